"""Fine-tune the encoder so that an everyday wording lies next to its duty family.

    python train.py work/base work/trained --items items.jsonl --seeds ../../seeds [--holdout 0.05] [--minutes 45]

Each step takes pairs of wordings of one family and a passage (title, or title and chunk) of the same family. Three softmaxes,
wording → wording, wording → passage and passage → wording, set the true partner against the live vectors of the step and the
stored vectors of every other family: all mistakes the model could make, the hardest included, at the price of a matrix product.
Rows of the same family are masked. Unanswerable questions are stored too, so that wordings move away from them.
Stored vectors are renewed as their texts pass by, and all at once at steps 0, 50, 100, 200, 400 …, when the model has moved on.
"""
import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch.nn import functional
from transformers import BertModel

from encoder import PASSAGE, QUERY, by_length, embed, load_encoder, pad, pool, run_layers, save_encoder, tokenize
from evaluate_model import evaluate, report
from training_data import TrainingData, add_data_arguments

PAIRS = 32               # pairs of wordings a step
TITLE_SHARE = 0.5        # of the passages; the others carry a chunk of a cell
TEMPERATURE = 0.03
LEARNING_RATE = 5e-5
WARM_UP = 0.1            # of the run
MICRO_BATCH = 1000       # tokens that are computed together, padding included
FIRST_REFRESH = 50       # steps; then after every doubling
SAVE_MINUTES = 5


class Bank:
    """Every text of one kind: token ids, families, and the vector it had when it was last seen."""

    def __init__(self, sequences: list[list[int]], families: Sequence[frozenset[str]], names: dict[str, int]) -> None:
        self.sequences = sequences
        self.members = torch.zeros(len(sequences), len(names))
        for row, family in enumerate(families):
            self.members[row, [names[name] for name in family if name in names]] = 1
        self.vectors = torch.empty(0)

    def refresh(self, model: BertModel) -> None:
        self.vectors = embed(model, self.sequences)

    def live(self, model: BertModel, rows: list[int], frozen: int) -> torch.Tensor:
        """Vectors of these rows with their gradient; they are stored as well."""
        parts, order = [], []
        for batch in by_length([len(self.sequences[row]) for row in rows], MICRO_BATCH):
            ids, mask = pad([self.sequences[rows[place]] for place in batch])
            with torch.no_grad():
                hidden = run_layers(model, model.embeddings(input_ids=ids), mask, 0, frozen)
            parts.append(pool(run_layers(model, hidden, mask, frozen, model.config.num_hidden_layers), mask))
            order += batch
        vectors = torch.cat(parts)[torch.tensor(order).argsort()]
        self.vectors[rows] = vectors.detach()
        return vectors


def steps_of_epoch(data: TrainingData, chance: random.Random) -> Iterator[tuple[list[int], list[int]]]:
    """Rows of wordings (first halves of the pairs, then second halves) and of one passage a pair; each wording once."""
    titles, cells, wordings = defaultdict(list), defaultdict(list), defaultdict(list)
    for row, passage in enumerate(data.passages):
        (titles if passage.is_title else cells)[passage.family].append(row)
    for row, wording in enumerate(data.wordings):
        wordings[chance.choice(sorted(wording.families & titles.keys()))].append(row)
    pairs = []
    for family, rows in wordings.items():
        chance.shuffle(rows)
        if len(rows) % 2:
            rows.append(rows[0])
        pairs += [(family, rows[place], rows[place + 1]) for place in range(0, len(rows), 2)]
    chance.shuffle(pairs)
    for start in range(0, len(pairs), PAIRS):
        step = pairs[start:start + PAIRS]
        passages = [
            chance.choice(cells[family] if cells[family] and chance.random() > TITLE_SHARE else titles[family])
            for family, _, _ in step
        ]
        yield [pair[1] for pair in step] + [pair[2] for pair in step], passages


def contrast(anchors: torch.Tensor, members: torch.Tensor, live: torch.Tensor, live_members: torch.Tensor,
             bank: Bank, partners: torch.Tensor) -> torch.Tensor:
    """Softmax of each anchor's live partner against all live and stored rows that share no family with the anchor."""
    logits = torch.cat([anchors @ live.T, anchors @ bank.vectors.T], dim=1) / TEMPERATURE
    masked = members @ torch.cat([live_members, bank.members]).T > 0
    masked[torch.arange(len(anchors)), partners] = False
    return functional.cross_entropy(logits.masked_fill(masked, -torch.inf), partners)


def step_loss(model: BertModel, questions: Bank, passages: Bank, wording_rows: list[int], passage_rows: list[int], frozen: int) -> torch.Tensor:
    wordings, texts = questions.live(model, wording_rows, frozen), passages.live(model, passage_rows, frozen)
    asked, told = questions.members[wording_rows], passages.members[passage_rows]
    pairs, places = len(passage_rows), torch.arange(len(wording_rows))
    return (contrast(wordings, asked, wordings, asked, questions, places.roll(pairs))
            + contrast(wordings, asked, texts, told, passages, places % pairs)
            + contrast(texts, told, wordings, asked, questions, places[:pairs]))


def is_refresh(step: int) -> bool:
    doublings = step // FIRST_REFRESH
    return step % FIRST_REFRESH == 0 and doublings & (doublings - 1) == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--minutes", type=float, default=45, help="the run is fitted into this time, refreshes included")
    parser.add_argument("--frozen-layers", type=int, default=0, help="lower layers that stay as they are")
    split_of = add_data_arguments(parser)
    arguments = parser.parse_args()

    split = split_of(arguments)
    data, chance = split.train, random.Random(arguments.seed)
    torch.manual_seed(arguments.seed)
    model, tokenizer = load_encoder(arguments.base)
    report("before", evaluate(model, tokenizer, split))
    names = {name: place for place, name in enumerate(sorted({passage.family for passage in data.passages}))}
    asked = data.wordings + data.negatives
    questions = Bank(tokenize(tokenizer, [QUERY + text.text for text in asked]), [text.families for text in asked], names)
    passages = Bank(tokenize(tokenizer, [PASSAGE + text.text for text in data.passages]),
                    [frozenset([text.family]) for text in data.passages], names)
    model.requires_grad_(False)
    trained = model.encoder.layer[arguments.frozen_layers:].requires_grad_(True)
    optimizer = torch.optim.AdamW(trained.parameters(), lr=LEARNING_RATE, weight_decay=0.01, fused=True)

    steps = [step for _ in range(arguments.epochs) for step in steps_of_epoch(data, chance)]
    print(f"{len(data.wordings)} wordings, {len(data.negatives)} negatives, {len(data.passages)} passages, "
          f"{len(names)} families, {len(steps)} steps", flush=True)
    start = saved = time.monotonic()
    average = None
    for number, (wording_rows, passage_rows) in enumerate(steps):
        progress = max(number / len(steps), (time.monotonic() - start) / (arguments.minutes * 60))
        if progress >= 1:
            break
        if is_refresh(number):
            questions.refresh(model)
            passages.refresh(model)
        optimizer.param_groups[0]["lr"] = LEARNING_RATE * min(progress / WARM_UP, (1 - progress) / (1 - WARM_UP))
        loss = step_loss(model, questions, passages, wording_rows, passage_rows, arguments.frozen_layers)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        average = loss.item() if average is None else 0.95 * average + 0.05 * loss.item()
        if number % 20 == 0:
            print(f"step {number} of {len(steps)}, {(time.monotonic() - start) / 60:.1f} min, loss {average:.3f}", flush=True)
        if time.monotonic() - saved > SAVE_MINUTES * 60:
            save_encoder(model, tokenizer, arguments.out)
            saved = time.monotonic()
    save_encoder(model, tokenizer, arguments.out)
    report("after", evaluate(model, tokenizer, split))


if __name__ == "__main__":
    main()
