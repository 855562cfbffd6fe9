import type { Answer, Suggestions, TownshipView } from './protocol.ts';

/** An earlier turn of the conversation: what was asked, with which township set, and what was answered. */
export interface Turn {
  readonly question: string;
  readonly township: string | null;
  readonly answer: Answer;
}

/** What a question is asked in. */
export interface AnswerContext {
  /** The township that the reader set, by id; the question's own words win over it. */
  readonly township: string | null;
  /** The earlier turns, oldest first; the server hands over the last ones only. */
  readonly turns: readonly Turn[];
}

/** An answer before the server adds the conversation's id and the time it took. */
export type ComposedAnswer = Omit<Answer, 'conversation' | 'tookMs'>;

/**
 * The seam between the server and what answers: the server hands over checked questions
 * (no blank ones, none over the limit, known township) and knows nothing of search or ranking.
 */
export interface Answerer {
  /** The townships whose lists are answered from, in manifest order. */
  readonly townships: readonly TownshipView[];
  /** Answers one question. Same question, same context, same answer. */
  answer(question: string, context: AnswerContext): Promise<ComposedAnswer>;
  /** Completions of what is being typed, best first, at most `limit`. Fast enough for every key stroke. */
  suggest(text: string, limit: number): Suggestions['suggestions'];
}
