import { buildIndex } from '../../indexer/build-index.ts';
import type { DutyItem, ParsedItem } from '../../indexer/duty-item.ts';
import type { DutyFamily } from '../../indexer/families.ts';
import type { IndexStamp, SearchIndex } from '../../indexer/search-index.ts';
import { createVectorStore } from '../../indexer/vector-store.ts';
import type { Wording } from '../../indexer/wordings.ts';
import { createHashEmbedder } from './hash-embedder.ts';

export const STAMP: IndexStamp = { format: 1, tokenizer: 't', model: 'hash/1', seeds: 's' };

/** An item with only what a test cares about. */
export function makeItem(id: string, fields: Partial<DutyItem> = {}): DutyItem {
  const [township = '', list = 'basic', no = '1'] = id.split('/');
  return {
    id,
    township: { id: township, name: `${township}镇`, county: `${township}县` },
    list: list as DutyItem['list'],
    no: Number(no),
    category: '民生服务',
    title: id,
    departments: [],
    upperDuty: null,
    townshipDuty: null,
    method: null,
    source: { file: 'seeds/x.txt', lines: [1, 1] },
    damaged: [],
    corrected: [],
    ...fields,
  };
}

export const ITEMS: readonly DutyItem[] = [
  makeItem('a/cooperative/1', {
    title: '残疾人证办理',
    departments: ['甲县残疾人联合会'],
    upperDuty: '1.审核办证材料；2.制作残疾人证。',
    townshipDuty: '1.指导申请人填写申请表；2.公示评定结果。',
  }),
  makeItem('b/cooperative/1', { title: '做好残疾人证管理', departments: ['乙县残疾人联合会'] }),
  makeItem('a/basic/1', { title: '负责农村宅基地审批及管理' }),
  makeItem('b/reclaimed/1', {
    title: '工伤认定调查',
    departments: ['乙县人社局'],
    method: '负责工伤认定调查。',
  }),
];

export const FAMILIES: readonly DutyFamily[] = [
  { id: 'f1', name: '残疾人证', items: ['a/cooperative/1', 'b/cooperative/1'], related: [] },
  { id: 'f2', name: '宅基地', items: ['a/basic/1'], related: [] },
  { id: 'f3', name: '工伤', items: ['b/reclaimed/1'], related: [] },
];

export const WORDINGS: readonly Wording[] = [
  { text: '残疾本本在哪搞', families: ['f1'], kind: 'dialect', origin: 'cells' },
  { text: '想盖新房找谁批地', families: ['f2'], kind: 'plain', origin: 'cells' },
  { text: '工地上摔断腿算不算工伤', families: ['f3'], kind: 'story', origin: 'cells' },
];

export const NEGATIVES: readonly Wording[] = [
  { text: '今天天气怎么样', families: [], kind: 'smalltalk', origin: 'review' },
];

/** Four items, three families, three wordings, one negative; vectors by a hash instead of the model. */
export function makeSmallIndex(): Promise<SearchIndex> {
  const items: ParsedItem[] = ITEMS.map((item) => ({ item, pieces: {} }));
  return buildIndex(
    { items, families: FAMILIES, wordings: WORDINGS, negatives: NEGATIVES, glossary: { wheelchair: '轮椅' } },
    createHashEmbedder(),
    STAMP,
    createVectorStore(),
  );
}
