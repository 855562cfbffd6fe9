"""Keep the pieces that Chinese questions with some Latin script need, and write the matching encoder and tokenizer.

    python trim_vocabulary.py work/full work/base [--scripts arabic cyrillic]

`--scripts` keeps further scripts: Arabic for Uyghur, Cyrillic for Kazakh.
"""
import argparse
import json
import unicodedata
from pathlib import Path

import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertModel

SPACE = "▁"
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
SCRIPTS = {"arabic": "ARABIC", "cyrillic": "CYRILLIC"}
ASCII_LETTERS = 3      # every piece of ASCII letters up to this length stays,
LATIN_WORDS = 4000     # and of the longer ones the most frequent
PREFIXES = {"▁query", "▁passage"}  # what the encoder was pre-trained with
SYMBOLS = [(0x00, 0x36F), (0x2000, 0x33FF), (0xFE30, 0xFFFD)]
UNSEEN = "[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U0001f000-\U0001faff]"  # zero width, variation selectors, emoji


def is_han(char: str) -> bool:
    return char in "〇々" or unicodedata.name(char, "").startswith("CJK UNIFIED")


def is_symbol(char: str) -> bool:
    """A digit, punctuation or other sign that is not part of a foreign script."""
    return unicodedata.category(char)[0] in "NPS" and any(low <= ord(char) <= high for low, high in SYMBOLS)


def is_common(text: str, scripts: list[str]) -> bool:
    """Han, symbols, short ASCII, single Latin letters, and the scripts asked for."""
    if all(is_han(char) or is_symbol(char) for char in text):
        return True
    if text.isascii() and sum(char.isalpha() for char in text) <= ASCII_LETTERS:
        return True
    if len(text) == 1 and unicodedata.name(text, "").startswith("LATIN"):
        return True
    return any(unicodedata.name(char, "").startswith(SCRIPTS[script]) for script in scripts for char in text)


def choose(pieces: list[tuple[str, float]], scripts: list[str]) -> list[int]:
    """The numbers of the pieces to keep, in their old order. Pieces that NFKC never lets through are dropped,
    and those beyond the basic plane, which JavaScript's tokenizer cannot match."""
    words = [i for i, (piece, _) in enumerate(pieces)
             if piece.strip(SPACE).isascii() and piece.strip(SPACE).isalpha() and len(piece.strip(SPACE)) > ASCII_LETTERS]
    kept = set(sorted(words, key=lambda i: -pieces[i][1])[:LATIN_WORDS])
    for i, (piece, _) in enumerate(pieces):
        reachable = unicodedata.normalize("NFKC", piece) == piece and max(piece) <= "\uffff"
        if piece in SPECIAL or piece in PREFIXES or reachable and is_common(piece.replace(SPACE, ""), scripts):
            kept.add(i)
    return sorted(kept)


def make_tokenizer(pieces: list[tuple[str, float]]) -> str:
    """tokenizer.json. Metaspace carries both `prepend_scheme` and the older `add_prefix_space`,
    without which @xenova/transformers cuts the first word otherwise than Python does."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([
        normalizers.NFKC(),
        normalizers.Replace(Regex(UNSEEN), ""),
    ])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always"),
    ])
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    tokenizer.add_special_tokens(SPECIAL)
    settings = json.loads(tokenizer.to_str())
    settings["pre_tokenizer"]["pretokenizers"][1]["add_prefix_space"] = True
    return json.dumps(settings, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("full", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scripts", nargs="*", choices=sorted(SCRIPTS), default=[])
    arguments = parser.parse_args()
    pieces = [tuple(piece) for piece in json.loads((arguments.full / "pieces.json").read_text(encoding="utf-8"))]
    kept = choose(pieces, arguments.scripts)
    model = BertModel.from_pretrained(arguments.full, add_pooling_layer=False)
    embeddings = model.get_input_embeddings().weight.data[torch.tensor(kept)].clone()
    model.set_input_embeddings(torch.nn.Embedding.from_pretrained(embeddings, freeze=False, padding_idx=1))
    model.config.vocab_size = len(kept)
    model.save_pretrained(arguments.out)
    (arguments.out / "tokenizer.json").write_text(make_tokenizer([pieces[i] for i in kept]), encoding="utf-8")
    print(f"{len(kept)} of {len(pieces)} pieces kept → {arguments.out}")


if __name__ == "__main__":
    main()
