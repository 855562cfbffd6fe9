import type { SearchIndex } from '../../indexer/search-index.ts';
import type { ComposedAnswer } from '../../server/answerer.ts';
import { rightFamilies } from './open-evaluation.ts';
import type { EvaluationQuestion } from './question-set.ts';

/** What a careful reader says of one answer. */
export interface Judgement {
  readonly answerable: boolean;
  /** No answer and no choice was given. */
  readonly refused: boolean;
  /** The first citation is of a right family. */
  readonly first: boolean;
  /** A right family is among the first three that are cited or offered. */
  readonly three: boolean;
  /** The first department leads in a right entry; right too where the township itself is responsible and none is named. */
  readonly department: boolean;
  readonly confidence: number;
}

export function judgeAnswer(
  index: SearchIndex,
  question: EvaluationQuestion,
  answer: ComposedAnswer,
): Judgement {
  const right = rightFamilies(index, question);
  const families = index.families.filter((family) => right.has(family.id));
  const rightItems = new Set(families.flatMap((family) => family.items));
  const departments = new Set(
    index.items.filter(({ item }) => rightItems.has(item.id)).flatMap(({ item }) => item.departments),
  );
  const someWithout = index.items.some(
    ({ item }) => rightItems.has(item.id) && item.departments.length === 0,
  );
  // A named township without the duty is answered by the other townships' entries.
  const cited = answer.citations.length > 0 ? answer.citations : answer.elsewhere;
  const familyOf = new Map(index.families.flatMap((family) => family.items.map((id) => [id, family.id])));
  const offered = [...cited.map(({ id }) => id), ...answer.options.map(({ id }) => id)];
  const ranked = [...new Set(offered.map((id) => familyOf.get(id)))];
  const [lead] = answer.departments.length > 0 ? answer.departments : (cited[0]?.item.departments ?? []);
  const isPlaceGap =
    answer.reason === 'not-listed' && answer.elsewhere.length > 0 && question.township !== null;
  return {
    // A listed matter whose asked detail no cell holds is refused, with the matter beside it.
    answerable: right.size > 0 && question.reason === null,
    refused: answer.kind === 'none' && !isPlaceGap,
    first: cited[0] !== undefined && rightItems.has(cited[0].id),
    three: ranked.slice(0, 3).some((id) => id !== undefined && right.has(id)),
    department: lead === undefined ? someWithout : departments.has(lead),
    confidence: answer.confidence,
  };
}
