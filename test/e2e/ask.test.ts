import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answer } from '../../server/protocol.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** A clone without an index builds one first. */
const START_MS = 300_000;
let dataDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'ask-'));
});

afterAll(() => rmSync(dataDir, { recursive: true }));

/** `npm run ask` with arguments and lines on standard input. */
async function ask(args: readonly string[], input = '') {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/ask.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: dataDir },
  });
  child.stdin.end(input);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (child.exitCode === null) await once(child, 'exit');
  return { out, err, code: child.exitCode };
}

it('explains itself when it is called wrongly', async () => {
  expect(await ask(['--unknown'])).toMatchObject({
    out: '',
    code: 2,
    err: expect.stringContaining('用法：'),
  });
});

it(
  'answers from the real lists: one question, or each line of standard input in one conversation',
  async () => {
    const one = await ask(['--json', '--township', 'xiazhen', '残疾人证找谁办']);
    expect(one.code).toBe(0);
    const answer = JSON.parse(one.out) as Answer;
    expect(answer.citations[0]?.id).toBe('xiazhen/cooperative/20');

    const lines = await ask(['--json'], '夏镇的残疾人证找谁办\n\n那托里镇呢\n');
    const answers = lines.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    expect(answers).toHaveLength(2);
    expect(answers[1]?.conversation).toBe(answers[0]?.conversation);

    const wrong = await ask(['--township', 'shanghai', '残疾人证找谁办']);
    expect(wrong).toMatchObject({ out: '', code: 1, err: expect.stringContaining('xiazhen（夏镇）') });
  },
  START_MS,
);
