import { readConfig } from './config.ts';
import { type Conversations, openConversations } from './conversations.ts';
import type { KnowledgeSource } from './knowledge-source.ts';
import { errorFields, type Log } from './log.ts';
import type { PageFiles } from './page-files.ts';
import type { RenderDocument } from './page-renderer.ts';
import { type Reload, startReload } from './reload.ts';
import { startServer } from './start-server.ts';

export interface RunDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What a relative DATA_DIR starts from. */
  readonly cwd: string;
  readonly source: (dataDir: string) => KnowledgeSource;
  readonly page: PageFiles;
  readonly render: RenderDocument | null;
  readonly log: Log;
  /** Prints a line for whoever started the server. */
  readonly print: (line: string) => void;
  /** Resolves when the server is to stop. */
  readonly stopped: Promise<void>;
  /** Calls back whenever the server is told to look at its data at once. */
  readonly onReloadSignal?: (check: () => void) => void;
}

const DAY_MS = 24 * 3_600_000;
const EXPIRY_INTERVAL_MS = 3_600_000;

/**
 * The server from its start to its end: opens the port first, so that a port in use is said at once and
 * `/healthz` tells of the preparation; prints the address when questions are answered.
 * @throws AppError CONFIG_INVALID, DATA_UNUSABLE, PORT_UNUSABLE, and what opening the index throws
 */
export async function runServer(deps: RunDeps): Promise<void> {
  const { env, cwd, page, render, log, print, stopped, onReloadSignal = () => undefined } = deps;
  const config = readConfig(env, cwd);
  const conversations = openConversations(
    config.storeConversations ? config.dataDir : null,
    config.limits.storedConversations,
  );
  const stopExpiry = startExpiry(conversations, config.retentionDays, log);
  const source = deps.source(config.dataDir);
  let reload: Reload | null = null;
  try {
    const server = await startServer({
      config,
      knowledge: () => reload?.current() ?? null,
      reloadProblem: () => reload?.problem() ?? null,
      conversations,
      page,
      render,
      log,
    });
    onReloadSignal(() => void reload?.check());
    try {
      reload = await openKnowledge(source, config.reloadSeconds * 1000, log, stopped);
      if (!reload) return;
      if (page.size === 0) print('网页尚未构建，只提供接口。请运行 npm run prepare 后重新启动。');
      print(`找谁办已就绪：${server.address}`);
      await stopped;
    } finally {
      reload?.stop();
      await server.close();
    }
  } finally {
    await source.close();
    stopExpiry();
    conversations.close();
  }
}

/**
 * Opens the knowledge and watches the disk for newer. A function of its own, since `runServer` lasts as long as the
 * server: what stands in its variables, or is the outcome of a race with `stopped`, is held to the end, and the first
 * knowledge takes a hundred megabytes.
 * @returns null when the server is to stop before the knowledge is open
 */
async function openKnowledge(
  source: KnowledgeSource,
  intervalMs: number,
  log: Log,
  stopped: Promise<void>,
): Promise<Reload | null> {
  const signature = source.signature();
  const opening = source.open();
  const isOpen = await Promise.race([opening.then(() => true), stopped.then(() => false)]);
  return isOpen ? startReload({ source, first: await opening, signature, intervalMs, log }) : null;
}

/** Deletes old conversations now and every hour. @returns stops it */
function startExpiry(conversations: Conversations, days: number, log: Log): () => void {
  const expire = (): void => {
    try {
      const now = Date.now();
      const expired = conversations.expire(now - days * DAY_MS, now);
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
