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
    };
    expect(readConfig(env, '/srv')).toEqual({
      port: 0,
      host: '::1',
      dataDir: '/var/lib/zsb',
      rateLimitPerMinute: 0,
      storeConversations: false,
      retentionDays: 7,
      allowedOrigins: ['https://zwfw.example.cn', 'http://10.0.0.2:8080'],
    });
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
