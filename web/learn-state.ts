/** The self-test 「这件事归谁？」: a question made from one item, its choices, and the device's progress. */
import type { ItemView, Verdict } from '../server/protocol.ts';

export const LEARN_VERDICTS = [
  '乡镇负责',
  '上级牵头、乡镇配合',
  '上级已收回',
] as const satisfies readonly Verdict[];

export type LearnStep = 'verdict' | 'department' | 'solved';

export interface LearnQuestion {
  readonly item: ItemView;
  /** Departments to choose from, the right one among them; [] when the item names none. */
  readonly choices: readonly string[];
  readonly step: LearnStep;
  readonly verdictRight: boolean | null;
  readonly departmentRight: boolean | null;
}

/** Right and asked, by category. */
export type LearnProgress = Readonly<Record<string, { readonly right: number; readonly asked: number }>>;

export function itemVerdict(item: ItemView): Verdict {
  if (item.list === 'basic') return '乡镇负责';
  return item.list === 'cooperative' ? '上级牵头、乡镇配合' : '上级已收回';
}

/**
 * A question from `item`. The wrong departments are drawn from `departments`; `random` gives 0..1.
 */
export function learnQuestion(
  item: ItemView,
  departments: readonly string[],
  random: () => number,
): LearnQuestion {
  const right = item.departments[0];
  const wrong = shuffle(
    departments.filter((name) => !item.departments.includes(name)),
    random,
  ).slice(0, 3);
  const choices = right === undefined ? [] : shuffle([right, ...wrong], random);
  return { item, choices, step: 'verdict', verdictRight: null, departmentRight: null };
}

/** Takes an answer to the step on show; a choice outside the step changes nothing. */
export function answerLearn(question: LearnQuestion, choice: string): LearnQuestion {
  if (question.step === 'verdict') {
    const verdictRight = choice === itemVerdict(question.item);
    return { ...question, verdictRight, step: question.choices.length > 0 ? 'department' : 'solved' };
  }
  if (question.step === 'department') {
    return { ...question, departmentRight: question.item.departments.includes(choice), step: 'solved' };
  }
  return question;
}

/** Counts a solved question as right when each of its steps was. */
export function recordLearn(progress: LearnProgress, question: LearnQuestion): LearnProgress {
  const { category } = question.item;
  const before = progress[category] ?? { right: 0, asked: 0 };
  const right = question.verdictRight === true && question.departmentRight !== false;
  return { ...progress, [category]: { right: before.right + (right ? 1 : 0), asked: before.asked + 1 } };
}

function shuffle<T>(values: readonly T[], random: () => number): T[] {
  const shuffled = [...values];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const held = shuffled[last] as T;
    shuffled[last] = shuffled[other] as T;
    shuffled[other] = held;
  }
  return shuffled;
}
