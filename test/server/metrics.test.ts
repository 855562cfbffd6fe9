import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../server/metrics.ts';

describe('the metrics', () => {
  it('are written as Prometheus reads them', () => {
    const metrics = createMetrics();
    const asked = metrics.counter('asked_total', 'Questions.');
    const seconds = metrics.histogram('seconds', 'Times.', [0.1, 1]);
    metrics.observe('open', 'Doors.', 'gauge', () => [[{}, 7]]);
    asked({ kind: 'answer' });
    asked({ kind: 'none' });
    asked({ kind: 'answer' });
    for (const value of [0.05, 0.1, 0.5, 30]) seconds(value);
    expect(metrics.text()).toBe(
      [
        '# HELP asked_total Questions.',
        '# TYPE asked_total counter',
        'asked_total{kind="answer"} 2',
        'asked_total{kind="none"} 1',
        '# HELP seconds Times.',
        '# TYPE seconds histogram',
        'seconds_bucket{le="0.1"} 2',
        'seconds_bucket{le="1"} 3',
        'seconds_bucket{le="+Inf"} 4',
        'seconds_sum 30.65',
        'seconds_count 4',
        '# HELP open Doors.',
        '# TYPE open gauge',
        'open 7',
        '',
      ].join('\n'),
    );
  });

  it('escape what could end a label', () => {
    const metrics = createMetrics();
    metrics.counter('a', 'A.')({ value: 'x"\\\ny' });
    expect(metrics.text()).toContain('a{value="x\\"\\\\\\ny"} 1\n');
  });
});
