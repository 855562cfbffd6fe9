import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { modelId } from '../../indexer/embedder-onnx.ts';
import { currentStamp } from '../../indexer/open-index.ts';
import type { Answer, HealthView, ReadyView } from '../../server/protocol.ts';
import { openChatClient } from '../support/chat-client.ts';
import { type Child, startChild } from '../support/child-process.ts';
import { copySmallProject, type SmallProject } from '../support/small-project.ts';
import { askRequest } from '../support/test-server.ts';

const TITLE = '残疾人证管理';
const NEW_TITLE = '残疾人证件管理';

let folder: string;
let project: SmallProject;
let child: Child;
let address: string;

/** The real server on a copy of the project, seeds and index its own. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'replaced-'));
  project = copySmallProject(join(folder, 'project'));
  child = startChild([join(project.root, 'server', 'main.ts')], {
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    RELOAD_SECONDS: '1',
    FRAMES_PER_SECOND: '0',
    RATE_LIMIT_PER_MINUTE: '0',
  });
  address = /http:\S+/.exec(await child.line((line) => line.includes('http:')))?.[0] ?? '';
}, 120_000);

afterEach(async () => {
  child.process.kill('SIGKILL');
  await child.ended();
  rmSync(folder, { recursive: true });
});

async function look<View>(path: string): Promise<View> {
  return (await (await fetch(address + path)).json()) as View;
}

async function ask(): Promise<Answer> {
  const response = await fetch(`${address}/api/ask`, askRequest({ question: '夏镇的残疾人证找谁办' }));
  return (await response.json()) as Answer;
}

const seedsInUse = async (): Promise<string> => (await look<ReadyView>('/readyz')).index.seeds;
const seedsOnDisk = (): string => currentStamp(project.root, modelId()).seeds;
const refusals = (): string[] => child.err.filter((line) => line.includes('"knowledge-not-replaced"'));

/** Looks at the server until it says so. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Asks without a pause, over HTTP and over one WebSocket. @returns stops, and gives how each question ended */
async function keepAsking(): Promise<() => Promise<string[]>> {
  const ends: string[] = [];
  let stopped = false;
  const client = await openChatClient(address);
  const overHttp = async (): Promise<void> => {
    while (!stopped) ends.push((await ask()).kind ?? 'error');
  };
  const overSocket = async (): Promise<void> => {
    for (let count = 1; !stopped; count += 1) {
      const id = `${count}`;
      client.send({ type: 'ask', id, question: `${count}号残疾人证找谁办` });
      const end = await client.next(
        (message) => (message.type === 'done' || message.type === 'error') && message.id === id,
      );
      ends.push(end.type === 'done' ? 'answer' : JSON.stringify(end));
    }
  };
  const asking = Promise.all([overHttp(), overHttp(), overSocket()]);
  return async () => {
    stopped = true;
    await asking;
    await client.close();
    return ends;
  };
}

it('answers without a gap while its lists are replaced, broken and mended', async () => {
  const first = await seedsInUse();
  expect(first).toBe(seedsOnDisk());
  expect((await ask()).text).toContain(`《${TITLE}》`);
  const stop = await keepAsking();

  project.replaceList(project.list.replace(TITLE, NEW_TITLE), true);
  const changed = seedsOnDisk();
  expect(changed).not.toBe(first);
  await until(async () => (await seedsInUse()) === changed);
  expect((await ask()).text).toContain(`《${NEW_TITLE}》`);

  // Cut in the middle: once as a failed copy leaves it, once with a hash that vouches for it.
  const cut = project.list.slice(0, project.list.length / 2);
  for (const [registered, why] of [
    [false, 'SEED_CHANGED'],
    [true, 'FAMILIES_INVALID'],
  ] as const) {
    project.replaceList(cut, registered);
    await until(async () => refusals().at(-1)?.includes(why) ?? false);
    expect(await look<HealthView>('/healthz')).toMatchObject({
      status: 'ok',
      problem: { code: 'INDEX_NOT_BUILT', message: expect.stringMatching(/^仍用原来的清单回答。.*请/) },
    });
    expect(await seedsInUse()).toBe(changed);
    expect((await ask()).text).toContain(`《${NEW_TITLE}》`);
  }

  project.replaceList(project.list, true);
  await until(async () => (await seedsInUse()) === first);
  expect(await look<HealthView>('/healthz')).not.toHaveProperty('problem');
  expect((await ask()).text).toContain(`《${TITLE}》`);

  const ends = await stop();
  expect(ends.length).toBeGreaterThan(100);
  expect(ends.filter((end) => end !== 'answer')).toEqual([]);
}, 180_000);
