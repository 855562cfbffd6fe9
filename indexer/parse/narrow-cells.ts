import type { ParseProblem, SourcePiece } from '../duty-item.ts';
import { LIST_COLUMNS } from './column-heads.ts';
import { mixedPassages } from './mixed-passages.ts';
import { gatherEvidence } from './narrow-evidence.ts';
import { type Fragment, narrowFragments } from './narrow-fragments.ts';
import { MAX_DOUBT, type NarrowRow, narrowRows } from './narrow-rows.ts';
import { type ColumnWidths, fitQuotes, learnWidths } from './narrow-widths.ts';
import type { FurniturePiece, ListContext, ParsedList, ParsedRow, RowCells } from './parsed-row.ts';
import { pieceText, type SourceLine } from './source-lines.ts';
import { splitFragments } from './split-fragments.ts';

// Five times what a township's list has; a longer text is no list and is not worth the time.
const MAX_FRAGMENTS = 20_000;

// What the heads of the six columns say; the words may stand in scraps.
const HEAD_CHARACTERS = '序号事项类别名称对应部门';
const DUTY_HEADS = ['上级部门职责', '配合职责'];

/**
 * Rows of a 配合履职 list whose cells are broken over many lines: cell after cell, or scrambled, with the
 * parts of a row in any order. What finds no cell, and rows that are not whole, end as problems with
 * their lines.
 */
export function parseNarrowCooperative(
  lines: readonly SourceLine[],
  context: ListContext,
  categories: readonly string[],
): ParsedList {
  const { fragments: whole, furniture } = narrowFragments(lines);
  const split = splitFragments(whole, categories);
  const refusal = refuse(lines, split, furniture);
  if (refusal !== null) {
    const problem = { ...refusal, file: context.file, line: lines[0]?.no ?? 1 };
    return { rows: [], problems: [problem], furniture };
  }
  const evidence = gatherEvidence(split, context.township.county);
  const widths = learnWidths(split, evidence);
  const fragments = fitQuotes(split, widths);
  const mixed = mixedPassages(fragments, Math.max(widths.upperDuty, widths.townshipDuty));
  const ordered = isOrdered(fragments, categories);
  const read = narrowRows(fragments, { widths, categories, evidence, mixed, ordered });
  const problems = unplacedText(read.unplaced, context);
  const rows: ParsedRow[] = [];
  for (const row of read.rows) {
    const parsed = isCutOff(row, fragments.at(-1), widths) ? null : parsedRow(row);
    if (parsed === null) problems.push(incompleteRow(row, context));
    else rows.push(parsed);
  }
  return { rows, problems, furniture };
}

// Why a list is not read at all.
function refuse(
  lines: readonly SourceLine[],
  fragments: readonly Fragment[],
  furniture: readonly FurniturePiece[],
): Pick<ParseProblem, 'code' | 'message'> | null {
  if (fragments.length > MAX_FRAGMENTS) {
    const message = `清单有 ${fragments.length} 行文字，不像一份清单，未读取。请核对文件。`;
    return { code: 'list-too-long', message };
  }
  const heads = furniture
    .filter(({ kind }) => kind === 'column-head')
    .map(({ piece }) => pieceText(lines, piece))
    .join(' ');
  const hasAll =
    [...HEAD_CHARACTERS].every((char) => heads.includes(char)) &&
    DUTY_HEADS.every((head) => heads.includes(head));
  if (hasAll) return null;
  return { code: 'column-missing', message: '配合履职事项清单的表头缺少栏目，整张清单未采用。请核对表头。' };
}

// In order, the number stands before its category; scrambled, between the category's parts.
function isOrdered(fragments: readonly Fragment[], categories: readonly string[]): boolean {
  let before = 0;
  let within = 0;
  for (const [index, fragment] of fragments.entries()) {
    const next = fragments[index + 1]?.text;
    if (!fragment.isNumber || next === undefined) continue;
    if (categories.some((category) => category.startsWith(next))) before += 1;
    else if (categories.some((category) => category.endsWith(next))) within += 1;
  }
  return before > within;
}

// Null for a row that lacks a cell, or whose text is no row's.
function parsedRow({ no, cells, mixed, doubt }: NarrowRow): ParsedRow | null {
  const columns = LIST_COLUMNS.cooperative.filter((column) => column !== 'takeover');
  if (no === null || doubt > MAX_DOUBT || columns.some((column) => cells[column] === undefined)) return null;
  if (isScrap(cells.upperDuty) || isScrap(cells.townshipDuty)) return null;
  const pieces: Partial<Record<keyof RowCells, SourcePiece[]>> = {};
  for (const column of columns) pieces[column] = (cells[column] ?? []).map((fragment) => fragment.piece);
  return { no, cells: pieces, damaged: mixed, problems: [] };
}

// A few characters without an end are another cell's.
function isScrap(cell: readonly Fragment[] | undefined): boolean {
  return cell?.length === 1 && cell.every(({ width, ends }) => width <= 8 && !ends);
}

// The file ends where a full line of a duty does: the rest of the sentence is missing.
function isCutOff({ cells }: NarrowRow, last: Fragment | undefined, widths: ColumnWidths): boolean {
  if (last === undefined || last.ends) return false;
  return (['upperDuty', 'townshipDuty'] as const).some(
    (cell) => cells[cell]?.at(-1) === last && last.width >= widths[cell] - 1.1,
  );
}

function incompleteRow({ no, cells }: NarrowRow, { file }: ListContext): ParseProblem {
  const line = Math.min(...Object.values(cells).flatMap((cell) => cell.map(({ piece }) => piece.line)));
  const name = no === null ? `第 ${line} 行起的一项` : `第 ${no} 项`;
  const message = `${name}分不出完整的六格，未采用。请核对原文这一处。`;
  return { code: 'row-incomplete', file, line: Number.isFinite(line) ? line : 1, message };
}

// One problem for a run of lines.
function unplacedText(unplaced: readonly Fragment[], { file }: ListContext): ParseProblem[] {
  const runs: { from: number; to: number; text: string }[] = [];
  for (const { piece, text } of unplaced) {
    const last = runs.at(-1);
    if (last !== undefined && piece.line - last.to <= 2) last.to = piece.line;
    else runs.push({ from: piece.line, to: piece.line, text });
  }
  return runs.map(({ from, to, text }) => {
    const where = from === to ? `第 ${from} 行` : `第 ${from} 至 ${to} 行`;
    const message = `${where}的文字（“${text.slice(0, 20)}”）不属于任何单元格。请核对原文。`;
    return { code: 'unplaced-text', file, line: from, message };
  });
}
