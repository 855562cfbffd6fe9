import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../indexer/errors.ts';
import { readConfig } from '../../server/config.ts';

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env, '/srv');
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFIG_INVALID') return error.userMessage.split('\n');
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('works without a single variable', () => {
    expect(readConfig({}, '/srv')).toEqual({
      port: 8787,
      host: '127.0.0.1',
      dataDir: '/srv/data',
      rateLimitPerMinute: 600,
      storeConversations: true,
      retentionDays: 90,
      allowedOrigins: [],
      allowedHosts: ['localhost', '127.0.0.1', '::1'],
      trustedProxies: [],
      limits: {
        sockets: 4096,
        socketsPerAddress: 1024,
        framesPerSecond: 20,
        pendingQuestions: 512,
        questionCharacters: 1000,
        messageBytes: 65_536,
        requestSeconds: 15,
        idleSeconds: 30,
        storedConversations: 100_000,
      },
      reloadSeconds: 5,
      logQuestions: false,
    });
  });

  it('reads every variable', () => {
    const env = {
      PORT: '0',
      HOST: '::1',
      DATA_DIR: '/var/lib/zsb',
      RATE_LIMIT_PER_MINUTE: '0',
      STORE_CONVERSATIONS: 'off',
      RETENTION_DAYS: '7',
      ALLOWED_ORIGINS: 'https://zwfw.example.cn, http://10.0.0.2:8080',
      ALLOWED_HOSTS: 'zsb.example.cn',
      TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8, fd00::/8',
      SOCKETS: '10',
      SOCKETS_PER_ADDRESS: '0',
      FRAMES_PER_SECOND: '0',
      PENDING_QUESTIONS: '3',
      QUESTION_CHARACTERS: '200',
      MESSAGE_BYTES: '4096',
      REQUEST_SECONDS: '5',
      IDLE_SECONDS: '6',
      STORED_CONVERSATIONS: '50',
      RELOAD_SECONDS: '0',
      LOG_QUESTIONS: 'on',
    };
    expect(readConfig(env, '/srv')).toEqual({
      port: 0,
      host: '::1',
      dataDir: '/var/lib/zsb',
      rateLimitPerMinute: 0,
      storeConversations: false,
      retentionDays: 7,
      allowedOrigins: ['https://zwfw.example.cn', 'http://10.0.0.2:8080'],
      allowedHosts: ['zsb.example.cn', 'localhost', '127.0.0.1', '::1'],
      trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'],
      limits: {
        sockets: 10,
        socketsPerAddress: 0,
        framesPerSecond: 0,
        pendingQuestions: 3,
        questionCharacters: 200,
        messageBytes: 4096,
        requestSeconds: 5,
        idleSeconds: 6,
        storedConversations: 50,
      },
      reloadSeconds: 0,
      logQuestions: true,
    });
  });

  it('asks for any name when others may reach the server, unless names are given', () => {
    expect(readConfig({ HOST: '0.0.0.0' }, '/srv').allowedHosts).toBeNull();
    expect(readConfig({ HOST: '0.0.0.0', ALLOWED_HOSTS: 'a.example' }, '/srv').allowedHosts).toContain(
      'a.example',
    );
    expect(readConfig({ HOST: '127.0.0.9' }, '/srv').allowedHosts).toContain('localhost');
  });

  it('refuses messages that hold no question', () => {
    expect(faultsOf({ MESSAGE_BYTES: '4096' })).toEqual([
      'MESSAGE_BYTES 不能是“4096”，装不下一个问题。请至少设为 13024，或减小 QUESTION_CHARACTERS。',
    ]);
  });

  it.each([
    ['ALLOWED_HOSTS', 'a.example:80'],
    ['ALLOWED_HOSTS', 'https://a.example'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
    ['SOCKETS', '0'],
    ['QUESTION_CHARACTERS', '9'],
    ['LOG_QUESTIONS', '1'],
    ['RELOAD_SECONDS', '-1'],
  ])('refuses %s=%s', (name, value) => {
    const [fault, ...others] = faultsOf({ [name]: value });
    expect(fault).toMatch(new RegExp(`^${name}.*${value}.*请`));
    expect(others).toEqual([]);
  });

  it('takes a blank variable as one that is not set', () => {
    expect(readConfig({ PORT: '', HOST: ' ' }, '/srv')).toMatchObject({ port: 8787, host: '127.0.0.1' });
  });

  it('reports every fault at once, each with the bad value and what to do', () => {
    const faults = faultsOf({
      PORT: '70000',
      RATE_LIMIT_PER_MINUTE: '-1',
      STORE_CONVERSATIONS: 'yes',
      RETENTION_DAYS: '1.5',
      ALLOWED_ORIGINS: 'https://a.example/path',
    });
    expect(faults).toHaveLength(5);
    expect(faults[0]).toBe('PORT 不能是“70000”。请设为 0 到 65535 之间的整数，或不设（默认 8787）。');
    for (const [index, name] of ['RATE_LIMIT', 'STORE_', 'RETENTION', 'ALLOWED'].entries()) {
      expect(faults[index + 1]).toMatch(new RegExp(`^${name}.*请`));
    }
  });

  it.each(['8e3', '0x10', '+1', '１２', '99999999999'])('refuses %j as a port', (PORT) => {
    expect(faultsOf({ PORT })).toHaveLength(1);
  });
});

it('reads no variable that the README does not explain, and explains none that is not read', () => {
  const read = new Set<string>();
  const env = new Proxy<Record<string, string | undefined>>(
    {},
    { get: (_, name) => void read.add(String(name)) },
  );
  readConfig(env, '/srv');
  const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
  const section = readme.slice(readme.indexOf('## 设置'), readme.indexOf('## 运行'));
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  const explained = rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
  );
  expect(explained.sort()).toEqual([...read].sort());
});
