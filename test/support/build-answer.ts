import type { Answer, Citation, ItemView } from '../../server/protocol.ts';

/** An item as the wire carries it; each test names only what it is about. */
export function buildItemView(change: Partial<ItemView> = {}): ItemView {
  return {
    id: 'xiazhen/cooperative/20',
    township: { id: 'xiazhen', name: '夏镇', county: '托克逊县' },
    list: 'cooperative',
    no: 20,
    category: '民生服务',
    title: '残疾人证管理',
    departments: ['托克逊县残疾人联合会'],
    upperDuty: '1.受理、审核申请人提交的残疾人证办理申请；2.按照程序制证、登记发证、存档。',
    townshipDuty: '协助符合条件人员及时办理残疾人证。',
    method: null,
    source: { file: 'seeds/xiazhen.txt', lines: [748, 761] },
    damaged: [],
    corrected: [],
    ...change,
  };
}

export function buildCitation(change: Partial<Citation> = {}): Citation {
  const item = change.item ?? buildItemView();
  return {
    id: item.id,
    quote: '1.受理、审核申请人提交的残疾人证办理申请；',
    field: 'upperDuty',
    verdict: '上级牵头、乡镇配合',
    dispatch: '牵头：托克逊县残疾人联合会｜配合：夏镇｜依据：夏镇配合履职事项 第20项《残疾人证管理》',
    item,
    ...change,
  };
}

export function buildAnswer(change: Partial<Answer> = {}): Answer {
  const citations = change.citations ?? [buildCitation()];
  return {
    kind: 'answer',
    reason: null,
    verdict: '上级牵头、乡镇配合',
    text: '夏镇：由托克逊县残疾人联合会牵头，夏镇配合。',
    citations,
    elsewhere: [],
    departments: ['托克逊县残疾人联合会'],
    options: [],
    dispatch: citations[0]?.dispatch ?? null,
    understood: { township: null, subject: '残疾人证管理', carried: false },
    confidence: 0.95,
    suggestions: [],
    conversation: 'server-conversation-1',
    tookMs: 3,
    ...change,
  };
}
