"""The encoder as training, evaluation and export share it: prefixes, batching by length, mean pooling, unit vectors."""
from collections.abc import Iterator, Sequence
from pathlib import Path

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


def save_encoder(model: BertModel, tokenizer: Tokenizer, folder: Path) -> None:
    """Writes the weights first beside the old ones, so that a run that is cut off leaves a whole checkpoint."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.no_truncation()
    tokenizer.save(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    model.config.save_pretrained(folder)
    save_file(model.state_dict(), folder / "weights.part", metadata={"format": "pt"})
    (folder / "weights.part").replace(folder / "model.safetensors")


def tokenize(tokenizer: Tokenizer, texts: Sequence[str]) -> list[list[int]]:
    return [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]


def pad(sequences: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Token ids and attention mask, as wide as the longest sequence."""
    width = max(map(len, sequences))
    ids = torch.full((len(sequences), width), PAD)
    for row, sequence in enumerate(sequences):
        ids[row, :len(sequence)] = torch.tensor(sequence)
    return ids, (ids != PAD).long()


def by_length(sequences: Sequence[Sequence[int]], tokens: int) -> Iterator[list[int]]:
    """Positions of sequences of similar length, in batches of at most so many tokens, padding included."""
    batch: list[int] = []
    for position in sorted(range(len(sequences)), key=lambda i: len(sequences[i])):
        if batch and len(sequences[position]) * (len(batch) + 1) > tokens:
            yield batch
            batch = []
        batch.append(position)
    if batch:
        yield batch


def forward(model: BertModel, sequences: Sequence[Sequence[int]]) -> torch.Tensor:
    """Unit vectors of one batch."""
    ids, mask = pad(sequences)
    with torch.autocast("cpu", torch.bfloat16):
        hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state
    weights = mask[:, :, None].float()
    return functional.normalize((hidden.float() * weights).sum(1) / weights.sum(1), dim=1)


@torch.no_grad()
def embed(model: BertModel, sequences: Sequence[Sequence[int]], tokens: int = 4096) -> torch.Tensor:
    """Unit vectors of many sequences, in their order."""
    vectors = torch.empty(len(sequences), model.config.hidden_size)
    for batch in by_length(sequences, tokens):
        vectors[batch] = forward(model, [sequences[i] for i in batch])
    return vectors
