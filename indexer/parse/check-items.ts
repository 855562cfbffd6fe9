import { DUTY_LISTS, type DutyItem, LIST_NAMES, type ParsedItem, type ParseProblem } from '../duty-item.ts';
import { dutySide } from './duty-side.ts';
import { isDepartmentName } from './split-departments.ts';

/** Invariants of a document's items; every breach is a problem. */
export function checkItems(items: readonly ParsedItem[], categories: readonly string[]): ParseProblem[] {
  const problems: ParseProblem[] = [];
  for (const list of DUTY_LISTS) {
    const own = items.filter(({ item }) => item.list === list);
    problems.push(...gaps(own));
    for (const { item } of own) {
      const report = (code: string, message: string): void => {
        problems.push({ code, file: item.source.file, line: item.source.lines[0], message, itemId: item.id });
      };
      if (!categories.includes(item.category))
        report('category-unknown', `类别“${item.category}”未见过。请核对原文。`);
      if (item.title === '') report('title-empty', '事项名称为空。请核对原文。');
      for (const name of item.departments) {
        if (!isDepartmentName(name))
          report('department-odd', `“${name}”不像一个完整的部门名称。请核对原文。`);
      }
      if (list === 'cooperative' && item.departments.length === 0)
        report('departments-empty', '没有对应上级部门。请核对原文。');
      if (looksSwapped(item)) report('sides-look-swapped', '两格职责像是写反了。请核对原文。');
      for (const cell of ['title', 'upperDuty', 'townshipDuty', 'method'] as const) {
        const text = item[cell];
        const needed =
          cell === 'title' || (cell === 'method' ? list === 'reclaimed' : list === 'cooperative');
        if (needed && text === null) report('cell-empty', `${cell} 为空。请核对原文。`);
        if (text !== null && /^[，。；、：:,;!?！？）)】》”]/.test(text))
          report('cell-begins-odd', `${cell} 以标点开头。请核对原文。`);
        if (cell !== 'title' && text !== null && /[，、：（“《]$/.test(text))
          report('cell-ends-open', `${cell} 在句中结束。请核对原文。`);
      }
    }
  }
  return problems;
}

function gaps(items: readonly ParsedItem[]): ParseProblem[] {
  const problems: ParseProblem[] = [];
  let expected = 1;
  for (const { item } of items) {
    if (item.no !== expected) {
      const message = `${LIST_NAMES[item.list]}在第 ${expected} 项处断号，接着是第 ${item.no} 项。请核对原文。`;
      problems.push({
        code: 'number-gap',
        file: item.source.file,
        line: item.source.lines[0],
        message,
        itemId: item.id,
      });
    }
    expected = item.no + 1;
  }
  return problems;
}

// The verbs weigh little one by one: only a clear reversal is reported.
function looksSwapped({ upperDuty, townshipDuty }: DutyItem): boolean {
  if (upperDuty === null || townshipDuty === null) return false;
  return dutySide(upperDuty) < -1 && dutySide(townshipDuty) > 1;
}
