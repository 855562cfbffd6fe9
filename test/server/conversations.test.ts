import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Conversations, openConversations, type RecordedTurn } from '../../server/conversations.ts';
import { packAnswer, unpackAnswer } from '../../server/conversations-record.ts';
import type { Answer } from '../../server/protocol.ts';
import { buildAnswer, buildItemView } from '../support/build-answer.ts';

let folder: string;
let conversations: Conversations;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'conversations-'));
  conversations = openConversations(folder);
});

afterEach(() => {
  conversations.close();
  rmSync(folder, { recursive: true });
});

type Turn = Omit<RecordedTurn, 'answer'> & { readonly answer: Answer };

function turn(change: Partial<Turn> = {}): Turn {
  return {
    conversation: 'c1',
    message: null,
    question: '残疾人证找谁办',
    township: null,
    askedAt: 1_000_000_000_000,
    answer: buildAnswer(),
    ...change,
  };
}

/** Everything that stands in the folder, as bytes. */
function written(): string {
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file)).toString('latin1'))
    .join('');
}

const latin1 = (text: string): string => Buffer.from(text).toString('latin1');

describe('conversations', () => {
  it('keep their turns in order over a restart', () => {
    for (const question of ['一', '二', '三']) conversations.record(turn({ question }));
    conversations.record(turn({ conversation: 'c2', question: '别的' }));
    conversations.close();
    conversations = openConversations(folder);
    expect(conversations.turns('c1', 10).map(({ question }) => question)).toEqual(['一', '二', '三']);
    expect(conversations.turns('c1', 2).map(({ question }) => question)).toEqual(['二', '三']);
    expect(conversations.turns('c3', 10)).toEqual([]);
    expect([conversations.has('c1'), conversations.has('c3')]).toEqual([true, false]);
  });

  it('give a turn back as it was recorded', () => {
    const given = turn({ message: 'm'.repeat(32), township: 'xiazhen' });
    conversations.record(given);
    expect(conversations.byMessage('m'.repeat(32))).toEqual({ ...given, answer: packAnswer(given.answer) });
    expect(conversations.byMessage('other')).toBeNull();
  });

  it('store what was typed and where it points, not the text of the lists', () => {
    conversations.record(turn());
    expect(written()).toContain(latin1('残疾人证找谁办'));
    expect(written()).not.toContain(latin1(buildItemView().townshipDuty ?? ''));
  });

  it('record a turn whole or not at all', () => {
    conversations.record(turn({ message: 'm'.repeat(32) }));
    const again = turn({ conversation: 'c2', message: 'm'.repeat(32) });
    expect(() => conversations.record(again)).toThrow(/UNIQUE/);
    expect(conversations.has('c2')).toBe(false);
    conversations.record(turn({ question: '后来' }));
    expect(conversations.turns('c1', 9)).toHaveLength(2);
  });

  it('leave nothing of a deleted conversation in any file', () => {
    conversations.record(turn({ question: '我家的秘密' }));
    conversations.record(turn({ conversation: 'c2', question: '留下的问题' }));
    expect(conversations.remove('c1')).toBe(true);
    expect(conversations.remove('c1')).toBe(false);
    expect(conversations.turns('c1', 9)).toEqual([]);
    expect(written()).not.toContain(latin1('我家的秘密'));
    expect(written()).toContain(latin1('留下的问题'));
  });

  it('expire by their last question', () => {
    conversations.record(turn({ askedAt: 1000 }));
    conversations.record(turn({ conversation: 'c2', askedAt: 1000 }));
    conversations.record(turn({ conversation: 'c2', askedAt: 3000 }));
    expect(conversations.expire(3000, 9000)).toBe(1);
    expect([conversations.has('c1'), conversations.has('c2')]).toEqual([false, true]);
    expect(conversations.turns('c2', 9)).toHaveLength(2);
  });

  it('do not grow younger when the clock is set back', () => {
    conversations.record(turn({ askedAt: 5000 }));
    conversations.record(turn({ askedAt: 1000 }));
    expect(conversations.expire(4000, 9000)).toBe(0);
  });

  it('tell the unanswered and clarified questions, newest first', () => {
    const none = buildAnswer({ kind: 'none', reason: 'not-listed', citations: [] });
    const clarify = buildAnswer({ kind: 'clarify', reason: null });
    conversations.record(turn({ askedAt: 1, question: '太早', answer: none }));
    conversations.record(turn({ askedAt: 5, question: '身份证', township: 'xiazhen', answer: none }));
    conversations.record(turn({ askedAt: 6, question: '答了' }));
    conversations.record(turn({ conversation: 'c2', askedAt: 7, question: '证明', answer: clarify }));
    expect(conversations.openQuestions(2, 10)).toEqual([
      { question: '证明', township: null, kind: 'clarify', reason: null, askedAt: 7 },
      { question: '身份证', township: 'xiazhen', kind: 'none', reason: 'not-listed', askedAt: 5 },
    ]);
    expect(conversations.openQuestions(2, 1)).toHaveLength(1);
  });

  it('take a question for what it is, whatever it holds', () => {
    const question = "'); DROP TABLE turns; -- \u{1F600} \u202e";
    conversations.record(turn({ question }));
    expect(conversations.turns('c1', 1)[0]?.question).toBe(question);
  });
});

describe('opening', () => {
  it('writes nothing when conversations are kept in memory', () => {
    const before = readdirSync(process.cwd());
    const inMemory = openConversations(null);
    inMemory.record(turn());
    expect(inMemory.turns('c1', 1)).toHaveLength(1);
    inMemory.close();
    expect(readdirSync(process.cwd())).toEqual(before);
  });

  it('makes a folder that no other user of the machine can look into', () => {
    const made = join(folder, 'made');
    openConversations(made).close();
    expect(statSync(made).mode & 0o077).toBe(0);
  });

  it('refuses a file that is no database, with what to do', () => {
    const other = mkdtempSync(join(tmpdir(), 'conversations-'));
    writeFileSync(join(other, 'conversations.sqlite'), 'x'.repeat(5000));
    expect(() => openConversations(other)).toThrow(
      expect.objectContaining({ code: 'DATA_UNUSABLE', userMessage: expect.stringContaining(other) }),
    );
    expect(readFileSync(join(other, 'conversations.sqlite'), 'utf8')).toBe('x'.repeat(5000));
    rmSync(other, { recursive: true });
  });

  it('refuses a folder that cannot be made', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openConversations(join(folder, 'file', 'data'))).toThrow(
      expect.objectContaining({ code: 'DATA_UNUSABLE' }),
    );
  });

  it('refuses a database of a later version and leaves it as it is', () => {
    conversations.record(turn());
    conversations.close();
    const path = join(folder, 'conversations.sqlite');
    const later = new Database(path);
    later.exec('PRAGMA user_version = 99');
    later.close();
    expect(() => openConversations(folder)).toThrow(expect.objectContaining({ code: 'DATA_NEWER' }));
    const back = new Database(path);
    back.exec('PRAGMA user_version = 1');
    back.close();
    conversations = openConversations(folder);
    expect(conversations.turns('c1', 1)).toHaveLength(1);
  });
});

describe('room for conversations', () => {
  it('is made by the one that rested longest, also after a restart and whatever the clock says', () => {
    conversations.close();
    conversations = openConversations(folder, 2);
    conversations.record(turn({ conversation: 'a', askedAt: 1000 }));
    conversations.record(turn({ conversation: 'b', askedAt: 2000 }));
    conversations.record(turn({ conversation: 'a', askedAt: 3000 }));
    conversations.close();
    conversations = openConversations(folder, 2);
    conversations.record(turn({ conversation: 'late', askedAt: 500 }));
    expect(['a', 'b', 'late'].map(conversations.has)).toEqual([true, false, true]);
    conversations.remove('a');
    conversations.record(turn({ conversation: 'd', askedAt: 4000 }));
    expect(['late', 'd'].map(conversations.has)).toEqual([true, true]);
    conversations.expire(3500, 9000);
    conversations.record(turn({ conversation: 'e', askedAt: 5000 }));
    expect(['late', 'd', 'e'].map(conversations.has)).toEqual([false, true, true]);
  });

  it('is made at once when the limit was lowered', () => {
    for (const conversation of ['a', 'b', 'c', 'd']) conversations.record(turn({ conversation }));
    conversations.close();
    conversations = openConversations(folder, 2);
    conversations.record(turn({ conversation: 'e' }));
    expect(['a', 'b', 'c', 'd', 'e'].filter(conversations.has)).toEqual(['d', 'e']);
  });

  it('is not taken up by one conversation without end', () => {
    for (let at = 1; at <= 520; at += 1) conversations.record(turn({ question: `第${at}问` }));
    const turns = conversations.turns('c1', 1000);
    expect([turns.length, turns[0]?.question, turns.at(-1)?.question]).toEqual([500, '第21问', '第520问']);
  });
});

describe('a recorded answer', () => {
  const answer = buildAnswer();
  const item = buildItemView();

  it('comes back with its items', () => {
    expect(unpackAnswer(packAnswer(answer), () => item)).toEqual(answer);
  });

  it('leaves out a citation whose item is gone, or no longer holds the quoted words', () => {
    expect(unpackAnswer(packAnswer(answer), () => null).citations).toEqual([]);
    const changed = buildItemView({ upperDuty: '1.受理申请。' });
    expect(unpackAnswer(packAnswer(answer), () => changed).citations).toEqual([]);
  });

  it('finds a quoted department in its list of names', () => {
    const quote = { ...answer.citations[0], field: 'departments', quote: '托克逊县残疾人联合会' } as const;
    const quoting = { ...answer, citations: [quote] } as Answer;
    expect(unpackAnswer(packAnswer(quoting), () => item).citations).toHaveLength(1);
  });
});
