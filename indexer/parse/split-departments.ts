import { placeStart } from './place-start.ts';

// What a name of an office ends with, in the lists of any county.
const SUFFIX =
  /(?:局|委|办|部|会|院|中心|队|站|馆|室|所|处|厅|校|社|政协|人大|公司|公安|团委|银行|部门|单位|机关|政府|园区|管委会|残联|工商联|妇联|联合会|法院|检察院|志办|组)$/;
// A title that runs into a name: 「…出让出租工作某县自然资源局」 is no name; 社会工作部 and 工作领导小组 are.
const DUTY_WORDS = /的(?!部门$|单位$)|工作(?!部|领导|委|站|办|局|队|小组|处|中心|联席)/;
const ASIDE = /（[^（）]*）|\([^()]*\)/g;

/** Whether a text can be one whole name of an office: Chinese characters that end as such names do. */
export function isDepartmentName(text: string): boolean {
  const bare = text.replace(ASIDE, '').trim();
  if (bare.length < 2 || bare.length > 30) return false;
  if (!/^[\p{Script=Han}]+$/u.test(bare)) return false;
  if (DUTY_WORDS.test(bare)) return false;
  return SUFFIX.test(bare) || /(?:局|委员会|部门|部)等[\p{Script=Han}]+(?:部门|单位)$/u.test(bare);
}

// After these, the county's name goes on the same name: 某市生态环境局某县分局.
const BRANCH = /^(?:分局|分公司|支公司|支行|支队|大队|分中心|供电公司|管理站|管理处|工作站)/;

/**
 * The names in a departments cell, whole and in the source's order: split at 、，,；; and where a name is
 * complete and the next begins with the county's name (or, at a line's end, with another place or 县, 市).
 * @param parts the cell's text, one part a line of the source
 */
export function splitDepartments(parts: readonly string[], county: string): string[] {
  const names: string[] = [];
  let current = '';
  let depth = 0;
  const flush = (): void => {
    const name = current.replace(/\s+/g, '').replace(/[。：:]+$/, '');
    if (name !== '') names.push(name);
    current = '';
  };
  for (const [index, part] of parts.entries()) {
    const trimmed = part.trim();
    const rest = parts.slice(index).join('').replace(/\s+/g, '');
    if (depth === 0 && beginsName(rest, county, true) && isDepartmentName(current.trim())) flush();
    for (const run of splitAtSeparators(trimmed, depth)) {
      if (run === SEPARATOR) flush();
      else current += run;
    }
    depth = depthAfter(trimmed, depth);
  }
  flush();
  return names.flatMap((name) => splitRunTogether(name, county));
}

const SEPARATOR = '、';

// Separators inside brackets belong to a name: 发展和改革委员会（粮食和物资储备局、数字化发展局）.
function splitAtSeparators(text: string, depthBefore: number): string[] {
  const parts: string[] = [];
  let depth = depthBefore;
  let current = '';
  for (const char of text) {
    depth = depthAfter(char, depth);
    if (depth === 0 && /[、，,；;]/.test(char)) {
      parts.push(current, SEPARATOR);
      current = '';
    } else current += char;
  }
  parts.push(current);
  return parts.filter((part) => part !== '');
}

// How many brackets are open after a text; a cell's lines may break within them.
function depthAfter(text: string, depthBefore: number): number {
  let depth = depthBefore;
  for (const char of text) {
    if (char === '（' || char === '(') depth += 1;
    if (char === '）' || char === ')') depth = Math.max(0, depth - 1);
  }
  return depth;
}

function beginsName(text: string, county: string, atLineStart: boolean): boolean {
  if (/^[（(]/.test(text)) return false;
  const place = text.startsWith(county) ? county : atLineStart ? placeStart(text) : '';
  if (place !== '') return !BRANCH.test(text.slice(place.length));
  return atLineStart && /^[县市](?!分局)\p{Script=Han}{2,}/u.test(text);
}

function splitRunTogether(name: string, county: string): string[] {
  const at = name.indexOf(county, 1);
  if (at > 0 && beginsName(name.slice(at), county, false) && isDepartmentName(name.slice(0, at))) {
    return [name.slice(0, at), ...splitRunTogether(name.slice(at), county)];
  }
  return [name];
}
