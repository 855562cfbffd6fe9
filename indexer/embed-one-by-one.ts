/**
 * Embeds texts one after the other and sets their vectors side by side: `texts.length × dimensions`. One text at a
 * time, since int8 scales are taken over a whole batch: in company a text's vector would depend on its neighbours.
 */
export async function embedOneByOne(
  texts: readonly string[],
  dimensions: number,
  embedText: (text: string) => Promise<Float32Array>,
): Promise<Float32Array> {
  const vectors = new Float32Array(texts.length * dimensions);
  for (const [row, text] of texts.entries()) vectors.set(await embedText(text), row * dimensions);
  return vectors;
}
