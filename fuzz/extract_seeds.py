#!/usr/bin/env python3
"""Writes an input of eval_fuzz for each EVAL in transcripts: extract_seeds.py FOLDER FILE.t ..."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from support.printed import split_words  # pylint: disable=wrong-import-position
from support.transcript import parse  # pylint: disable=wrong-import-position


def inputs_of(text: str) -> list[bytes]:
    """Returns the calls of EVAL in a transcript, as fuzz_input.h describes them."""
    calls = [split_words(entry.command) for entry in parse(text) if entry.command]
    return [
        # What separates arguments cannot be in them.
        b"\t".join(word.translate(bytes.maketrans(b"\t\n", b"  ")) for word in call[2:])
        + b"\n" + call[1]
        for call in calls
        if call[0].upper() in (b"EVAL", b"EVAL_RO") and len(call) > 2
    ]


def main(folder: Path, transcripts: list[Path]) -> int:
    """Returns 0 once all inputs are written; 1 if there are none."""
    folder.mkdir(parents=True, exist_ok=True)
    inputs = {data for path in transcripts for data in inputs_of(path.read_text())}
    for data in inputs:
        (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)
    print(f"{len(inputs)} seeds from {len(transcripts)} transcripts")
    return 0 if inputs else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
