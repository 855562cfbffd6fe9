import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Answer, ConversationView } from '../../server/protocol.ts';
import { askRequest, startTestServer } from '../support/test-server.ts';

const DAY = 24 * 3_600_000;
const NOW = Date.UTC(2026, 5, 1);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2099, 0, 1) });
});

afterEach(() => {
  vi.useRealTimers();
});

it('a clock that is set back mixes up no turns and no ids, and frees nobody from the rate limit', async () => {
  const { server } = await startTestServer({ rateLimitPerMinute: 3 });
  const post = (body: object) => fetch(`${server.address}/api/ask`, askRequest(body));
  const first = (await (await post({ question: '残疾人证' })).json()) as Answer;
  vi.setSystemTime(NOW);
  const { conversation } = first;
  const second = (await (await post({ question: '宅基地', conversation })).json()) as Answer;
  const other = (await (await post({ question: '残疾人证' })).json()) as Answer;
  expect(second.conversation).toBe(conversation);
  expect(other.conversation).not.toBe(conversation);
  const view = (await (
    await fetch(`${server.address}/api/conversations/${conversation}`)
  ).json()) as ConversationView;
  expect(view.turns.map(({ question }) => question)).toEqual(['残疾人证', '宅基地']);

  vi.setSystemTime(0);
  const limited = await post({ question: '残疾人证' });
  expect(limited.status).toBe(429);
  expect(Number(limited.headers.get('Retry-After'))).toBeLessThanOrEqual(60);
  await limited.text();
  await server.close();
});

it('a conversation of the time when the clock was ahead is kept as long as others, and no longer', async () => {
  const { server, conversations } = await startTestServer();
  const response = await fetch(`${server.address}/api/ask`, askRequest({ question: '残疾人证' }));
  const { conversation } = (await response.json()) as Answer;
  const expireAt = (now: number): void => void conversations.expire(now - 90 * DAY, now);
  vi.setSystemTime(NOW);
  expireAt(NOW);
  expireAt(NOW + 89 * DAY);
  expect(conversations.has(conversation)).toBe(true);
  expireAt(NOW + 91 * DAY);
  expect(conversations.has(conversation)).toBe(false);
  await server.close();
});
