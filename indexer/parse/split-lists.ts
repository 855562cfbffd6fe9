import { DUTY_LISTS, type DutyList } from '../duty-item.ts';
import { type Column, columnsOf, isTabbed } from './column-heads.ts';
import { headedList } from './page-furniture.ts';
import type { SourceLine } from './source-lines.ts';

/** How the rows of a list stand in the text. */
export type Layout = 'tabbed' | 'lines' | 'narrow';

/** One list of a document with all of its lines, headings and page furniture included. */
export interface ListSection {
  readonly list: DutyList;
  readonly layout: Layout;
  readonly columns: readonly Column[];
  readonly lines: readonly SourceLine[];
}

// A heading is followed by its column heads, at most so many lines below.
const HEAD_REACH = 16;
/**
 * Where each list begins and ends. A heading that is repeated on every page begins nothing new; text
 * that only mentions a list (preface, table of contents) is not followed by column heads.
 */
export function splitLists(lines: readonly SourceLine[]): ListSection[] {
  const starts: { list: DutyList; at: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const list = headedList(line);
    if (list === null || starts.some((start) => start.list === list)) continue;
    if (!hasHeadBelow(lines, index)) continue;
    starts.push({ list, at: withFirstCharacter(lines, index, starts.at(-1)?.at ?? 0) });
  }
  return starts.map(({ list, at }, order) => {
    const section = lines.slice(at, starts[order + 1]?.at ?? lines.length);
    return { list, lines: section, ...layoutOf(section) };
  });
}

/** The lists that a document lacks. */
export function missingLists(sections: readonly ListSection[]): DutyList[] {
  return DUTY_LISTS.filter((list) => !sections.some((section) => section.list === list));
}

function hasHeadBelow(lines: readonly SourceLine[], heading: number): boolean {
  const below = lines.slice(heading + 1, heading + 1 + HEAD_REACH);
  return below.some(
    (line) => columnsOf(line) !== null || /^\s*(?:序|序号|号\s+事项类别.*|事|事项)\s*$/.test(line.text),
  );
}

// "序 / 基本履职事项清单 / 号 事项类别 事项名称": the head's first character may stand above the heading.
function withFirstCharacter(lines: readonly SourceLine[], heading: number, floor: number): number {
  const below = lines.slice(heading + 1, heading + 1 + HEAD_REACH).find((line) => line.text.trim() !== '');
  if (below?.text.trim().startsWith('号') !== true) return heading;
  for (let index = heading - 1; index > floor && index >= heading - 4; index -= 1) {
    const text = lines[index]?.text.trim();
    if (text === '序') return index;
    if (text !== '') break;
  }
  return heading;
}

function layoutOf(section: readonly SourceLine[]): { layout: Layout; columns: Column[] } {
  for (const line of section) {
    const columns = columnsOf(line);
    if (columns !== null) return { layout: isTabbed(line) ? 'tabbed' : 'lines', columns };
    if (/^\s*1[\s\t]/.test(line.text)) break;
  }
  return { layout: 'narrow', columns: [] };
}
