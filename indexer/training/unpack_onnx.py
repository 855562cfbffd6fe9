"""Float weights from the quantised ones in use, to train on from them when the float ones are gone.

    python unpack_onnx.py ../model/embedding work/current
"""
import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertModel

from encoder import save_encoder

# In the order in which the graph multiplies by them, layer by layer.
MATRICES = [
    "attention.self.query", "attention.self.key", "attention.self.value",
    "attention.output.dense", "intermediate.dense", "output.dense",
]
QUANTIZED = "_quantized"


def unpack(model_file: Path, model: BertModel) -> None:
    """Fills the model's weights from the file.

    Raises ValueError when a weight is not in the file."""
    graph = onnx.load(model_file).graph
    values = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}

    def dequantize(name: str) -> np.ndarray:
        base = name.removesuffix(QUANTIZED)
        return (values[name].astype(np.float32) - values[f"{base}_zero_point"].astype(np.float32)) * values[f"{base}_scale"]

    state = {}
    multiplied = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger" and node.input[1] in values]
    for place, name in enumerate(multiplied):
        layer, matrix = divmod(place, len(MATRICES))
        state[f"encoder.layer.{layer}.{MATRICES[matrix]}.weight"] = dequantize(name).T
    known = model.state_dict().keys()
    for name in values:
        key = name.removeprefix("model.")
        if key in known:
            state[key] = values[name]
        elif key.endswith(QUANTIZED) and key.removesuffix(QUANTIZED) in known:
            state[key.removesuffix(QUANTIZED)] = dequantize(name)
    missing = known - state.keys()
    if missing:
        raise ValueError(f"{model_file} lacks {sorted(missing)}")
    model.load_state_dict({key: torch.from_numpy(np.array(value)) for key, value in state.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    model = BertModel(BertConfig.from_pretrained(arguments.model), add_pooling_layer=False)
    unpack(arguments.model / "onnx" / "model_quantized.onnx", model)
    save_encoder(model, arguments.model, arguments.out)


if __name__ == "__main__":
    main()
