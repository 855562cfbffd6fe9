import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import type { ClientMessage, ServerMessage } from '../../server/protocol.ts';

/** A client of `/ws` that keeps what it gets. */
export interface ChatClient {
  readonly socket: WebSocket;
  readonly received: readonly ServerMessage[];
  send(message: ClientMessage | string | Uint8Array): void;
  /** The first message, received or to come, that fits; rejects when the connection ends before it. */
  next(fits: (message: ServerMessage) => boolean): Promise<ServerMessage>;
  /** The close code, once the connection is closed. */
  closed(): Promise<number>;
  close(): Promise<void>;
}

/** @param address the server's, e.g. `http://127.0.0.1:8787` */
export async function openChatClient(address: string, options: ClientOptions = {}): Promise<ChatClient> {
  const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/ws`, options);
  const received: ServerMessage[] = [];
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const check of waiting) check();
  };
  let code: number | null = null;
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (closeCode) => {
      code = closeCode;
      resolve(closeCode);
      wake();
    });
  });
  socket.on('message', (data) => {
    received.push(JSON.parse(data.toString()) as ServerMessage);
    wake();
  });
  await once(socket, 'open');
  return {
    socket,
    received,
    send: (message) =>
      socket.send(
        typeof message === 'string' || message instanceof Uint8Array ? message : JSON.stringify(message),
      ),
    next: (fits) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = received.find(fits);
          if (!found && code === null) return;
          waiting.delete(check);
          if (found) resolve(found);
          else reject(new Error(`closed with ${code} before the message came`));
        };
        waiting.add(check);
        check();
      }),
    closed: () => closed,
    async close() {
      socket.close();
      await closed;
    },
  };
}
