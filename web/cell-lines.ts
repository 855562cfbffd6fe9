/** A run of a cell's text; `marked` runs are the cited words. */
export interface TextRun {
  readonly text: string;
  readonly marked: boolean;
}

/** Before `1.`, `（一）`, `一、` after a clause has ended; a decimal such as 2.5 is not a number of a clause. */
const CLAUSE_START =
  /(?<=[；。：;:）)])(?=(?:\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、))/u;

/**
 * A cell as lines for reading: broken before each numbered clause, the quote marked.
 * The runs joined together are the cell, character for character.
 */
export function cellLines(cell: string, quote: string | null): readonly (readonly TextRun[])[] {
  const start = quote ? cell.indexOf(quote) : -1;
  const end = start === -1 ? -1 : start + (quote?.length ?? 0);
  let offset = 0;
  return cell.split(CLAUSE_START).map((line) => {
    const from = Math.max(0, start - offset);
    const to = Math.min(line.length, end - offset);
    offset += line.length;
    if (start === -1 || from >= to) return [{ text: line, marked: false }];
    return [
      { text: line.slice(0, from), marked: false },
      { text: line.slice(from, to), marked: true },
      { text: line.slice(to), marked: false },
    ].filter(({ text }) => text !== '');
  });
}
