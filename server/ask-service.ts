import { randomUUID } from 'node:crypto';
import type { Turn } from './answerer.ts';
import type { Conversations, RecordedTurn } from './conversations.ts';
import { unpackAnswer } from './conversations-record.ts';
import { serverError } from './errors.ts';
import { type Knowledge, readyKnowledge } from './knowledge.ts';
import { errorFields, type Log } from './log.ts';
import { type Answer, type AskRequest, LIMITS } from './protocol.ts';
import { createQuestionQueue } from './question-queue.ts';

export interface AskOptions {
  /** The client's id of the question: asked again with it, the recorded answer comes back. */
  readonly message?: string;
  /** Aborted: the answer is not recorded and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** False: the question leaves no trace, and its answer's conversation cannot be continued. Default true. */
  readonly record?: boolean;
  /** Who asks; the questions of clients are answered in turn. Default: all are one client. */
  readonly client?: string;
  /** What the log calls this question. */
  readonly request?: string;
}

/** Answers checked questions in their conversations; what HTTP, WebSocket and the command line share. */
export interface AskService {
  /**
   * @throws ServerError NOT_READY, SHUTTING_DOWN, BUSY, CONVERSATION_UNKNOWN, MESSAGE_ID_TAKEN,
   *   and whatever the answerer throws
   */
  ask(request: AskRequest, options?: AskOptions): Promise<Answer>;
  /** How many questions wait for their turn, and how many are being answered. */
  load(): { readonly waiting: number; readonly running: number };
  /** Refuses new questions and resolves when the running ones have their answers. */
  close(): Promise<void>;
}

export interface AskDeps {
  readonly knowledge: () => Knowledge | null;
  readonly conversations: Conversations;
  readonly log: Log;
  /** Questions that may wait for their turn. */
  readonly pendingQuestions?: number;
}

// Turns that a follow-up can lean on.
const CONTEXT_TURNS = 20;
const PENDING_QUESTIONS = 512;
const ONE_CLIENT = 'local';

/** @throws nothing; see AskService */
export function createAskService(deps: AskDeps): AskService {
  const { knowledge, conversations, log, pendingQuestions = PENDING_QUESTIONS } = deps;
  const queue = createQuestionQueue({ bound: pendingQuestions });
  const running = new Set<Promise<Answer>>();
  const runningByMessage = new Map<string, { request: AskRequest; answer: Promise<Answer> }>();
  let closing = false;

  const toAnswer = (turn: RecordedTurn, { catalog }: Knowledge): Answer =>
    unpackAnswer(turn.answer, (id) => catalog.view(id));

  /** Computes and records one answer. A conversation that cannot be written must not cost the answer. */
  async function compute(request: AskRequest, conversation: string, options: AskOptions): Promise<Answer> {
    const started = performance.now();
    const current = readyKnowledge(knowledge);
    const { question, township = null } = request;
    const turns = conversations.turns(conversation, CONTEXT_TURNS).map(
      (turn): Turn => ({
        question: turn.question,
        township: turn.township,
        answer: toAnswer(turn, current),
      }),
    );
    const composed = await current.answerer.answer(question, { township, turns });
    options.signal?.throwIfAborted();
    const tookMs = Math.round((performance.now() - started) * 100) / 100;
    const answer: Answer = { ...composed, conversation, tookMs };
    const message = options.message !== undefined && isResumable(options.message) ? options.message : null;
    if (options.record === false) return answer;
    try {
      conversations.record({ conversation, message, question, township, askedAt: Date.now(), answer });
    } catch (error) {
      log('error', 'turn-not-recorded', errorFields(error));
    }
    return answer;
  }

  function start(request: AskRequest, options: AskOptions): Promise<Answer> {
    readyKnowledge(knowledge);
    if (request.conversation !== undefined && !conversations.has(request.conversation)) {
      throw serverError('CONVERSATION_UNKNOWN', 'unknown conversation');
    }
    const conversation = request.conversation ?? randomUUID();
    const turn = { client: options.client ?? ONE_CLIENT, conversation, signal: options.signal };
    // A question must see the turn before it: the queue answers those of one conversation one by one.
    const answer = queue.run(turn, () => compute(request, conversation, options));
    running.add(answer);
    void answer.catch(() => undefined).then(() => running.delete(answer));
    return answer;
  }

  /** The answer that a message id already has or is getting; null when the id is new. */
  function resumed(request: AskRequest, message: string): Promise<Answer> | null {
    const inFlight = runningByMessage.get(message);
    if (inFlight) return sameAsk(inFlight.request, request) ? inFlight.answer : taken();
    const turn = conversations.byMessage(message);
    if (!turn) return null;
    return sameAsk(turn, request) ? Promise.resolve(toAnswer(turn, readyKnowledge(knowledge))) : taken();
  }

  return {
    async ask(request, options = {}) {
      if (closing) throw serverError('SHUTTING_DOWN', 'a question after the stop');
      const { message } = options;
      if (message === undefined || !isResumable(message)) return start(request, options);
      const known = resumed(request, message);
      if (known) return known;
      const answer = start(request, options);
      runningByMessage.set(message, { request, answer });
      void answer.catch(() => undefined).then(() => runningByMessage.delete(message));
      return answer;
    },
    load: () => ({ waiting: queue.waiting, running: queue.running }),
    async close() {
      closing = true;
      await Promise.allSettled([...running]);
    },
  };
}

/** A shorter id could be another client's: it names an answer on its own socket only. */
function isResumable(message: string): boolean {
  return message.length >= LIMITS.resumableIdCharacters;
}

/** Whether an id is asked again with the same question; a first question may not know its conversation yet. */
function sameAsk(
  first: { readonly question: string; readonly township?: string | null; readonly conversation?: string },
  again: AskRequest,
): boolean {
  const sameConversation = again.conversation === undefined || again.conversation === first.conversation;
  return (
    first.question === again.question &&
    (first.township ?? null) === (again.township ?? null) &&
    sameConversation
  );
}

function taken(): never {
  throw serverError('MESSAGE_ID_TAKEN', 'a message id came with another question');
}
