#!/usr/bin/env python3
"""Compares Perilune with redis-server on generated Lua scripts.

    tests/generated_lua/run.py --seed 7 --count 30000 --resp 3

Prints the seed first, then a short script for each kind of disagreement, and in the end the
scripts of which the reference died. Exits with 0 if there was no disagreement.
    tests/generated_lua/run.py --seed 7 --show 1234      prints one script
PERILUNE_BINARY and PERILUNE_TEST_REDIS=1 choose the server, see tests/support/servers.py.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from generated_lua.comparison import Comparison, Difference, Lost, Outcome
from generated_lua.prelude import PRELUDE
from generated_lua.scripts import Script, script
from generated_lua.shrinking import shortened, sort_of
from support.printed import printed
from support.servers import Oracle, Server, server_under_test

SHOWN_CHARACTERS = 2000


@dataclass
class Findings:
    """What a comparison has found."""

    reports: list[str]  # One for each kind of disagreement.
    disagreements: int = 0
    unanswered: list[str] = field(default_factory=list)  # The oracle died of these.


def compare(
    tested: Server, oracle: Server, seed: int, count: int, protocol: int, most: int
) -> Findings:
    """Returns how the servers disagree on `count` scripts; stops after `most` kinds."""
    comparison = Comparison(tested, oracle, protocol)
    kinds: Counter[object] = Counter()
    findings = Findings([])
    try:
        for found in comparison.differences(script(seed, number) for number in range(count)):
            if found.oracle_failed:
                findings.unanswered.append(shown(found))
                continue
            findings.disagreements += 1
            kinds[sort_of(found)] += 1
            if kinds[sort_of(found)] == 1:
                findings.reports.append(shown(shortened(comparison, found)))
            if len(findings.reports) == most:
                break
    finally:
        comparison.close()
    return findings


def shown(difference: Difference) -> str:
    """Returns a disagreement as text."""
    script_shown = difference.script
    lines = [f"script {script_shown.number}, here by {script_shown.how.decode()} with "
             f"{script_shown.keys} {script_shown.arguments}",
             shown_source(script_shown)]
    if difference.command not in script_shown.commands():
        lines.append("the keyspace afterwards:")
    lines.append("tested: " + _shown_outcome(difference.left))
    lines.append("oracle: " + _shown_outcome(difference.right))
    return "\n".join(lines)


def shown_source(script_shown: Script) -> str:
    """Returns the source, its first line named if it is the prelude."""
    text = script_shown.source.decode("latin-1")
    text = text.replace(PRELUDE, "<prelude>")
    return text.encode("unicode_escape").decode().replace("\\n", "\n")


def _shown_outcome(outcome: Outcome) -> str:
    if isinstance(outcome, Lost):
        return f"nothing: {outcome.reason}\n{outcome.log[-SHOWN_CHARACTERS:]}"
    return f"{type(outcome).__name__}\n    {printed(outcome, '    ')[:SHOWN_CHARACTERS]}"


def main() -> int:
    """Returns the exit code: 0 if the servers agree."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--count", type=int, default=30_000)
    parser.add_argument("--resp", type=int, choices=(2, 3), default=2)
    parser.add_argument("--most", type=int, default=20,
                        help="stop after so many kinds of disagreement")
    parser.add_argument("--show", type=int, help="print the script of this number and stop")
    options = parser.parse_args()
    if options.show is not None:
        print(shown_source(script(options.seed, options.show)))
        return 0
    print(f"seed {options.seed}", flush=True)
    with server_under_test() as tested, Oracle() as oracle:
        findings = compare(
            tested, oracle, options.seed, options.count, options.resp, options.most)
    for report in findings.reports:
        print(report, end="\n\n")
    for report in findings.unanswered:
        print("The reference gave no answer:\n" + report, end="\n\n")
    print(f"{options.count} scripts, {findings.disagreements} disagreements, "
          f"{len(findings.unanswered)} without an answer of the reference")
    return 1 if findings.reports else 0


if __name__ == "__main__":
    sys.exit(main())
