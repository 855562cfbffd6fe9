import { type Config, readConfig, type ServerLimits } from '../../server/config.ts';

/** What a server is set to without a single variable, on a free port and without a rate limit, but for what a test sets. */
export function testConfig(
  settings: Partial<Omit<Config, 'limits'>> = {},
  limits: Partial<ServerLimits> = {},
): Config {
  const config = readConfig({ PORT: '0', RATE_LIMIT_PER_MINUTE: '0' }, '/nowhere');
  return { ...config, ...settings, limits: { ...config.limits, ...limits } };
}
