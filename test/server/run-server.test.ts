import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConversations } from '../../server/conversations.ts';
import type { Knowledge } from '../../server/knowledge.ts';
import { runServer } from '../../server/run-server.ts';
import { buildAnswer } from '../support/build-answer.ts';
import { sourceOf } from '../support/knowledge-source.ts';
import { createSmallKnowledge } from '../support/small-knowledge.ts';
import { askRequest } from '../support/test-server.ts';

const ROOT = join(import.meta.dirname, '..', '..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-server-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A server within this process: what it printed, how it is told to look at its data, and how it ends. */
function run(
  openKnowledge: () => Promise<Knowledge>,
  env: Record<string, string> = {},
  reopen: () => Promise<Knowledge | null> = async () => null,
) {
  const printed: string[] = [];
  let reload = (): void => undefined;
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const ended = runServer({
    env: { PORT: '0', DATA_DIR: folder, ...env },
    cwd: folder,
    source: () => ({ ...sourceOf(openKnowledge), reopen }),
    page: new Map(),
    render: null,
    log: () => undefined,
    print: (line) => printed.push(line),
    stopped,
    onReloadSignal: (check) => {
      reload = check;
    },
  });
  return { printed, reload: () => reload(), stop, ended };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

describe('runServer', () => {
  it('prints its address when questions are answered, not before', async () => {
    let open = (): void => undefined;
    const opened = new Promise<Knowledge>((resolve) => {
      open = () => resolve(createSmallKnowledge());
    });
    const { printed, stop, ended } = run(() => opened);
    await settled();
    expect(printed).toEqual([]);
    open();
    await settled();
    const address = /http:\S+/.exec(printed.join('\n'))?.[0] ?? '';
    expect(await (await fetch(`${address}/healthz`)).json()).toMatchObject({ status: 'ok' });
    stop();
    await ended;
  });

  it('can be stopped while the index is being prepared', async () => {
    const { stop, ended } = run(() => new Promise(() => undefined));
    await settled();
    stop();
    await ended;
  });

  it('ends with the fault when the index cannot be opened', async () => {
    const { ended } = run(async () => {
      throw new Error('no model');
    });
    await expect(ended).rejects.toThrow('no model');
  });

  it('holds nothing of the first knowledge once another one has taken its place', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const opened: WeakRef<Knowledge>[] = [];
    const open = async (): Promise<Knowledge> => {
      const knowledge = createSmallKnowledge();
      opened.push(new WeakRef(knowledge));
      return knowledge;
    };
    const { reload, stop, ended } = run(open, {}, open);
    await settled();
    for (let count = 0; count < 3; count += 1) {
      reload();
      await settled();
    }
    collect();
    expect(opened.map((knowledge) => knowledge.deref() !== undefined)).toEqual([false, false, false, true]);
    stop();
    await ended;
  });

  it('starts nothing when a variable is wrong', async () => {
    const { ended } = run(async () => createSmallKnowledge(), { PORT: 'x', RETENTION_DAYS: '0' });
    await expect(ended).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    expect(existsSync(join(folder, 'conversations.sqlite'))).toBe(false);
  });

  it('deletes conversations past their time', async () => {
    const day = 24 * 3_600_000;
    const before = openConversations(folder);
    const turn = { message: null, question: '残疾人证', township: null, answer: buildAnswer() };
    before.record({ ...turn, conversation: 'old', askedAt: Date.now() - 8 * day });
    before.record({ ...turn, conversation: 'young', askedAt: Date.now() - 6 * day });
    before.close();
    const { stop, ended } = run(async () => createSmallKnowledge(), { RETENTION_DAYS: '7' });
    await settled();
    stop();
    await ended;
    const after = openConversations(folder);
    expect([after.has('old'), after.has('young')]).toEqual([false, true]);
    after.close();
  });

  it('writes no conversation when they are switched off', async () => {
    const { printed, stop, ended } = run(async () => createSmallKnowledge(), { STORE_CONVERSATIONS: 'off' });
    await settled();
    const address = /http:\S+/.exec(printed.join('\n'))?.[0] ?? '';
    expect((await fetch(`${address}/api/ask`, askRequest({ question: '残疾人证' }))).status).toBe(200);
    stop();
    await ended;
    expect(existsSync(join(folder, 'conversations.sqlite'))).toBe(false);
  });
});

describe('the process', () => {
  let child: ChildProcess;

  /** Starts a server in a process of its own. @returns its address */
  async function start(): Promise<string> {
    child = spawn(process.execPath, ['--import', 'tsx', 'test/support/serve-small.ts'], {
      cwd: ROOT,
      env: { ...process.env, PORT: '0', DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      const address = /http:\S+/.exec(line)?.[0];
      if (address) return address;
    }
    throw new Error('the server ended before it printed its address');
  }

  afterEach(() => {
    if (child.exitCode === null) child.kill('SIGKILL');
  });

  it('ends the running answer at SIGTERM, keeps it, and exits with 0', async () => {
    const address = await start();
    const running = fetch(`${address}/api/ask`, askRequest({ question: '等一等，残疾人证找谁办' }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    child.kill('SIGTERM');
    const answer = (await (await running).json()) as { kind: string; conversation: string };
    expect(answer.kind).toBe('answer');
    expect(await once(child, 'exit')).toEqual([0, null]);
    const after = openConversations(folder);
    expect(after.turns(answer.conversation, 9)).toHaveLength(1);
    after.close();
  });

  it('loses no recorded conversation when it is killed', async () => {
    const address = await start();
    const response = await fetch(`${address}/api/ask`, askRequest({ question: '残疾人证找谁办' }));
    const { conversation } = (await response.json()) as { conversation: string };
    child.kill('SIGKILL');
    await once(child, 'exit');
    const again = await start();
    expect((await fetch(`${again}/api/conversations/${conversation}`)).status).toBe(200);
  });
});
