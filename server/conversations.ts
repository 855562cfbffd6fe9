import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { AppError } from '../indexer/errors.ts';
import { type AnswerRecord, packAnswer } from './conversations-record.ts';
import { migrateConversations } from './conversations-schema.ts';
import type { Answer, NoAnswerReason } from './protocol.ts';

/** A question and its answer as they are recorded. */
export interface RecordedTurn {
  readonly conversation: string;
  /** The id that the client gave the question, when it may be resumed by it. */
  readonly message: string | null;
  readonly question: string;
  readonly township: string | null;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly answer: AnswerRecord;
}

/** A question that got no answer or a choice, for those who add wordings. Says nothing of who asked. */
export interface OpenQuestion {
  readonly question: string;
  readonly township: string | null;
  readonly kind: 'clarify' | 'none';
  readonly reason: NoAnswerReason | null;
  readonly askedAt: number;
}

export interface Conversations {
  has(id: string): boolean;
  /** The last `limit` turns, oldest first; [] when the conversation is unknown. */
  turns(id: string, limit: number): RecordedTurn[];
  /** The turn that a client's message id got; null when there is none. */
  byMessage(message: string): RecordedTurn | null;
  /** Adds a turn and, with the first one, its conversation. */
  record(turn: Omit<RecordedTurn, 'answer'> & { readonly answer: Answer }): void;
  /** Deletes a conversation for good, also from the database's log. @returns whether there was one */
  remove(id: string): boolean;
  /**
   * Deletes the conversations whose last question is older than a time. One from the future, asked while the clock
   * was ahead, counts from now. @returns how many
   */
  expire(before: number, now: number): number;
  /** Unanswered and clarified questions since a time, newest first. */
  openQuestions(since: number, limit: number): OpenQuestion[];
  close(): void;
}

interface TurnRow {
  conversation: string;
  message: string | null;
  question: string;
  township: string | null;
  asked_at: number;
  answer: string;
}

/**
 * Opens the conversations of a data folder; the folder is made when it is missing.
 * @param dataDir null keeps everything in memory and writes nothing
 * @param atMost conversations that are kept: a new one beyond takes the place of the one that rested longest
 * @throws AppError DATA_UNUSABLE when the folder or the file cannot be used, DATA_NEWER
 */
export function openConversations(dataDir: string | null, atMost: number = STORED_AT_MOST): Conversations {
  try {
    // What people asked is nobody else's business on a machine that several use.
    if (dataDir !== null) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const database = new Database(dataDir === null ? ':memory:' : join(dataDir, 'conversations.sqlite'));
    // Deleted words are overwritten, not only unlinked; spill files would be a second place to forget.
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;' +
        'PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 2000;',
    );
    migrateConversations(database);
    return conversationsOf(database, atMost);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      'DATA_UNUSABLE',
      `cannot open the conversations in ${dataDir}`,
      `无法使用数据目录 ${dataDir}。请确认它可写、磁盘未满，或用 DATA_DIR 指定另一个目录；若文件已损坏，请从备份恢复或移走 conversations.sqlite。`,
      { cause },
    );
  }
}

const STORED_AT_MOST = 100_000;
// More than anyone reads or a follow-up leans on; the oldest turns of a conversation go first.
const TURNS_AT_MOST = 500;

function conversationsOf(database: Database.Database, atMost: number): Conversations {
  const turnColumns = 'conversation, message, question, township, asked_at, answer';
  const sql = {
    has: database.prepare('SELECT 1 FROM conversations WHERE id = ?'),
    turns: database.prepare(
      `SELECT ${turnColumns} FROM turns WHERE conversation = ? ORDER BY position DESC LIMIT ?`,
    ),
    byMessage: database.prepare(`SELECT ${turnColumns} FROM turns WHERE message = ?`),
    touch: database.prepare(
      `INSERT INTO conversations (id, updated_at) VALUES (?, ?)
       ON CONFLICT (id) DO UPDATE SET updated_at = max(updated_at, excluded.updated_at)`,
    ),
    insert: database.prepare(
      `INSERT INTO turns (conversation, position, message, question, township, asked_at, kind, reason, answer)
       SELECT ?, coalesce(max(position), 0) + 1, ?, ?, ?, ?, ?, ?, ? FROM turns WHERE conversation = ?`,
    ),
    count: database.prepare('SELECT count(*) AS count FROM conversations'),
    dropOldest: database.prepare(
      `DELETE FROM conversations WHERE id IN
         (SELECT id FROM conversations WHERE id <> ? ORDER BY updated_at, id LIMIT ?)`,
    ),
    dropTurns: database.prepare(
      `DELETE FROM turns WHERE conversation = ? AND position <=
         (SELECT max(position) FROM turns WHERE conversation = ?) - ?`,
    ),
    remove: database.prepare('DELETE FROM conversations WHERE id = ?'),
    bringBack: database.prepare('UPDATE conversations SET updated_at = ? WHERE updated_at > ?'),
    expire: database.prepare('DELETE FROM conversations WHERE updated_at < ?'),
    open: database.prepare(
      `SELECT question, township, kind, reason, asked_at AS askedAt FROM turns
       WHERE kind <> 'answer' AND asked_at >= ? ORDER BY asked_at DESC, conversation, position DESC LIMIT ?`,
    ),
  };
  const turnOf = (row: TurnRow): RecordedTurn => ({
    conversation: row.conversation,
    message: row.message,
    question: row.question,
    township: row.township,
    askedAt: row.asked_at,
    answer: JSON.parse(row.answer) as AnswerRecord,
  });
  // Deleted words also stand in the write-ahead log until it is emptied.
  const emptyLog = (): void => void database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
  /** Carries out an action whole or not at all. */
  function whole<Result>(action: () => Result): Result {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = action();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite has rolled back by itself when the disk is full, and a second time would hide why.
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
  // Counted once: each start, then kept in step.
  let stored = (sql.count.get() as { count: number }).count;
  /** @returns by how many conversations there are more */
  function insertTurn(turn: Parameters<Conversations['record']>[0]): number {
    const { conversation, message, question, township, askedAt, answer } = turn;
    const isNew = sql.has.get(conversation) === undefined;
    sql.touch.run(conversation, askedAt);
    const record = JSON.stringify(packAnswer(answer));
    const values = [message, question, township, askedAt, answer.kind, answer.reason, record];
    sql.insert.run(conversation, ...values, conversation);
    sql.dropTurns.run(conversation, conversation, TURNS_AT_MOST);
    if (!isNew) return 0;
    const over = stored + 1 - atMost;
    return over > 0 ? 1 - sql.dropOldest.run(conversation, over).changes : 1;
  }
  return {
    has: (id) => sql.has.get(id) !== undefined,
    turns: (id, limit) => (sql.turns.all(id, limit) as TurnRow[]).map(turnOf).reverse(),
    byMessage(message) {
      const row = sql.byMessage.get(message) as TurnRow | undefined;
      return row ? turnOf(row) : null;
    },
    record(turn) {
      stored += whole(() => insertTurn(turn));
    },
    remove(id) {
      const { changes } = sql.remove.run(id);
      stored -= changes;
      if (changes > 0) emptyLog();
      return changes > 0;
    },
    expire(before, now) {
      sql.bringBack.run(now, now);
      const { changes } = sql.expire.run(before);
      stored -= changes;
      if (changes > 0) emptyLog();
      return changes;
    },
    openQuestions: (since, limit) =>
      (sql.open.all(since, limit) as OpenQuestion[]).map(({ question, township, kind, reason, askedAt }) => ({
        question,
        township,
        kind,
        reason,
        askedAt,
      })),
    close() {
      emptyLog();
      database.close();
    },
  };
}
