import { normalizeText } from '../../../indexer/normalize-text.ts';
import { createGazetteer } from './gazetteer.ts';

const gazetteer = createGazetteer();

// What stands before the place that a question asks for, and where the asker says to be.
const LEAD =
  /^(?:那么?|换成|换到|请问|你好|您好|如果是|要是|改成|(?:我|我们|咱|俺)?(?:老?家|人)?(?:就?是|住?在)?|[，,。 ])*/u;
const SAYS_WHERE = /^(?:我|我们|咱|俺)?(?:老家|家|人)?(?:就?是|住?在)|^(?:我|我们|咱|俺)?老家/u;
/** Prefectures that hold one of the five townships: alone they may mean it, before another name they do not. */
const OUR_PREFECTURE =
  /^(?:新疆(?:维吾尔自治区)?)?(?:(?:吐鲁番|喀什|伊犁(?:哈萨克自治)?|塔城)(?:市|地区|州)?)?/u;
// Words that end in 镇, 乡 or 县 and are no names.
const NO_NAME =
  /[我们你咱俺本这那哪各全每个整下回返进出老家城集村在有的被由跟和与到去来是归找请问乡镇县上里管谁]/u;
const ALONE = /^(\p{Script=Han}{1,5}?)(?:镇|乡)/u;
const WITHIN = /^(?:(?![哪谁的归这那])\p{Script=Han}){1,8}?(?:街道|镇|乡)/u;
/** A short name alone is taken for the place only before one of these. */
const AFTER =
  /^(?:$|[的呢吗，,。？?！! ]|这边|那边|怎么|找谁|谁|归谁|有没有|有|也|老家|低保|的?人|居民|村民|群众)/u;
/** Who or what comes from a place asks of another. */
const ORIGIN =
  /^(?:来|拉|运|回|迁|户口|过来|买|寄|进货|打工|上学|上班|读书|念书|当兵|工作|.{0,3}(?:游客|车牌?|老板|客商|亲戚|朋友|大学|医院|学校))/u;

/**
 * The place outside the five lists for which a question asks: it leads the question (「库尔勒市的低保谁管」,
 * 「换成乌恰镇」) or is where the asker says to be. A place further inside is a circumstance (「从甘肃拉羊进来」)
 * and none is reported.
 * @param known words of the question that name one of the five townships
 */
export function foreignPlace(question: string, known: readonly string[]): string | null {
  if (known.length > 0) return null;
  const clauses = normalizeText(question).split(/(?<=[，,。；;！!？?])/u);
  for (const [at, clause] of clauses.entries()) {
    if (at > 0 && !SAYS_WHERE.test(clause)) continue;
    const place = placeAtStart(clause.replace(LEAD, ''));
    if (place !== null) return place;
  }
  return null;
}

/** The name that `text` begins with, with the smaller places behind it; null when it begins with none. */
function placeAtStart(text: string): string | null {
  const prefecture = OUR_PREFECTURE.exec(text)?.[0] ?? '';
  let end = prefecture.length;
  let [names, hasLevel] = [0, false];
  for (;;) {
    const rest = text.slice(end);
    const listed = gazetteer.nameAt(rest);
    const within = names > 0 || prefecture !== '';
    const alone = ALONE.exec(rest);
    const named = within
      ? (WITHIN.exec(rest)?.[0].length ?? 0)
      : alone?.[1] !== undefined && !NO_NAME.test(alone[1])
        ? alone[0].length
        : 0;
    // 「乌恰镇」 by itself must be marked by what follows; behind a larger place it needs no mark.
    if (listed) {
      const level = /^[省市州县区镇乡]/u.exec(rest.slice(listed.length))?.[0] ?? '';
      end += listed.length + level.length;
      hasLevel ||= listed.hasLevel || level !== '';
    } else if (named > 0) {
      end += named;
      hasLevel ||= within;
    } else break;
    names++;
  }
  const rest = text.slice(end);
  if (names === 0 || ORIGIN.test(rest)) return null;
  return hasLevel || AFTER.test(rest) ? text.slice(0, end) : null;
}
