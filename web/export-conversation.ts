/** A conversation as a file: Markdown for reading, CSV for a table program. */
import type { Citation } from '../server/protocol.ts';
import { type Conversation, conversationTitle } from './chat-state.ts';
import { itemHref } from './route.ts';
import type { Strings } from './strings.ts';
import { otherTownships, outcomeWords } from './turn-verdict.ts';

/** Markdown with one section a question; `origin` makes the links whole. */
export function conversationMarkdown(conversation: Conversation, origin: string, t: Strings): string {
  const sections = conversation.turns.map((turn) => {
    const lines = [`## ${escapeMarkdown(turn.question)}`, '', `*${t.dateTime(turn.askedAt)}*`, ''];
    if (turn.verdict) lines.push(`**${escapeMarkdown(outcomeWords(turn, t))}**`, '');
    if (turn.verdict?.text) lines.push(escapeMarkdown(turn.verdict.text), '');
    lines.push(...turn.citations.flatMap((citation) => citationSection(citation, origin, t)));
    const others = otherTownships(turn);
    if (others.length > 0) lines.push(`**${escapeMarkdown(t.answer.elsewhere)}**`, '');
    lines.push(...others.flatMap((citation) => citationSection(citation, origin, t)));
    return lines.join('\n');
  });
  return `# ${escapeMarkdown(conversationTitle(conversation))}\n\n${sections.join('\n')}`;
}

function citationSection(citation: Citation, origin: string, t: Strings): string[] {
  const { item } = citation;
  return [
    `### ${escapeMarkdown(`${item.township.name} · ${item.title}`)}`,
    '',
    `- ${escapeMarkdown(citation.dispatch)}`,
    `- [${escapeMarkdown(t.basis(item))}](${origin}${itemHref(item.id)})`,
    '',
    `> ${escapeMarkdown(citation.quote)}`,
    '',
  ];
}

/**
 * One row a citation (one a question where there is none) and one each other township's entry, with a byte order
 * mark: table programs would otherwise read the Chinese as another encoding.
 */
export function conversationCsv(conversation: Conversation, origin: string, t: Strings): string {
  const rows = conversation.turns.flatMap((turn) => {
    const start = [t.dateTime(turn.askedAt), turn.question];
    const cited = turn.citations.map((citation) => [...start, ...citationCells(citation, origin, t), '']);
    const asked = turn.understood?.township?.name ?? '';
    if (cited.length === 0) cited.push([...start, asked, outcomeWords(turn, t), '', '', '', '', '']);
    const others = otherTownships(turn).map((citation) => [
      ...start,
      ...citationCells(citation, origin, t),
      t.answer.elsewhere,
    ]);
    return [...cited, ...others];
  });
  return `\uFEFF${[t.csvHead, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** A cell in quotes. One that a table program would run as a formula gets an apostrophe in front. */
export function csvCell(text: string): string {
  const guarded = /^\s*[=+\-@＝＋－＠\t\r]/u.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}

/** A file name for a download: the title without what file systems refuse. */
export function exportName(conversation: Conversation, extension: string): string {
  const name = conversationTitle(conversation)
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 40);
  return `${name || conversation.id}.${extension}`;
}

function citationCells(citation: Citation, origin: string, t: Strings): string[] {
  const { item } = citation;
  return [
    item.township.name,
    t.verdict[citation.verdict],
    item.departments.join('、'),
    t.basis(item),
    citation.quote,
    origin + itemHref(item.id),
  ];
}

/** What a user typed must not become a heading, a link or markup of the exported file. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|]/g, (character) => `\\${character}`)
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
