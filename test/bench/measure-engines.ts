import { join } from 'node:path';
import type { BenchOptions } from './bench-options.ts';
import { runForJson } from './bench-process.ts';
import type { EngineFigures } from './measure-engine.ts';

export interface EngineRow {
  readonly name: string;
  readonly withWordings: boolean;
  readonly figures: EngineFigures;
}

/** Each by its file in `engines/`; the product's index holds the wordings, so it has no other way. */
const ENGINES = [
  { file: 'product', name: 'this product', texts: ['wordings'] },
  { file: 'minisearch', name: 'MiniSearch', texts: ['items', 'wordings'] },
  { file: 'orama', name: 'Orama', texts: ['items', 'wordings'] },
  { file: 'flexsearch', name: 'FlexSearch', texts: ['items', 'wordings'] },
  { file: 'sqlite-fts5', name: 'SQLite FTS5 trigram', texts: ['items', 'wordings'] },
] as const;

export interface EngineComparison {
  readonly counts: { readonly items: number; readonly wordings: number; readonly questions: number };
  readonly rows: readonly EngineRow[];
}

/** @param dir a data folder that holds the product's index */
export async function measureEngines(dir: string, { passes }: BenchOptions): Promise<EngineComparison> {
  const set = join(dir, 'bench-set.json');
  const env = { DATA_DIR: dir };
  const log = join(dir, 'engines-log');
  const counts = await runForJson<EngineComparison['counts']>(
    ['test/bench/make-bench-set.ts', set],
    env,
    log,
  );
  const rows: EngineRow[] = [];
  for (const { file, name, texts } of ENGINES) {
    for (const text of texts) {
      const args = ['--expose-gc', 'test/bench/measure-engine.ts', file, set, text, String(passes)];
      const figures = await runForJson<EngineFigures>(args, env, log);
      rows.push({ name, withWordings: text === 'wordings', figures });
    }
  }
  return { counts, rows };
}
