import type { Department, DepartmentKind } from '../../indexer/departments.ts';
import { createFindKind, joinDepartments } from '../../indexer/departments.ts';
import type { DutyItem } from '../../indexer/duty-item.ts';
import type { DutyFamily } from '../../indexer/families.ts';
import type { AnswerParts } from '../../server/answer/answer-question.ts';
import followUpModel from '../../server/answer/follow-up-model.json' with { type: 'json' };
import intentModel from '../../server/answer/intent-model.json' with { type: 'json' };
import type { TownshipView } from '../../server/protocol.ts';
import { FAMILY_FEATURES, type FeatureValues } from '../../server/search/family-features.ts';
import type { FamilyResult, Ranking, Search } from '../../server/search/hybrid-search.ts';

const NO_FEATURES = Object.fromEntries(FAMILY_FEATURES.map((name) => [name, 0])) as FeatureValues;

/** A ranking by hand: families with their scores, best first. */
export function makeRanking(
  families: readonly (readonly [DutyFamily, number])[],
  items: readonly DutyItem[],
): Ranking {
  const byId = new Map(items.map((item) => [item.id, item]));
  return {
    families: families.map(
      ([family, score]): FamilyResult => ({
        family,
        score,
        why: NO_FEATURES,
        features: NO_FEATURES,
        items: family.items.flatMap((id) => byId.get(id) ?? []),
      }),
    ),
    negative: 0,
    negatives: 0,
    negativeKind: null,
    answerable: 0,
    unknownShare: 0,
    knownTerms: 9,
  };
}

/**
 * What answering needs, around a search by hand: a question finds the first family of which one of `words` stands
 * in the question, or whose item has that title; a question that finds none has confidence 0.
 */
export function makeAnswerParts(
  items: readonly DutyItem[],
  families: readonly DutyFamily[],
  words: Readonly<Record<string, readonly string[]>>,
  kinds: readonly DepartmentKind[] = [],
): AnswerParts {
  const titles = new Map(items.map((item) => [item.title, item.id]));
  const search: Search = async (question) => {
    const item = titles.get(question);
    const found = families.filter(
      ({ id, items: held }) =>
        (item !== undefined && held.includes(item)) ||
        (words[id] ?? []).some((word) => question.includes(word)),
    );
    return makeRanking(
      found.map((family, at) => [family, 1 - 0.2 * at]),
      items,
    );
  };
  const offices: Department[] = joinDepartments(items, createFindKind(kinds));
  return {
    townships: [...new Map(items.map(({ township }) => [township.id, township as TownshipView])).values()],
    items,
    families,
    kinds,
    offices,
    weights: { weight: () => 4, knows: () => true },
    search,
    confidenceOf: ({ families: found }) =>
      found.length > 0 ? { right: 0.9, listed: true } : { right: 0, listed: false },
    config: {
      clarifyBelow: 0.5,
      clarifyMargin: 0.015,
      relatedShare: 0.7,
      relatedRank: 4,
      placeShare: 0.96,
      fartherShare: 0.5,
      matterAbove: 0.5,
    },
    models: { intent: intentModel, followUp: followUpModel },
  };
}
