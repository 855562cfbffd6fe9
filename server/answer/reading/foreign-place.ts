import { normalizeText } from '../../../indexer/normalize-text.ts';
import type { FindTownship } from '../township-names.ts';
import { latinPlace, type PlaceMention, placeMentions } from './place-mentions.ts';

/** What a question says of places outside the five lists. */
export interface ForeignPlace {
  /** The place for which it asks; null when it asks for none of them. */
  readonly foreign: string | null;
  /** The question without the places outside, normalized: what is left may name one of the five. */
  readonly rest: string;
}

const CLAUSE_END = /[，,。；;！!？?：:]/u;
// What stands before the place that a question asks for.
const LEAD =
  /^(?:那么?|换成|换到|请问|想?问一?下|想问|你好|您好|如果是|要是|改成|咨询|就?是|(?:我|我们|咱|俺)?(?:老?家|人)?(?:就?是|住?在)?|[，,。 、])*$/u;
/** Who or what is there, in a few characters before the place: 「小区在」, 「我爷爷住在」. */
const IS_THERE = /^.{0,8}(?:在|住|位于|属于|是|老家)$/u;
/** A short name alone is taken for the place only before one of these. */
const AFTER =
  /^(?:$|[的呢吗 ]|这边|那边|这儿|那儿|怎么|找谁|谁|归谁|哪|有没有|也|老家|低保|的?人|居民|村民|群众|牧民|农民|住着?$)/u;
/** A clause that says a place and nothing more. */
const ONLY_TAIL = /^\p{Script=Han}{0,4}(?:的|那边|这边|那儿|这儿|那里|那块)[呢嘛吗呀啊吧]*$/u;
/** Who or what comes from a place asks of another. */
const ORIGIN = /^(?:来|拉|运|回|迁|户口|籍|过来|买|寄|进货|发货|援|牌|产|当兵)/u;
/** The same of a city; of a township they are those who are there. */
const ORIGIN_OF_CITY =
  /^(?:的?.{0,3}(?:游客|旅客|车牌?|车辆|货车|卡车|司机|老板|客商|商贩|贩子|工人|亲戚|亲家|朋友|媳妇|女婿|大学|医院|医生|老师|专家|学校|公司|厂家|苗|种子))/u;
/** The same by what happens in the clause. */
const COMES =
  /过来|来的|来(?:收|卖|买|打工|我们|咱|这|村|镇|乡)|(?:发|运|拉|寄|进|调|搬|迁|嫁|引)(?:来|进|到这)|(?:同|跟|和)?交界|接壤/u;
/** What one does away from home. */
const AWAY =
  /打工|务工|上班|工作|干活|干了|做生意|做买卖|当兵|服役|上(?:大学|高中|初中|中学|中专|技校|职高|学)|读书|念书|读(?:大学|高中|研)|考上|学习|培训|住院|看病|治病|做手术|就医|就诊|出差|旅游|开会|坐牢|服刑|工地|厂里|公司/u;
const PRODUCT =
  /^的?.{0,2}(?:香梨|苹果|瓜|葡萄|枣|杏|核桃|玉|羊|牛|马|鸡|苗|种子|货|化肥|蘑菇|棉花|煤|菜|肉|奶|蜂蜜|面粉|茶|酒|馕|拉面|火锅|烧烤|小吃)/u;
/** A way from, to or along the place, or a comparison with it. */
const WAY = /(?:从|由|自|往|赴|到|去|飞|回|经|比|像|跟|和|与|同|听说|进|离|考到|嫁到)$/u;
/** The matter is said to be here, or the asker to be back. */
const HERE =
  /(?:来|到|在|进|给|回)了?(?:咱们?|我们|俺们?|你们|本|这)的?个?(?:镇|乡|村|县|边|里|儿|地|租|住|开)|(?:来|到|在|进|回)(?:镇|乡|村)[上里口]?|回乡|返乡|回来|回老家|本地|当地|(?:我们|咱们?|本)[镇乡][上里]?(?:谁|哪|归|管|给)/u;
/** Here, said by one who names where he comes from. */
const HERE_OF_NATIVE = /[镇乡村][上里口]|在(?:镇|乡|村)|这边|这里|这儿|我们村|本地|你们/u;
const ASKS_BEHIND = /^(?:的|那边|这边)?.{0,8}(?:谁|哪|归|找|怎么|咋|啥)/u;
const ASKS_BEFORE = /(?:谁|哪\p{Script=Han}{0,3})(?:来|给)?(?:管|负责|办|发|批|审|查|修|受理|监管|处理)$/u;

/**
 * The place outside the five lists for which a question asks: it leads a clause (「库尔勒市的低保谁管」), is all of
 * one (「医保归谁，石河子」), is where the asker is, or is named with its level beside the asking words. Where
 * somebody comes from, works or learns, and where goods come from, is a circumstance; and a question that names
 * one of the five too asks for that one.
 */
export function foreignPlace(question: string, findTownship: FindTownship): ForeignPlace {
  const text = normalizeText(question);
  const mentions = placeMentions(text, findTownship);
  let rest = text;
  for (const { at, end } of [...mentions].reverse()) rest = `${rest.slice(0, at)} ${rest.slice(end)}`;
  if (findTownship(rest) !== null) return { foreign: null, rest };
  const asked = mentions.find((mention) => isAskedFor(text, mention));
  return { foreign: asked?.text ?? latinPlace(text), rest };
}

function isAskedFor(text: string, mention: PlaceMention): boolean {
  const { at, end, hasLevel } = mention;
  const before = text.slice(0, at).split(CLAUSE_END).at(-1) ?? '';
  const after = text.slice(end).split(CLAUSE_END)[0] ?? '';
  if (ORIGIN.test(after) || COMES.test(after)) return false;
  if (!/[镇乡]$/u.test(mention.text) && ORIGIN_OF_CITY.test(after)) return false;
  const leads = LEAD.test(before.trimStart());
  const isThere = IS_THERE.test(before);
  if (!leads && WAY.test(before)) return false;
  if ((isThere || /在$/u.test(before)) && AWAY.test(after)) return false;
  if (AWAY.test(after.slice(0, 4))) return false;
  if (/^人/u.test(after) && HERE_OF_NATIVE.test(text.slice(end))) return false;
  if (!hasLevel && (PRODUCT.test(after) || HERE.test(text))) return false;
  const isAll = ONLY_TAIL.test(after);
  if (leads || isThere) return hasLevel || AFTER.test(after) || isAll;
  if (!hasLevel) return false;
  return isAll || after === '' || ASKS_BEHIND.test(after) || ASKS_BEFORE.test(before);
}
