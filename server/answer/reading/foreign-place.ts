import { normalizeText } from '../../../indexer/normalize-text.ts';

/** Places that are often named and have no list here: provinces, large cities, Xinjiang's prefectures, cities and counties. */
const GAZETTEER =
  '北京|上海|天津|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|台湾|香港|澳门|广州|深圳|成都|西安|兰州|武汉|杭州|南京|郑州|' +
  '乌鲁木齐|克拉玛依|石河子|阿拉尔|图木舒克|五家渠|北屯|昌吉|阜康|呼图壁|玛纳斯|奇台|吉木萨尔|木垒|哈密|巴里坤|伊吾|鄯善|高昌|库尔勒|轮台|尉犁|若羌|且末|焉耆|和静|和硕|博湖|阿克苏|库车|温宿|沙雅|拜城|乌什|阿瓦提|柯坪|阿图什|阿克陶|阿合奇|乌恰|疏附|疏勒|英吉沙|莎车|叶城|麦盖提|岳普湖|伽师|巴楚|和田|墨玉|皮山|洛浦|策勒|于田|民丰|奎屯|霍尔果斯|霍城|巩留|新源|昭苏|特克斯|尼勒克|察布查尔|乌苏|沙湾|额敏|裕民|和布克赛尔|阿勒泰|布尔津|富蕴|福海|哈巴河|青河|吉木乃|博乐|精河|温泉|阿拉山口';
// Words that end in 镇, 乡 or 县 and are no names.
const NO_NAME =
  /[我们你咱本这那哪各全每个整下回返进出老家城集村区级在有的被由跟和与到去来是归找请问乡镇县上里]/u;
const AFTER =
  '(?=$|[的呢吗，,。？?！! ]|这边|那边|怎么|找谁|谁|归谁|有没有|有|也|县|镇|乡|低保|的人|居民|村民|群众)';
const LEAD =
  '^(?:那么?|换成|换到|请问|你好|您好|我在|我们在|在|我是|如果是|要是|改成|(?:吐鲁番|喀什|伊犁|塔城)(?:市|地区|州)?|[，,。 ])*';

/**
 * The place outside the five lists for which a question asks: it leads the question (「库尔勒市的低保谁管」,
 * 「换成乌恰镇」). A place further inside is a circumstance (「从甘肃拉羊进来」) and none is reported.
 * @param known words of the question that name one of the five townships
 */
export function foreignPlace(question: string, known: readonly string[]): string | null {
  if (known.length > 0) return null;
  const text = normalizeText(question);
  const listed = new RegExp(
    `${LEAD}((?:${GAZETTEER})(?:自治区|自治县|省|市|县|镇|乡|区|地区|州)?)${AFTER}`,
    'u',
  ).exec(text);
  if (listed?.[1] !== undefined) return listed[1];
  // With its level (和田市) a place needs no word behind it, unless something comes from there.
  const level = new RegExp(
    `${LEAD}((?:${GAZETTEER})(?:自治县|市|县|地区|州))(?!来|拉|运|回|迁|户口|过来|买|.{0,2}的?(?:游客|车|老板))`,
    'u',
  ).exec(text);
  if (level?.[1] !== undefined) return level[1];
  const named = new RegExp(`${LEAD}(\\p{Script=Han}{1,5}(?:镇|乡|县))${AFTER}`, 'u').exec(text)?.[1];
  if (named === undefined || NO_NAME.test(named.slice(0, -1))) return null;
  return named;
}
