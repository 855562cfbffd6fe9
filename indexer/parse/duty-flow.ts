import type { Fragment } from './narrow-fragments.ts';

/** How far a duty cell has been read: what decides whether a line can be its next one. */
export interface DutyFlow {
  readonly lines: number;
  /** Within a sentence: the last line did not end one. */
  readonly open: boolean;
  /** The number of the last numbered paragraph; 0 before the first and after a heading. */
  readonly number: number;
  /** The section and the section within it that the last line stands in; 0 before the first. */
  readonly section: number;
  readonly subsection: number;
  /** How wide the last line on the page is filled. */
  readonly fill: number;
  /** The last line begins its paragraph and has no number: it may be a heading. */
  readonly heading: boolean;
  readonly last: string;
  /** The headings so far ("某局：", "三献工作："), a line each. */
  readonly headings: string;
}

export const EMPTY_DUTY: DutyFlow = {
  lines: 0,
  open: false,
  number: 0,
  section: 0,
  subsection: 0,
  fill: 0,
  heading: false,
  last: '',
  headings: '',
};

/** A line that is put at the end of a duty cell: what the cell is then, and how badly the line fits. */
export interface DutyStep {
  readonly flow: DutyFlow;
  readonly cost: number;
}

// A comma that would begin a line pulls the character before it along: full lines are up to so much shorter.
const HANGING = 1.1;
const TOLERANCE = 0.6;

/**
 * Puts a line at the end of a duty cell that wraps at `wrap`. The cost is 0 for a line that continues the
 * sentence of a full line or brings the next number, and rises with every sign that it belongs elsewhere.
 * @param apart whether something stands between the line and the cell's last one
 */
export function stepDuty(flow: DutyFlow, line: Fragment, wrap: number, apart: boolean): DutyStep {
  const { text, width, paragraph } = line;
  let cost = tooWide(width, wrap);
  let { number, section, subsection } = flow;
  let fill = width;
  let heading = false;
  if (paragraph > 0) {
    cost += numberCost(flow, paragraph, wrap);
    number = paragraph;
  } else if (line.section > 0 || line.subsection > 0) {
    if (flow.open && !flow.heading) cost += 4;
    const isInOrder = line.section > 0 ? line.section === section + 1 : line.subsection === subsection + 1;
    if (!isInOrder) cost += 4;
    subsection = line.subsection;
    if (line.section > 0) section = line.section;
    number = 0;
    heading = true;
  } else if (flow.lines === 0) heading = true;
  else if (flow.open) {
    const full = flow.fill >= wrap - HANGING;
    if (!full) {
      // Either two parts of one line of the page, or no continuation.
      const sameLine = (apart || flow.fill <= 2) && flow.fill + width <= wrap + TOLERANCE;
      cost += sameLine ? 0.8 : Math.min(4, 1 + (wrap - flow.fill) * 0.5);
      if (sameLine) fill = flow.fill + width;
    }
    heading = flow.heading && !full;
  } else {
    cost += unnumberedCost(flow, text);
    number = 0;
    heading = true;
  }
  const lines = flow.lines + 1;
  let { headings } = flow;
  if (heading && text.endsWith('：')) {
    // A cell does not come back to a heading: the other cell may have the same.
    if (headings.includes(`\n${text}\n`)) cost += 4;
    headings += `\n${text}\n`;
  }
  return {
    flow: { lines, open: !line.ends, number, section, subsection, fill, heading, last: text, headings },
    cost,
  };
}

function tooWide(width: number, wrap: number): number {
  return width <= wrap + TOLERANCE ? 0 : Math.min(8, 1.5 + (width - wrap) * 1.2);
}

function numberCost(flow: DutyFlow, paragraph: number, wrap: number): number {
  let cost = 0;
  if (flow.open) {
    // A heading without a mark at its end is shorter than the line; elsewhere the mark has been lost.
    cost += flow.heading && paragraph === 1 && flow.fill < wrap - 1 ? 0.5 : 4;
  }
  if (paragraph === flow.number + 1) return cost;
  if (paragraph === 1) return cost + (flow.heading ? 0 : 4);
  return cost + (flow.lines === 0 ? 6 : 5);
}

// A paragraph without a number: a heading ("某局：") or a sentence of its own.
function unnumberedCost(flow: DutyFlow, text: string): number {
  if (text === '。') return 6;
  if (/^[，、。；：）]/.test(text)) return 4;
  if (/[；;]$/.test(flow.last)) return flow.number > 0 ? 2.5 : 0.3;
  return text.endsWith('：') ? 0.3 : 0.8;
}
