import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { AppError } from '../indexer/errors.ts';

/** Everything that is set from outside. */
export interface Config {
  /** 0 lets the system choose a free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder for what users write. */
  readonly dataDir: string;
  /** Questions a minute and client address; 0 = no limit. */
  readonly rateLimitPerMinute: number;
  /** False: conversations live in memory until the server stops, and nothing is written. */
  readonly storeConversations: boolean;
  /** Days after its last question when a conversation is deleted. */
  readonly retentionDays: number;
  /** Origins of pages, besides our own, that may use the server, e.g. `https://zwfw.example.cn`. */
  readonly allowedOrigins: readonly string[];
  /** Host names under which the server may be asked; null = any. */
  readonly allowedHosts: readonly string[] | null;
  /** Addresses or networks (`10.0.0.0/8`) of proxies that are believed when they say for whom they ask. */
  readonly trustedProxies: readonly string[];
  readonly limits: ServerLimits;
  /** Seconds between two looks at whether documents or index changed; 0 = only when told to (SIGHUP). */
  readonly reloadSeconds: number;
  /** True: questions stand in the log. */
  readonly logQuestions: boolean;
}

/** Limits on what comes from outside. */
export interface ServerLimits {
  /** Connections in all, HTTP and WebSocket. */
  readonly sockets: number;
  /** Connections of one client address; 0 = no limit. */
  readonly socketsPerAddress: number;
  /** Frames a second on one WebSocket; 0 = no limit. */
  readonly framesPerSecond: number;
  /** Questions that wait for their turn. */
  readonly pendingQuestions: number;
  readonly questionCharacters: number;
  /** Bytes of a request's body and of a WebSocket's frame. */
  readonly messageBytes: number;
  /** Seconds within which a request must have been sent, headers and body. */
  readonly requestSeconds: number;
  /** Seconds after which a connection on which nothing happens is closed; a WebSocket is pinged meanwhile. */
  readonly idleSeconds: number;
  /** Conversations that are kept; the oldest ones go first. */
  readonly storedConversations: number;
}

/** Names of this machine, for a server that only this machine reaches. */
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '::1'];
// A character outside the BMP takes twelve bytes when JSON escapes it; the rest is for the other fields.
const BYTES_PER_CHARACTER = 12;
const OTHER_BYTES = 1024;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration; the only place that knows the names of the environment variables.
 * @param env usually `process.env`
 * @param cwd what a relative DATA_DIR starts from
 * @throws AppError CONFIG_INVALID that names every fault at once, one a line
 */
export function readConfig(env: Environment, cwd: string): Config {
  const faults: string[] = [];
  const text = (name: string, fallback: string): string => env[name]?.trim() || fallback;
  const integer = (name: string, fallback: number, min: number, max: number): number => {
    const value = text(name, String(fallback));
    if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
    faults.push(`${name} 不能是“${value}”。请设为 ${min} 到 ${max} 之间的整数，或不设（默认 ${fallback}）。`);
    return fallback;
  };
  const onOff = (name: string, fallback: boolean): boolean => {
    const value = text(name, fallback ? 'on' : 'off');
    if (value === 'on' || value === 'off') return value === 'on';
    faults.push(`${name} 不能是“${value}”。请设为 on 或 off，或不设（默认 ${fallback ? 'on' : 'off'}）。`);
    return fallback;
  };
  /** Parts of a list, separated by commas. */
  const list = (name: string, isPart: (part: string) => boolean, fault: (part: string) => string): string[] =>
    text(name, '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => {
        if (part === '' || isPart(part)) return part !== '';
        faults.push(`${name} 中的“${part}”${fault(part)}`);
        return false;
      });

  const host = text('HOST', '127.0.0.1');
  const hosts = list(
    'ALLOWED_HOSTS',
    isHostName,
    () => '不是主机名。请只写主机名或地址，不带端口，用逗号隔开。',
  );
  const limits: ServerLimits = {
    sockets: integer('SOCKETS', 4096, 1, 1_000_000),
    socketsPerAddress: integer('SOCKETS_PER_ADDRESS', 1024, 0, 1_000_000),
    framesPerSecond: integer('FRAMES_PER_SECOND', 20, 0, 1_000_000),
    pendingQuestions: integer('PENDING_QUESTIONS', 512, 1, 1_000_000),
    questionCharacters: integer('QUESTION_CHARACTERS', 1000, 10, 10_000),
    messageBytes: integer('MESSAGE_BYTES', 65_536, 1024, 16_777_216),
    requestSeconds: integer('REQUEST_SECONDS', 15, 1, 3600),
    idleSeconds: integer('IDLE_SECONDS', 30, 1, 3600),
    storedConversations: integer('STORED_CONVERSATIONS', 100_000, 1, 100_000_000),
  };
  const leastBytes = limits.questionCharacters * BYTES_PER_CHARACTER + OTHER_BYTES;
  if (limits.messageBytes < leastBytes) {
    faults.push(
      `MESSAGE_BYTES 不能是“${limits.messageBytes}”，装不下一个问题。请至少设为 ${leastBytes}，或减小 QUESTION_CHARACTERS。`,
    );
  }

  const config: Config = {
    port: integer('PORT', 8787, 0, 65_535),
    host,
    dataDir: resolve(cwd, text('DATA_DIR', 'data')),
    // An office behind one address shares it; a program that floods is far above it.
    rateLimitPerMinute: integer('RATE_LIMIT_PER_MINUTE', 600, 0, 1_000_000),
    storeConversations: onOff('STORE_CONVERSATIONS', true),
    retentionDays: integer('RETENTION_DAYS', 90, 1, 3650),
    allowedOrigins: list(
      'ALLOWED_ORIGINS',
      isOrigin,
      () => '不是网页来源。请写成 https://主机名[:端口]，多个来源用逗号隔开。',
    ),
    // Elsewhere any name may be right; here a foreign name is a page that had its own name point at this machine.
    allowedHosts: hosts.length > 0 || isLoopback(host) ? [...hosts, ...LOOPBACK_HOSTS] : null,
    trustedProxies: list(
      'TRUSTED_PROXIES',
      isNetwork,
      () => '不是地址。请写成 10.0.0.1 或 10.0.0.0/8，用逗号隔开。',
    ),
    limits,
    reloadSeconds: integer('RELOAD_SECONDS', 5, 0, 86_400),
    logQuestions: onOff('LOG_QUESTIONS', false),
  };
  if (faults.length > 0) {
    throw new AppError('CONFIG_INVALID', `${faults.length} faults in the environment`, faults.join('\n'));
  }
  return config;
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}

function isHostName(value: string): boolean {
  return isIP(value) !== 0 || /^(?!\d+$)[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i.test(value);
}

function isNetwork(value: string): boolean {
  const [address = '', prefix, ...rest] = value.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  if (isIP(address) === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
