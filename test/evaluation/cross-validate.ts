const FOLDS = 5;

/**
 * Judges every row by a model that was learned without it: five folds, row i in fold i mod 5.
 * @returns one judgement a row, in their order
 */
export function crossValidate<Row, Model, Judgement>(
  rows: readonly Row[],
  learn: (rows: readonly Row[]) => Model,
  judge: (row: Row, model: Model) => Judgement,
): Judgement[] {
  const models = Array.from({ length: FOLDS }, (_, fold) => learn(rows.filter((_, i) => i % FOLDS !== fold)));
  return rows.map((row, i) => judge(row, models[i % FOLDS] as Model));
}
