import type { PassageLine } from '../server/protocol.ts';
import type { TextRun } from './cell-lines.ts';

/** A source line cut at its marks; overlapping marks run together. The runs joined are the line. */
export function passageRuns(line: PassageLine): readonly TextRun[] {
  const marked = new Array<boolean>(line.text.length).fill(false);
  for (const { start, end } of line.marks) marked.fill(true, Math.max(0, start), Math.max(0, end));
  const runs: TextRun[] = [];
  let from = 0;
  for (let at = 1; at <= line.text.length; at += 1) {
    if (at < line.text.length && marked[at] === marked[from]) continue;
    runs.push({ text: line.text.slice(from, at), marked: marked[from] === true });
    from = at;
  }
  return runs;
}
