import type { AnswerContext, Answerer, ComposedAnswer } from '../../server/answerer.ts';
import type { ItemCatalog } from '../../server/items/item-catalog.ts';
import { PAGE_SIZE_MOST } from '../../server/items/select-items.ts';
import type { Citation, ItemFieldId, ItemView, Verdict } from '../../server/protocol.ts';

const VERDICTS: Record<ItemView['list'], Verdict> = {
  basic: '乡镇负责',
  cooperative: '上级牵头、乡镇配合',
  reclaimed: '上级已收回',
};

const NOTHING: ComposedAnswer = {
  kind: 'none',
  reason: 'out-of-scope',
  verdict: null,
  text: '这件事不在乡镇履职事项清单的范围内，清单不能回答。',
  citations: [],
  elsewhere: [],
  departments: [],
  options: [],
  dispatch: null,
  understood: { township: null, subject: null, carried: false },
  confidence: 0.1,
  suggestions: ['残疾人证找谁办？'],
};

const NOT_LISTED = '已收录的乡镇清单都没有列这件事，不能据此说归谁管。\n下面是字面最接近的条目，不是答案。';

export interface ScriptedAnswerer extends Answerer {
  /** How many questions were computed; a repeated message id computes nothing. */
  readonly asked: readonly string[];
  /** Questions that hold 等一等 wait until the gate is opened. */
  openGate(): void;
}

/**
 * Answers by the first word of the question that it knows, with real items: the page is tested on what it
 * shows, not on how well entries are found.
 */
export function createScriptedAnswerer(catalog: ItemCatalog): ScriptedAnswerer {
  const asked: string[] = [];
  let openGate = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    openGate = resolve;
  });

  function itemsTitled(word: string, township: string | null): readonly ItemView[] {
    const items = catalog.townships.flatMap(({ id }) =>
      allOf(catalog, id).filter(({ title }) => title.includes(word)),
    );
    return township === null ? items : items.filter((item) => item.township.id === township);
  }

  function answerWith(word: string, { township }: AnswerContext): ComposedAnswer {
    const items = itemsTitled(word, township);
    const citations = items.map(cite);
    const [best] = citations;
    const chosen = catalog.townships.find(({ id }) => id === township) ?? null;
    if (!best) {
      const elsewhere = itemsTitled(word, null).map(cite);
      return {
        ...NOTHING,
        reason: 'not-listed',
        verdict: '清单未列',
        text: '所选乡镇的清单没有列这一项。',
        understood: { township: chosen, subject: word, carried: false },
        elsewhere,
      };
    }
    return {
      ...NOTHING,
      kind: 'answer',
      reason: null,
      verdict: best.verdict,
      text: `${best.item.township.name}：${best.dispatch}。`,
      citations,
      departments: [...new Set(items.flatMap(({ departments }) => departments))],
      dispatch: best.dispatch,
      understood: { township: chosen, subject: best.item.title, carried: false },
      confidence: 0.95,
      suggestions: ['重度残疾人无障碍改造找谁？', '残疾人补贴怎么申请？'],
    };
  }

  return {
    townships: catalog.townships,
    asked,
    openGate: () => openGate(),
    async answer(question, context) {
      asked.push(question);
      if (question.includes('等一等')) await gate;
      if (question.includes('天气')) {
        return { ...NOTHING, elsewhere: itemsTitled('安全生产', null).slice(0, 1).map(cite) };
      }
      if (question.includes('身份证')) {
        const elsewhere = itemsTitled('残疾人证', null).slice(0, 2).map(cite);
        return { ...NOTHING, reason: 'not-listed', verdict: '清单未列', text: NOT_LISTED, elsewhere };
      }
      if (question.includes('多少钱')) {
        const known = answerWith('残疾人证', context);
        return {
          ...known,
          kind: 'none',
          reason: 'detail-not-listed',
          text: `清单没有写费用或金额。\n${known.text}`,
        };
      }
      if (question.includes('大概')) return { ...answerWith('残疾人证', context), confidence: 0.3 };
      if (question === '证明') {
        const options = ['婚姻状况证明', '残疾人证'].flatMap((label) =>
          itemsTitled(label, null)
            .slice(0, 1)
            .map(({ id }) => ({ id, label })),
        );
        return { ...NOTHING, kind: 'clarify', reason: null, text: '您问的是哪一种证明？', options };
      }
      const word = ['残疾人证', '婚姻状况证明', '宅基地', '无障碍', '高龄津贴'].find((known) =>
        question.includes(known),
      );
      return word === undefined ? NOTHING : answerWith(word, context);
    },
    suggest: (text, limit) =>
      text === ''
        ? []
        : itemsTitled(text, null)
            .slice(0, limit)
            .map(({ id, title }) => ({ text: title, kind: 'title', id })),
  };
}

function cite(item: ItemView): Citation {
  const verdict = VERDICTS[item.list];
  const leads = item.departments.join('、') || '未写明';
  const fields: readonly ItemFieldId[] = ['upperDuty', 'method', 'townshipDuty', 'title'];
  const field = fields.find((name) => typeof item[name] === 'string') ?? 'title';
  const cell = String(item[field]);
  return {
    id: item.id,
    quote: /^.*?[；。]/u.exec(cell)?.[0] ?? cell,
    field,
    verdict,
    dispatch: `牵头：${leads}｜配合：${item.township.name}｜依据：${item.township.name}第${item.no}项《${item.title}》`,
    item,
  };
}

function allOf(catalog: ItemCatalog, township: string): readonly ItemView[] {
  const items: ItemView[] = [];
  for (let page = 1; ; page += 1) {
    const selected = catalog.select({
      township,
      list: null,
      category: null,
      department: null,
      q: null,
      sort: 'township',
      page,
      pageSize: PAGE_SIZE_MOST,
    });
    items.push(...selected.items);
    if (selected.items.length === 0 || items.length >= selected.total) return items;
  }
}
