/**
 * Loads the embedding model from local files; no network is used, remote models are switched off.
 * Mean pooling over the attention mask, then L2 (Wang et al., "Text Embeddings by Weakly-Supervised
 * Contrastive Pre-training", arXiv 2212.03533).
 * Plain JavaScript, so that the embedding thread starts without the TypeScript loader: half a second and some
 * 70 MB less. The runtime is imported here and nowhere else: who embeds in a thread does not hold it twice.
 *
 * @param {string} modelDir the folder that holds the model folder `embedding/`
 * @returns {Promise<{ dimensions: number, embed: (text: string) => Promise<Float32Array> }>} `embed` takes a text
 *   with its prefix and gives its unit vector
 */
export async function loadModel(modelDir) {
  const { env, pipeline } = await import('@xenova/transformers');
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = modelDir;
  const extract = await pipeline('feature-extraction', 'embedding', { quantized: true });
  // One text at a time: int8 scales are taken over a whole batch, so that in company a text's vector would
  // depend on its neighbours.
  const embed = async (text) => {
    const { data, dims } = await extract(text);
    return meanDirection(data, dims.at(-1));
  };
  return { dimensions: (await embed('query: 1')).length, embed };
}

/**
 * The mean of the tokens' vectors, of length one. The library's own pooling takes a millisecond a question.
 *
 * @param {Float32Array} tokens `tokens × dimensions`
 * @param {number} dimensions
 * @returns {Float32Array}
 */
function meanDirection(tokens, dimensions) {
  const sum = new Float32Array(dimensions);
  for (let at = 0; at < tokens.length; ) for (let d = 0; d < dimensions; d++) sum[d] += tokens[at++];
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}
