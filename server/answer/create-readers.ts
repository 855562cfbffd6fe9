import type { DutyItem } from '../../indexer/duty-item.ts';
import type { DutyFamily } from '../../indexer/families.ts';
import type { AnswerParts } from './answer-question.ts';
import { createQuotePicker } from './pick-quote.ts';
import { createFindDepartments } from './reading/find-departments.ts';
import { guessIntent } from './reading/guess-intent.ts';
import { createReadQuestion } from './reading/read-question.ts';
import { createReadSelection } from './reading/read-selection.ts';
import { createResolveMatter } from './resolve-matter.ts';
import { createFindTownship } from './township-names.ts';

/** 我们镇, 本乡: the one who asks, and no filter. */
const SELF = /(?:我们?|咱们?|本|我)(?:这)?(?:个)?(?:乡镇|镇|乡)(?:里|上)?/gu;

/** What reads a question and finds its matter, before anything is decided. */
export function createReaders(parts: AnswerParts) {
  const { townships, items, families, weights, search, confidenceOf, models } = parts;
  const byId = new Map(items.map((item) => [item.id, item]));
  const familyByItem = new Map(families.flatMap((family) => family.items.map((id) => [id, family])));
  const itemOf = (id: string): DutyItem | null => byId.get(id) ?? null;
  const familyOf = (id: string): DutyFamily | null => familyByItem.get(id) ?? null;
  const quotes = createQuotePicker(weights);
  const findDepartments = createFindDepartments(parts.kinds, parts.offices);
  const categories = [...new Set(items.map(({ category }) => category))];
  const { readFrame, readQuestion } = createReadQuestion({
    findTownship: createFindTownship(townships),
    findDepartments,
    readSelection: createReadSelection(categories, findDepartments, SELF),
    itemOf,
    intentOf: (frame, rule, among) => guessIntent(frame, rule, among, models.intent),
  });
  const resolver = createResolveMatter({
    search,
    confidenceOf,
    quotes,
    familyOf,
    itemOf,
    followUp: models.followUp,
  });
  return { readFrame, readQuestion, resolver, quotes, findDepartments, itemOf, familyOf };
}
