"""Items, duty families, everyday wordings and unanswerable questions, as training and evaluation read them.

Texts are in lower case, as the index embeds them.
"""
import argparse
import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

# As the index cuts its passages (indexer/passages.ts), in characters:
CHUNK = 90             # of a cell under its title
TITLE_IN_PASSAGE = 40  # of a title above a chunk


@dataclass(frozen=True)
class Passage:
    """The title of an item, or its title with a chunk of one of its cells."""
    text: str
    family: str
    township: str
    is_title: bool


@dataclass(frozen=True)
class Wording:
    """A question as people put it, with every family that answers it; none where the lists do not answer."""
    text: str
    families: frozenset[str]


@dataclass(frozen=True)
class TrainingData:
    passages: list[Passage]
    wordings: list[Wording]
    negatives: list[Wording]


@dataclass(frozen=True)
class Split:
    """What is trained on, and the three measures of what is not: new wordings, unseen families, an unseen township."""
    train: TrainingData
    everything: TrainingData
    new_wordings: list[Wording]
    unseen_families: list[Wording]
    unseen_township: str | None


def chunks(cell: str) -> list[str]:
    """A cell cut after its sentences and clauses into pieces of about `CHUNK` characters."""
    pieces: list[str] = []
    for clause in re.findall(r"[^；。;]+[；。;]*", cell):
        if pieces and len(pieces[-1]) + len(clause) <= CHUNK:
            pieces[-1] += clause
        else:
            pieces.append(clause)
    return pieces


def item_passages(item: dict, family: str) -> list[Passage]:
    cells = [item[name] for name in ("upperDuty", "townshipDuty", "method") if item.get(name)]
    heading = item["title"][:TITLE_IN_PASSAGE]
    texts = [item["title"], *(f"{heading}：{chunk}" for cell in cells for chunk in chunks(cell))]
    return [Passage(text.lower(), family, item["township"]["id"], place == 0) for place, text in enumerate(texts)]


def read_lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_wordings(folder: Path) -> list[Wording]:
    rows = [row for path in sorted(folder.glob("*.jsonl")) for row in read_lines(path)]
    return [Wording(row["text"].lower(), frozenset(row.get("families", []))) for row in rows]


def read_data(items: Path, seeds: Path) -> TrainingData:
    """An item that no family names is a family of its own, under its own id."""
    families = json.loads((seeds / "families.json").read_text(encoding="utf-8"))
    family_of = {item: family["id"] for family in families for item in family["items"]}
    passages = [passage for item in read_lines(items) for passage in item_passages(item, family_of.get(item["id"], item["id"]))]
    known = {passage.family for passage in passages}
    wordings = read_wordings(seeds / "wordings")
    strays = [wording for wording in wordings if not wording.families & known]
    if strays:
        print(f"{len(strays)} wordings belong to no known family and are left out, the first: {strays[0].text}")
    wordings = [replace(wording, families=wording.families & known) for wording in wordings if wording.families & known]
    return TrainingData(passages, wordings, read_wordings(seeds / "negatives"))


def split(data: TrainingData, holdout: float, holdout_families: float, township: str | None, seed: int) -> Split:
    """The same arguments give the same split."""
    chance = random.Random(seed)
    families = sorted({passage.family for passage in data.passages})
    unseen = set(chance.sample(families, round(len(families) * holdout_families)))
    seen = [wording for wording in data.wordings if not wording.families & unseen]
    new = set(chance.sample(range(len(seen)), round(len(seen) * holdout)))

    def is_trained(passage: Passage) -> bool:
        return passage.family not in unseen and passage.township != township

    passages = [passage for passage in data.passages if is_trained(passage)]
    known = {passage.family for passage in passages}
    train = [wording for place, wording in enumerate(seen) if place not in new and wording.families & known]
    return Split(
        TrainingData(passages, train, data.negatives), data, [seen[place] for place in sorted(new)],
        [wording for wording in data.wordings if wording.families & unseen], township,
    )


def add_data_arguments(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], Split]:
    """The options that say what to read and what to leave out; gives the function that does it."""
    parser.add_argument("--items", type=Path, required=True, help="what `npm run --silent items` prints")
    parser.add_argument("--seeds", type=Path, required=True, help="folder of families.json, wordings/ and negatives/")
    parser.add_argument("--holdout", type=float, default=0.0, metavar="SHARE", help="wordings kept for validation")
    parser.add_argument("--holdout-families", type=float, default=0.0, metavar="SHARE", help="families kept wholly unseen")
    parser.add_argument("--leave-out-township", metavar="ID", help="township whose items are not trained on")
    parser.add_argument("--seed", type=int, default=1)
    return lambda chosen: split(
        read_data(chosen.items, chosen.seeds), chosen.holdout, chosen.holdout_families, chosen.leave_out_township, chosen.seed,
    )
