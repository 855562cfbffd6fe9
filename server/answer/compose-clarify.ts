import type { ComposedAnswer } from '../answerer.ts';
import type { Understood } from '../protocol.ts';
import type { FamilyResult } from '../search/hybrid-search.ts';
import { composeRefusal } from './compose-refusal.ts';

/** Asks back: two or three matters, each with an item that stands for it. The matters are named as the lists name them. */
export function composeClarify(
  families: readonly FamilyResult[],
  text: string,
  townships: ReadonlySet<string>,
  understood: Understood,
  confidence: number,
): ComposedAnswer {
  const options = families.flatMap(({ items }) => {
    const item = items.find(({ township }) => townships.has(township.id)) ?? items[0];
    return item ? [{ id: item.id, label: shortened(item.title) }] : [];
  });
  return {
    ...composeRefusal('unclear', { text, understood, confidence }),
    kind: 'clarify',
    reason: null,
    options,
  };
}

const LABEL = 36;

function shortened(title: string): string {
  const characters = [...title];
  return characters.length > LABEL ? `${characters.slice(0, LABEL).join('')}…` : title;
}
