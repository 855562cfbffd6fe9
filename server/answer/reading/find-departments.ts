import type { Department, DepartmentKind } from '../../../indexer/departments.ts';
import { normalizeText } from '../../../indexer/normalize-text.ts';

/** An office that a question names, in all the counties where it can be meant. */
export interface DepartmentMention {
  /** The words of the question, as normalized, with the county in front of them. */
  readonly words: string;
  /** The name alone, without county and level. */
  readonly form: string;
  /** Where they stand in the normalized question. */
  readonly at: number;
  readonly offices: readonly Department[];
  /** True for a name that can be nothing but an office (民政局); false for a word of everyday use (民政, 消防). */
  readonly formal: boolean;
}

export type FindDepartments = (question: string) => DepartmentMention[];

const FORMAL = /(?:局|委|部|办|委员会|办公室|联|会|院|队|中心|公司|室|馆)$/u;
// Everyday words that end as an office does: 工会, 园区 stay; a single 办 or 会 never stands alone in the table.
const SHORTEST = 2;
/** Forms that are only a part of a name, as a document's extraction has them. */
const BROKEN = /^(?:委.+|场监督管理局|监局|人民政府|县政府|市政府)$/u;

/**
 * Finds offices by every form of their names, the longest first, each place of the question once. A kind that no
 * county has under its own name is looked for by its stem: 教育局 is 教育和科学技术局 where there is no other.
 */
export function createFindDepartments(
  kinds: readonly DepartmentKind[],
  offices: readonly Department[],
): FindDepartments {
  const holders = new Map<string, readonly Department[]>();
  for (const kind of kinds) {
    const own = offices.filter((office) => office.kind === kind.id);
    const stem = kind.name.replace(/(?:局|委员会|委)$/u, '');
    const others = kinds.filter((other) => other !== kind && other.name.startsWith(stem));
    const held =
      own.length > 0 ? own : offices.filter((office) => others.some((other) => other.id === office.kind));
    for (const form of [kind.name, ...kind.aliases]) {
      const plain = normalizeText(form);
      if (plain.length >= SHORTEST && !BROKEN.test(plain) && held.length > 0) holders.set(plain, held);
    }
  }
  for (const office of offices) {
    if (kinds.some((kind) => kind.id === office.kind)) continue;
    for (const writing of office.writings) holders.set(normalizeText(writing), [office]);
  }
  const counties = [
    ...new Set(offices.flatMap(({ county }) => [county, county.replace(/[县市]$/u, '')]).map(normalizeText)),
  ].sort((a, b) => b.length - a.length);
  const forms = [...holders.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(
    `((?:${counties.map(escaped).join('|')})?(?:[县市]?委)?[县市]?)(${forms.map(escaped).join('|')})`,
    'gu',
  );
  return (question) =>
    [...normalizeText(question).matchAll(pattern)].map((match) => {
      const [words, , form = ''] = match;
      return { words, form, at: match.index, offices: holders.get(form) ?? [], formal: FORMAL.test(form) };
    });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
