"""Every transcript in tests/commands gives the replies it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.servers import Server
from support.transcript import failures

TESTS = Path(__file__).resolve().parent
TRANSCRIPTS = sorted((TESTS / "commands").rglob("*.t"))


def _name(path: Path) -> str:
    return str(path.relative_to(TESTS / "commands"))


def _check(path: Path, server: Server) -> None:
    found = failures(path, server.connect, server.is_oracle)
    assert not found, "\n\n".join(found)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=_name)
def test_the_server_answers_as_the_transcript_says(path: Path, server: Server) -> None:
    _check(path, server)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=_name)
def test_redis_answers_as_the_transcript_says(
    path: Path, oracle: Server, request: pytest.FixtureRequest
) -> None:
    if not request.config.getoption("--oracle"):
        pytest.skip("only with --oracle")
    _check(path, oracle)
