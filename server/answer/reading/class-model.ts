/** A multinomial logistic model over named features: plain numbers, one a class. */
export interface ClassModel {
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  /** What each feature adds to the classes' log odds; features that it does not name add nothing. */
  readonly weights: Readonly<Record<string, readonly number[]>>;
}

/** Features by name; those that are not there are 0. */
export type NamedFeatures = ReadonlyMap<string, number>;

/** The probability of each class, in the model's order. */
export function classProbabilities(features: NamedFeatures, { bias, weights }: ClassModel): number[] {
  const odds = [...bias];
  for (const [name, value] of features) {
    const own = Object.hasOwn(weights, name) ? weights[name] : undefined;
    own?.forEach((weight, at) => {
      odds[at] = (odds[at] as number) + weight * value;
    });
  }
  return softmax(odds);
}

/** Log odds as shares of 1. */
export function softmax(odds: readonly number[]): number[] {
  const top = Math.max(...odds);
  const shares = odds.map((odd) => Math.exp(odd - top));
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / all);
}
