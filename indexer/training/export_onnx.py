"""Write the folder that @xenova/transformers loads: int8 encoder, tokenizer, and a sample of token ids to test against.

    python export_onnx.py work/trained ../model/embedding
"""
import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from transformers import BertModel

from encoder import pad, tokenize
from token_sample import token_sample

INPUTS = ["input_ids", "attention_mask", "token_type_ids"]


class LastHiddenState(torch.nn.Module):
    """The encoder with its inputs in the order of `INPUTS` and one output."""

    def __init__(self, model: BertModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor) -> torch.Tensor:
        return self.model(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids).last_hidden_state


def export(model: BertModel, path: Path) -> None:
    """Float graph, then dynamic int8 per channel, in the IR version that onnxruntime-node 1.14 reads.
    Weights take 7 of 8 bits, else processors without VNNI overflow and give other vectors."""
    example = torch.ones(2, 8, dtype=torch.long)
    axes = {name: {0: "batch", 1: "sequence"} for name in [*INPUTS, "last_hidden_state"]}
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "float.onnx"
        torch.onnx.export(
            LastHiddenState(model).eval(), (example, example, torch.zeros_like(example)), str(graph), opset_version=13,
            dynamo=False, input_names=INPUTS, output_names=["last_hidden_state"], dynamic_axes=axes,
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        quantize_dynamic(graph, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    quantized = onnx.load(path)
    quantized.ir_version = 8
    onnx.save(quantized, path)


def pooled(hidden: np.ndarray, mask: np.ndarray) -> np.ndarray:
    mean = (hidden * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
    return mean / np.linalg.norm(mean, axis=1, keepdims=True)


def compare(model: BertModel, path: Path, sequences: list[list[int]]) -> np.ndarray:
    """Cosine of the int8 vector with the float one, each text by itself as at run time."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    cosines = []
    for sequence in sequences:
        ids, mask = pad([sequence])
        with torch.no_grad():
            exact = model(input_ids=ids, attention_mask=mask).last_hidden_state.numpy()
        feed = {"input_ids": ids.numpy(), "attention_mask": mask.numpy(), "token_type_ids": np.zeros_like(ids.numpy())}
        rough = session.run(None, feed)[0]
        cosines.append((pooled(exact, mask.numpy()) * pooled(rough, mask.numpy())).sum())
    return np.array(cosines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    model = BertModel.from_pretrained(arguments.checkpoint, add_pooling_layer=False, attn_implementation="eager").eval()
    tokenizer_file = arguments.checkpoint / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    if '"add_prefix_space"' not in tokenizer_file.read_text(encoding="utf-8"):
        raise SystemExit(f"{tokenizer_file} lacks add_prefix_space: copy the one that trim_vocabulary.py wrote over it")
    weights = arguments.out / "onnx" / "model_quantized.onnx"
    export(model, weights)
    model.config.save_pretrained(arguments.out)
    (arguments.out / "tokenizer.json").write_bytes(tokenizer_file.read_bytes())
    (arguments.out / "tokenizer_config.json").write_text(json.dumps({
        "tokenizer_class": "XLMRobertaTokenizer", "model_max_length": model.config.max_position_embeddings,
        "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>", "mask_token": "<mask>",
    }, indent=1) + "\n")
    texts = token_sample()
    sequences = tokenize(tokenizer, texts)
    rows = [json.dumps({"text": text, "ids": ids}, ensure_ascii=False) for text, ids in zip(texts, sequences, strict=True)]
    (arguments.out / "token-ids.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    cosines = compare(model, weights, sequences)
    print(f"{weights.stat().st_size / 1e6:.1f} MB; int8 against float over {len(texts)} texts: "
          f"cosine mean {cosines.mean():.4f}, least {cosines.min():.4f}")


if __name__ == "__main__":
    main()
