/** A run of a cell's text; `marked` runs are the cited words. */
export interface TextRun {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Before `1.`, `（一）`, `一、` after a clause has ended (a decimal such as 2.5 is not a number of a clause), and before
 * the department that the next sentence speaks of: `县民政局：`.
 */
const CLAUSE_START =
  /(?<=[；。：;:）)])(?=(?:\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、))|(?<=[。；;])(?=[\p{Script=Han}、（）]{1,60}(?:局|委|委员会|部|办|办公室|中心|公司|联合会|队|院|站|所|团委|工会|协会|联社|银行)：)/u;

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
