import { normalizeText } from '../../../indexer/normalize-text.ts';
import type { Intent } from '../../protocol.ts';

const SELF =
  '(?:我们|咱们?|俺们|本|贵)?(?:这)?(?:个)?(?:乡镇|镇|乡)(?:里面|里头|里|上|政府|级|一级)?(?:[这那]一?[边块头步])?';
const UPPER =
  '(?:县|市|上级|县级|市级)(?:里|上|级)?(?:的|那边)?(?:[部门单位局]{0,2})?|(?:\\p{Script=Han}{1,8}(?:局|委|联|办|部|会|院|公司|中心|站|队))';
/** What an office does with the matter: 审查啥, but not 有什么, 在什么地方. */
const DOES =
  '(?:\\p{Script=Han}{0,2}(?![有在是凭为叫要])\\p{Script=Han})(?:些|点)?(?:的是)?(?:什么|啥|哪些)(?!地方|时候|证|钱)';
/** How an asker goes about it himself (夏镇这边怎么走): no part of the township's. */
const ASKERS_WAY = '(?:才能|能)?(?:走|去|办|弄|申请|申领|领|交|报名|申报)';
const PART = `(?:什么|啥|哪些|哪几|哪一?块|哪一?步|到什么程度|到哪|(?:怎么|怎样|咋个?|如何)(?!${ASKERS_WAY})|几步)`;
const TOWN = '(?:乡镇|[镇乡])(?:政府|里|上|一?级|自己|这边|这里|这块|们)*';

/** What was so once and is asked for now: 还 before an A-not-A, or 不归镇上…了吗. */
const STILL = new RegExp(
  [
    `(?:[还仍].{0,4}|${TOWN}(?:现在|如今|目前).{0,2}|(?:现在|如今|目前)${TOWN}.{0,2})(\\p{Script=Han})不\\1`,
    '(?:收归|划归|划到|移交|转到|上交)(?:给)?(?:县|市|上)\\p{Script=Han}{0,4}了?(?:吗|没有?|么|吧)',
    '还有(?:没有)?(?:这个?|处罚|执法|审批|管理)?(?:权|资格|职责)',
    `${TOWN}.{0,4}还(?!有|要什么|要啥|需|得).{1,12}(?:吗|不|嘛|(?<![什怎])么|没有?)[？?。 ]*$`,
    `(?:(?<!是)不是|(?<!由)不由|(?<!用)不用|不让|不该|不需要?)(?:找|靠|经过?|给|送)?${TOWN}.{0,8}(?:了|吗|吧|么|嘛)`,
    `${TOWN}.{0,6}(?:不|没权)(?:再)?\\p{Script=Han}{1,5}了[，, ]*(?:吧|吗|么|嘛|是吧|对吧|对吗|是吗|是不是|对不对)?[？?。 ]*$`,
  ].join('|'),
  'u',
);
const STILL_VERB =
  /(?:还|仍)(?:是|归|由|用|要|需要|在|让|能|该|得|考核).{0,14}(?:吗|不|嘛|(?<![什怎])么|没有)[？?。 ]*$|还(?!有).{0,10}(?:镇|乡)(?:里|上)?.{0,8}(?:吗|不|嘛)|是不是.{0,6}(?:收回|收走|不归)|(?:收回|收走|收上去)了?(?:吗|没有?|没|不)|不归(?:镇|乡)/u;
/** 「还建吗」, 「夏镇还管不」: nothing but the verb stands between. */
const SHORT_STILL =
  /(?:^|[，,。])[^，,。]{0,8}还(?!有|要|需|得)\p{Script=Han}{1,3}(?:吗|不|嘛|(?<![什怎])么|不管|不办)[？?。 ]*$/u;
const OFFICE_END = '(?:局|委|联|院|会|镇|乡|村|县|市|所|队|中心)(?:里|上|政府)?';
/** 民政局管还是残联管. */
const OFFICE_OR_OFFICE = new RegExp(
  `${OFFICE_END}(?:来|去)?(?:管|办|批|审|负责|查|罚|发|领|出)?[呢呀啊，, ]*还是.{0,8}${OFFICE_END}`,
  'u',
);
const EITHER = /(?:归|是|由|找|该|属于|算).{1,24}(?:还是|或者?是?).{1,20}/u;
const COMPARE =
  /对比|比较一?下|有(?:什么|啥|哪些)?(?:不同|不一样|区别|差别|差异)|(?:一样|相同|不同|一致|统一|区别|差别)(?:吗|在哪|么|嘛|不|没有)|两样|同一(?:个|家)(?:局|单位|部门)|(?:哪[里儿些点]|哪个?(?:乡镇|镇|县)|一|相)不(?:同|一样)|是否(?:一样|相同|一致)|(?:各|每个|五个|几个)(?:个)?(?:乡镇|镇|县|地方).{0,10}(?:谁牵头|分别|各(?:由|是|归)|谁管|谁负责|怎么规定)|分别(?:是|由|归)(?:谁|哪)/u;
const TOWNSHIP_PART = new RegExp(
  `(?:${SELF})(?:.{0,2}(?:要|该|需要|得|应该)(?!交|带|拿|填|花).{0,4}(?:什么|啥|哪些))|(?:${SELF})(?:在(?:这(?:事|件事)?里?面?|里面|里头|其中)|这块|这里|要|该|应该|需要|得|能|都|具体|配合|主要|还|又)*(?:帮着?|帮忙)?(?:配合|负责|做|干|管|办|弄|承担|准备|查|巡查|担)?(?:些)?${PART}|(?:配合)(?:些)?(?:什么|啥|哪些|到)|(?:镇|乡)(?:里|上)\\p{Script=Han}{1,3}(?:什么|啥|哪些)|第一步干什么|乡镇(?:配合)?(?:职责|这边|那边|这块)`,
  'u',
);
const DEPARTMENT_PART = new RegExp(
  `(?:${UPPER})(?:在(?:这(?:事|件事)?里?面?|里面|里头|其中)|要|该|应该|需要|得|都|具体|主要|[这那](?:块|边|头))*(?:负责|做|干|管|办|承担|审)(?:些|点)?(?:的是)?${PART}|(?:${UPPER})${DOES}|上级(?:部门)?(?:的)?职责|(?:县|市)(?:里|上)(?:管|负责|做|干)`,
  'u',
);
const HOW =
  /(?:怎么|怎样|如何|咋个?)(?![样会这那没还不回能才就敢]|说)\p{Script=Han}|(?:怎么|怎样|如何|咋个?)(?:才能|才可以|才行)|流程|步骤|程序|手续|要走哪|办理方式|工作方式|\bhow (?:to|do|does|can|should)\b/u;

/**
 * What a question about one matter wants to know of it. It changes which sentences are shown and never which
 * entry is found, so a wrong guess costs little; 'who' is the rule.
 */
export function matterIntent(question: string): Intent {
  const text = normalizeText(question);
  if (
    /^(?:那么?)?(?:上级(?:部门)?|县(?:里|上|级)|市(?:里|上|级)|上面)(?:呢|那边|这边)[？?呢]*$/u.test(text)
  ) {
    return 'department-part';
  }
  if (/^(?:那么?)?(?:乡镇|镇(?:里|上)?|乡(?:里|上)?)(?:呢|那边|这边)[？?呢]*$/u.test(text))
    return 'township-part';
  if (COMPARE.test(text)) return 'compare';
  if (EITHER.test(text) || OFFICE_OR_OFFICE.test(text)) return 'either';
  if (STILL.test(text) || STILL_VERB.test(text) || SHORT_STILL.test(text)) return 'still';
  if (/找谁|归谁|谁(?:管|来|负责|牵头|办|审|批|罚)|哪个(?:部门|单位)|哪家/u.test(text)) return 'who';
  if (TOWNSHIP_PART.test(text)) return 'township-part';
  if (DEPARTMENT_PART.test(text)) return 'department-part';
  return HOW.test(text) ? 'how' : 'who';
}
