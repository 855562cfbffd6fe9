import { createApp } from '../../server/app.ts';
import { createAskService } from '../../server/ask-service.ts';
import { createClientAddress } from '../../server/client-address.ts';
import type { Config, ServerLimits } from '../../server/config.ts';
import { type Conversations, openConversations } from '../../server/conversations.ts';
import type { Knowledge } from '../../server/knowledge.ts';
import type { LogLevel } from '../../server/log.ts';
import type { PageFiles } from '../../server/page-files.ts';
import type { RenderDocument } from '../../server/page-renderer.ts';
import type { ReloadProblem } from '../../server/reload.ts';
import { createServerMetrics } from '../../server/server-metrics.ts';
import { type RunningServer, startServer } from '../../server/start-server.ts';
import { createSmallKnowledge, type SmallKnowledge } from './small-knowledge.ts';
import { testConfig } from './test-config.ts';

interface TestDeps {
  readonly knowledge: SmallKnowledge;
  readonly conversations: Conversations;
  /** What the server logged. */
  readonly logged: readonly { level: LogLevel; event: string; fields: Readonly<Record<string, unknown>> }[];
}

export interface TestOptions {
  /** Instead of the small knowledge, e.g. null while it is being prepared. */
  readonly answersFrom?: () => Knowledge | null;
  readonly page?: PageFiles;
  readonly render?: RenderDocument | null;
  readonly allowedOrigins?: readonly string[];
  readonly rateLimitPerMinute?: number;
  /** Other settings; those above win. */
  readonly settings?: Partial<Omit<Config, 'limits'>>;
  readonly limits?: Partial<ServerLimits>;
  readonly reloadProblem?: () => ReloadProblem | null;
  readonly heartbeatMs?: number;
}

function testDeps() {
  const logged: { level: LogLevel; event: string; fields: Readonly<Record<string, unknown>> }[] = [];
  const log = (level: LogLevel, event: string, fields: Readonly<Record<string, unknown>> = {}): void => {
    logged.push({ level, event, fields });
  };
  return { knowledge: createSmallKnowledge(), conversations: openConversations(null), logged, log };
}

/** The app without a port, over the small knowledge and conversations in memory. */
export function createTestApp(options: TestOptions = {}): TestDeps & { app: ReturnType<typeof createApp> } {
  const { log, ...deps } = testDeps();
  const knowledge = options.answersFrom ?? ((): Knowledge => deps.knowledge);
  const asks = createAskService({ knowledge, conversations: deps.conversations, log });
  const { limits, allowedHosts, trustedProxies } = testConfig(options.settings, options.limits);
  const reloadProblem = options.reloadProblem ?? (() => null);
  const app = createApp({
    knowledge,
    asks,
    conversations: deps.conversations,
    page: options.page ?? new Map(),
    render: options.render ?? null,
    admit: () => undefined,
    allowedOrigins: options.allowedOrigins ?? [],
    allowedHosts,
    addresses: createClientAddress(trustedProxies),
    limits,
    isOver: () => false,
    reloadProblem,
    metrics: createServerMetrics({
      knowledge,
      load: asks.load,
      sockets: () => ({ all: 0, chats: 0 }),
      reloadFailed: () => reloadProblem() !== null,
    }),
    log,
  });
  return { ...deps, app };
}

/** The server on a free port; whoever starts it closes it. */
export async function startTestServer(
  options: TestOptions = {},
): Promise<TestDeps & { server: RunningServer }> {
  const { log, ...deps } = testDeps();
  const server = await startServer({
    config: testConfig(
      {
        ...options.settings,
        rateLimitPerMinute: options.rateLimitPerMinute ?? 0,
        allowedOrigins: options.allowedOrigins ?? [],
      },
      options.limits,
    ),
    knowledge: options.answersFrom ?? (() => deps.knowledge),
    conversations: deps.conversations,
    page: options.page ?? new Map(),
    log,
    ...(options.reloadProblem ? { reloadProblem: options.reloadProblem } : {}),
    ...(options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs }),
  });
  return { ...deps, server };
}

/** A question as `POST /api/ask` takes it, for `app.request` or `fetch`. */
export function askRequest(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
  };
}
