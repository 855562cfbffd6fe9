import { normalizeText } from '../../../indexer/normalize-text.ts';
import { chineseNumber } from './chinese-number.ts';
import { contentOf } from './content-words.ts';

/** How a question refers to what was said before; read from its words alone. */
export interface Reference {
  /** It has no matter of its own. */
  readonly empty: boolean;
  /** It points back by a pronoun, 那 or 呢, or is very short: it may mean the earlier matter. */
  readonly leaning: boolean;
  /** 第二个: counted from 1; -1 for 最后一个. */
  readonly ordinal: number | null;
  /** 不是这个: the last answer was not meant. */
  readonly rejects: boolean;
  /** What a correction says instead (「我说的是…」); null when it says nothing. */
  readonly correction: string | null;
  /** 回到刚才那件事: the matter before the last. `first`: the very first. */
  readonly back: 'previous' | 'first' | null;
  /** 他们, 这个局: the department of the last answer. */
  readonly department: boolean;
}

const ORDINAL = /第\s*([一二两三四五六七八九十\d]{1,3})\s*(?:个|件|种|项|条)?/u;
const LAST_ONE = /最后(?:一)?(?:个|件|种|项|条)|(?<![然以之])后(?:一|面那|边那)个|后者/u;
const REJECTS =
  /^(?:不对|不是(?!.{0,8}(?:吗|么|嘛))|错了|你?(?:理解|搞|弄)错|答非所问|没(?:问|说)这个|不是说这个|说的不是)/u;
const CORRECTION =
  /(?:我(?:说|问|指|讲|要问|想问|要)的?是|而是|应该是|(?:^不是.{1,12}?)[，,。\s]+(?:是|我?[说问]的?是)|^(?:不对|不是|错了)[，,。\s]+(?:是|我?[说问指]的?是?)?)\s*(.+)$/u;
const BACK_FIRST = /第一个问题|回到?(?:第一|头一)个|最开始|一开始|最初|最早|开头(?:那|问)/u;
const BACK =
  /回到|回头|(?:上|前)一?个(?:问题|事|那)|(?:再|还是|继续)(?:说|问|讲|看)?(?:一?下)?(?:刚才|前面|之前)|(?:前面|之前)(?:那个|那件|说的|问的)|上上/u;
const EARLIER = /刚才|刚刚|前面|之前|先前|最开始|一开始/u;
const DEPARTMENT =
  /他们|它们|[它他](?=还|也|都|另外|牵头|承接|负责|管)|这(?:个|家)?(?:局|部门|单位|委|办)|那(?:个|家)?(?:局|部门|单位|委|办)|该(?:局|部门|单位|委)/u;
const LEANING =
  /^(?:那么?|那个|这个|那这|这|它|该|此|其中|还有|另外)|这(?:个|事|件|项|种|块|条)|那(?:个|事|件|项|种|条)|呢[？?。！!]*$|它|该事项/u;
const SHORT = 6;

/** Reads how a question leans on the conversation. @param places words that name townships */
export function readReference(question: string, places: readonly string[]): Reference {
  const text = normalizeText(question);
  const back = BACK_FIRST.test(text) ? 'first' : BACK.test(text) ? 'previous' : null;
  const content = contentOf(back === 'first' ? text.replace(BACK_FIRST, ' ') : text, places);
  const place = LAST_ONE.test(text) ? -1 : ordinalOf(text, places);
  const corrected = CORRECTION.exec(text)?.[1] ?? null;
  const instead = corrected !== null && contentOf(corrected).length >= 2 ? corrected : null;
  return {
    empty: content.length < 2,
    leaning: LEANING.test(text) || content.length <= SHORT,
    // 第一个问题 is a way back and no choice.
    ordinal: back === null ? place : null,
    rejects: REJECTS.test(text),
    correction: instead,
    back,
    department: DEPARTMENT.test(text) && contentOf(text.replace(DEPARTMENT, ''), places).length < 2,
  };
}

/** Whether a question says that its matter came up before: 刚才说的低保. */
export function pointsToEarlier(question: string): boolean {
  return EARLIER.test(normalizeText(question));
}

/** What is done in every matter: 「入户核查归谁」 names no matter. */
const STEPS =
  /申请|申报|受理|初审|终审|复审|审核|审查|审定|把关|核查|核实|复核|入户|上门|现场|公示|公告|验收|考核|考评|评定|评审|鉴定|认定|发放|下发|拨付|到账|领取|报销|备案|登记|归档|存档|建档|名单|名额|花名册|台账|补助资金|资金|款项|调查|取证|勘验|测量|处罚|罚款|外地户口|本地户口|排查|巡查|走访|摸底|监督|检查|抽查|整改|复查|补办|变更|注销|年审|维修|维护|招标|施工|采购|安装|签字|盖章|出具|联系|通知|上报|汇总|推荐|报名|培训|宣传|排队|排|先后|次序|顺序|递|出结果|结果|通过|驳回|退回|投诉|复议|申诉|窗口|大厅|以前|先|再/gu;

/** Whether a question's own words name a step, and no matter. @param own as `contentOf` leaves it */
export function namesOnlyStep(own: string): boolean {
  return contentOf(own.replace(STEPS, ' ')).length < 2;
}

/** An ordinal that is the whole of a question, beside words that only ask: 第二个呢, 第三个要什么材料. */
function ordinalOf(text: string, places: readonly string[]): number | null {
  const match = ORDINAL.exec(text);
  if (!match) return null;
  const rest = contentOf(text.replace(match[0], ''), places);
  return rest.length >= 2 ? null : chineseNumber(match[1] ?? '');
}
