import { describe, expect, it } from 'vitest';
import type { BenchFigures, ServerLoad } from './bench-figures.ts';
import type { EngineFigures } from './measure-engine.ts';
import type { StageFigures } from './measure-load.ts';
import { summarizeTimes } from './percentiles.ts';
import { writeReport } from './write-report.ts';

const times = (...values: number[]) => summarizeTimes(values);

function stage(server: StageFigures['server'], change: Partial<StageFigures> = {}): StageFigures {
  const outcome = {
    seconds: 2,
    times: times(4, 6, 90),
    serverTimes: times(3, 5, 70),
    busy: 7,
    errors: new Map(),
  };
  const memory = { before: 300e6, highest: 350e6, after: 310e6 };
  const common = { transport: 'WebSocket', chats: 16, everySeconds: 0, cacheHits: 0.25 } as const;
  return { server, ...common, outcome, memory, ...change };
}

function load(server: StageFigures['server']): ServerLoad {
  const stages = [stage(server, { transport: 'HTTP' }), stage(server), stage(server, { everySeconds: 1 })];
  return { stages, hour: stage(server) };
}

const engine: EngineFigures = {
  buildMs: 1500,
  times: times(0.5, 0.7),
  indexBytes: 20e6,
  processBytes: 120e6,
  first: 0.9,
  three: 0.95,
  answerable: 200,
};

const FIGURES: BenchFigures = {
  machine: { cores: 2, memoryBytes: 8e9, system: 'linux x64', node: '20.17.0', loadBefore: 0.5 },
  quick: true,
  leisureSeconds: 5,
  memoryQuestions: 500,
  questionCount: 288,
  starts: {
    firstStartMs: 9000,
    starts: times(1200),
    buildMs: 8000,
    memoryAtStart: 310e6,
    memoryAfter: 333e6,
    roundTrips: times(9),
    serverTimes: times(6),
  },
  product: load('product'),
  plain: load('plain'),
  engines: {
    counts: { items: 1312, wordings: 20_000, questions: 288 },
    rows: [
      { name: 'this product', withWordings: true, figures: engine },
      { name: 'MiniSearch', withWordings: false, figures: { ...engine, first: 0.34 } },
    ],
  },
};

describe('the report', () => {
  const report = writeReport(FIGURES);

  it('says where it was measured and that a quick run was quick', () => {
    expect(report).toContain('Machine: 2 cores, 8000 MB, linux x64, Node.js 20.17.0; 0.5 processes');
    expect(report).toContain('quick run');
    expect(writeReport({ ...FIGURES, quick: false })).not.toContain('quick run');
  });

  it('puts the measures beside the targets', () => {
    expect(report).toContain('| start with an index ready (median of 1) | 1.5 s | 1.20 s |');
    expect(report).toContain('| resident memory after 500 questions | 400 MB | 333 MB |');
    expect(report).toContain('every 1 s, server side | 8 / 25 ms | 5.00 / 70.0 ms |');
  });

  it('has a row of both servers in every table of the load', () => {
    const figures = '| 16 | 2 | 6.00 | 90.0 | 90.0 | 5.00 | 70.0 | 3 | 7 | 0 | 25.0 % | 300 | 350 | 310 |';
    expect(report.split(`| this product ${figures}`).length - 1).toBe(4);
    expect(report.split(`| plain ${figures}`).length - 1).toBe(4);
  });

  it('names errors where there were any', () => {
    expect(report).not.toContain('Errors:');
    const outcome = { ...stage('product').outcome, errors: new Map([['connection lost', 3]]) };
    const product = { ...FIGURES.product, hour: stage('product', { outcome }) };
    expect(writeReport({ ...FIGURES, product })).toContain('16 chats: 3 × connection lost');
  });

  it('compares the searches by what they were given', () => {
    expect(report).toContain(
      '| this product | items + wordings | 0.50 | 0.70 | 20 | 120 | 1.50 | 90.0 % | 95.0 % |',
    );
    expect(report).toContain('| MiniSearch | items | 0.50 | 0.70 | 20 | 120 | 1.50 | 34.0 % | 95.0 % |');
  });
});
