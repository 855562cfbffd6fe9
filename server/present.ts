import type { CellPieces, DutyItem, ItemField } from '../indexer/duty-item.ts';
import type { ItemView, PassageLine } from './protocol.ts';

/** An item in the form of the contract. */
export function presentItem(item: DutyItem): ItemView {
  const { id, township, list, no, category, title, departments, upperDuty, townshipDuty, method } = item;
  return {
    id,
    township: { id: township.id, name: township.name, county: township.county },
    list,
    no,
    category,
    title,
    departments,
    upperDuty,
    townshipDuty,
    method,
    source: { file: item.source.file, lines: item.source.lines },
    damaged: item.damaged,
    corrected: item.corrected,
  };
}

// Enough lines around an item to see where it stands between its neighbours.
const LINES_AROUND = 4;

/**
 * The lines of the document around an item, as they are, with the runs that belong to its cells.
 * @param documentLines all lines of the item's document; line 1 is the first
 * @param pieces may stand outside `item.source.lines` when the extraction moved a piece; such lines are added
 */
export function presentPassage(
  item: DutyItem,
  pieces: CellPieces,
  documentLines: readonly string[],
): PassageLine[] {
  const marks = new Map<number, PassageLine['marks'][number][]>();
  for (const [field, runs] of Object.entries(pieces) as [ItemField | 'no', CellPieces['no']][]) {
    for (const { line, start, end } of runs ?? []) {
      marks.set(line, [...(marks.get(line) ?? []), { start, end, field }]);
    }
  }
  const [first, last] = item.source.lines;
  const lines = new Set(marks.keys());
  for (let line = first - LINES_AROUND; line <= last + LINES_AROUND; line += 1) lines.add(line);
  return [...lines]
    .filter((line) => line >= 1 && line <= documentLines.length)
    .sort((one, other) => one - other)
    .map((line) => ({
      line,
      text: documentLines[line - 1] ?? '',
      marks: (marks.get(line) ?? []).toSorted((one, other) => one.start - other.start),
    }));
}
