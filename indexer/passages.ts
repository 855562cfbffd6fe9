import type { DutyItem } from './duty-item.ts';
import type { TextRole } from './embedder.ts';
import type { DutyFamily } from './families.ts';
import { joinClauses } from './join-clauses.ts';
import type { Wording } from './wordings.ts';

/**
 * What a passage's text is: an item's title, a stretch of a duty cell under its title, an everyday wording, or
 * a question that the lists do not answer.
 */
export type PassageKind = 'title' | 'cell' | 'wording' | 'negative';

/** One text that gets a vector, with what it speaks for, as positions in the index's families and items. */
export interface Passage {
  readonly kind: PassageKind;
  readonly text: string;
  readonly families: readonly number[];
  /** The items whose title or cell it is; none for a wording or a negative. */
  readonly items: readonly number[];
}

/** Long enough to hold a numbered duty, short enough that one subject decides its vector. In characters. */
const CELL_PASSAGE = 90;
/** A title's opening names the matter; the rest of a long one would drown the cell. In characters. */
const TITLE_IN_PASSAGE = 40;

/** Splits a cell at the ends of sentences and clauses into stretches of about `length` characters. */
export function splitCell(cell: string, length: number = CELL_PASSAGE): string[] {
  return joinClauses(cell.match(/[^；。;]+[；。;]*/gu) ?? [], length);
}

/**
 * All texts of the index that get a vector, each text of a kind once (five lists share most titles),
 * in the order of items and wordings.
 */
export function collectPassages(
  items: readonly DutyItem[],
  families: readonly DutyFamily[],
  wordings: readonly Wording[],
  negatives: readonly Wording[] = [],
): Passage[] {
  const familyAt = new Map(families.map((family, index) => [family.id, index]));
  const familyOfItem = new Map(families.flatMap((family, index) => family.items.map((id) => [id, index])));
  const byKey = new Map<
    string,
    { kind: PassageKind; text: string; families: Set<number>; items: Set<number> }
  >();

  function passageFor(kind: PassageKind, text: string) {
    const key = `${kind}\n${text}`;
    const passage = byKey.get(key) ?? { kind, text, families: new Set<number>(), items: new Set<number>() };
    byKey.set(key, passage);
    return passage;
  }

  items.forEach((item, index) => {
    const cells = [item.upperDuty, item.townshipDuty, item.method].flatMap((cell) => splitCell(cell ?? ''));
    const texts = cells.map((stretch) => `${item.title.slice(0, TITLE_IN_PASSAGE)}：${stretch}`);
    const passages = [passageFor('title', item.title), ...texts.map((text) => passageFor('cell', text))];
    const family = familyOfItem.get(item.id);
    for (const passage of passages) {
      passage.items.add(index);
      if (family !== undefined) passage.families.add(family);
    }
  });
  for (const wording of wordings) {
    const passage = passageFor('wording', wording.text);
    for (const id of wording.families) {
      const family = familyAt.get(id);
      if (family !== undefined) passage.families.add(family);
    }
  }
  for (const negative of negatives) passageFor('negative', negative.text);
  return [...byKey.values()].map((passage) => ({
    kind: passage.kind,
    text: passage.text,
    families: [...passage.families],
    items: [...passage.items],
  }));
}

/** Wordings and negatives are questions like the one that will be asked; everything else is a passage. */
export function roleOf(kind: PassageKind | undefined): TextRole {
  return kind === 'wording' || kind === 'negative' ? 'query' : 'passage';
}

/** The rows of the questions that the lists do not answer: the order in which the index keeps their coarse vectors. */
export function negativeRows(passages: readonly Passage[]): number[] {
  return passages.flatMap(({ kind }, row) => (kind === 'negative' ? [row] : []));
}
