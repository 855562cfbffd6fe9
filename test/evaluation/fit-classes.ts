import {
  type ClassModel,
  classProbabilities,
  type NamedFeatures,
  softmax,
} from '../../server/answer/reading/class-model.ts';
import { descend } from './fit-logistic.ts';

/** An example of a class. */
export interface ClassRow {
  readonly features: NamedFeatures;
  readonly label: string;
  /** What the row counts against others. */
  readonly share: number;
}

/** A feature that fewer rows have says nothing of others. */
const SEEN = 3;
/** Runs of characters are many and examples few. */
const RIDGE = 4e-4;
/** A feature whose weights are all smaller is left out. */
const SAYS_NOTHING = 0.02;
/** Digits that weights are kept with. */
const DIGITS = 2;

/** A multinomial logistic model that makes the rows' labels likely: −log p(label), mean over the rows, with a ridge. */
export function fitClasses(rows: readonly ClassRow[]): ClassModel {
  const classes = [...new Set(rows.map(({ label }) => label))].sort();
  const seen = new Map<string, number>();
  for (const { features } of rows)
    for (const name of features.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
  const names = [...seen].filter(([, count]) => count >= SEEN).map(([name]) => name);
  const size = classes.length;
  const total = rows.reduce((sum, { share }) => sum + share, 0);
  const placeOf = new Map(names.map((name, at) => [name, (at + 1) * size]));
  const sparse = rows.map(({ features, label, share }) => ({
    own: [...features].flatMap(([name, value]): [number, number][] => {
      const place = placeOf.get(name);
      return place === undefined ? [] : [[place, value]];
    }),
    label: classes.indexOf(label),
    share,
  }));
  const weights = descend(
    (names.length + 1) * size,
    new Float64Array((names.length + 1) * size),
    (current, into) => {
      for (const { own, label, share } of sparse) {
        const odds = Array.from(classes, (_, at) =>
          own.reduce(
            (sum, [place, value]) => sum + value * valueAt(current, place + at),
            valueAt(current, at),
          ),
        );
        softmax(odds).forEach((probability, at) => {
          const error = (probability - Number(at === label)) * (share / total);
          add(into, at, error);
          for (const [place, value] of own) add(into, place + at, error * value);
        });
      }
    },
    () => undefined,
    RIDGE,
  );
  const rounded = (place: number): number[] =>
    Array.from({ length: size }, (_, at) => Number(valueAt(weights, place + at).toFixed(DIGITS)));
  const told = names
    .map((name): [string, number[]] => [name, rounded(placeOf.get(name) as number)])
    .filter(([, own]) => own.some((weight) => Math.abs(weight) >= SAYS_NOTHING));
  return { classes, bias: rounded(0), weights: Object.fromEntries(told) };
}

/** The likeliest class of a row. */
export function likeliest(features: NamedFeatures, model: ClassModel): string {
  const probabilities = classProbabilities(features, model);
  return model.classes[probabilities.indexOf(Math.max(...probabilities))] as string;
}

const valueAt = (values: Float64Array, at: number): number => values[at] as number;

function add(values: Float64Array, at: number, value: number): void {
  values[at] = valueAt(values, at) + value;
}
