import { join } from 'node:path';
import type { Embedder } from '../../indexer/embedder.ts';
import { loadOnnxEmbedder } from '../../indexer/embedder-onnx.ts';
import { openIndex } from '../../indexer/open-index.ts';
import { createProgressBar } from '../../indexer/progress-bar.ts';
import type { SearchIndex } from '../../indexer/search-index.ts';
import { type EvaluationQuestion, readQuestions } from './question-set.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
const QUESTIONS = join(import.meta.dirname, 'questions');

/** The index of today's seeds with its embedder; built once, then kept in the data folder. */
export async function openEvaluation(): Promise<{ index: SearchIndex; embedder: Embedder }> {
  const embedder = await loadOnnxEmbedder();
  const dir = join(process.env.DATA_DIR ?? join(ROOT, 'data'), 'index');
  return { embedder, index: await openIndex(ROOT, dir, embedder, createProgressBar(process.stderr)) };
}

/** `dev` is for looking at and learning from, `calibration` for learning from, `test` for reporting only. */
export function readSet(name: 'dev' | 'calibration' | 'test'): EvaluationQuestion[] {
  return readQuestions(join(QUESTIONS, `${name}.jsonl`));
}

/** Ids of the families that answer a question: of its item and of those in `also`; empty: the lists do not answer. */
export function rightFamilies(index: SearchIndex, question: EvaluationQuestion): Set<string> {
  const ids = [question.item, ...question.also].filter((id) => id !== null);
  return new Set(
    index.families.filter((family) => family.items.some((id) => ids.includes(id))).map((family) => family.id),
  );
}
