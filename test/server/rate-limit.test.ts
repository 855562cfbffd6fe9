import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../server/rate-limit.ts';

function limitAt(perMinute: number) {
  let time = 0;
  const limit = createRateLimit(perMinute, () => time);
  return {
    take: (client = 'a') => limit.take(client),
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('createRateLimit', () => {
  it('allows so many at once and says when the next one is free', () => {
    const limit = limitAt(2);
    expect([limit.take(), limit.take(), limit.take()]).toEqual([0, 0, 30]);
    limit.pass(29_000);
    expect(limit.take()).toBe(1);
    limit.pass(1000);
    expect(limit.take()).toBe(0);
    expect(limit.take()).toBe(30);
  });

  it('saves up no more than a minute is worth', () => {
    const limit = limitAt(2);
    limit.take();
    limit.pass(3_600_000);
    expect([limit.take(), limit.take(), limit.take() > 0]).toEqual([0, 0, true]);
  });

  it('counts each client by itself', () => {
    const limit = limitAt(1);
    expect([limit.take('a'), limit.take('b'), limit.take('a')]).toEqual([0, 0, 60]);
  });

  it('is off at 0', () => {
    const limit = limitAt(0);
    expect(Array.from({ length: 1000 }, () => limit.take()).every((wait) => wait === 0)).toBe(true);
  });

  it('keeps whoever is limited while it forgets whoever is not', () => {
    const limit = limitAt(1);
    for (let client = 0; client < 10_000; client += 1) limit.take(`old ${client}`);
    limit.pass(59_000);
    limit.take('flooder');
    limit.pass(2000);
    for (let client = 0; client < 10; client += 1) limit.take(`new ${client}`);
    expect(limit.take('flooder')).toBe(58);
    expect(limit.take('old 1')).toBe(0);
  });
});
