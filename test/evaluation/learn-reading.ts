import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDepartmentKinds } from '../../indexer/departments.ts';
import { type AnswerParts, createAnswerQuestion } from '../../server/answer/answer-question.ts';
import { createAnswerParts } from '../../server/answer/create-answerer.ts';
import { createReaders } from '../../server/answer/create-readers.ts';
import { CARRIED, NEW } from '../../server/answer/follow-up-features.ts';
import { GUESSED_INTENTS, intentFeatures } from '../../server/answer/reading/guess-intent.ts';
import { rememberTurns } from '../../server/answer/reading/memory.ts';
import type { Turn } from '../../server/answerer.ts';
import { answeredTurn, type Conversation, type ExpectedTurn, readConversations } from './conversation-set.ts';
import { type ClassRow, fitClasses, likeliest } from './fit-classes.ts';
import { openEvaluation } from './open-evaluation.ts';
import { readQuestions } from './question-set.ts';

/**
 * Learns from conversations what a question wants to know and whether it goes on with the matter before.
 * The rules were made by looking at `dev.jsonl`: there they seem never to err, and are not heard. In `turns.jsonl`,
 * which no rule was made for, they are one feature among others. Each of its writers is held out in turn.
 */
const ROOT = join(import.meta.dirname, '..', '..');
const { index, embedder } = await openEvaluation();
const used = createAnswerParts(index, embedder, readDepartmentKinds(ROOT));
// A negative must not be found by itself.
const parts: AnswerParts = {
  ...used,
  search: (text, options) => used.search(text, { ...options, hidden: new Set([text]) }),
};
const answer = createAnswerQuestion(parts);
const { readFrame, readQuestion, resolver, familyOf } = createReaders(parts);

interface Example {
  readonly row: ClassRow;
  /** Whose conversation it is; null in `dev.jsonl`. */
  readonly writer: string | null;
  /** Whether the rules alone are right; null where there are none. */
  readonly ruled: boolean | null;
}
/** Every so manieth question without a conversation follows another one. */
const STRANGERS = 3;
/** What such a pair counts: nobody asks as often about something else. */
const STRANGER_SHARE = 0.3;
/** A follow-up is short, and so are negatives that could be taken for one. In characters. */
const SHORT = 14;

const intents: Example[] = [];
const followUps: Example[] = [];
const begun = new Set<string>();
for (const { turns: expectedTurns, writer = null } of [
  ...readConversations('dev'),
  ...readConversations('turns'),
  ...strangers(),
]) {
  const turns: Turn[] = [];
  for (const expected of expectedTurns) {
    // Alternatives to one conversation begin alike.
    const isKnown = turns.length === 0 && begun.has(expected.question);
    if (turns.length === 0) begun.add(expected.question);
    if (!isKnown) await read(expected, turns, writer);
    // Nothing comes after the last turn.
    if (expected === expectedTurns.at(-1)) break;
    turns.push(answeredTurn(expected.question, await answer(expected.question, { township: null, turns })));
  }
}

/** Two questions that have nothing to do with each other: the second is a subject of its own, listed or not. */
function strangers(): Conversation[] {
  const asked = readQuestions(join(import.meta.dirname, 'questions', 'calibration.jsonl'))
    .filter(({ reason }) => reason === null || reason === 'not-listed')
    .map(({ question, item, township, reason }) => toTurn(question, township, item, reason));
  const firsts = asked.filter(({ kind }) => kind === 'answer');
  const seconds = [
    ...asked.filter(({ kind }, at) => kind === 'none' || at % STRANGERS === 0),
    ...index.negatives
      .filter(({ text, kind }) => text.length <= SHORT && (kind === 'other-office' || kind === 'near'))
      .filter((_, at) => at % STRANGERS === 0)
      .map(({ text }) => toTurn(text, null, null, 'not-listed')),
  ];
  return seconds.map((second, at) => ({
    turns: [firsts[(7 * at) % firsts.length] as ExpectedTurn, second],
  }));
}

function toTurn(
  question: string,
  township: string | null,
  item: string | null,
  reason: string | null,
): ExpectedTurn {
  return {
    question,
    intent: '',
    township,
    kind: reason === null ? 'answer' : 'none',
    ...(reason === null ? {} : { reason }),
    ...(item === null ? {} : { item }),
  };
}

async function read(expected: ExpectedTurn, turns: readonly Turn[], writer: string | null): Promise<void> {
  const memory = rememberTurns(turns);
  const reading = readQuestion(expected.question, memory, null);
  const isOfItems = reading.task === 'matter' || reading.task === 'selection';
  if (isOfItems && (GUESSED_INTENTS as readonly string[]).includes(expected.intent)) {
    const { frame, rule } = readFrame(expected.question, memory, null);
    const features = intentFeatures(frame, writer === null ? null : rule);
    intents.push({
      row: { features, label: expected.intent, share: 1 },
      writer,
      ruled: rule === expected.intent,
    });
  }
  if (reading.task !== 'matter') return;
  const subject = memory.subjects.at(-1);
  if (!subject || reading.reference.empty || reading.reference.back !== null) return;
  const fresh = await resolver.own(reading.question, reading.place.words);
  const features = resolver.featuresOf(reading, subject, fresh);
  if (features === null) return;
  const before = familyOf(subject.item);
  const wanted = expected.item === undefined ? null : familyOf(expected.item);
  // What no list holds is no matter before.
  const isOther = expected.item === undefined && expected.reason === 'not-listed';
  if (!before || (!wanted && !isOther)) return;
  const isSame = wanted !== null && (before === wanted || before.related.includes(wanted.id));
  followUps.push({
    row: { features, label: isSame ? CARRIED : NEW, share: expected.intent === '' ? STRANGER_SHARE : 1 },
    writer,
    ruled: null,
  });
}

function learn(what: string, file: string, examples: readonly Example[]): void {
  const rowsOf = (chosen: readonly Example[]): ClassRow[] => chosen.map(({ row }) => row);
  const writers = [...new Set(examples.flatMap(({ writer }) => writer ?? []))];
  for (const writer of writers) {
    const held = examples.filter((example) => example.writer === writer);
    const model = fitClasses(rowsOf(examples.filter((example) => example.writer !== writer)));
    const right = held.filter(({ row }) => likeliest(row.features, model) === row.label).length;
    const byRules = held.filter(({ ruled }) => ruled).length;
    const beside = held.some(({ ruled }) => ruled !== null) ? `, by the rules alone ${byRules}` : '';
    console.log(`${what}, ${writer} held out: ${right}/${held.length}${beside}`);
  }
  const model = fitClasses(rowsOf(examples));
  const right = examples.filter(({ row }) => likeliest(row.features, model) === row.label).length;
  console.log(
    `${what}, all learned: ${right}/${examples.length}; ${Object.keys(model.weights).length} features`,
  );
  writeFileSync(join(ROOT, 'server', 'answer', file), `${JSON.stringify(model)}\n`);
}

learn('intents', 'intent-model.json', intents);
learn('follow-ups', 'follow-up-model.json', followUps);
process.exit(0);
