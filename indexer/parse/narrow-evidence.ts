import type { Fragment } from './narrow-fragments.ts';
import { isDepartmentName, splitDepartments } from './split-departments.ts';

/** What a document says about itself: which characters follow each other, which names it uses elsewhere. */
export interface NarrowEvidence {
  /** Whether the end of one line and the beginning of another stand together elsewhere in the document. */
  joins(before: string, after: string): boolean;
  /** How much of a departments cell is whole names: 0 none of it, 1 all of it, and more when the duties use them. */
  departmentScore(text: string): number;
  /** Whether a text can begin a name of an office of this county. */
  beginsDepartment(text: string): boolean;
}

// Enough for any document; more would only make noise slow.
const CORPUS_LIMIT = 400_000;
const OFFICE_START =
  /^(?:中国|中共|[市县州区旗](?!场|级|域|容|民(?!政|族|宗))|\p{Script=Han}{1,4}?(?:[市县州旗]|地区)(?!场|级|域|容))/u;

/** Gathers the evidence of a list's fragments. */
export function gatherEvidence(fragments: readonly Fragment[], county: string): NarrowEvidence {
  const pairs = new Set<string>();
  let corpus = '';
  for (const { text, width } of fragments) {
    for (let at = 1; at < text.length && pairs.size < CORPUS_LIMIT; at += 1)
      pairs.add(text.slice(at - 1, at + 1));
    if (width > 8 && corpus.length < CORPUS_LIMIT) corpus += text;
  }
  const scores = new Map<string, number>();
  return {
    joins: (before, after) => pairs.has(before.slice(-1) + after.slice(0, 1)),
    departmentScore: (text) => {
      let score = scores.get(text);
      if (score === undefined) {
        score = scoreNames(text, county, corpus);
        scores.set(text, score);
      }
      return score;
    },
    beginsDepartment: (text) => text.startsWith(county.slice(0, text.length)) || OFFICE_START.test(text),
  };
}

function scoreNames(text: string, county: string, corpus: string): number {
  const names = splitDepartments([text], county);
  if (names.length === 0) return 0;
  const sum = names.reduce((total, name) => total + (isDepartmentName(name) ? 1 : 0), 0);
  const used = names.filter((name) => isDepartmentName(name) && corpus.includes(name)).length;
  return sum / names.length + (0.5 * used) / names.length;
}
