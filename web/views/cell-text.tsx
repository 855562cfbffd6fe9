import { cellLines } from '../cell-lines.ts';
import { Runs } from './runs.tsx';

/** A cell word for word, a line a clause, the quote marked. */
export function CellText({ cell, quote }: { readonly cell: string; readonly quote: string | null }) {
  return (
    <div class="cell" lang="zh-CN">
      {cellLines(cell, quote).map((runs) => (
        <span class="clause">
          <Runs runs={runs} />
        </span>
      ))}
    </div>
  );
}
