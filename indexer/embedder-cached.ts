import type { Embedder } from './embedder.ts';

/** What a cache of vectors has saved so far. */
export interface VectorCacheCounts {
  /** Questions whose vector was there or on its way. */
  readonly hits: number;
  readonly misses: number;
  /** Vectors held now. */
  readonly entries: number;
}

export interface CachedEmbedder extends Embedder {
  counts(): VectorCacheCounts;
}

/**
 * Embeds equal questions once: while one is on its way the others wait for it, afterwards its vector is kept until
 * `size` others have been asked for since. Passages go through: they are embedded once anyway.
 * @param size vectors kept; at 384 dimensions a thousand take some 2 MB
 */
export function cacheEmbedder(embedder: Embedder, size: number): CachedEmbedder {
  const { id, dimensions } = embedder;
  // A Map keeps the order of insertion: what was used longest ago stands first.
  const kept = new Map<string, Promise<Float32Array>>();
  let hits = 0;
  let misses = 0;

  function vectorOf(text: string): Promise<Float32Array> {
    const known = kept.get(text);
    if (known) {
      hits += 1;
      kept.delete(text);
      kept.set(text, known);
      return known;
    }
    misses += 1;
    const vector = embedder.embed([text], 'query');
    kept.set(text, vector);
    // A failure is not kept, so that the next one tries again.
    vector.catch(() => kept.get(text) === vector && kept.delete(text));
    for (const oldest of kept.keys()) {
      if (kept.size <= size) break;
      kept.delete(oldest);
    }
    return vector;
  }

  return {
    id,
    dimensions,
    async embed(texts, role) {
      if (role === 'passage') return embedder.embed(texts, role);
      const rows = await Promise.all(texts.map(vectorOf));
      const vectors = new Float32Array(texts.length * dimensions);
      rows.forEach((vector, row) => {
        vectors.set(vector, row * dimensions);
      });
      return vectors;
    },
    counts: () => ({ hits, misses, entries: kept.size }),
  };
}
