"""Every transcript in tests/commands and tests/conformance gives the replies it shows."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Iterator

import pytest

from support.servers import Server, server_under_test
from support.transcript import failures, parse

TESTS = Path(__file__).resolve().parent
COMMANDS = sorted((TESTS / "commands").rglob("*.t"))
CONFORMANCE = sorted((TESTS / "conformance").rglob("*.t"))
TRANSCRIPTS = COMMANDS + CONFORMANCE
WITH_SCRIPTS = CONFORMANCE + [
    path for path in COMMANDS if path.parent.name in ("scripts", "transactions")
]
SCRIPTS_MIN = 2000  # So that a folder that is not found, or emptied, does not go unnoticed.


def _name(path: Path) -> str:
    return str(path.relative_to(TESTS))


def _scripts(path: Path) -> list[tuple[str, bool]]:
    """Returns every EVAL of a transcript, with whether its connection speaks RESP3."""
    scripts = []
    resp3 = False
    for entry in parse(path.read_text()):
        resp3 = resp3 or entry.directive == ["resp3"]
        if entry.command is not None and entry.command.startswith("EVAL "):
            scripts.append((entry.command, resp3))
    return scripts


def _check(path: Path, server: Server) -> None:
    found = failures(path, server.connect, server.is_oracle)
    assert not found, "\n\n".join(found)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=_name)
def test_the_server_answers_as_the_transcript_says(path: Path, server: Server) -> None:
    _check(path, server)


@pytest.fixture(scope="module")
def _server_without_slices() -> Iterator[Server]:
    with server_under_test(["--script-slice-us", "0"]) as server:
        yield server


@pytest.mark.parametrize("path", WITH_SCRIPTS, ids=_name)
def test_a_script_that_is_handed_on_before_it_begins_replies_the_same(
    path: Path, _server_without_slices: Server
) -> None:
    _server_without_slices.ensure_running()
    _check(path, _server_without_slices)
    _server_without_slices.check()


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=_name)
def test_redis_answers_as_the_transcript_says(
    path: Path, oracle: Server, request: pytest.FixtureRequest
) -> None:
    if not request.config.getoption("--oracle"):
        pytest.skip("only with --oracle")
    _check(path, oracle)


def test_the_conformance_set_is_large_and_repeats_no_script() -> None:
    counts = Counter(script for path in CONFORMANCE for script in _scripts(path))
    assert [script for script, count in counts.items() if count > 1] == []
    assert len(counts) >= SCRIPTS_MIN


@pytest.mark.parametrize("path", CONFORMANCE, ids=_name)
def test_every_reply_of_the_conformance_set_is_recorded(path: Path) -> None:
    missing = [
        entry.line
        for entry in parse(path.read_text())
        if entry.command is not None and not entry.expected
    ]
    assert missing == [], f"{path}: no reply at these lines; run tests/record.py"
