import type { SearchIndex } from '../../indexer/search-index.ts';
import type { Answerer, ComposedAnswer, Turn } from '../../server/answerer.ts';
import {
  answeredTurn,
  type ConversationSet,
  type ExpectedTurn,
  readConversations,
} from './conversation-set.ts';

/** How many turns of a kind there were, and how many of them were right. */
export interface Tally {
  readonly right: number;
  readonly all: number;
}

export interface ConversationFigures {
  readonly tallies: ReadonlyMap<string, Tally>;
  /** One line a turn with all that is wrong with it. */
  readonly failures: readonly string[];
}

const MAX_CITED = 150;

/** What is wrong with an answer, in words; empty when nothing is. */
function faults(expected: ExpectedTurn, answer: ComposedAnswer, index: SearchIndex): string[] {
  const found: string[] = [];
  if (answer.kind !== expected.kind) found.push(`kind ${answer.kind}`);
  if ((answer.reason ?? undefined) !== expected.reason) found.push(`reason ${answer.reason}`);
  const township = answer.understood.township?.id ?? null;
  if (township !== expected.township) found.push(`township ${township}`);
  if (expected.item !== undefined) {
    const family = index.families.find(({ items }) => items.includes(expected.item ?? ''));
    const kin = index.families.filter(({ id }) => family?.related.includes(id)).flatMap(({ items }) => items);
    const right = new Set([...(family?.items ?? []), ...kin]);
    const [first] = answer.citations.length > 0 ? answer.citations : answer.elsewhere;
    if (!first || !right.has(first.id)) found.push(`first ${first?.id ?? 'nothing'}`);
  }
  return found;
}

function countFaults(expected: ExpectedTurn, answer: ComposedAnswer): string[] {
  const { total = 0 } = expected;
  const cited = Math.min(total, MAX_CITED);
  return [
    ...(answer.text.includes(`${total}项`) ? [] : [`text lacks ${total}项`]),
    ...(answer.citations.length === cited ? [] : [`${answer.citations.length} cited for ${total}`]),
  ];
}

/** Quotes that do not stand in the cell that they name. */
function looseQuotes(answer: ComposedAnswer): string[] {
  return [...answer.citations, ...answer.elsewhere]
    .filter(({ item, field, quote }) => {
      const cell = item[field];
      return typeof cell !== 'string' || quote === '' || !cell.includes(quote);
    })
    .map(({ id }) => id);
}

/** Holds the conversations of a set and compares every turn with what a careful reader expects. */
export async function evaluateConversations(
  name: ConversationSet,
  index: SearchIndex,
  { answer }: Answerer,
): Promise<ConversationFigures> {
  const tallies = new Map<string, Tally>();
  const failures: string[] = [];
  const note = (what: string, right: boolean): void => {
    const tally = tallies.get(what) ?? { right: 0, all: 0 };
    tallies.set(what, { right: tally.right + Number(right), all: tally.all + 1 });
  };
  for (const [at, conversation] of readConversations(name).entries()) {
    const turns: Turn[] = [];
    for (const expected of conversation.turns) {
      const given = await answer(expected.question, { township: null, turns });
      const wrong = faults(expected, given, index);
      const counted = expected.total === undefined ? [] : countFaults(expected, given);
      const intent = given.understood.intent === expected.intent;
      note('intents', intent);
      if (turns.length > 0) note('follow-up turns', wrong.length + counted.length === 0);
      else note('first turns', wrong.length + counted.length === 0);
      if (expected.total !== undefined) note('counts and lists exact', counted.length === 0);
      if (expected.kind === 'none') note('refusals with the right reason', wrong.length === 0);
      else note('answerable turns not refused', given.kind !== 'none');
      const loose = looseQuotes(given);
      note('quotes found in their cells', loose.length === 0);
      const all = [...wrong, ...counted, ...(intent ? [] : [`intent ${given.understood.intent}`]), ...loose];
      if (all.length > 0) {
        failures.push(`${at + 1}.${turns.length + 1} ${expected.question}: ${all.join('; ')}`);
      }
      turns.push(answeredTurn(expected.question, given));
    }
  }
  return { tallies, failures };
}
