import { fitAnswerableProbe } from './answerable-probe.ts';
import { type CoarseVectors, makeCoarse } from './coarse-vectors.ts';
import type { ParsedItem } from './duty-item.ts';
import type { Embedder } from './embedder.ts';
import type { DutyFamily } from './families.ts';
import type { Glossary } from './glossary.ts';
import { buildItemKeywords } from './keyword-index.ts';
import { collectPassages, negativeRows, roleOf } from './passages.ts';
import type { IndexStamp, SearchIndex } from './search-index.ts';
import { encodeVectors, scaleVectors } from './vector-codec.ts';
import type { VectorStore } from './vector-store.ts';
import { collectVocabulary } from './vocabulary.ts';
import { countWords } from './word-statistics.ts';
import { buildWordingPostings } from './wording-postings.ts';
import type { Wording } from './wordings.ts';

export interface IndexSources {
  readonly items: readonly ParsedItem[];
  readonly families: readonly DutyFamily[];
  readonly wordings: readonly Wording[];
  readonly negatives: readonly Wording[];
  readonly glossary: Glossary;
}

/** Told after each step: how many of `total` texts have their vector. */
export type Progress = (done: number, total: number) => void;

/** Texts embedded between two reports of progress. */
const STEP = 64;

/**
 * Items, families and wordings → index. The same input gives the same index in the same order.
 * Vectors that `known` holds are taken from there; it is given every new one.
 */
export async function buildIndex(
  sources: IndexSources,
  embedder: Embedder,
  stamp: IndexStamp,
  known: VectorStore,
  progress: Progress = () => {},
): Promise<SearchIndex> {
  const items = sources.items.map((parsed) => parsed.item);
  const passages = collectPassages(items, sources.families, sources.wordings, sources.negatives);
  const { dimensions } = embedder;
  const bytes = new Int8Array(passages.length * dimensions);
  const missing: number[] = [];
  passages.forEach((passage, row) => {
    const vector = known.get(passage.text, roleOf(passage.kind));
    if (vector) bytes.set(vector, row * dimensions);
    else missing.push(row);
  });
  let done = passages.length - missing.length;
  progress(done, passages.length);
  for (const role of ['passage', 'query'] as const) {
    const rows = missing.filter((row) => roleOf(passages[row]?.kind) === role);
    for (let from = 0; from < rows.length; from += STEP) {
      const step = rows.slice(from, from + STEP);
      const texts = step.map((row) => passages[row]?.text ?? '');
      const vectors = encodeVectors(await embedder.embed(texts, role), dimensions);
      step.forEach((row, i) => {
        const vector = vectors.slice(i * dimensions, (i + 1) * dimensions);
        bytes.set(vector, row * dimensions);
        known.set(texts[i] ?? '', role, vector);
      });
      done += step.length;
      progress(done, passages.length);
    }
  }
  const vectors = scaleVectors(bytes, dimensions);
  const coarse = makeCoarse(vectors);
  const vocabulary = collectVocabulary(passages);
  return {
    stamp,
    ...sources,
    passages,
    vocabulary,
    statistics: countWords(passages, sources.wordings),
    vectors,
    coarse: { size: coarse.size, axes: coarse.axes, negatives: rowsOf(coarse, negativeRows(passages)) },
    probe: fitAnswerableProbe(passages, coarse),
    itemKeywords: buildItemKeywords(items),
    wordingPostings: buildWordingPostings(vocabulary, sources.wordings),
  };
}

function rowsOf({ rows, size }: CoarseVectors, wanted: readonly number[]): Float32Array {
  const kept = new Float32Array(wanted.length * size);
  wanted.forEach((row, i) => {
    kept.set(rows.subarray(row * size, (row + 1) * size), i * size);
  });
  return kept;
}
