import type { Citation } from '../server/protocol.ts';
import { itemHref } from './route.ts';
import type { Strings } from './strings.ts';

/** What `s` copies: verdict, dispatch line, the quoted words and where they stand, as plain text. */
export function citationText(citation: Citation, origin: string, t: Strings): string {
  const { item } = citation;
  return [
    `【${t.verdict[citation.verdict]}】${item.title}`,
    citation.dispatch,
    `${t.copied.quote}${t.quoted(citation.quote)}`,
    `${t.copied.source}${t.basis(item)} ${origin}${itemHref(item.id)}`,
  ].join('\n');
}
