import type { Conservation } from './conservation.ts';
import { DUTY_LISTS, LIST_NAMES } from './duty-item.ts';
import { type KnownProblem, sortProblems } from './known-problems.ts';
import { conservationOf, type LoadedDocument } from './load-items.ts';

/** The report on all documents, as lines to print, and whether something got worse. */
export interface ItemsReport {
  readonly lines: readonly string[];
  /** What must be looked at before the items may be used; empty when all is as it was reviewed. */
  readonly regressions: readonly string[];
}

/** Counts, problems, corrections, damaged cells and conservation of the documents. */
export function reportItems(
  documents: readonly LoadedDocument[],
  known: readonly KnownProblem[],
): ItemsReport {
  const lines: string[] = [];
  const regressions: string[] = [];
  for (const document of documents) {
    const { row } = document.seed;
    lines.push('', `${row.county}${row.township}（${row.file}）`);
    for (const list of DUTY_LISTS) lines.push(countLine(document, list));
    lines.push(...correctionLines(document), ...damagedLines(document));
    const conservation = conservationOf(document);
    lines.push(...conservationLines(conservation));
    regressions.push(...conservationFaults(conservation, row.file, document));
  }
  const { fresh, familiar, gone } = sortProblems(
    documents.flatMap((document) => document.problems),
    known,
  );
  lines.push('', `已知的问题 ${familiar.length} 个`);
  lines.push(...familiar.map(({ file, line, message }) => `  ${file}:${line} ${message}`));
  if (gone.length > 0) lines.push(`已不再出现、应从 seeds/known-problems.jsonl 删去的 ${gone.length} 个`);
  lines.push(...gone.map(({ code, file, at }) => `  ${file} ${at} ${code}`));
  regressions.push(...fresh.map(({ code, file, line, message }) => `${file}:${line} [${code}] ${message}`));
  const total = documents.reduce((sum, document) => sum + document.items.length, 0);
  lines.push('', `共 ${total} 项`);
  return { lines, regressions };
}

function countLine(document: LoadedDocument, list: (typeof DUTY_LISTS)[number]): string {
  const read = document.items.filter(({ item }) => item.list === list).length;
  const declared = document.declared
    .filter((entry) => entry.list === list)
    .map(({ what, count, line }) => `第 ${line} 行称 ${count} ${what === 'items' ? '项' : '个部门'}`);
  const said = declared.length > 0 ? `；原文${declared.join('，')}` : '';
  return `  ${LIST_NAMES[list]}：读出 ${read} 项，登记 ${document.seed.row.items[list]} 项${said}`;
}

function correctionLines({ corrections }: LoadedDocument): string[] {
  if (corrections.length === 0) return [];
  const lost = corrections.reduce((sum, correction) => sum + [...correction.lost].length, 0);
  return [
    `  更正 ${corrections.length} 条，补入原文缺失的字 ${lost} 个`,
    ...corrections.map(
      ({ item, field, certainty, reason, lost: characters }) =>
        `    ${item} ${field}（${certainty === 'certain' ? '确定' : '很可能'}）：${reason}${characters === '' ? '' : `，补“${characters}”`}`,
    ),
  ];
}

function damagedLines({ items }: LoadedDocument): string[] {
  const damaged = items.flatMap(({ item }) => item.damaged.map((field) => `    ${item.id} ${field}`));
  return damaged.length > 0 ? [`  有损坏的格 ${damaged.length} 个`, ...damaged] : [];
}

function conservationLines({ characters, inCells, inFurniture, unplaced, twice }: Conservation): string[] {
  const furniture = Object.values(inFurniture).reduce((sum, count) => sum + count, 0);
  return [
    `  清单部分 ${characters} 字：在格中 ${inCells}，在标题、表头、页码和标签中 ${furniture}，无归属 ${unplaced.length}，重复 ${twice.length}`,
  ];
}

function conservationFaults(
  { unplaced, twice, foreign }: Conservation,
  file: string,
  { corrections }: LoadedDocument,
): string[] {
  const allowed = new Set(
    corrections.filter(({ lost }) => lost !== '').map(({ item, field }) => `${item} ${field}`),
  );
  return [
    ...unplaced.map(({ line, char }) => `${file}:${line} 的“${char}”没有归入任何一格。`),
    ...twice.map(({ line, char }) => `${file}:${line} 的“${char}”归入了两格。`),
    ...foreign
      .filter(({ cell }) => !allowed.has(cell))
      .map(({ cell, characters }) => `${cell} 中的“${characters}”不在原文的这些位置。`),
  ];
}
