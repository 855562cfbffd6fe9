"""The encoder as training, evaluation and export share it: prefixes, batching by length, mean pooling, unit vectors."""
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copyfile

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import BertModel

QUERY, PASSAGE = "query: ", "passage: "
MAX_TOKENS = 128
PAD = 1


def load_encoder(folder: Path) -> tuple[BertModel, Tokenizer]:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    return BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa"), tokenizer


def save_encoder(model: BertModel, origin: Path, folder: Path) -> None:
    """A checkpoint with the tokenizer of `origin`, byte for byte: saved anew it would lose `add_prefix_space`.
    The weights are written beside the old ones before they replace them, so that a run that is cut off leaves a whole one."""
    folder.mkdir(parents=True, exist_ok=True)
    copyfile(origin / "tokenizer.json", folder / "tokenizer.json")
    model.config.save_pretrained(folder)
    save_file(model.state_dict(), folder / "weights.part", metadata={"format": "pt"})
    (folder / "weights.part").replace(folder / "model.safetensors")


def tokenize(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    return [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]


def by_length(lengths: Sequence[int], tokens: int) -> Iterator[list[int]]:
    """Positions of texts of similar length, in batches of at most so many tokens, padding included."""
    batch: list[int] = []
    for position in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        if batch and lengths[position] * (len(batch) + 1) > tokens:
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch


def pad(sequences: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Token ids and attention mask, as wide as the longest sequence."""
    width = max(map(len, sequences))
    ids = torch.full((len(sequences), width), PAD)
    for row, sequence in enumerate(sequences):
        ids[row, :len(sequence)] = torch.tensor(sequence)
    return ids, (ids != PAD).long()


def run_layers(model: BertModel, hidden: torch.Tensor, mask: torch.Tensor, first: int, last: int) -> torch.Tensor:
    """The layers first … last − 1; those before have made `hidden`. In half precision where the processor has it: one
    that emulates it takes fifteen times as long."""
    with torch.autocast("cpu", torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported()):
        for layer in model.encoder.layer[first:last]:
            hidden = layer(hidden, mask[:, None, None].bool())
    return hidden


def pool(hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Mean over the tokens that are not padding, of length one."""
    return functional.normalize((hidden.float() * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True), dim=1)


@torch.no_grad()
def embed(model: BertModel, sequences: Sequence[Sequence[int]], tokens: int = 4096) -> torch.Tensor:
    """Unit vectors of token sequences, in their order."""
    vectors = torch.empty(len(sequences), model.config.hidden_size)
    for batch in by_length([len(sequence) for sequence in sequences], tokens):
        ids, mask = pad([sequences[i] for i in batch])
        hidden = run_layers(model, model.embeddings(input_ids=ids), mask, 0, model.config.num_hidden_layers)
        vectors[batch] = pool(hidden, mask)
    return vectors
