import { readConfig } from './config.ts';
import { type Conversations, openConversations } from './conversations.ts';
import type { Knowledge } from './knowledge.ts';
import { errorFields, type Log } from './log.ts';
import type { PageFiles } from './page-files.ts';
import type { RenderDocument } from './page-renderer.ts';
import { startServer } from './start-server.ts';

export interface RunDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What a relative DATA_DIR starts from. */
  readonly cwd: string;
  readonly openKnowledge: (dataDir: string) => Promise<Knowledge>;
  readonly page: PageFiles;
  readonly render: RenderDocument | null;
  readonly log: Log;
  /** Prints a line for whoever started the server. */
  readonly print: (line: string) => void;
  /** Resolves when the server is to stop. */
  readonly stopped: Promise<void>;
}

const DAY_MS = 24 * 3_600_000;
const EXPIRY_INTERVAL_MS = 3_600_000;

/**
 * The server from its start to its end: opens the port first, so that a port in use is said at once and
 * `/healthz` tells of the preparation; prints the address when questions are answered.
 * @throws AppError CONFIG_INVALID, DATA_UNUSABLE, PORT_UNUSABLE, and what opening the index throws
 */
export async function runServer(deps: RunDeps): Promise<void> {
  const { env, cwd, openKnowledge, page, render, log, print, stopped } = deps;
  const config = readConfig(env, cwd);
  const conversations = openConversations(config.storeConversations ? config.dataDir : null);
  const stopExpiry = startExpiry(conversations, config.retentionDays, log);
  let knowledge: Knowledge | null = null;
  try {
    const server = await startServer({
      config,
      knowledge: () => knowledge,
      conversations,
      page,
      render,
      log,
    });
    try {
      const opened = await Promise.race([openKnowledge(config.dataDir), stopped]);
      if (!opened) return;
      knowledge = opened;
      if (page.size === 0) print('网页尚未构建，只提供接口。请运行 npm run prepare 后重新启动。');
      print(`找谁办已就绪：${server.address}`);
      await stopped;
    } finally {
      await server.close();
    }
  } finally {
    stopExpiry();
    conversations.close();
  }
}

/** Deletes old conversations now and every hour. @returns stops it */
function startExpiry(conversations: Conversations, days: number, log: Log): () => void {
  const expire = (): void => {
    try {
      const expired = conversations.expire(Date.now() - days * DAY_MS);
      if (expired > 0) log('info', 'conversations-expired', { expired });
    } catch (error) {
      log('error', 'expiry-failed', errorFields(error));
    }
  };
  expire();
  const timer = setInterval(expire, EXPIRY_INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
