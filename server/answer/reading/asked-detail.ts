import { normalizeText } from '../../../indexer/normalize-text.ts';

/** A detail that people ask for and that an entry may hold in a sentence of its duty cells. */
export interface Detail {
  /** As an answer calls it. */
  readonly name: string;
  readonly asks: RegExp;
  /** What a sentence must have to hold it; null: no list holds it. */
  readonly held: RegExp | null;
}

const CHINESE_NUMBER = '(?:\\d+|[一二两三四五六七八九十]+)';

const DETAILS: readonly Detail[] = [
  {
    name: '联系电话',
    asks: /电话(?:号码?)?(?:是|$|多少|几|呢|有|打|给)|电话是?多少|的电话|联系方式|手机号|座机|打(?:哪个|什么|几号)?电话(?:多少|号)/u,
    held: /电话\D{0,6}\d{5,}|\d{3,4}-\d{7,8}|“?1[12]\d{3}”?/u,
  },
  { name: '办公地址', asks: /地址|在哪条路|办公地点|怎么走|具体位置|在几楼|哪个窗口|几号窗口/u, held: null },
  {
    name: '办公时间',
    asks: /几点(?:上班|下班|开门|关门|开始|到)|上班时间|办公时间|营业时间|开门时间|(?:周末|周六|周日|星期[六天日]|节假日|中午).{0,6}(?:上班|开门|能办|办不办|办理|有人)/u,
    held: null,
  },
  {
    name: '费用或金额',
    asks: /多少钱|几块钱|收费(?:标准|吗|多少|不)|收不收费|收钱吗|(?:要|用|得)(?:不要|不用|自己)?(?:花|交|掏|出)?(?:多少)?钱(?:吗|不|么|$)|花不花钱|费用(?:是|多少|呢|标准)|手续费|(?:补贴|补助|津贴|发|领|给|交|罚)(?:标准是)?多少|标准是多少|金额是?多少|多少(?:块|元|万)|工本费|利率|几个点/u,
    held: new RegExp(`${CHINESE_NUMBER}(?:\\.\\d+)?[万百千]?元|免费|工本费`, 'u'),
  },
  {
    name: '经办人姓名',
    asks: /姓(?:什么|啥|甚)|叫(?:什么|啥)名|名字(?:是|叫)?(?:什么|啥|多少)?$/u,
    held: null,
  },
  {
    name: '多久一次',
    asks: /多久.{0,6}一次|多长时间.{0,6}一次|(?:每年|一年|每月|一个月).{0,4}几次|隔多久|频率|频次/u,
    held: new RegExp(
      `每(?:年|半年|季度|月|周|日|天|两年|三年)|每${CHINESE_NUMBER}|(?:年|月|季度|半年|周)(?:一|${CHINESE_NUMBER})次|定期`,
      'u',
    ),
  },
  {
    name: '办理时间',
    asks: /(?:多久|多长时间)(?!了|没)|(?<![隔好这前过两三上])几(?:天|个?工作日|个月)|多少个?(?:工作日|天)|要几天|什么时候(?:到账|发|下来|截止|办好|开始报)|啥时候(?:到账|发|下来|截止|办好)|截止(?:日期|时间)|办理?时限|时限/u,
    held: new RegExp(`${CHINESE_NUMBER}个?(?:工作日|日内|日以内|天|小时|个?月内|分钟)`, 'u'),
  },
  {
    name: '所需材料',
    asks: /(?:什么|哪些|啥|哪几样|几样)(?:样的)?(?:材料|资料|证件)|材料(?:有哪些|要哪些|是什么|清单|呢)|(?:带|交|提交|提供|拿)(?:些)?(?:什么|啥|哪些)(?:东西|材料)?(?:$|[，,。？?呢啊呀去来])/u,
    held: /申请[表书]|审批表|登记表|鉴定表|信息表|复印件|身份证|户口[本簿]|照片|承诺书|合同书?|证明材料|银行卡|存折/u,
  },
  {
    name: '申请条件',
    asks: /(?:什么|哪些|啥|符合).{0,4}条件|条件(?:是|有|呢)|什么(?:样的)?人(?:可以|能|才)(?!.{0,2}[管罚处查])|哪些人(?:可以|能|才)(?!.{0,2}[管罚处查])|有什么要求/u,
    held: /条件|符合|标准|资格|对象/u,
  },
];

/** Words that ask who: then the detail is a part of the story. */
const ASKS_WHO =
  /谁|哪个?(?:部门|单位|家|科|级|局)|归[^还]|该找|找哪|去哪|在哪(?:里|儿)?(?!条|个窗)|哪(?:里|儿)|[交报送](?:到|给)?哪(?![些几])/u;

/** The detail that a question wants to know; null when it asks who, or for no detail. */
export function askedDetail(question: string): Detail | null {
  const text = normalizeText(question);
  if (ASKS_WHO.test(text)) return null;
  // What is asked stands at the end; a detail further up belongs to the story.
  const clauses = text.split(/[，,。；;！!？?\s]+/u).filter((clause) => clause !== '');
  const last = clauses.at(-1) ?? '';
  return DETAILS.find(({ asks }) => asks.test(last)) ?? null;
}
