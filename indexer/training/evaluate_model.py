"""Share of held-out wordings whose duty family comes first, for one or more encoders.

    python evaluate_model.py work/base work/trained --items items.jsonl --seeds ../../seeds --holdout 0.05
"""
import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertModel

from encoder import PASSAGE, QUERY, embed, load_encoder, tokenize
from training_data import Passage, Split, Wording, add_data_arguments

BEST_WORDINGS = 3  # a family's wordings count with the mean of its best three


def family_scores(queries: torch.Tensor, rows: torch.Tensor, families: Sequence[frozenset[str]], best: int) -> dict[str, torch.Tensor]:
    """For each family, the mean cosine of every question with the family's best rows."""
    rows_of = defaultdict(list)
    for row, names in enumerate(families):
        for name in names:
            rows_of[name].append(row)
    cosines = queries @ rows.T
    return {name: cosines[:, places].topk(min(best, len(places)), dim=1).values.mean(1) for name, places in rows_of.items()}


def first_right(scores: dict[str, torch.Tensor], questions: Sequence[Wording]) -> float:
    names = list(scores)
    firsts = torch.stack([scores[name] for name in names], dim=1).argmax(1).tolist()
    return sum(names[first] in question.families for first, question in zip(firsts, questions, strict=True)) / len(questions)


def evaluate(model: BertModel, tokenizer: Tokenizer, split: Split) -> dict[str, float]:
    """Share first right of each held-out set that is not empty."""

    def vectors(prefix: str, texts: Sequence[Wording | Passage]) -> torch.Tensor:
        return embed(model, tokenize(tokenizer, [prefix + text.text for text in texts]))

    def by_passages(questions: torch.Tensor, passages: Sequence[Passage]) -> dict[str, torch.Tensor]:
        return family_scores(questions, vectors(PASSAGE, passages), [frozenset([passage.family]) for passage in passages], 1)

    shares = {}
    if split.new_wordings:
        questions = vectors(QUERY, split.new_wordings)
        passages = by_passages(questions, split.everything.passages)
        known = split.train.wordings
        wordings = family_scores(questions, vectors(QUERY, known), [wording.families for wording in known], BEST_WORDINGS)
        both = {name: score + wordings[name] for name, score in passages.items() if name in wordings}
        shares |= {"new wordings, by titles and cells": first_right(passages, split.new_wordings),
                   "new wordings, by other wordings": first_right(wordings, split.new_wordings),
                   "new wordings, by both": first_right(both, split.new_wordings)}
    if split.unseen_families:
        passages = by_passages(vectors(QUERY, split.unseen_families), split.everything.passages)
        shares["unseen families, by titles and cells"] = first_right(passages, split.unseen_families)
    if split.unseen_township:
        there = [passage for passage in split.everything.passages if passage.township == split.unseen_township]
        asked = [wording for wording in split.everything.wordings if wording.families & {passage.family for passage in there}]
        shares[f"{split.unseen_township}, by titles and cells"] = first_right(by_passages(vectors(QUERY, asked), there), asked)
    return shares


def report(title: str, shares: dict[str, float]) -> None:
    for name, share in shares.items():
        print(f"{title}: {name}: {share:.3f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    split_of = add_data_arguments(parser)
    arguments = parser.parse_args()
    split = split_of(arguments)
    for checkpoint in arguments.checkpoints:
        model, tokenizer = load_encoder(checkpoint)
        report(str(checkpoint), evaluate(model.eval(), tokenizer, split))


if __name__ == "__main__":
    main()
