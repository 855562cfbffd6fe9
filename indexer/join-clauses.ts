/** Neighbouring clauses in stretches of at most `length` characters; a longer clause is a stretch of its own. */
export function joinClauses(clauses: readonly string[], length: number): string[] {
  const stretches: string[] = [];
  for (const clause of clauses) {
    const last = stretches.at(-1);
    if (last !== undefined && last.length + clause.length <= length)
      stretches[stretches.length - 1] = last + clause;
    else stretches.push(clause);
  }
  return stretches;
}
