import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

/**
 * Inputs a property is tried with; FUZZ_RUNS multiplies them: `FUZZ_RUNS=100 npx vitest run test/fuzz`.
 * FUZZ_SEED repeats a run.
 */
const TIMES = Number(process.env.FUZZ_RUNS ?? 1);
const SEED = process.env.FUZZ_SEED;

/** Settings of a property with `runs` inputs in the ordinary suite. */
export function runs(count: number): fc.Parameters<unknown> {
  return { numRuns: count * TIMES, ...(SEED === undefined ? {} : { seed: Number(SEED) }) };
}

/** Time for a test in which `FUZZ_RUNS` is large, in milliseconds. */
export const FUZZ_MS = 60_000 * Math.max(1, TIMES);

/** Texts that have broken programs like this one, or are made to; one line each in `corpus.jsonl`. */
export const CORPUS: readonly string[] = readFileSync(join(import.meta.dirname, 'corpus.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { text: string }).text);

/** Words that questions are made of, so that texts get past the first look. */
const WORDS = fc.constantFrom(
  ...['残疾人证', '宅基地', '工伤', '谁负责', '找谁办', '夏镇', '甲县', '那', '呢', '还有', '不是', '而是'],
  ...['第3项', '配合履职', '收回', '清单', '电话', '多少钱', '几天', '列出来', '和', '还是', '？', '，', ' '],
);
const PIECE = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...CORPUS) },
  { weight: 4, arbitrary: WORDS },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  // Code units: halves of pairs included.
  {
    weight: 1,
    arbitrary: fc.array(fc.nat(0xffff), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(WORDS, fc.integer({ min: 50, max: 600 })).map(([word, n]) => word.repeat(n)),
  },
);

/** A text that means harm or nothing at all. */
export const HOSTILE: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: PIECE },
  { weight: 3, arbitrary: fc.array(PIECE, { maxLength: 5 }).map((pieces) => pieces.join('')) },
);

/** Any JSON, with names that JavaScript objects inherit. */
export const JSON_VALUE: fc.Arbitrary<string> = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.json({ maxDepth: 3 }),
    HOSTILE.map((text) => JSON.stringify(text)),
    fc.array(tie('value'), { maxLength: 3 }).map((values) => `[${values.join(',')}]`),
    tie('object'),
  ),
  object: fc
    .array(
      fc.tuple(
        fc.constantFrom(
          '__proto__',
          'constructor',
          'prototype',
          'toString',
          'valueOf',
          'toJSON',
          'type',
          'id',
          'question',
          'township',
          'conversation',
          'length',
          '0',
        ),
        tie('value'),
      ),
      { maxLength: 4 },
    )
    .map((fields) => `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`),
})).value;

/** A field that is as it should be, hostile, or of another kind: JSON text. */
export function field(good: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...good).map((text) => JSON.stringify(text)) },
    { weight: 2, arbitrary: HOSTILE.map((text) => JSON.stringify(text)) },
    { weight: 1, arbitrary: JSON_VALUE },
  );
}

/** The body of a question, or something like it. */
export const ASK_BODY: fc.Arbitrary<string> = fc
  .record({
    question: fc.oneof({ weight: 8, arbitrary: HOSTILE.map((text) => JSON.stringify(text)) }, JSON_VALUE),
    township: fc.option(field(['a', 'b'])),
    conversation: fc.option(field(['00000000-0000-4000-8000-000000000000'])),
    other: fc.option(JSON_VALUE),
  })
  .map(({ question, township, conversation, other }) => {
    const fields = [`"question":${question}`];
    if (township !== null) fields.push(`"township":${township}`);
    if (conversation !== null) fields.push(`"conversation":${conversation}`);
    if (other !== null) fields.push(`"__proto__":${other}`);
    return `{${fields.join(',')}}`;
  });
