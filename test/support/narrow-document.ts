import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { widthOf } from '../../indexer/parse/narrow-fragments.ts';
import { COUNTY } from './generated-document.ts';

/** A row of a 配合履职 list and what its cells say. */
export interface NarrowItem {
  readonly category: string;
  readonly title: string;
  readonly departments: readonly string[];
  readonly upperDuty: string;
  readonly townshipDuty: string;
}

/** How a list is written down; none of it changes what it says. */
export interface NarrowWriting {
  /** Widths of the lines of title, departments, upper duty and township duty. */
  readonly widths: readonly [number, number, number, number];
  /** Whether a mark never begins a line and pulls a character along instead. */
  readonly hanging: boolean;
  readonly rowsPerPage: number;
  /** How often a page ends within a row. */
  readonly breaksWithin: number;
  /** What chance decides: the order of the parts, which ends stand apart, where empty lines stand. */
  readonly seed: number;
}

export const NARROW_WRITING: fc.Arbitrary<NarrowWriting> = fc.record({
  widths: fc.tuple(
    fc.integer({ min: 5, max: 6 }),
    fc.integer({ min: 4, max: 5 }),
    fc.integer({ min: 23, max: 25 }),
    fc.integer({ min: 18, max: 20 }),
  ),
  hanging: fc.boolean(),
  rowsPerPage: fc.integer({ min: 1, max: 3 }),
  breaksWithin: fc.constant(0),
  seed: fc.nat(),
});

const FOLDER = join(import.meta.dirname, '../fixtures/transcriptions');

/** Transcribed rows of a township's 配合履职 lists, as if they were the generated county's. */
export function transcribedItems(name: string, county: string): NarrowItem[] {
  const text = readFileSync(join(FOLDER, name), 'utf8').replaceAll(county, COUNTY);
  const rows = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as NarrowItem & { damaged: boolean | readonly string[] });
  return rows
    .filter(({ damaged }) => damaged === false || (Array.isArray(damaged) && damaged.length === 0))
    .map(({ category, title, departments, upperDuty, townshipDuty }) => ({
      category,
      title,
      departments,
      upperDuty,
      townshipDuty,
    }));
}

const ORDERED_HEAD = ['序', '号', '', '事项', '', '类别', '事项名称', '', '对应上', '级', '', '部门'];
const SCRAMBLED_HEAD = ['事', '序号', '类', '项', '别', '', '对应', '事项名称', '级', '部', '', '上', '门'];
const DUTY_HEADS = '上级部门职责 乡镇配合职责';

/** A list whose cells follow each other in the order of the columns, each broken over many lines. */
export function writeOrdered(items: readonly NarrowItem[], writing: NarrowWriting): string {
  const chance = chanceOf(writing.seed);
  const [title, departments, upper, township] = writing.widths;
  const lines = [` ${COUNTY}青山镇配合履职事项清单`, ...ORDERED_HEAD, DUTY_HEADS, ''];
  const cell = (parts: readonly string[], gaps: number): void => {
    for (const [at, part] of parts.entries()) {
      if (at > 0 && chance() < writing.breaksWithin) lines.push(...pageBreak(chance, ORDERED_HEAD));
      else if (at > 0 && chance() < gaps) lines.push('');
      lines.push(chance() < 0.05 ? `${part}        ` : part);
    }
    lines.push('');
  };
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % writing.rowsPerPage === 0) lines.push(...pageBreak(chance, ORDERED_HEAD));
    const [first = '', ...others] = wrap(item.category, 3, false);
    if (item.category.length > 5) lines.push(`${at + 1}`, first, ...others, '');
    else lines.push(`${at + 1} ${first}`, ...others, '');
    cell(wrap(item.title, title, writing.hanging), 0.03);
    cell(wrap(item.departments.join('、'), departments, writing.hanging), 0.08);
    for (const [duty, width] of [[item.upperDuty, upper] as const, [item.townshipDuty, township] as const]) {
      cell(
        paragraphs(duty).flatMap((part) => wrap(part, width, writing.hanging)),
        0.5,
      );
    }
  }
  return lines.join('\n');
}

/**
 * A list whose rows are scrambled: the cells in any order, the number between the parts of its category,
 * last characters and full stops on lines of their own.
 */
export function writeScrambled(items: readonly NarrowItem[], writing: NarrowWriting): string {
  const chance = chanceOf(writing.seed);
  const lines = [' 配合履职事项清单', ...SCRAMBLED_HEAD, DUTY_HEADS, ''];
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % writing.rowsPerPage === 0) lines.push(...pageBreak(chance, SCRAMBLED_HEAD));
    for (const block of scrambledBlocks(item, at + 1, writing, chance)) {
      const cut = block.length > 3 && chance() < writing.breaksWithin ? 1 + Math.floor(chance() * 2) : 0;
      if (cut > 0) lines.push(...block.slice(0, cut), ...pageBreak(chance, SCRAMBLED_HEAD));
      lines.push(...block.slice(cut), '');
    }
  }
  return lines.join('\n');
}

interface Block {
  readonly of: keyof NarrowItem | 'no' | 'end';
  readonly lines: string[];
}

function scrambledBlocks(item: NarrowItem, no: number, writing: NarrowWriting, chance: Chance): string[][] {
  const [titleWidth, departmentsWidth, upperWidth, townshipWidth] = writing.widths;
  const category = cutEnd(wrap(item.category, 2, false), true);
  const title = cutEnd(wrap(item.title, titleWidth, writing.hanging), chance() < 0.7);
  const departments = cutEnd(wrap(item.departments.join('、'), departmentsWidth, false), chance() < 0.6);
  const upper = cutStop(item.upperDuty, upperWidth, writing.hanging, chance() < 0.6);
  const township = cutStop(item.townshipDuty, townshipWidth, writing.hanging, chance() < 0.6);
  const blocks: Block[] = shuffled(
    [
      { of: 'category', lines: category.main },
      { of: 'title', lines: title.main },
      { of: 'departments', lines: departments.main },
      { of: 'upperDuty', lines: upper.main },
      { of: 'townshipDuty', lines: township.main },
    ],
    chance,
  );
  insertAfter(blocks, 'category', { of: 'no', lines: [`${no}`, ...category.end] }, 0);
  for (const [of, { end }] of [['title', title] as const, ['departments', departments] as const]) {
    if (end.length > 0) insertAfter(blocks, of, { of: 'end', lines: end }, Math.floor(chance() * 2));
  }
  for (const [of, { end }] of [['upperDuty', upper] as const, ['townshipDuty', township] as const]) {
    if (end.length > 0) insertAfter(blocks, of, { of: 'end', lines: end }, Math.floor(chance() * 2));
  }
  return blocks.map((block) => block.lines);
}

// The ends of cells stand below the number, wherever their cells are.
function insertAfter(blocks: Block[], of: Block['of'], block: Block, distance: number): void {
  const own = blocks.findIndex((other) => other.of === of);
  const number = block.of === 'no' ? 0 : blocks.findIndex((other) => other.of === 'no');
  blocks.splice(Math.min(blocks.length, Math.max(own, number) + 1 + distance), 0, block);
}

interface CutCell {
  readonly main: string[];
  readonly end: string[];
}

function cutEnd(lines: string[], apart: boolean): CutCell {
  const last = [...(lines.at(-1) ?? '')];
  const end = last.pop() ?? '';
  const main = [...lines.slice(0, -1), ...(last.length > 0 ? [last.join('')] : [])];
  return apart && main.length > 0 ? { main, end: [end] } : { main: lines, end: [] };
}

function cutStop(duty: string, width: number, hanging: boolean, apart: boolean): CutCell {
  const cut = apart && duty.endsWith('。');
  const text = cut ? duty.slice(0, -1) : duty;
  const main = paragraphs(text).flatMap((part) => wrap(part, width, hanging));
  return { main, end: cut ? ['。'] : [] };
}

function pageBreak(chance: Chance, head: readonly string[]): string[] {
  const [first = '', ...others] = head.slice(chance() < 0.3 ? head.length - 1 : 0);
  return [` ${first}`, ...others, DUTY_HEADS, ''];
}

const HANGING = /[，。；、：）”]/;

function wrap(text: string, width: number, hanging: boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const char of text) {
    if (widthOf(line + char) <= width) line += char;
    else if (hanging && HANGING.test(char) && line.length > 1) {
      lines.push(line.slice(0, -1));
      line = line.slice(-1) + char;
    } else {
      lines.push(line);
      line = char;
    }
  }
  return line === '' ? lines : [...lines, line];
}

const PARAGRAPH =
  /(?<=[；。：])(?=\d{1,2}[.．]|[一二三四五六七八九十]、|[^。；：]{2,22}[局委部会室院]：)|(?<=：)(?=\d)/;

function paragraphs(duty: string): string[] {
  return duty.split(PARAGRAPH);
}

type Chance = () => number;

// A small generator, so that one seed gives one document.
function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled<Value>(values: readonly Value[], chance: Chance): Value[] {
  return values
    .map((value) => ({ value, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
