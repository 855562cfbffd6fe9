import { stepDuty } from './duty-flow.ts';
import type { Fragment } from './narrow-fragments.ts';
import type { DutyCell, DutyCellName, NarrowModel, RowState } from './narrow-row.ts';
import type { Placement } from './place-short.ts';

/** Puts a fragment at the end of a duty cell. */
export function placeDuty(
  model: NarrowModel,
  row: RowState,
  name: DutyCellName,
  fragment: Fragment,
  index: number,
): Placement {
  const duty = row[name];
  const away = duty.last >= 0 && index - duty.last > 1;
  const step = stepDuty(duty.flow, fragment, model.widths[name], fragment.afterGap || away);
  const isMixed = model.mixed.has(index);
  let cost = isMixed ? Math.min(step.cost, 1.5) : step.cost;
  cost += duty.last < 0 ? beginCost(model, fragment) : continueCost(model, duty, fragment, away);
  if (name === 'townshipDuty' && headsOffice(model, fragment)) cost += 2;
  if (isMixed && fragment.width <= 2) {
    // A character of a mixed passage says nothing of the sentence that it stands in.
    const least = duty.last < 0 ? 1 : away ? 0.3 : 0.1;
    if (least < cost) return { row: { ...row, [name]: { ...duty, last: index } }, cost: least };
  }
  const side = duty.side + fragment.side;
  return { row: { ...row, [name]: { flow: step.flow, side, last: index } }, cost };
}

// "某局：…": an office's part of the department's duty.
function headsOffice({ evidence }: NarrowModel, { text }: Fragment): boolean {
  const at = text.indexOf('：');
  return (
    at > 2 && at < 25 && evidence.beginsDepartment(text) && evidence.departmentScore(text.slice(0, at)) >= 1
  );
}

function beginCost({ evidence, widths }: NarrowModel, { text, width, ends, section }: Fragment): number {
  // A stop or a character alone is another cell's end: no duty begins with it.
  if (width <= 2 && section === 0) return 14;
  if (width > 8 || ends || section > 0) return 0;
  // The heading of an office's duties, without a mark at its end.
  const isOffice = width > widths.departments + 1 && evidence.departmentScore(text) >= 1;
  return isOffice ? 1 : 8;
}

function continueCost(model: NarrowModel, { flow }: DutyCell, fragment: Fragment, away: boolean): number {
  const { text, width, ends, paragraph, section, subsection, afterGap } = fragment;
  const goesOn = flow.open && paragraph + section + subsection === 0;
  let cost = 0;
  if (goesOn) cost += model.evidence.joins(flow.last, text) ? -0.4 : 0.3;
  // Where every line has an empty line before it, the empty line says nothing.
  if (model.ordered) return cost;
  if (text === '。') return cost + (flow.open ? -0.5 : away ? 3 : 0);
  if (away) {
    if (goesOn) cost += 1;
    else cost += flow.number > 0 && paragraph === flow.number + 1 ? 1.5 : 7;
  } else if (afterGap) cost += 0.5;
  // A stop may stand on a line of its own, words seldom.
  if (width <= 5 && !ends && afterGap) cost += 1.5;
  return cost;
}
