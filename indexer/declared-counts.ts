import { DUTY_LISTS, type DutyList, LIST_NAMES, type ParsedItem, type ParseProblem } from './duty-item.ts';
import { sourceLines } from './parse/source-lines.ts';
import type { SeedDocument } from './seed-document.ts';

/** What a document's own text says of a list. */
export interface DeclaredCount {
  readonly list: DutyList;
  readonly what: 'items' | 'departments';
  readonly count: number;
  readonly line: number;
}

const LIST_WORDS: readonly (readonly [DutyList, string])[] = [
  ['basic', '基本履[职责]'],
  ['cooperative', '配合履[职责]'],
  ['reclaimed', '(?:上级部门)?收回'],
];

/**
 * The counts that the text before the first list declares: 「共有配合履职事项100项，涉及39个部门」 and the
 * table of contents 「配合履职事项清单（100）」.
 */
export function declaredCounts(seed: SeedDocument, firstListLine: number): DeclaredCount[] {
  const { text, lineAt } = joinedPreface(seed, firstListLine);
  const found: DeclaredCount[] = [];
  for (const [list, word] of LIST_WORDS) {
    for (const match of text.matchAll(
      new RegExp(`${word}事项(?:清单?)?(?:（(\\d+)）|(\\d+)项)(?:，?涉及(\\d+)个部门)?`, 'g'),
    )) {
      const line = lineAt(match.index);
      found.push({ list, what: 'items', count: Number(match[1] ?? match[2]), line });
      if (match[3] !== undefined) found.push({ list, what: 'departments', count: Number(match[3]), line });
    }
  }
  return found;
}

function joinedPreface(
  seed: SeedDocument,
  firstListLine: number,
): { text: string; lineAt: (at: number) => number } {
  let text = '';
  const starts: number[] = [];
  for (const line of sourceLines(seed.text).slice(0, Math.max(0, firstListLine - 1))) {
    starts.push(text.length);
    text += line.text.replace(/\s+/g, '');
  }
  // The declared words begin on the last line that starts at or before them.
  return { text, lineAt: (at) => starts.filter((start) => start <= at).length };
}

/** Compares what the document declares, what the manifest registers and what was read. */
export function checkCounts(
  seed: SeedDocument,
  items: readonly ParsedItem[],
  declared: readonly DeclaredCount[],
): ParseProblem[] {
  const problems: ParseProblem[] = [];
  const file = seed.row.file;
  for (const list of DUTY_LISTS) {
    const own = items.filter(({ item }) => item.list === list);
    const registered = seed.row.items[list];
    if (own.length !== registered) {
      const message = `${LIST_NAMES[list]}读出 ${own.length} 项，登记为 ${registered} 项。请核对原文与 seeds/manifest.json。`;
      problems.push({ code: 'count-differs', file, line: 1, message });
    }
    const names = new Set(own.flatMap(({ item }) => item.departments));
    for (const { what, count, line } of declared.filter((entry) => entry.list === list)) {
      const read = what === 'items' ? own.length : names.size;
      if (read === count) continue;
      const [unit, found] = what === 'items' ? ['项', '共有'] : ['个部门', '写出的部门名称共有'];
      const message = `原文称${LIST_NAMES[list]}有 ${count} ${unit}，清单中${found} ${read} ${what === 'items' ? '项' : '种'}。以清单为准。`;
      problems.push({
        code: what === 'items' ? 'declared-items-differ' : 'declared-departments-differ',
        file,
        line,
        message,
      });
    }
  }
  return problems;
}
