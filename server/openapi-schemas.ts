import { DUTY_LISTS, ITEM_FIELDS } from '../indexer/duty-item.ts';
import { ERROR_CODES, type Intent, LIMITS } from './protocol.ts';

/** A JSON Schema (2020-12), as OpenAPI 3.1 uses it. */
export type Schema = { readonly [keyword: string]: unknown };

export function refTo(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

const text: Schema = { type: 'string' };
const textOrNull: Schema = { type: ['string', 'null'] };
const itemId: Schema = { type: 'string', pattern: '^[^/]+/(basic|cooperative|reclaimed)/[0-9]+$' };
const field: Schema = { enum: ITEM_FIELDS };
const verdict: Schema = { enum: ['乡镇负责', '上级牵头、乡镇配合', '上级已收回', '清单未列'] };
// A record, so that the compiler asks for an intent that is missing here.
const INTENTS: Readonly<Record<Intent, true>> = {
  who: true,
  how: true,
  detail: true,
  'township-part': true,
  'department-part': true,
  still: true,
  either: true,
  compare: true,
  lookup: true,
  list: true,
  count: true,
  department: true,
  'small-talk': true,
  help: true,
};
const counts: Schema = { type: 'object', additionalProperties: { type: 'integer', minimum: 0 } };

function listOf(items: Schema): Schema {
  return { type: 'array', items };
}

function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

/** An object whose properties are all required, but for the named ones. */
function objectOf(properties: Record<string, Schema>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required };
}

const item: Record<string, Schema> = {
  id: itemId,
  township: refTo('Township'),
  list: { enum: DUTY_LISTS },
  no: { type: 'integer', minimum: 1 },
  category: text,
  title: text,
  departments: listOf(text),
  upperDuty: textOrNull,
  townshipDuty: textOrNull,
  method: textOrNull,
  source: objectOf({
    file: text,
    lines: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 },
  }),
  damaged: listOf(field),
  corrected: listOf(field),
};

const answer: Record<string, Schema> = {
  kind: { enum: ['answer', 'clarify', 'none'] },
  reason: { enum: ['out-of-scope', 'not-listed', 'unclear', 'detail-not-listed', 'harmful', null] },
  verdict: orNull(verdict),
  text: { type: 'string', description: '给人看的回答；只说引用的事项里有的内容。' },
  citations: { ...listOf(refTo('Citation')), description: '按相关程度排列，最好的在前。' },
  elsewhere: {
    ...listOf(refTo('Citation')),
    description: '指定的乡镇没有这一事项时，其他乡镇的事项；其他不回答的情形下，最接近的事项，但不是答案。',
  },
  departments: { ...listOf(text), description: '牵头或承接的部门，按清单原文；乡镇自己负责时为空。' },
  options: listOf(objectOf({ id: itemId, label: text })),
  dispatch: textOrNull,
  understood: objectOf(
    {
      township: orNull(refTo('Township')),
      subject: textOrNull,
      carried: { type: 'boolean' },
      intent: { enum: Object.keys(INTENTS) },
    },
    ['intent'],
  ),
  confidence: { type: 'number', minimum: 0, maximum: 1 },
  suggestions: listOf(text),
  conversation: { type: 'string', description: '接着问时带上它。' },
  tookMs: { type: 'number', minimum: 0 },
};

/** Every body of the interface by name; `test/server/openapi.test.ts` holds real answers against them. */
export const SCHEMAS: Readonly<Record<string, Schema>> = {
  Township: objectOf({ id: text, name: text, county: text }),
  Item: objectOf(item),
  ItemDetail: objectOf({
    ...item,
    passage: listOf(
      objectOf({
        line: { type: 'integer', minimum: 1 },
        text,
        marks: listOf(
          objectOf({
            start: { type: 'integer', minimum: 0 },
            end: { type: 'integer', minimum: 0 },
            field: { enum: [...ITEM_FIELDS, 'no'] },
          }),
        ),
      }),
    ),
    previous: orNull(itemId),
    next: orNull(itemId),
    family: listOf(itemId),
  }),
  ItemsPage: objectOf({
    total: { type: 'integer', minimum: 0 },
    page: { type: 'integer', minimum: 1 },
    pageSize: { type: 'integer', minimum: 1 },
    items: listOf(refTo('Item')),
    counts: objectOf({ township: counts, list: counts, category: counts, department: counts }),
  }),
  Citation: objectOf({
    id: itemId,
    quote: { type: 'string', description: '一字不差地取自事项的 field 一栏。' },
    field,
    verdict,
    dispatch: { type: 'string', description: '派单用语：牵头单位｜配合单位｜依据。' },
    item: refTo('Item'),
  }),
  AskRequest: objectOf(
    {
      question: { type: 'string', minLength: 1, maxLength: LIMITS.questionCharacters },
      township: { type: ['string', 'null'], description: '乡镇编号；问题里说到乡镇时以问题为准。' },
      conversation: { type: ['string', 'null'], description: '上一次回答里的 conversation。' },
    },
    ['township', 'conversation'],
  ),
  Answer: objectOf(answer),
  Families: objectOf({
    townships: listOf(refTo('Township')),
    families: listOf(
      objectOf({
        id: text,
        name: text,
        items: listOf(objectOf({ id: itemId, township: text, verdict, departments: listOf(text) })),
        differs: { type: 'boolean', description: '列出这件事的各乡镇，负责或牵头的单位是否不同类。' },
        related: listOf(text),
      }),
    ),
  }),
  Department: objectOf({
    name: text,
    writings: listOf(text),
    items: listOf(refTo('Item')),
    alike: listOf(objectOf({ name: text, county: text, items: { type: 'integer', minimum: 1 } })),
  }),
  Suggestions: objectOf({
    suggestions: listOf(
      objectOf({ text, kind: { enum: ['title', 'wording', 'department'] }, id: orNull(itemId) }),
    ),
  }),
  Conversation: objectOf({
    id: text,
    turns: listOf(
      objectOf({
        question: text,
        township: textOrNull,
        askedAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z$' },
        answer: refTo('Answer'),
      }),
    ),
  }),
  Health: objectOf(
    {
      status: { const: 'ok' },
      items: { type: 'integer' },
      townships: { type: 'integer' },
      problem: {
        ...objectOf({ code: text, message: text, since: text }),
        description: '清单或索引有更新但无法载入；仍用原来的清单回答。',
      },
    },
    ['problem'],
  ),
  Ready: objectOf({
    status: { const: 'ready' },
    version: text,
    protocol: { type: 'integer' },
    index: objectOf({ format: { type: 'integer' }, tokenizer: text, model: text, seeds: text }),
  }),
  Error: objectOf({
    error: objectOf(
      {
        code: { enum: ERROR_CODES },
        message: { type: 'string', description: '说明该怎么办的一句话。' },
        retryAfter: { type: 'integer', description: '多少秒后值得再试。' },
      },
      ['retryAfter'],
    ),
  }),
};
