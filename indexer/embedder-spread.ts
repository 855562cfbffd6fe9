import type { Embedder } from './embedder.ts';

/**
 * Several embedders of the same model as one: each takes an equal stretch of the texts, all at the same time.
 * @param embedders at least one
 */
export function spreadEmbedder(embedders: readonly [Embedder, ...Embedder[]]): Embedder {
  const [{ id, dimensions }] = embedders;
  return {
    id,
    dimensions,
    async embed(texts, role) {
      const share = Math.ceil(texts.length / embedders.length);
      const vectors = new Float32Array(texts.length * dimensions);
      await Promise.all(
        embedders.map(async (embedder, at) => {
          const own = texts.slice(at * share, (at + 1) * share);
          if (own.length > 0) vectors.set(await embedder.embed(own, role), at * share * dimensions);
        }),
      );
      return vectors;
    },
  };
}
