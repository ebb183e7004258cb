#!/usr/bin/env python3
"""Compares Perilune with redis-server on random commands.

    tests/differential/run.py --seed 7 --ops 100000 --resp 3 --family strings --family scripts

Prints the seed first. Exits with 0 if every reply was the same; with 1 after printing the last
commands, both replies, and a short sequence that shows the difference, too.
PERILUNE_BINARY and PERILUNE_TEST_REDIS=1 choose the server, see tests/support/servers.py.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Sequence

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from differential.families import DEFAULT_FAMILIES, FAMILIES
from differential.generate import Step, generate
from differential.pair import Difference, Pair, shown_outcome, shown_step
from differential.shrink import shrunk
from support.servers import Oracle, Server, ServerFailure, server_under_test

SHOWN_STEPS = 15
SHRINK_LIMIT_S = 20.0


def compare(
    tested: Server, oracle: Server, seed: int, ops: int, protocol: int, families: Sequence[str]
) -> str | None:
    """Returns None if the servers agree, otherwise a report of the first difference."""
    steps = generate(seed, ops, families)
    pair = Pair(tested, oracle, protocol)
    difference = pair.first_difference(steps)
    if difference is None:
        tested.check()
        return None
    command = f"run.py --seed {seed} --ops {ops} --resp {protocol} " + " ".join(
        f"--family {family}" for family in families
    )
    report = [f"step {difference.at} of {command}", _shown(steps[: difference.at + 1], difference)]
    try:
        tested.check()
    except ServerFailure as failure:
        return "\n".join(report + [str(failure)])
    short, difference = _shortened(pair, steps[: difference.at + 1], difference)
    return "\n".join(report + [f"{len(short)} steps suffice:", _shown(short, difference)])


def _shortened(
    pair: Pair, steps: list[Step], difference: Difference
) -> tuple[list[Step], Difference]:
    # Both servers are emptied between attempts, but settings and the like are not undone: an
    # attempt may mislead, which costs length, not truth: the last one that failed is shown.
    found = difference

    def still_fails(candidate: list[Step]) -> bool:
        nonlocal found
        outcome = pair.first_difference(candidate)
        if outcome is None or outcome.at != len(candidate) - 1:
            return False
        found = outcome
        return True

    return shrunk(steps, still_fails, SHRINK_LIMIT_S), found


def _shown(steps: list[Step], difference: Difference) -> str:
    lines = [shown_step(step) for step in steps[-SHOWN_STEPS:]]
    if len(steps) > SHOWN_STEPS:
        lines.insert(0, f"... {len(steps) - SHOWN_STEPS} steps before")
    lines.append("tested: " + shown_outcome(difference.left))
    lines.append("oracle: " + shown_outcome(difference.right))
    return "\n".join(lines)


def main() -> int:
    """Returns the exit code: 0 if the servers agree."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--ops", type=int, default=100_000)
    parser.add_argument("--resp", type=int, choices=(2, 3), default=2)
    parser.add_argument("--family", action="append", choices=sorted(FAMILIES))
    parser.add_argument("--types", choices=("strings", "all"), default="strings",
                        help="all: values of other types come in, too")
    options = parser.parse_args()
    families = list(options.family or DEFAULT_FAMILIES)
    if options.types == "all" and "other_types" not in families:
        families.append("other_types")
    print(f"seed {options.seed}", flush=True)
    with server_under_test() as tested, Oracle() as oracle:
        report = compare(tested, oracle, options.seed, options.ops, options.resp, families)
    print(report or f"{options.ops} replies agree")
    return 1 if report else 0


if __name__ == "__main__":
    sys.exit(main())
