#!/usr/bin/env python3
"""Measures what values of every type and size cost in memory, beside redis-server.

    bench/memory.py [--scale S] [--case NAME]

Fills each server, started anew for each case, with values of one shape, and divides the growth of
its resident memory by the number of elements (of keys, for strings). Prints both and their ratio.
S multiplies the number of keys or elements; below 1 the figures of small cases become noise.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / "tests"), str(REPOSITORY / "bench")]

from harness.memory_cases import MEMORY_CASES, growth  # noqa: E402
from support.servers import Oracle, server_under_test  # noqa: E402


def main() -> None:
    """Prints a line for each case."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--case", choices=[case.name for case in MEMORY_CASES], action="append")
    options = parser.parse_args()
    print(f"{'bytes for each element':32} {'Perilune':>9} {'Redis':>9} {'ratio':>6}")
    for case in MEMORY_CASES:
        if options.case and case.name not in options.case:
            continue
        wanted = case.scaled(options.scale)
        ours, theirs = (growth(server, wanted).resident_bytes / wanted.elements_left()
                        for server in (server_under_test(), Oracle()))
        print(f"{case.name:32} {ours:9.1f} {theirs:9.1f} {ours / theirs:6.2f}", flush=True)


if __name__ == "__main__":
    main()
