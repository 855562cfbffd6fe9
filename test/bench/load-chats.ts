import { setTimeout as pause } from 'node:timers/promises';
import { type Chat, openChat, type Reply } from './bench-chat.ts';
import { countLoad, type LoadOutcome } from './load-outcome.ts';

export interface ChatLoad {
  readonly chats: number;
  /** Seconds from one question of a chat to its next; 0: as soon as it has its answer. */
  readonly everySeconds: number;
  /** The load ends after so many seconds, or after so many questions. */
  readonly until: { readonly seconds: number } | { readonly questions: number };
}

/**
 * Open chats over WebSocket. Each asks one question at a time and waits as long as it is told when the server is busy.
 * All chats are open before the first question; every question that was asked is waited for.
 * @param questions takes one for each question
 */
export async function loadChats(
  address: string,
  questions: Iterator<string, never>,
  { chats: size, everySeconds, until }: ChatLoad,
): Promise<LoadOutcome> {
  const count = countLoad();
  const opened = await Promise.allSettled(Array.from({ length: size }, () => openChat(address)));
  const chats = opened.flatMap((chat) => (chat.status === 'fulfilled' ? [chat.value] : []));
  for (let at = chats.length; at < size; at += 1) count.failed('chat not opened');
  const started = performance.now();
  const end = 'seconds' in until ? started + until.seconds * 1000 : Number.POSITIVE_INFINITY;
  let left = 'questions' in until ? until.questions : Number.POSITIVE_INFINITY;

  async function converse(chat: Chat, turn: number): Promise<void> {
    // Those who ask at their leisure do not all ask at once.
    let next = started + (everySeconds * 1000 * turn) / chats.length;
    for (;;) {
      const early = next - performance.now();
      if (next < end && early > 0) await pause(early);
      if (next >= end || performance.now() >= end || left <= 0) return;
      left -= 1;
      const asked = performance.now();
      const reply = await chat.ask(questions.next().value);
      note(reply, performance.now() - asked);
      if (reply.kind === 'closed') return;
      next = Math.max(
        next + everySeconds * 1000,
        reply.kind === 'busy' ? performance.now() + reply.retryMs : 0,
      );
    }
  }

  function note(reply: Reply, milliseconds: number): void {
    if (reply.kind === 'answer') count.answered(milliseconds, reply.tookMs);
    else if (reply.kind === 'busy') count.busy();
    else count.failed(reply.kind === 'closed' ? 'connection lost' : reply.code);
  }

  await Promise.all(chats.map(converse));
  const seconds = (performance.now() - started) / 1000;
  for (const chat of chats) {
    for (let odd = await chat.close(); odd > 0; odd -= 1) count.failed('answer to no open question');
  }
  return count.outcome(seconds);
}
