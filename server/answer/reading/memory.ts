import type { Turn } from '../../answerer.ts';
import type { ClarifyOption, Intent, TownshipView } from '../../protocol.ts';

/** A matter that was answered in this conversation. */
export interface Subject {
  /** The item that was cited first. */
  readonly item: string;
  readonly title: string;
  readonly confidence: number;
}

/** What a conversation holds when its next question comes. */
export interface Memory {
  /** The township that the last answer was for. */
  readonly township: TownshipView | null;
  /** The matters so far, each once, the latest mention last. */
  readonly subjects: readonly Subject[];
  readonly intent: Intent | null;
  /** Ids of the items that the last answer showed, in its order; of several matters each one's first. */
  readonly shown: readonly string[];
  /** The choices of the last answer, when it asked back. */
  readonly options: readonly ClarifyOption[];
  /** Departments that the last answer named. */
  readonly departments: readonly string[];
  /** The earlier turns, oldest first. */
  readonly turns: readonly Turn[];
  readonly last: Turn | null;
}

const OF_MANY: readonly (Intent | undefined)[] = ['list', 'count', 'department', 'lookup'];

/** Sums up the earlier turns, oldest first. */
export function rememberTurns(turns: readonly Turn[]): Memory {
  const subjects: Subject[] = [];
  let departments: readonly string[] = [];
  for (const { answer } of turns) {
    if (answer.departments.length > 0) departments = answer.departments;
    const { intent } = answer.understood;
    // The other townships' entries stand for the matter where the named one has none.
    const [first] = answer.citations.length > 0 ? answer.citations : placeGap(answer) ? answer.elsewhere : [];
    if (!first || (OF_MANY.includes(intent) && answer.citations.length !== 1)) continue;
    const known = subjects.findIndex(({ title }) => title === first.item.title);
    if (known >= 0) subjects.splice(known, 1);
    subjects.push({ item: first.id, title: first.item.title, confidence: answer.confidence });
  }
  const last = turns.at(-1) ?? null;
  return {
    township: last?.answer.understood.township ?? null,
    subjects,
    intent: last?.answer.understood.intent ?? null,
    shown: last ? shownIn(last.answer) : [],
    options: last?.answer.kind === 'clarify' ? last.answer.options : [],
    departments,
    turns,
    last,
  };
}

const HEADED = /^[一二三四五六七八九十]+、/u;

/** 「第二个」 after the answers to several matters is the second matter: each stands under its own heading. */
function shownIn({ text, citations, understood }: Turn['answer']): string[] {
  const matters = text.split('\n\n').filter((matter) => HEADED.test(matter));
  if (matters.length < 2 || OF_MANY.includes(understood.intent)) return citations.map(({ id }) => id);
  const firsts = matters.map((matter) => citations.find(({ item }) => matter.includes(`《${item.title}》`)));
  return firsts.flatMap((citation) => citation?.id ?? []);
}

function placeGap({ reason, understood, elsewhere }: Turn['answer']): boolean {
  return reason === 'not-listed' && understood.subject !== null && elsewhere.length > 0;
}
