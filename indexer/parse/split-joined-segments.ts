import { findDepartments } from './find-departments.ts';
import type { LinedRow, Segment } from './lined-rows.ts';

/**
 * Short rows may stand on one line with nothing between their cells: 「某局制定计划。组织观看。」 Where a row
 * has no line of names but a segment begins with a name that other rows have, the segment is cut after
 * the name and after each sentence, so that the cells can be told apart as usual.
 */
export function splitJoinedSegments(rows: readonly LinedRow[], county: string): LinedRow[] {
  const names = new Set<string>();
  for (const row of rows) {
    const range = findDepartments(row.rest, county);
    if (range === null || range.end !== range.start + 1) continue;
    names.add(row.rest[range.start]?.text ?? '');
  }
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  return rows.map((row) => {
    if (findDepartments(row.rest, county) !== null) return row;
    const at = row.rest.findIndex(
      ({ text }, index) => index > 0 && longestFirst.some((name) => text.startsWith(name)),
    );
    const joined = row.rest[at];
    if (joined === undefined) return row;
    const name = longestFirst.find((known) => joined.text.startsWith(known)) ?? '';
    const sentences = joined.text.slice(name.length).match(/[^。]+。?/g) ?? [];
    return {
      ...row,
      rest: [...row.rest.slice(0, at), ...cut(joined, [name, ...sentences]), ...row.rest.slice(at + 1)],
    };
  });
}

function cut(segment: Segment, texts: readonly string[]): Segment[] {
  let start = segment.piece.start;
  return texts.map((text, order) => {
    const piece = { line: segment.piece.line, start, end: start + text.length };
    start = piece.end;
    return { ...segment, piece, text, afterGap: segment.afterGap && order === 0 };
  });
}
