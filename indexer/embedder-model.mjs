import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Loads the embedding model from local files; no network is used, remote files are switched off.
 * Mean pooling over the tokens, then L2 (Wang et al., "Text Embeddings by Weakly-Supervised Contrastive
 * Pre-training", arXiv 2212.03533).
 * Plain JavaScript, so that the embedding process starts without the TypeScript loader: half a second and some
 * 70 MB less. The runtime is imported here and nowhere else: who embeds in a process of its own does not hold it.
 * Of transformers.js only the tokenizer is used: its pipeline reads the weights into memory twice and lets the
 * runtime keep an arena, 55 MB more, and takes two milliseconds longer for a question.
 *
 * @param {string} modelDir the folder that holds the model folder `embedding/`
 * @returns {Promise<{ dimensions: number, embed: (text: string) => Promise<Float32Array> }>} `embed` takes a text
 *   with its prefix and gives its unit vector
 */
export async function loadModel(modelDir) {
  const [{ AutoTokenizer }, { env }] = await Promise.all([
    import('@xenova/transformers/src/tokenizers.js'),
    import('@xenova/transformers/src/env.js'),
  ]);
  // CommonJS: what `import` makes of it is not the same under every loader.
  const onnx = createRequire(import.meta.url)('onnxruntime-node');
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = modelDir;
  const tokenize = await AutoTokenizer.from_pretrained('embedding');
  const weights = join(modelDir, 'embedding', 'onnx', 'model_quantized.onnx');
  const session = await onnx.InferenceSession.create(weights, SESSION);

  // One text at a time: int8 scales are taken over a whole batch, so that in company a text's vector would
  // depend on its neighbours.
  const embed = async (text) => {
    const { input_ids, attention_mask } = tokenize(text, { truncation: true });
    const { data, dims } = input_ids;
    const output = await session.run({
      input_ids: new onnx.Tensor('int64', data, dims),
      attention_mask: new onnx.Tensor('int64', attention_mask.data, dims),
      token_type_ids: new onnx.Tensor('int64', new BigInt64Array(data.length), dims),
    });
    const { data: tokens, dims: shape } = output.last_hidden_state;
    return meanDirection(tokens, shape.at(-1));
  };
  return { dimensions: (await embed('query: 1')).length, embed };
}

/**
 * One thread of computing: a second one makes long texts a third faster on an idle machine, and everything slower
 * on a busy one, since both wait for each other in every layer.
 */
const SESSION = {
  enableCpuMemArena: false,
  enableMemPattern: false,
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
};

/**
 * The mean of the tokens' vectors, of length one.
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
