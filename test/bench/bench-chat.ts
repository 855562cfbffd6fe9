import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';

export type Reply =
  | { readonly kind: 'answer'; readonly tookMs: number }
  | { readonly kind: 'busy'; readonly retryMs: number }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'closed' };

/** A question without an answer after this time counts as lost. */
const LOST_MS = 120_000;

/** An open chat that asks one question at a time. */
export interface Chat {
  /** Never rejects: what went wrong is the reply. */
  ask(question: string): Promise<Reply>;
  /** @returns how many answers came that were to no open question, doubled ones among them */
  close(): Promise<number>;
}

/** The part of the wire contract that ends an answer. */
interface LastMessage {
  readonly type: string;
  readonly id: string | null;
  readonly tookMs?: number;
  readonly error?: { readonly code: string; readonly retryAfter?: number };
}

/**
 * @param lostMs how long an answer is waited for
 * @throws Error when the connection is refused
 */
export async function openChat(address: string, lostMs = LOST_MS): Promise<Chat> {
  const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/ws`);
  let open: { readonly id: string; readonly resolve: (reply: Reply) => void } | null = null;
  let odd = 0;

  function settle(reply: Reply): void {
    open?.resolve(reply);
    open = null;
  }

  socket.on('message', (data) => {
    const message = JSON.parse(data.toString()) as LastMessage;
    if (message.type !== 'done' && message.type !== 'error') return;
    if (open === null || message.id !== open.id) odd += 1;
    else settle(replyOf(message));
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => settle({ kind: 'closed' }));
  await once(socket, 'open');

  return {
    ask: (question) =>
      new Promise((resolve) => {
        if (socket.readyState !== WebSocket.OPEN) return resolve({ kind: 'closed' });
        const id = randomUUID();
        const lost = setTimeout(() => settle({ kind: 'refused', code: 'no answer' }), lostMs);
        open = {
          id,
          resolve: (reply) => {
            clearTimeout(lost);
            resolve(reply);
          },
        };
        socket.send(JSON.stringify({ type: 'ask', id, question }));
      }),
    async close() {
      if (socket.readyState !== WebSocket.CLOSED) {
        const closed = once(socket, 'close');
        socket.close();
        await closed;
      }
      return odd;
    },
  };
}

function replyOf({ type, tookMs, error }: LastMessage): Reply {
  if (type === 'done') return { kind: 'answer', tookMs: tookMs ?? Number.NaN };
  if (error?.code === 'BUSY') return { kind: 'busy', retryMs: (error.retryAfter ?? 1) * 1000 };
  return { kind: 'refused', code: error?.code ?? 'unknown' };
}
