import { describe, expect, it } from 'vitest';
import { createServerMetrics } from '../../server/server-metrics.ts';
import { cacheHitShare, indexOf, parseMetrics, residentMemory } from './read-metrics.ts';

const vectors = (hits: number, misses: number) =>
  parseMetrics(
    `zhaoshuiban_question_vectors_total{result="hit"} ${hits}\nzhaoshuiban_question_vectors_total{result="miss"} ${misses}\n`,
  );

describe('parseMetrics', () => {
  it('reads what the server writes', () => {
    const metrics = createServerMetrics({
      knowledge: () => null,
      load: () => ({ waiting: 7, running: 1 }),
      sockets: () => ({ all: 3, chats: 2 }),
      reloadFailed: () => false,
    });
    metrics.answered({ kind: 'none', reason: 'not-listed', verdict: '清单未列' }, 0.003);
    const read = parseMetrics(metrics.text());
    expect(read.get('zhaoshuiban_questions_waiting')).toBe(7);
    expect(read.get('zhaoshuiban_sockets{kind="http"}')).toBe(1);
    expect(read.get('zhaoshuiban_answers_total{kind="none",reason="not-listed",verdict="清单未列"}')).toBe(1);
    expect(read.get('zhaoshuiban_answer_seconds_bucket{le="+Inf"}')).toBe(1);
    expect(residentMemory(read)).toBeGreaterThan(1e7);
    expect(cacheHitShare(read, read)).toBeNaN();
  });

  it('keeps labels with spaces whole', () => {
    const index = 'zhaoshuiban_index_info{model="a b",seeds="c"}';
    expect(indexOf(parseMetrics(`# HELP x y\n${index} 1\n`))).toBe(index);
  });

  it.each(['no_value', 'name ', 'name x', ' 3'])('refuses %j', (line) => {
    expect(() => parseMetrics(line)).toThrow('not a metric');
  });
});

it('the share of known vectors counts from the first reading to the second', () => {
  expect(cacheHitShare(vectors(90, 10), vectors(91, 13))).toBe(0.25);
  expect(cacheHitShare(parseMetrics(''), parseMetrics(''))).toBeNaN();
});

it('a server’s memory is that of both its processes', () => {
  const both = 'process_resident_memory_bytes 300\nzhaoshuiban_embedder_resident_memory_bytes 90\n';
  expect(residentMemory(parseMetrics(both))).toBe(390);
});

it('a server that does not say its memory is no 0', () => {
  expect(() => residentMemory(parseMetrics('other 1\n'))).toThrow('process_resident_memory_bytes');
});
