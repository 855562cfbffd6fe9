import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkIndex, saveIndex } from '../../indexer/index-artefact.ts';
import { openConversations } from '../../server/conversations.ts';
import { buildAnswer } from '../support/build-answer.ts';
import { watchChild } from '../support/child-process.ts';
import { makeSmallIndex, STAMP } from '../support/small-index.ts';

const ROOT = join(import.meta.dirname, '..', '..');
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'disk-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A real disk of a given size takes a mount, which not every machine lets a test do. */
const CAN_MOUNT = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;

describe('a full disk', () => {
  it.skipIf(!CAN_MOUNT)(
    'costs what is asked meanwhile, nothing that was recorded, and no start',
    async () => {
      const script = `mount -t tmpfs -o size=400k none "$0" && exec "$1" --import tsx test/faults/children/fill-disk.ts "$0"`;
      const args = ['-rm', 'sh', '-c', script, dir, process.execPath];
      const child = watchChild(spawn('unshare', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] }));
      expect([await child.ended(), child.err]).toEqual([0, []]);
      const told = JSON.parse(child.out[0] ?? '');
      expect(told.refused).toHaveLength(3);
      for (const { message } of told.refused) expect(message).toMatch(/full|disk|space/);
      expect(told.saved).toMatchObject({
        code: 'INDEX_UNWRITABLE',
        userMessage: expect.stringContaining('磁盘未满'),
      });
      expect(told.opened).toMatchObject({
        code: 'DATA_UNUSABLE',
        userMessage: expect.stringContaining('磁盘未满'),
      });
      expect(told.afterwards).toBe('done');
      expect([told.kept[0], told.kept.at(-1)]).toEqual(['before', 'after']);
      expect(told.kept).toHaveLength(told.readWhenFull + 1);
      expect(new Set(told.kept).size).toBe(told.kept.length);
    },
  );
});

describe('a read-only folder', () => {
  /** As an ordinary user: the system lets its administrator write everywhere. */
  function asUser<Result>(action: () => Result): Result {
    if (process.geteuid?.() !== 0) return action();
    process.seteuid?.(65_534);
    try {
      return action();
    } finally {
      process.seteuid?.(0);
    }
  }

  it('keeps its index, takes no new one and no conversation, and says what to do', async () => {
    const index = await makeSmallIndex();
    const data = join(dir, 'data');
    mkdirSync(data);
    saveIndex(join(data, 'index'), index);
    const conversations = openConversations(data);
    const turn = { conversation: 'c', message: null, question: '问', township: null, askedAt: 1 };
    conversations.record({ ...turn, answer: buildAnswer() });
    conversations.close();
    const all = [
      dir,
      ...readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((path) => join(dir, path)),
    ];
    for (const path of all) chmodSync(path, path.includes('.') ? 0o444 : 0o555);
    try {
      asUser(() => {
        checkIndex(join(data, 'index'), STAMP);
        expect(() => saveIndex(join(data, 'index'), index)).toThrow(
          expect.objectContaining({ userMessage: expect.stringContaining('请确认数据目录可写') }),
        );
        for (const folder of [data, join(dir, 'new')]) {
          expect(() => openConversations(folder)).toThrow(
            expect.objectContaining({
              code: 'DATA_UNUSABLE',
              userMessage: expect.stringContaining('请确认它可写'),
            }),
          );
        }
      });
      expect(existsSync(join(dir, 'new'))).toBe(false);
    } finally {
      for (const path of all) chmodSync(path, 0o755);
    }
    const again = openConversations(data);
    expect(again.turns('c', 9)).toHaveLength(1);
    again.close();
  });
});
