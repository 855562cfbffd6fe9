import type Database from 'libsql';
import { AppError } from '../indexer/errors.ts';

/**
 * The steps from an empty file to today's tables; `user_version` counts those that are done.
 * A step is never edited once it is released: append the next one.
 *
 * Stored: what was typed, the township that was set, the answer with items by id, and when. Nothing of who asked.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE conversations (
     id TEXT PRIMARY KEY,
     updated_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX conversations_by_age ON conversations (updated_at);

   CREATE TABLE turns (
     conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
     position INTEGER NOT NULL,
     message TEXT UNIQUE,
     question TEXT NOT NULL,
     township TEXT,
     asked_at INTEGER NOT NULL,
     kind TEXT NOT NULL,
     reason TEXT,
     answer TEXT NOT NULL,
     PRIMARY KEY (conversation, position)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX turns_without_answer ON turns (asked_at) WHERE kind <> 'answer';`,
];

/**
 * Brings a database to today's tables, each step whole or not at all. It writes in any case: a file that can only
 * be read is noticed now and not by the first question that it cannot take.
 * @throws AppError DATA_NEWER when a later version of the product has written it
 */
export function migrateConversations(database: Database.Database): void {
  const { user_version: done } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (done > MIGRATIONS.length) {
    throw new AppError(
      'DATA_NEWER',
      `conversations are at version ${done}, this product knows ${MIGRATIONS.length}`,
      '会话数据库由更新的版本写成。请升级本程序，或改用另一个 DATA_DIR。',
    );
  }
  for (const [step, sql] of MIGRATIONS.entries()) {
    if (step >= done) database.exec(`BEGIN IMMEDIATE; ${sql} PRAGMA user_version = ${step + 1}; COMMIT;`);
  }
  database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
}
