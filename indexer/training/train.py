"""Fine-tune the encoder so that an everyday wording lies next to its duty family.

    python train.py work/base work/trained --items items.jsonl --seeds ../../seeds [--holdout 0.05] [--minutes 45]

A step takes pairs of wordings of one family, and for each pair a passage (title, or title and chunk) of that family. Three
softmaxes, wording → wording, wording → passage and passage → wording, set the true partner against the rest of the step; what
shares a family is masked. Hard negatives are the model's own mistakes: at the start of each epoch pairs of different families
that it puts side by side are brought together in one step, with the unanswerable questions nearest to them.

All vectors of a step are computed in it. Stored vectors of earlier steps as further negatives did harm: the model lowers that
loss by moving everything away from where it was.
"""
import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import BertModel

from encoder import PASSAGE, QUERY, by_length, embed, load_encoder, pad, pool, run_layers, save_encoder, tokenize
from evaluate_model import evaluate, report
from training_data import TrainingData, add_data_arguments

GROUP, GROUPS = 8, 4     # confusable pairs that come together, and such groups a step
NEGATIVES = 2            # unanswerable questions a group, out of the
NEAREST_NEGATIVES = 10   # nearest
TITLE_SHARE = 0.5        # of the passages; the others carry a chunk of a cell
TEMPERATURE = 0.04
WARM_UP = 0.1            # of the run
MICRO_BATCH = 1000       # tokens that are computed together, padding included
SAVE_MINUTES = 5


@dataclass(frozen=True)
class Pair:
    """Rows of two wordings of one family and of a passage of it."""
    wordings: tuple[int, int]
    passage: int


@dataclass(frozen=True)
class Step:
    pairs: list[Pair]
    negatives: list[int]


class Corpus:
    """Token ids of wordings, unanswerable questions and passages, and which families each belongs to."""

    def __init__(self, data: TrainingData, tokenizer: Tokenizer) -> None:
        self.data = data
        names = {name: place for place, name in enumerate(sorted({passage.family for passage in data.passages}))}
        questions = data.wordings + data.negatives
        self.questions = tokenize(tokenizer, [QUERY + question.text for question in questions])
        self.passages = tokenize(tokenizer, [PASSAGE + passage.text for passage in data.passages])
        self.question_members = torch.zeros(len(questions), len(names))
        for row, question in enumerate(questions):
            self.question_members[row, [names[name] for name in question.families if name in names]] = 1
        self.passage_members = torch.zeros(len(data.passages), len(names))
        for row, passage in enumerate(data.passages):
            self.passage_members[row, names[passage.family]] = 1

    def pairs(self, chance: random.Random) -> list[Pair]:
        """Every wording once (one twice where a family's number is odd), in chance order."""
        titles, cells, wordings = defaultdict(list), defaultdict(list), defaultdict(list)
        for row, passage in enumerate(self.data.passages):
            (titles if passage.is_title else cells)[passage.family].append(row)
        for row, wording in enumerate(self.data.wordings):
            wordings[chance.choice(sorted(wording.families & titles.keys()))].append(row)
        pairs = []
        for family, rows in wordings.items():
            chance.shuffle(rows)
            for place in range(0, len(rows), 2):
                second = rows[place + 1] if place + 1 < len(rows) else rows[0]
                passages = cells[family] if cells[family] and chance.random() > TITLE_SHARE else titles[family]
                pairs.append(Pair((rows[place], second), chance.choice(passages)))
        chance.shuffle(pairs)
        return pairs

    def epoch(self, model: BertModel, chance: random.Random) -> list[Step]:
        """Steps of confusable pairs, as the model stands now."""
        vectors, pairs = embed(model, self.questions), self.pairs(chance)
        answered = len(self.data.wordings)
        middles = torch.stack([vectors[list(pair.wordings)].mean(0) for pair in pairs])
        members = torch.stack([self.question_members[list(pair.wordings)].amax(0) for pair in pairs])
        free = torch.ones(len(pairs), dtype=torch.bool)
        groups = []
        for first in range(len(pairs)):
            if not free[first]:
                continue
            nearness = (middles @ middles[first]).masked_fill(~free | (members @ members[first] > 0), -torch.inf)
            others = nearness.topk(min(GROUP - 1, len(pairs)))
            chosen = [first, *others.indices[others.values > -torch.inf].tolist()]
            free[chosen] = False
            near = vectors[answered:] @ middles[first]
            candidates = (near.topk(min(NEAREST_NEGATIVES, len(near))).indices + answered).tolist()
            groups.append(([pairs[place] for place in chosen], chance.sample(candidates, min(NEGATIVES, len(candidates)))))
        chance.shuffle(groups)
        return [
            Step([pair for pairs, _ in step for pair in pairs], [row for _, rows in step for row in rows])
            for step in (groups[start:start + GROUPS] for start in range(0, len(groups), GROUPS))
        ]


def live(model: BertModel, sequences: list[list[int]], frozen: int) -> torch.Tensor:
    """Vectors with their gradient, computed in batches of like length."""
    parts, order = [], []
    for batch in by_length([len(sequence) for sequence in sequences], MICRO_BATCH):
        ids, mask = pad([sequences[place] for place in batch])
        with torch.no_grad():
            hidden = run_layers(model, model.embeddings(input_ids=ids), mask, 0, frozen)
        parts.append(pool(run_layers(model, hidden, mask, frozen, model.config.num_hidden_layers), mask))
        order += batch
    return torch.cat(parts)[torch.tensor(order).argsort()]


def contrast(anchors: torch.Tensor, members: torch.Tensor, others: torch.Tensor, other_members: torch.Tensor,
             partners: torch.Tensor) -> torch.Tensor:
    """Softmax of each anchor's partner against all others that share no family with the anchor."""
    masked = members @ other_members.T > 0
    masked[torch.arange(len(anchors)), partners] = False
    return functional.cross_entropy((anchors @ others.T / TEMPERATURE).masked_fill(masked, -torch.inf), partners)


def step_loss(model: BertModel, corpus: Corpus, step: Step, frozen: int) -> torch.Tensor:
    pairs = len(step.pairs)
    asked = [pair.wordings[0] for pair in step.pairs] + [pair.wordings[1] for pair in step.pairs] + step.negatives
    told = [pair.passage for pair in step.pairs]
    vectors = live(model, [corpus.questions[row] for row in asked] + [corpus.passages[row] for row in told], frozen)
    questions, passages = vectors[:len(asked)], vectors[len(asked):]
    question_members, passage_members = corpus.question_members[asked], corpus.passage_members[told]
    wordings, wording_members, places = questions[:2 * pairs], question_members[:2 * pairs], torch.arange(2 * pairs)
    return (contrast(wordings, wording_members, questions, question_members, places.roll(pairs))
            + contrast(wordings, wording_members, passages, passage_members, places % pairs)
            + contrast(passages, passage_members, questions, question_members, places[:pairs]))


def steps_of(corpus: Corpus, model: BertModel, epochs: int, chance: random.Random) -> Iterator[tuple[float, Step]]:
    """Every step of the run, with the share of the run that is behind it."""
    for epoch in range(epochs):
        steps = corpus.epoch(model, chance)
        for place, step in enumerate(steps):
            yield (epoch + place / len(steps)) / epochs, step


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--minutes", type=float, default=45, help="the run is fitted into this time, mining included")
    parser.add_argument("--learning-rate", type=float, default=5e-5, help="more for a model of few layers")
    parser.add_argument("--frozen-layers", type=int, default=0, help="lower layers that stay as they are")
    split_of = add_data_arguments(parser)
    arguments = parser.parse_args()

    split = split_of(arguments)
    data, chance = split.train, random.Random(arguments.seed)
    torch.manual_seed(arguments.seed)
    model, tokenizer = load_encoder(arguments.base)
    report("before", evaluate(model, tokenizer, split))
    corpus = Corpus(data, tokenizer)
    model.requires_grad_(False)
    trained = model.encoder.layer[arguments.frozen_layers:].requires_grad_(True)
    optimizer = torch.optim.AdamW(trained.parameters(), lr=arguments.learning_rate, weight_decay=0.01, fused=True)

    print(f"{len(data.wordings)} wordings, {len(data.negatives)} negatives, {len(data.passages)} passages", flush=True)
    start = saved = time.monotonic()
    average = None
    for number, (behind, step) in enumerate(steps_of(corpus, model, arguments.epochs, chance)):
        progress = max(behind, (time.monotonic() - start) / (arguments.minutes * 60))
        if progress >= 1:
            break
        optimizer.param_groups[0]["lr"] = arguments.learning_rate * min(progress / WARM_UP, (1 - progress) / (1 - WARM_UP))
        loss = step_loss(model, corpus, step, arguments.frozen_layers)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        average = loss.item() if average is None else 0.95 * average + 0.05 * loss.item()
        if number % 20 == 0:
            print(f"step {number}, {progress:.0%}, {(time.monotonic() - start) / 60:.1f} min, loss {average:.3f}", flush=True)
        if time.monotonic() - saved > SAVE_MINUTES * 60:
            save_encoder(model, arguments.base, arguments.out)
            saved = time.monotonic()
    save_encoder(model, arguments.base, arguments.out)
    report("after", evaluate(model, tokenizer, split))


if __name__ == "__main__":
    main()
