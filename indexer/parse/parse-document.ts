import type { CellPieces, DutyItem, DutyList, ParsedItem, ParseProblem, SourcePiece } from '../duty-item.ts';
import { itemId, LIST_NAMES } from '../duty-item.ts';
import type { SeedDocument } from '../seed-document.ts';
import { CATEGORIES, knownCategories } from './categories.ts';
import { isHeadScrap, LIST_COLUMNS } from './column-heads.ts';
import { joinPieces } from './join-pieces.ts';
import { furnitureKind } from './page-furniture.ts';
import { parseBasic } from './parse-basic.ts';
import { parseCooperative } from './parse-cooperative.ts';
import { parseReclaimed } from './parse-reclaimed.ts';
import type { FurniturePiece, ListContext, ParsedRow } from './parsed-row.ts';
import { pieceOf, pieceText, type SourceLine, sourceLines } from './source-lines.ts';
import { splitDepartments } from './split-departments.ts';
import { type ListSection, missingLists, splitLists } from './split-lists.ts';

/** What a document holds. */
export interface ParsedDocument {
  readonly items: ParsedItem[];
  readonly problems: ParseProblem[];
  /** What stands in the lists' lines but in no cell. */
  readonly furniture: FurniturePiece[];
  /** First and last line of each list. */
  readonly lists: { readonly list: DutyList; readonly lines: readonly [number, number] }[];
  /** The usual categories and those that the preface names. */
  readonly categories: readonly string[];
}

// No list of a township comes near; a larger file is no list and is not worth the time.
const MAX_CHARACTERS = 20_000_000;

const PARSERS = { basic: parseBasic, cooperative: parseCooperative, reclaimed: parseReclaimed };

/**
 * Reads a document. Never throws on odd text: what cannot be read ends as a problem with its line, and a
 * row that is not whole ends as a problem and no item. The invariants of the items are checkItems' matter.
 */
export function parseDocument(seed: SeedDocument): ParsedDocument {
  const file = seed.row.file;
  const empty = { items: [], problems: [], furniture: [], lists: [], categories: CATEGORIES };
  if (seed.text.length > MAX_CHARACTERS) {
    const message = `文件有 ${seed.text.length} 字，不像一份清单，未读取。请核对文件。`;
    return { ...empty, problems: [{ code: 'document-too-large', file, line: 1, message }] };
  }
  const lines = sourceLines(seed.text);
  const sections = splitLists(lines);
  const preface = lines.slice(0, (sections[0]?.lines[0]?.no ?? 1) - 1);
  const categories = knownCategories(preface.map((line) => line.text).join('\n'));
  const parsed: ParsedDocument = { ...empty, categories, problems: encodingProblems(lines, file) };
  for (const list of missingLists(sections)) {
    const message = `没有找到${LIST_NAMES[list]}清单的标题和表头。请核对文件是否完整。`;
    parsed.problems.push({ code: 'list-missing', file, line: 1, message });
  }
  for (const section of sections) readList(section, seed, categories, parsed);
  return parsed;
}

function readList(
  section: ListSection,
  seed: SeedDocument,
  categories: readonly string[],
  parsed: ParsedDocument,
): void {
  const { list, lines } = section;
  const file = seed.row.file;
  const first = lines[0]?.no ?? 1;
  parsed.lists.push({ list, lines: [first, lines.at(-1)?.no ?? first] });
  const lacking = LIST_COLUMNS[list].filter((column) => !section.columns.includes(column));
  if (section.layout !== 'narrow' && lacking.length > 0) {
    const message = `${LIST_NAMES[list]}清单的表头缺少栏目，整张清单未采用。请核对表头。`;
    parsed.problems.push({ code: 'column-missing', file, line: first, message });
    return;
  }
  const context: ListContext = { township: seed.township, list, file };
  const { rows, problems, furniture } = PARSERS[list](section, context, categories);
  parsed.problems.push(...problems);
  for (const row of withoutRepeats(rows, context, parsed.problems)) {
    parsed.problems.push(...row.problems);
    parsed.items.push(itemOf(row, lines, context));
    for (const piece of row.labels ?? []) parsed.furniture.push({ kind: 'label', piece });
  }
  parsed.furniture.push(...(furniture ?? furnitureOf(lines, rows)));
}

// Above the first row stand the heading and the column heads, whole or in scraps.
function furnitureOf(lines: readonly SourceLine[], rows: readonly ParsedRow[]): FurniturePiece[] {
  const firstRow = Math.min(...rows.flatMap((row) => row.cells.no ?? []).map((piece) => piece.line));
  return lines.flatMap((line) => {
    const kind = furnitureKind(line) ?? (line.no < firstRow && isHeadScrap(line) ? 'column-head' : null);
    const piece = pieceOf(line);
    return kind === null || piece === null ? [] : [{ kind, piece }];
  });
}

// The same number twice leaves open which row is meant: the first stays, the second is reported.
function withoutRepeats(
  rows: readonly ParsedRow[],
  context: ListContext,
  problems: ParseProblem[],
): ParsedRow[] {
  const seen = new Set<number>();
  return rows.filter((row) => {
    if (!seen.has(row.no)) {
      seen.add(row.no);
      return true;
    }
    const line = row.cells.no?.[0]?.line ?? row.cells.title?.[0]?.line ?? 1;
    const message = `${LIST_NAMES[context.list]}第 ${row.no} 项出现两次，后一项未采用。请核对序号。`;
    problems.push({ code: 'number-twice', file: context.file, line, message });
    return false;
  });
}

function itemOf(
  row: ParsedRow,
  lines: readonly SourceLine[],
  { township, list, file }: ListContext,
): ParsedItem {
  const text = (pieces: readonly SourcePiece[] | undefined): string => joinPieces(lines, pieces ?? []);
  const optional = (pieces: readonly SourcePiece[] | undefined): string | null => text(pieces) || null;
  const departments = (row.cells.departments ?? []).map((piece) => pieceText(lines, piece));
  const numbers = Object.values(row.cells).flatMap((pieces) => pieces.map((piece) => piece.line));
  const item: DutyItem = {
    id: itemId(township.id, list, row.no),
    township,
    list,
    no: row.no,
    category: text(row.cells.category),
    title: text(row.cells.title),
    departments: splitDepartments(departments, township.county),
    upperDuty: list === 'cooperative' ? optional(row.cells.upperDuty) : null,
    townshipDuty: list === 'cooperative' ? optional(row.cells.townshipDuty) : null,
    method: list === 'reclaimed' ? optional(row.cells.method) : null,
    source: { file, lines: [Math.min(...numbers), Math.max(...numbers)] },
    damaged: row.damaged,
    corrected: [],
  };
  return { item, pieces: row.cells as CellPieces };
}

function encodingProblems(lines: readonly SourceLine[], file: string): ParseProblem[] {
  const broken = lines.find((line) => line.text.includes('\ufffd'));
  if (broken === undefined) return [];
  const message = '这一行有无法识别的字符，文件可能存成了别的编码。请用 UTF-8 重新保存。';
  return [{ code: 'encoding', file, line: broken.no, message }];
}
