import { normalizeText } from '../../../indexer/normalize-text.ts';
import type { TownshipView } from '../../protocol.ts';
import type { FindDepartments } from './find-departments.ts';
import type { ItemSelection } from './item-selection.ts';
import { findList } from './list-words.ts';

/** A question that wants items counted or listed. */
export interface SelectionReading {
  readonly intent: 'count' | 'list' | 'department';
  readonly selection: ItemSelection;
  /** Both the number and the items were asked for: 有几项，分别是啥. */
  readonly alsoList: boolean;
  /** Nothing but 配合 or 基本 selects a list: in a conversation about a matter these are that matter's words. */
  readonly bare: boolean;
  /** The items are to be grouped by their category. */
  readonly byCategory: boolean;
  /** The words that the selection came from, for telling what was understood. */
  readonly words: string;
}

export interface SelectionPlaces {
  readonly townships: readonly TownshipView[];
  readonly words: readonly string[];
  /** All townships were asked for in words. */
  readonly everywhere: boolean;
}

const COUNT =
  /多少|(?<!哪)几(?=[项条个件样桩宗])|[合加]起来|总[数计]|[个数]数|数[量目]|总共|[一统拢]共|[合共]计|统计|[数点]一?[下数点]|算一?[下算]|[最更]?[多少](?=[？?呢啊呀些]*$)|最[多少]/u;
const LIST =
  /哪些|哪几[项条个件]|什么|啥|列[出举一给]|罗列|分别|清单|目录|名单|列表|全部|所有|都有|[项条]目|看看|给我看|[念读](?!书)|报一?[下报遍]|逐[条项个一]|挨[个条项]|一一/u;
/** A question about items as such, and not about one matter. */
const OF_ITEMS = /事项|条目|清单|[几多][少]?[项条件]|哪些事|哪几[项条件]|职责|职能|任务|工作/u;
/** 「夏镇多少」 alone may ask for money. */
const IN_ALL = /[总共合]|[几少][个类]|清单|最[多少]/u;
const HANDLE = /管|负责|牵头|主管|承担|承接|接手|接管|收走|收回|分管|职责|职能|办/u;
const LEADS = /牵头/u;
const TOOK_OVER = /承接|接[了过的]|接手|接管|收走/u;

/** Words of a counting or listing question that select nothing. */
const FRAME =
  /[这那](?:里面?|当中|中间|里头)|[这那上]面?这?些|各地|每个地方|(?:手[里上头]|名下|肩上)的?|登记?(?=了|过|的|有|多少|几)|收录|写[了着]|有没有|有无|[挑选筛]出来?|列一列|[二两俩]个?字|(?:其余|其他|其它|别的)的?[都就]?不[要算看管用]|(?:别的|其他|其它)(?=[乡镇])|五乡镇|五镇|总数量|数量|列表|名目|加一块儿?|加到?一起|涉及到?|有关|关于|发[来我给]|听听|听一?下|更|个数|数目|总计|共计|统共|拢共|算一算|算算|点一点|属于|归[到入在]|划[到入在]|列入|范围|底下|下面|名字|题目|名叫|逐条|逐项|逐个|逐一|挨个|挨条|挨项|一一|依次|一遍|请问|麻烦|帮我|帮忙|给我|我想|想|知道|了解|查一下|查询|查|看看|看|列出来|列出|列举|罗列|列一下|列|说说|告诉我|统计|数一数|数|这里|那里|里面|里头|当中|其中|之中|那么|那|一共有|总共有|一共|总共|合计|总数|数量|共有|共|有多少|多少|有几|几|有哪些|哪些|哪几|有什么|什么|有啥|啥|分别是|分别|各是|都有|都|全部|所有|整个|清单|目录|名单|列表|事项|条目|项目|事情|事儿|履职|职责|职能|任务|工作|上级部门|上级|部门|单位|各个|各|每个|五个|这五个|乡镇|镇上|镇里|乡里|镇|乡|哪个|最多|最少|由|归|被|已经|已|需要|要|应该|负责的|负责|牵头的|牵头|主管|承担的|承担|承接的|承接|接手的|接手|接管|分管|管的|管|办|做|干|还|呢|吗|嘛|啊|呀|吧|了|的|得|里|上|中|内|在|是|有|和|与|跟|及|项|条|个|件|事|类别|类|方面|把|将|些|活|出来|加起来|合起来|加在一起|都算上|总的|只说|只看|只要|只查|只|仅|单说|光说|就说|单看|换成|换到|改成|再|刚才|各有|各|名称|标题|带有|带|含有|含|包含|字样|二字|两个字|一下|来|下|我们|你们|我|您|你|主要|具体|什么样|对应|单独|可以|能|[念读叫占光单限算报点也就又呗请给换比听多少样桩宗接]/gu;

/** A word that the items are to hold, in front of what is counted: 关于草原的事项, 带“残疾人”的条目. */
const KEYWORDS: readonly RegExp[] = [
  /[“"「『《]([^”"」』》]{1,20})[”"」』》]/u,
  /(?:关于|有关|涉及到?|提到|提及|包含|含有|包括|带有?|含|跟|和|与|(?:名称|名字|标题|题目)(?:里面?|中|上)?有)\s*(\p{Script=Han}{1,10}?)(?:[二两俩]个?字|字样|有关|相关|方面|这方面)?的(?=.{0,12}(?:事项|条目|清单|项|条))/u,
  /(?:关于|有关|涉及到?|提到|提及)\s*(\p{Script=Han}{1,10}?)(?:方面)?的?(?=(?:配合|基本|履职|收回)*(?:事项|条目|工作))/u,
  /(\p{Script=Han}{2,6}?)(?:方面|相关|有关|类)的?(?=.{0,8}(?:事项|条目|有哪些|有几|有多少|多少项|几项))/u,
];
const QUOTED = /^[“"「『《]/u;
const IN_CELLS = /提到|提及|写到|条文|内容|职责里/u;

/**
 * Reads a counting or listing question. It must be built of filters and framing words alone: a question with any
 * matter of its own (「村里哪些证明不让开了」) is about that matter and gives null.
 * @param base the reading of the earlier question, where this one only changes a part of it; else null
 */
export function createReadSelection(
  categories: readonly string[],
  findDepartments: FindDepartments,
  selfNames: RegExp,
): (question: string, places: SelectionPlaces, base: SelectionReading | null) => SelectionReading | null {
  const byLength = [...categories].sort((a, b) => b.length - a.length);
  return (question, places, base) => {
    let text = normalizeText(question);
    const whole = text;
    const used: string[] = [];
    const cut = (words: string): void => {
      used.push(words);
      text = text.replace(words, '，');
    };

    // 消防 within the category 应急管理及消防 is no office.
    const inCategory = (form: string): boolean =>
      byLength.some((name) => name.includes(form) && whole.includes(name));
    const mentions = findDepartments(text).filter(
      ({ words, form, formal }) =>
        !places.words.includes(words) && (formal || (!inCategory(form) && !isKeyword(form, whole))),
    );
    const department = mentions.length === 1 ? (mentions[0] ?? null) : null;
    // 塔县公安局: 县 belongs to the place's name and to the office's words.
    if (department) {
      const joint = places.words.filter((place) => place.endsWith(department.words.slice(0, 1)));
      const whereJoint = joint.map((place) => place + department.words.slice(1));
      cut(whereJoint.find((words) => text.includes(words)) ?? department.words);
    }
    for (const words of places.words) text = text.replaceAll(words, '，');
    const category = byLength.find((name) => text.includes(name)) ?? null;
    if (category !== null) cut(category);
    // Of two categories together nothing can be said here.
    if (byLength.some((name) => text.includes(name))) return null;
    let keyword: string | null = null;
    for (const pattern of KEYWORDS) {
      const match = pattern.exec(text);
      const word = match?.[1]?.replace(FRAME, '') ?? '';
      // What stands in quotation marks is meant, be it 统计.
      if (!match || keyword !== null || (word === '' && !QUOTED.test(match[0]))) continue;
      keyword = match[1] ?? null;
      cut(match[0]);
    }

    const list = findList(text, true);
    if (list) cut(list.words);

    // Neither 统计 in a name that the items hold nor 清单 in 收回清单 asks anything.
    const isCount = COUNT.test(text);
    const isList = LIST.test(text);
    const rest = text
      .replace(selfNames, '')
      .replace(FRAME, '')
      .replace(/[^\p{L}\p{N}]+/gu, '');
    const impliedList =
      department === null && (base?.selection.departments ?? null) === null
        ? null
        : LEADS.test(whole)
          ? 'cooperative'
          : TOOK_OVER.test(whole)
            ? 'reclaimed'
            : null;
    const hasFilter =
      department !== null || list !== null || category !== null || keyword !== null || impliedList !== null;
    if (rest !== '' || mentions.length > 1) return null;
    // Two lists together are no selection: 「收回的也算上」.
    if (base !== null && list !== null && /算上|算进/u.test(whole)) return null;
    if (base !== null && (hasFilter || places.words.length > 0 || places.everywhere || isList || isCount)) {
      const continued = isCount || isList || whole.length <= 20;
      if (!continued) return null;
    } else {
      // A share is one of something that was counted before.
      if (!hasFilter && /占/u.test(whole)) return null;
      if (!isCount && !isList && !/事项|条目|清单/u.test(text + (list?.words ?? ''))) return null;
      if (!hasFilter && !((places.words.length > 0 && IN_ALL.test(whole)) || OF_ITEMS.test(whole)))
        return null;
      // 「民政有哪些」: a word of everyday use is an office only where something is said of an office.
      if (department && !department.formal && !HANDLE.test(whole) && list === null) return null;
      if (!hasFilter && !isCount && !/事项|条目|清单|管|负责|职责/u.test(whole)) return null;
    }

    const own: ItemSelection = {
      townships: places.townships,
      list: list?.list ?? impliedList,
      category,
      departments: department && { words: department.form, offices: department.offices },
      keyword,
      inCells: keyword !== null && IN_CELLS.test(whole),
    };
    const selection =
      base === null ? own : changed(base.selection, withOther(base.selection, own, whole), places.everywhere);
    const ofDepartment = department !== null && list === null && category === null;
    const asked = isCount ? 'count' : ofDepartment ? 'department' : 'list';
    return {
      // 「那夏镇呢」 asks in the way that was asked before.
      intent: base !== null && !isCount && !isList ? base.intent : asked,
      selection,
      alsoList: isList && isCount && /哪些|哪几|分别|列|什么|啥/u.test(whole),
      bare:
        list !== null &&
        list.words.length <= 3 &&
        !isCount &&
        department === null &&
        category === null &&
        keyword === null &&
        !OF_ITEMS.test(whole),
      byCategory: /类别|[几哪些]{1,2}[个种]?类|分类/u.test(whole),
      words: [...places.words, ...used].join(' '),
    };
  };
}

const BEFORE_KEYWORD = /(?:关于|有关|涉及到?|提到|提及|含有?|包含|带有?|[“"「])$/u;
const AFTER_KEYWORD = /^(?:方面|相关|有关|[”"」])/u;

/** 消防 in 关于消防的事项 is what the items are about. */
function isKeyword(form: string, text: string): boolean {
  const around = text.split(form);
  return (
    around.slice(0, -1).some((before) => BEFORE_KEYWORD.test(before)) ||
    around.slice(1).some((after) => AFTER_KEYWORD.test(after))
  );
}

/** The earlier selection with the parts that the new question names. */
function changed(base: ItemSelection, own: ItemSelection, everywhere: boolean): ItemSelection {
  return {
    townships: own.townships.length > 0 || everywhere ? own.townships : base.townships,
    list: own.list ?? base.list,
    category: own.category ?? base.category,
    departments: own.departments ?? base.departments,
    keyword: own.keyword ?? base.keyword,
    inCells: own.keyword === null ? base.inCells : own.inCells,
  };
}

/** 「跟托里比哪个多」: the place from before and the one that is named. */
function withOther(base: ItemSelection, own: ItemSelection, question: string): ItemSelection {
  if (own.townships.length === 0 || !/比/u.test(question)) return own;
  const others = base.townships.filter(({ id }) => own.townships.every((place) => place.id !== id));
  return { ...own, townships: [...others, ...own.townships] };
}
