import { createFindKind } from '../../indexer/departments.ts';
import type { ParsedItem } from '../../indexer/duty-item.ts';
import type { AnswerContext, Answerer } from '../../server/answerer.ts';
import { createItemCatalog } from '../../server/items/item-catalog.ts';
import type { Knowledge } from '../../server/knowledge.ts';
import { createScriptedAnswerer } from './scripted-answerer.ts';
import { makeItem, STAMP } from './small-index.ts';

const XIAZHEN = { id: 'xiazhen', name: '夏镇', county: '托克逊县' };
const TUOLIZHEN = { id: 'tuolizhen', name: '托里镇', county: '托里县' };

/** A document of one entry between others, with a cell broken over two lines. */
export const XIAZHEN_LINES = [
  '二、配合履职事项',
  '19 民生服务',
  '残疾人两项补贴工作',
  '',
  '20 民生服务',
  '残疾人证管理',
  '托克逊县残疾人联',
  '合会',
  '1.受理、审核申请；2.制证、发证。',
  '协助办理残疾人证。',
  '',
  '21 民生服务',
  '困难重度残疾人家庭无障碍改造工作',
];

/** Items of two townships and all three lists; the first one has its pieces. */
export const SMALL_ITEMS: readonly ParsedItem[] = [
  {
    item: makeItem('xiazhen/cooperative/20', {
      township: XIAZHEN,
      title: '残疾人证管理',
      departments: ['托克逊县残疾人联合会'],
      upperDuty: '1.受理、审核申请；2.制证、发证。',
      townshipDuty: '协助办理残疾人证。',
      source: { file: 'seeds/xiazhen.txt', lines: [5, 10] },
    }),
    pieces: {
      no: [{ line: 5, start: 0, end: 2 }],
      category: [{ line: 5, start: 3, end: 7 }],
      title: [{ line: 6, start: 0, end: 6 }],
      departments: [
        { line: 7, start: 0, end: 8 },
        { line: 8, start: 0, end: 2 },
      ],
    },
  },
  ...[
    makeItem('xiazhen/cooperative/21', {
      township: XIAZHEN,
      title: '困难重度残疾人家庭无障碍改造工作',
      departments: ['托克逊县残疾人联合会', '托克逊县民政局'],
      upperDuty: '做好无障碍改造项目的实施及评估验收。',
      townshipDuty: '对残疾人家庭进行全面排查，建立需求台账。',
      source: { file: 'seeds/xiazhen.txt', lines: [12, 13] },
    }),
    makeItem('xiazhen/basic/1', {
      township: XIAZHEN,
      category: '乡村振兴',
      title: '负责农村宅基地审批及管理',
    }),
    makeItem('tuolizhen/cooperative/19', {
      township: TUOLIZHEN,
      title: '做好残疾人证管理',
      departments: ['托里县残疾人联合会'],
      upperDuty: '审核残疾人证申请。',
      townshipDuty: '初审申请材料。',
    }),
    makeItem('tuolizhen/reclaimed/1', {
      township: TUOLIZHEN,
      category: '民生服务',
      title: '出具婚姻状况证明',
      departments: ['托里县民政局'],
      method: '由托里县民政局按规定出具ＡＢ类证明。',
    }),
  ].map((item) => ({ item, pieces: {} })),
];

const FAMILIES = [
  {
    id: 'f1',
    name: '残疾人证管理',
    items: ['xiazhen/cooperative/20', 'tuolizhen/cooperative/19'],
    related: [],
  },
];
const KINDS = [{ id: 'disabled', name: '残疾人联合会', aliases: ['残联'] }];

export interface SmallKnowledge extends Knowledge {
  readonly answerer: Answerer & { readonly asked: readonly string[] };
  /** The contexts that questions came with, in their order. */
  readonly contexts: readonly AnswerContext[];
  /** Questions that hold 等一等 wait until the gate is opened. */
  openGate(): void;
}

/**
 * Five items of real lists and a scripted answerer (see there for what it knows); a question that holds 故障 makes
 * it throw.
 */
export function createSmallKnowledge(): SmallKnowledge {
  const documents = new Map([['seeds/xiazhen.txt', XIAZHEN_LINES.join('\n')]]);
  const catalog = createItemCatalog(SMALL_ITEMS, documents, FAMILIES, createFindKind(KINDS));
  const scripted = createScriptedAnswerer(catalog);
  const contexts: AnswerContext[] = [];
  return {
    catalog,
    contexts,
    openGate: scripted.openGate,
    stamp: STAMP,
    vectorCache: () => ({ hits: 0, misses: 0, entries: 0 }),
    embedderBytes: () => 0,
    answerer: {
      ...scripted,
      async answer(question, context) {
        contexts.push(context);
        if (question.includes('故障')) throw new Error('/secret/path: connection refused');
        return scripted.answer(question, context);
      },
    },
  };
}
