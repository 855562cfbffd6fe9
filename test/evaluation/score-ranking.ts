/** What a system said to one question, as ids of items, best first. */
export interface Outcome {
  readonly right: ReadonlySet<string>;
  /** Families of the entries in rank order, each once. */
  readonly families: readonly string[];
}

export interface RankingScore {
  readonly questions: number;
  /** Share with a right entry first. */
  readonly first: number;
  /** Share with a right entry among the first three. */
  readonly three: number;
  /** Mean reciprocal rank of the first right entry. */
  readonly mrr: number;
}

/** Share of outcomes right at first place, among three, and the mean reciprocal rank. All 0 for no outcomes. */
export function scoreRanking(outcomes: readonly Outcome[]): RankingScore {
  let first = 0;
  let three = 0;
  let mrr = 0;
  for (const { right, families } of outcomes) {
    const rank = families.findIndex((family) => right.has(family));
    if (rank === 0) first++;
    if (rank >= 0 && rank < 3) three++;
    if (rank >= 0) mrr += 1 / (rank + 1);
  }
  const n = outcomes.length;
  if (n === 0) return { questions: 0, first: 0, three: 0, mrr: 0 };
  return { questions: n, first: first / n, three: three / n, mrr: mrr / n };
}

/**
 * Half width of the 95 % Wilson interval of a share (Wilson 1927, "Probable inference, the law of
 * succession, and statistical inference").
 */
export function wilsonHalfWidth(share: number, n: number): number {
  if (n === 0) return 1;
  const z = 1.96;
  return (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
}

/**
 * Half width of the 95 % interval of the difference of two shares over the same questions (Bonett & Price 2012,
 * "Adjusted Wald confidence interval for a difference of binomial proportions based on paired data").
 * @param lost right only the first time
 * @param gained right only the second time
 */
export function pairedHalfWidth(lost: number, gained: number, n: number): number {
  const [less, more] = [(lost + 1) / (n + 2), (gained + 1) / (n + 2)];
  return 1.96 * Math.sqrt((less + more - (less - more) ** 2) / (n + 2));
}
