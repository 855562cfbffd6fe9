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
}

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
  const origins = (name: string): string[] =>
    text(name, '')
      .split(',')
      .map((value) => value.trim())
      .filter((value) => {
        if (value === '' || isOrigin(value)) return value !== '';
        faults.push(`${name} 中的“${value}”不是网页来源。请写成 https://主机名[:端口]，多个来源用逗号隔开。`);
        return false;
      });

  const config: Config = {
    port: integer('PORT', 8787, 0, 65_535),
    host: text('HOST', '127.0.0.1'),
    dataDir: resolve(cwd, text('DATA_DIR', 'data')),
    // An office behind one address shares it; a program that floods is far above it.
    rateLimitPerMinute: integer('RATE_LIMIT_PER_MINUTE', 600, 0, 1_000_000),
    storeConversations: onOff('STORE_CONVERSATIONS', true),
    retentionDays: integer('RETENTION_DAYS', 90, 1, 3650),
    allowedOrigins: origins('ALLOWED_ORIGINS'),
  };
  if (faults.length > 0) {
    throw new AppError('CONFIG_INVALID', `${faults.length} faults in the environment`, faults.join('\n'));
  }
  return config;
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}
