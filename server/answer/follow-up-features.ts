import { type ClassModel, classProbabilities, type NamedFeatures } from './reading/class-model.ts';
import { namesOnlyStep } from './reading/follow-up.ts';
import type { MatterReading } from './reading/read-question.ts';

/** How the search takes a question that may go on with the matter before. */
export interface FollowUpEvidence {
  /** Probability that the first family found for the question alone is meant, 0..1. */
  readonly confidence: number;
  /** It is like those that no list answers. */
  readonly isElsewhere: boolean;
  /** How like: the cosine with the nearest of them. */
  readonly negative: number;
  /** Log odds that it is a question of the kind that the lists answer, −1..1. */
  readonly answerable: number;
  /** Where the family of the matter before ranks for the question alone, from 0; -1 when it does not. */
  readonly rank: number;
  /** Share of what it names that the entries of the matter before hold, and those of the first found. */
  readonly ofCarried: number;
  readonly ofOwn: number;
}

/** A step is one word. In characters. */
const STEP = 2;
/** Who names as much has a matter. In characters. */
const MUCH = 8;
/** A single run of characters says less than what the search finds. */
const FRAME_SHARE = 0.3;
export const CARRIED = 'carried';
export const NEW = 'new';

/** How a question is put, what it wants to know and what the search finds for it alone. */
export function followUpFeatures(reading: MatterReading, evidence: FollowUpEvidence): NamedFeatures {
  const { own, reference, rule, place, frame } = reading;
  const { confidence, isElsewhere, negative, answerable, rank, ofCarried, ofOwn } = evidence;
  const flags: Readonly<Record<string, boolean>> = {
    sure: confidence >= 0.8,
    doubtful: confidence < 0.4,
    elsewhere: isElsewhere,
    leaning: reference.leaning,
    nameless: own === '',
    step: namesOnlyStep(own),
    short: own.length <= STEP,
    more: ofCarried > ofOwn,
    less: ofCarried < ofOwn,
    mostly: ofCarried >= 0.5,
    none: ofCarried === 0,
    placed: place.words.length > 0,
    [`rule:${rule}`]: true,
  };
  return new Map<string, number>([
    ...frame.map((name): [string, number] => [name, FRAME_SHARE]),
    ...Object.entries(flags).flatMap(([name, holds]): [string, number][] =>
      holds ? [[`is:${name}`, 1]] : [],
    ),
    ['confidence', confidence],
    ['negative', negative],
    ['answerable', answerable],
    ['rank', rank < 0 ? 0 : 1 / (1 + rank)],
    ['ofCarried', ofCarried],
    ['ofOwn', ofOwn],
    ['length', Math.min(1, own.length / MUCH)],
  ]);
}

export function isCarried(features: NamedFeatures, model: ClassModel): boolean {
  return (classProbabilities(features, model)[model.classes.indexOf(CARRIED)] ?? 0) > 0.5;
}
