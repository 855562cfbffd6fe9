import type { Fragment } from './narrow-fragments.ts';

/** How far a duty cell has been read: what decides whether a line can be its next one. */
export interface DutyFlow {
  readonly lines: number;
  /** Within a sentence: the last line did not end one. */
  readonly open: boolean;
  /** The number of the last numbered paragraph; 0 before the first and after a heading. */
  readonly number: number;
  /** How wide the last line on the page is filled. */
  readonly fill: number;
  /** The last line is the first of its paragraph and has no number: it may be a heading. */
  readonly heading: boolean;
  readonly last: string;
}

export const EMPTY_DUTY: DutyFlow = { lines: 0, open: false, number: 0, fill: 0, heading: false, last: '' };

const NUMBER = /^(\d{1,2})[.．、](?!\d)/;
const SECTION = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/;
const SENTENCE_END = /[。；;：:！]$/;

/** The number that a paragraph begins with; 0 when it has none. */
export function paragraphNumber(text: string): number {
  const found = NUMBER.exec(text);
  return found === null ? 0 : Number(found[1]);
}

/** Whether a text begins a section of a duty cell (一、… or （一）…). */
export function beginsSection(text: string): boolean {
  return SECTION.test(text);
}

/** Whether a line ends a sentence or a clause of a list. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}

/** A line that is put at the end of a duty cell: what the cell is then, and how badly the line fits. */
export interface DutyStep {
  readonly flow: DutyFlow;
  readonly cost: number;
}

/**
 * Puts a line at the end of a duty cell that wraps at `wrap`. The cost is 0 for a line that continues the
 * sentence of a full line or brings the next number, and rises with every sign that it belongs elsewhere.
 */
export function stepDuty(flow: DutyFlow, line: Fragment, wrap: number): DutyStep {
  const number = paragraphNumber(line.text);
  const section = beginsSection(line.text);
  let cost = tooWide(line.width, wrap);
  let fill = line.width;
  let heading = false;
  let count = flow.number;
  if (number > 0) {
    cost += numberCost(flow, number, wrap);
    count = number;
  } else if (section) {
    if (flow.open && !flow.heading) cost += 4;
    count = 0;
    heading = true;
  } else if (flow.lines === 0) heading = true;
  else if (flow.open) {
    // Two parts of one line of the page, or the line below a full one.
    const sameLine = (line.afterGap || flow.fill <= 2) && flow.fill + line.width <= wrap + 0.6;
    const full = flow.fill >= wrap - 1.1;
    if (full) fill = line.width;
    else if (sameLine) {
      fill = flow.fill + line.width;
      cost += 0.8;
    } else cost += Math.min(4, 1 + (wrap - flow.fill) * 0.5);
    heading = flow.heading && !full;
  } else {
    // A paragraph without a number: a heading ("某局：") or a sentence of its own.
    heading = true;
    const last = flow.last;
    if (/^[，、。；：）]/.test(line.text)) cost += line.text === '。' ? 6 : 4;
    else if (/[；;]$/.test(last)) cost += 2.5;
    else cost += 0.5;
    count = 0;
  }
  return {
    flow: {
      lines: flow.lines + 1,
      open: !endsSentence(line.text),
      number: count,
      fill,
      heading,
      last: line.text,
    },
    cost,
  };
}

function tooWide(width: number, wrap: number): number {
  return width <= wrap + 0.6 ? 0 : Math.min(8, 1.5 + (width - wrap) * 1.2);
}

function numberCost(flow: DutyFlow, number: number, wrap: number): number {
  let cost = 0;
  if (flow.open) {
    // A heading without a mark at its end is shorter than the line.
    if (flow.heading && number === 1 && flow.fill < wrap - 1) cost += 0.5;
    // A mark at the end that the extraction lost.
    else cost += 4;
  }
  if (number === flow.number + 1) return cost;
  if (number === 1) return cost + (flow.heading ? 0 : 4);
  return cost + (flow.lines === 0 ? 6 : 5);
}
