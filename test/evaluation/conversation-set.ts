import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComposedAnswer, Turn } from '../../server/answerer.ts';

/** What a careful reader expects of one turn; see `conversations/README.md`. */
export interface ExpectedTurn {
  readonly question: string;
  readonly intent: string;
  readonly township: string | null;
  readonly kind: string;
  readonly reason?: string;
  /** Any item of its family may be cited first. */
  readonly item?: string;
  /** How many items are counted or listed. */
  readonly total?: number;
}

export interface Conversation {
  readonly writer?: string;
  readonly turns: readonly ExpectedTurn[];
}

export type ConversationSet = 'dev' | 'test' | 'turns';

export function readConversations(name: ConversationSet): Conversation[] {
  const path = join(import.meta.dirname, 'conversations', `${name}.jsonl`);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Conversation);
}

/** A turn as a conversation remembers it. */
export function answeredTurn(question: string, answer: ComposedAnswer): Turn {
  return { question, township: null, answer: { ...answer, conversation: 'evaluation', tookMs: 0 } };
}
