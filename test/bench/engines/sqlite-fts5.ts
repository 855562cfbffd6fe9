import Database from 'libsql';
import { documentsOf, type Engine, familiesOfHits, HITS } from './engine.ts';

/** SQLite FTS5 in memory with its trigram tokenizer and its BM25. */
export const engine: Engine = {
  async build(set, withWordings) {
    const documents = documentsOf(set, withWordings);
    const database = new Database(':memory:');
    database.exec("CREATE VIRTUAL TABLE texts USING fts5(title, departments, cells, tokenize = 'trigram')");
    const insert = database.prepare(
      'INSERT INTO texts(rowid, title, departments, cells) VALUES (?, ?, ?, ?)',
    );
    database.exec('BEGIN');
    for (const [id, { title, departments, cells }] of documents.entries()) {
      insert.run(id, title, departments, cells);
    }
    database.exec('COMMIT');
    const find = database.prepare('SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?');
    return (question) => {
      const trigrams = trigramsOf(question);
      if (trigrams.length === 0) return [];
      const rows = find.all(trigrams.join(' OR '), HITS) as { rowid: number }[];
      return familiesOfHits(
        documents,
        rows.map(({ rowid }) => rowid),
      );
    };
  },
};

/** A question's trigrams as FTS5 strings: any of them may match, as no entry holds a whole question. */
export function trigramsOf(question: string): string[] {
  const characters = [...question];
  const trigrams = characters.slice(2).map((_, at) => characters.slice(at, at + 3).join(''));
  return [...new Set(trigrams)].map((trigram) => `"${trigram.replaceAll('"', '""')}"`);
}
