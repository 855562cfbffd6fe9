"""Cut an encoder to its first layers and its last two and align it with the whole one: vectors stay where they were.

    python reduce_layers.py work/trained work/reduced --layers 6 --items items.jsonl --seeds ../../seeds [--minutes 25]
"""
import argparse
import random
import time
from pathlib import Path

import torch
from torch import nn
from transformers import BertModel

from encoder import PASSAGE, QUERY, by_length, embed, load_encoder, pad, pool, run_layers, save_encoder, tokenize
from evaluate_model import evaluate, report
from training_data import add_data_arguments

LEARNING_RATE = 3e-4
WARM_UP = 50         # steps
BATCH_TOKENS = 1500
BLOCK = 1024         # texts that are put into batches of like length together, so that batches differ each time
LAST = 2             # layers; of all cuts of six tried untrained, 0 1 2 3 10 11 kept most


def cut(model: BertModel, layers: int) -> None:
    """Keeps the first layers and the last two."""
    whole = list(model.encoder.layer)
    model.encoder.layer = nn.ModuleList(whole[:layers - LAST] + whole[-LAST:])
    model.config.num_hidden_layers = layers


def batches_of(sequences: list[list[int]], chance: random.Random) -> list[list[int]]:
    order = chance.sample(range(len(sequences)), len(sequences))
    batches = []
    for start in range(0, len(order), BLOCK):
        block = order[start:start + BLOCK]
        batches += [[block[place] for place in batch] for batch in by_length([len(sequences[row]) for row in block], BATCH_TOKENS)]
    chance.shuffle(batches)
    return batches


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--minutes", type=float, default=25)
    split_of = add_data_arguments(parser)
    arguments = parser.parse_args()

    split, chance = split_of(arguments), random.Random(arguments.seed)
    model, tokenizer = load_encoder(arguments.teacher)
    report("whole", evaluate(model, tokenizer, split))
    data = split.train
    texts = [QUERY + text.text for text in data.wordings + data.negatives] + [PASSAGE + text.text for text in data.passages]
    sequences = tokenize(tokenizer, texts)
    targets = embed(model, sequences)
    cut(model, arguments.layers)
    model.embeddings.requires_grad_(False)
    optimizer = torch.optim.AdamW(model.encoder.parameters(), lr=LEARNING_RATE, weight_decay=0.01, fused=True)

    start, step, batches = time.monotonic(), 0, []
    while (progress := (time.monotonic() - start) / (arguments.minutes * 60)) < 1:
        if not batches:
            batches = batches_of(sequences, chance)
        rows = batches.pop()
        ids, mask = pad([sequences[row] for row in rows])
        vectors = pool(run_layers(model, model.embeddings(input_ids=ids), mask, 0, arguments.layers), mask)
        # Each vector to its place, and the likeness of the batch's texts among themselves.
        loss = (1 - (vectors * targets[rows]).sum(1)).mean()
        likeness = (vectors @ vectors.T - targets[rows] @ targets[rows].T).square().mean()
        optimizer.param_groups[0]["lr"] = LEARNING_RATE * min(1, step / WARM_UP) * (1 - progress)
        (loss + likeness).backward()
        optimizer.step()
        optimizer.zero_grad()
        if step % 50 == 0:
            print(f"step {step}, {progress:.0%} of the time, 1 − cosine {loss.item():.4f}", flush=True)
        step += 1
    save_encoder(model, arguments.teacher, arguments.out)
    report("reduced", evaluate(model, tokenizer, split))


if __name__ == "__main__":
    main()
