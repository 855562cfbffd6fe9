import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { isHostAllowed } from './allowed-host.ts';
import type { AskService } from './ask-service.ts';
import type { ClientAddress } from './client-address.ts';
import type { ServerLimits } from './config.ts';
import type { Conversations } from './conversations.ts';
import { isServerError, presentError, serverError } from './errors.ts';
import { SOCKETS_RETRY_SECONDS } from './http-limits.ts';
import type { Knowledge } from './knowledge.ts';
import { errorFields, type Log } from './log.ts';
import type { PageFiles } from './page-files.ts';
import type { RenderDocument } from './page-renderer.ts';
import type { ReloadProblem } from './reload.ts';
import { askRoute } from './routes/ask-route.ts';
import { conversationRoute } from './routes/conversation-route.ts';
import { departmentsRoute } from './routes/departments-route.ts';
import { familiesRoute } from './routes/families-route.ts';
import { healthRoute } from './routes/health-route.ts';
import { itemsRoute } from './routes/items-route.ts';
import { metricsRoute } from './routes/metrics-route.ts';
import { openApiRoute } from './routes/openapi-route.ts';
import { pageRoute } from './routes/page-route.ts';
import { readyRoute } from './routes/ready-route.ts';
import { suggestRoute } from './routes/suggest-route.ts';
import { isOriginAllowed } from './same-origin.ts';
import type { ServerMetrics } from './server-metrics.ts';

export interface AppDeps {
  /** What is answered from at this moment; null while it is being prepared. */
  readonly knowledge: () => Knowledge | null;
  readonly asks: AskService;
  readonly conversations: Conversations;
  readonly page: PageFiles;
  /** Null: documents are sent without content, for browsers with JavaScript. */
  readonly render: RenderDocument | null;
  /** Takes a question's turn for a client address. @throws ServerError RATE_LIMITED */
  readonly admit: (address: string) => void;
  readonly allowedOrigins: readonly string[];
  /** Names that the server answers to; null = any. */
  readonly allowedHosts: readonly string[] | null;
  readonly addresses: ClientAddress;
  readonly limits: ServerLimits;
  /** Whether a connection is one too many. */
  readonly isOver: (socket: Duplex) => boolean;
  /** Why what is on disk is not used; null when it is. */
  readonly reloadProblem: () => ReloadProblem | null;
  readonly metrics: Pick<ServerMetrics, 'refused' | 'text'>;
  readonly log: Log;
}

// The page loads nothing from elsewhere, runs no script that stands in the HTML and is shown in no frame.
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

declare module 'hono' {
  interface ContextVariableMap {
    /** What the log calls this request; also in the header `X-Request-Id`. */
    readonly request: string;
  }
}

/** The HTTP side of the server. Opens no port: `app.request('/healthz')` answers in a test. */
export function createApp(deps: AppDeps): Hono {
  const app = new Hono();

  app.use(compress());
  app.use(
    secureHeaders({
      contentSecurityPolicy: CONTENT_SECURITY_POLICY,
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      // Whether the office has HTTPS is for its proxy to say.
      strictTransportSecurity: false,
      permissionsPolicy: { camera: [], geolocation: [], microphone: ['self'] },
    }),
  );
  app.use(async (c, next) => {
    const incoming = (c.env as Partial<HttpBindings> | undefined)?.incoming;
    const request = randomUUID();
    c.set('request', request);
    c.set('client', deps.addresses.of(incoming));
    c.header('X-Request-Id', request);
    if (incoming && deps.isOver(incoming.socket)) {
      c.header('Connection', 'close');
      throw serverError('TOO_MANY_SOCKETS', 'one connection too many', { seconds: SOCKETS_RETRY_SECONDS });
    }
    checkHost(c, deps.allowedHosts);
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (!reads) checkOrigin(c, deps.allowedOrigins);
    await next();
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  });

  app.route('/api/ask', askRoute(deps));
  app.route('/api/items', itemsRoute(deps));
  app.route('/api/families', familiesRoute(deps));
  app.route('/api/departments', departmentsRoute(deps));
  app.route('/api/suggest', suggestRoute(deps));
  app.route('/api/conversations', conversationRoute(deps));
  app.route('/healthz', healthRoute(deps));
  app.route('/readyz', readyRoute(deps));
  app.route('/metrics', metricsRoute(deps));
  app.route('/openapi.json', openApiRoute(deps));
  app.get('/ws', () => {
    throw serverError('UPGRADE_REQUIRED', '/ws without an upgrade');
  });
  app.route('/', pageRoute(deps));

  app.notFound(() => {
    throw serverError('ROUTE_UNKNOWN', 'unknown route');
  });
  app.onError((thrown, c) => {
    const error = brokenOff(thrown) ? serverError('HTTP_INVALID', 'the request broke off') : thrown;
    if (!isServerError(error)) {
      const { method, routePath } = c.req;
      deps.log('error', 'request-failed', {
        request: c.get('request'),
        method,
        routePath,
        ...errorFields(error),
      });
    }
    deps.metrics.refused(presentError(error).body.error.code);
    return present(c, error);
  });
  return app;
}

/** Whether the client has closed its connection in the middle of what it sent: no fault of ours. */
function brokenOff(error: Error): boolean {
  return (error as NodeJS.ErrnoException).code === 'ECONNRESET';
}

function present(c: Context, error: unknown): Response {
  const { status, body } = presentError(error);
  if (body.error.retryAfter !== undefined) c.header('Retry-After', String(body.error.retryAfter));
  if (status === 426) c.header('Upgrade', 'websocket');
  return c.json(body, status);
}

/** @throws ServerError HOST_FORBIDDEN */
function checkHost(c: Context, allowed: readonly string[] | null): void {
  const host = c.req.header('Host');
  if (!isHostAllowed(host, allowed))
    throw serverError('HOST_FORBIDDEN', 'a foreign name', { value: host ?? '' });
}

/** @throws ServerError ORIGIN_FORBIDDEN */
function checkOrigin(c: Context, allowed: readonly string[]): void {
  const origin = c.req.header('Origin');
  if (isOriginAllowed(origin, c.req.header('Host') ?? new URL(c.req.url).host, allowed)) return;
  throw serverError('ORIGIN_FORBIDDEN', 'a foreign page', { value: origin ?? '' });
}
