import type { Embedder } from '../../indexer/embedder.ts';
import { tokenize } from '../../indexer/tokenize.ts';

const DIMENSIONS = 32;

/** Unit vectors from the texts' terms: texts that share terms lie close, and no model is needed. */
export function createHashEmbedder(id = 'hash/1'): Embedder & { readonly embedded: string[] } {
  const embedded: string[] = [];
  return {
    id,
    dimensions: DIMENSIONS,
    embedded,
    async embed(texts) {
      const vectors = new Float32Array(texts.length * DIMENSIONS);
      texts.forEach((text, row) => {
        embedded.push(text);
        for (const term of tokenize(text)) {
          const at = [...term].reduce(
            (sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % DIMENSIONS,
            7,
          );
          vectors[row * DIMENSIONS + at] = (vectors[row * DIMENSIONS + at] ?? 0) + 1;
        }
        const own = vectors.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);
        const length = Math.hypot(...own) || 1;
        own.forEach((value, i) => {
          own[i] = value / length;
        });
      });
      return vectors;
    },
  };
}
