import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CellPieces,
  ITEM_FIELDS,
  type ItemField,
  type ParsedItem,
  type ParseProblem,
} from './duty-item.ts';
import { indexerError } from './errors.ts';
import { type SourceLine, sourceLines } from './parse/source-lines.ts';
import { splitDepartments } from './parse/split-departments.ts';
import { placeText } from './place-text.ts';
import type { SeedDocument } from './seed-document.ts';

/** A reviewed restoration of one cell: one line of `seeds/corrections/<township>.jsonl`. */
export interface Correction {
  readonly item: string;
  readonly field: ItemField;
  /** The cell as it must read; for departments the names with 、 between them. */
  readonly text: string;
  /** The source lines that it is read from: ranges, both ends included. */
  readonly lines: readonly (readonly [number, number])[];
  /** Of these lines, joined by \n: a changed source is noticed. */
  readonly sha256: string;
  readonly reason: string;
  /** `probable` restorations leave the cell flagged as damaged. */
  readonly certainty: 'certain' | 'probable';
  /** Characters that the text needs and the lines do not have; '' when it is made of theirs alone. */
  readonly lost: string;
}

/** Items after correction, and what became of each correction. */
export interface CorrectedItems {
  readonly items: ParsedItem[];
  readonly problems: ParseProblem[];
  readonly applied: Correction[];
}

/**
 * Reads the corrections of a township; none when it has no file.
 * @throws CORRECTION_INVALID when a line is no correction
 */
export function readCorrections(root: string, townshipId: string): Correction[] {
  const name = `seeds/corrections/${townshipId}.jsonl`;
  const path = join(root, name);
  if (!existsSync(path)) return [];
  return parseCorrections(readFileSync(path, 'utf8'), name);
}

/** As readCorrections, from the file's text. @throws CORRECTION_INVALID */
export function parseCorrections(text: string, name: string): Correction[] {
  const corrections: Correction[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw indexerError('CORRECTION_INVALID', `${name}:${index + 1} is not JSON`, { cause });
    }
    if (!isCorrection(value)) throw indexerError('CORRECTION_INVALID', `${name}:${index + 1} lacks a field`);
    corrections.push(value);
  }
  return corrections;
}

/** The hash of a correction's source lines. */
export function sourceHash(seed: SeedDocument, ranges: Correction['lines']): string {
  const lines = seed.text.split(/\r\n|\n|\r/);
  const text = ranges.map(([from, to]) => lines.slice(from - 1, to).join('\n')).join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Applies corrections. Refused, as problems: one whose source lines have changed, whose item does not
 * exist, or that uses other characters than the lines have and `lost` names. Reported: one that changes nothing.
 */
export function applyCorrections(
  seed: SeedDocument,
  parsed: readonly ParsedItem[],
  corrections: readonly Correction[],
): CorrectedItems {
  const lines = sourceLines(seed.text);
  const items = new Map(parsed.map((item) => [item.item.id, item]));
  const problems: ParseProblem[] = [];
  const applied: Correction[] = [];
  const report = (code: string, correction: Correction, message: string): void => {
    const line = correction.lines[0]?.[0] ?? 1;
    const where = `${correction.item} 的 ${correction.field}`;
    problems.push({
      code,
      file: seed.row.file,
      line,
      message: `${where}：${message}`,
      itemId: correction.item,
    });
  };
  for (const correction of corrections) {
    const target = items.get(correction.item);
    if (target === undefined) {
      report('correction-refused', correction, '没有这一项，更正未采用。请核对事项编号。');
    } else if (sourceHash(seed, correction.lines) !== correction.sha256) {
      report('correction-refused', correction, '所依据的原文已改变，更正未采用。请重新核对原文。');
    } else {
      const others = corrections.filter((other) => !applied.includes(other));
      const place = placeText(
        correction.text,
        linesOf(lines, correction),
        takenPlaces([...items.values()], others),
      );
      if (sorted(place.lost) !== sorted(correction.lost)) {
        const message = `用了原文没有的字“${place.lost}”，更正未采用。请改正文字或在 lost 中登记。`;
        report('correction-refused', correction, message);
      } else {
        if (isSuperfluous(target, correction)) {
          report('correction-superfluous', correction, '解析结果已经相同，更正是多余的。请删去。');
        }
        items.set(correction.item, corrected(target, correction, place.pieces));
        applied.push(correction);
      }
    }
  }
  return { items: [...items.values()], problems, applied };
}

function corrected(
  target: ParsedItem,
  { field, text, certainty }: Correction,
  pieces: CellPieces[ItemField],
): ParsedItem {
  const { item } = target;
  const value = field === 'departments' ? splitDepartments([text], item.township.county) : text;
  const damaged = item.damaged.filter((name) => name !== field);
  const lines = [...(pieces ?? []), ...Object.values(target.pieces).flat()].map((piece) => piece.line);
  return {
    item: {
      ...item,
      [field]: value,
      damaged: certainty === 'probable' ? [...damaged, field] : damaged,
      corrected: [...item.corrected, field],
      source: { ...item.source, lines: [Math.min(...lines), Math.max(...lines)] },
    },
    pieces: { ...target.pieces, [field]: pieces ?? [] },
  };
}

function linesOf(lines: readonly SourceLine[], correction: Correction): SourceLine[] {
  return correction.lines.flatMap(([from, to]) => lines.slice(from - 1, to));
}

// What other cells hold; cells that are still to be corrected hold nothing.
function takenPlaces(items: readonly ParsedItem[], open: readonly Correction[]): Set<string> {
  const free = new Set(open.map((correction) => `${correction.item} ${correction.field}`));
  const taken = new Set<string>();
  for (const { item, pieces } of items) {
    for (const [field, cell] of Object.entries(pieces)) {
      if (free.has(`${item.id} ${field}`)) continue;
      for (const { line, start, end } of cell) {
        for (let column = start; column < end; column += 1) taken.add(`${line}:${column}`);
      }
    }
  }
  return taken;
}

// A restoration of the text that the parser gives still says that the cell is sound, or that it is not.
function isSuperfluous(target: ParsedItem, { field, text, certainty }: Correction): boolean {
  const isFlagged = target.item.damaged.includes(field);
  return cellText(target, field) === bare(text) && isFlagged === (certainty === 'probable');
}

function cellText({ item }: ParsedItem, field: ItemField): string {
  const value = item[field];
  return bare(typeof value === 'string' || value === null ? (value ?? '') : value.join('、'));
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

function sorted(text: string): string {
  return [...text].sort().join('');
}

function isCorrection(value: unknown): value is Correction {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Record<string, unknown>;
  const strings = ['item', 'text', 'sha256', 'reason', 'lost'];
  if (!strings.every((key) => typeof record[key] === 'string')) return false;
  if (!ITEM_FIELDS.includes(record.field as ItemField)) return false;
  if (record.certainty !== 'certain' && record.certainty !== 'probable') return false;
  const ranges = record.lines;
  if (!Array.isArray(ranges) || ranges.length === 0 || record.reason === '') return false;
  return ranges.every(
    (range) =>
      Array.isArray(range) && range.length === 2 && range.every(Number.isInteger) && range[0] <= range[1],
  );
}
