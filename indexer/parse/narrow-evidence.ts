import type { Fragment } from './narrow-fragments.ts';
import { isDepartmentName, splitDepartments } from './split-departments.ts';

/** What a document says about itself: which characters follow each other, which names it uses elsewhere. */
export interface NarrowEvidence {
  /** Whether the end of one line and the beginning of another stand together elsewhere in the document. */
  joins(before: string, after: string): boolean;
  /** How much of a departments cell is whole names: 0 none of it, 1 all of it, and more when the duties use them. */
  departmentScore(text: string): number;
  /** Whether a text can begin a name of an office of this county. */
  beginsDepartment(text: string): boolean;
}

// Enough for any document; more would only make noise slow.
const CORPUS_LIMIT = 400_000;
const OFFICE_START =
  /^(?:中国|中共|[市县州区旗](?!场|级|域|容|民(?!政|族|宗))|[^局委会部办院站所和及与、，]{1,4}?(?:[市县州旗]|地区)(?!场|级|域|容))/u;

// What the offices of a county are called everywhere.
const USUAL_OFFICE =
  /(?:组织部|宣传部|统战部|统一战线工作部|社会工作部|政法委|政法委员会|办公室|编办|网信办|巡察办|纪委监委|监察委员会|人大常委会|常务委员会|政协|政协委员会|协商会议|总工会|红十字会|联合会|工商联|妇联|残联|团委|法院|检察院|改革委员会|健康委员会|财政局|民政局|公安局|司法局|教育局|科学技术局|社会保障局|医疗保障局|人社局|医保局|自然资源局|生态环境局|分局|建设局|住建局|运输局|水利局|农业农村局|商务局|信息化局|旅游局|文旅局|应急管理局|监督管理局|市监局|城市管理局|城管局|统计局|审计局|气象局|救援局|救援大队|消防大队|草原局|林草局|乡村振兴局|信访局|档案馆|史志馆|研究室|税务局|邮政局|供电公司)$/;

/** Gathers the evidence of a list's fragments. */
export function gatherEvidence(fragments: readonly Fragment[], county: string): NarrowEvidence {
  const pairs = new Set<string>();
  let corpus = '';
  for (const { text, width } of fragments) {
    for (let at = 1; at < text.length && pairs.size < CORPUS_LIMIT; at += 1)
      pairs.add(text.slice(at - 1, at + 1));
    if (width > 8 && corpus.length < CORPUS_LIMIT) corpus += text;
  }
  const scores = new Map<string, number>();
  return {
    joins: (before, after) => pairs.has(before.slice(-1) + after.slice(0, 1)),
    departmentScore: (text) => {
      let score = scores.get(text);
      if (score === undefined) {
        score = scoreNames(text, county, corpus);
        scores.set(text, score);
      }
      return score;
    },
    beginsDepartment: (text) => text.startsWith(county.slice(0, text.length)) || OFFICE_START.test(text),
  };
}

function scoreNames(text: string, county: string, corpus: string): number {
  const names = splitDepartments([text], county);
  if (names.length === 0) return 0;
  let sum = 0;
  for (const name of names) {
    if (!isDepartmentName(name)) continue;
    sum += 1;
    if (USUAL_OFFICE.test(name)) sum += 0.25;
    if (corpus.includes(withoutPlace(name, county))) sum += 0.15;
    if (corpus.includes(name.slice(-4))) sum += 0.1;
  }
  return sum / names.length;
}

// The duties call an office by its name alone, or with 县 or 市 before it.
function withoutPlace(name: string, county: string): string {
  const bare = name.startsWith(county) ? name.slice(county.length) : name.replace(/^[市县]/, '');
  return bare.length >= 3 ? bare : name;
}
