"""docs/commands.md is what the records say, and every example in it gives what it says."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from support.printed import printed, split_words
from support.reply_schema import Schemas, protocol_after
from support.resp import Client, Error
from support.servers import REPOSITORY, binary

REFERENCE = REPOSITORY / "docs" / "commands.md"
EXAMPLE = re.compile(
    r"^## (?P<syntax>[^\n]*)\n.*?^```\n> (?P<command>[^\n]*)\n(?P<reply>.*?)^```", re.M | re.S
)


def examples() -> list[tuple[str, str, str]]:
    """Returns (syntax, command, reply) of each example. No reply stands for any but an error."""
    sections = re.split(r"^(?=## )", REFERENCE.read_text(), flags=re.M)[1:]
    found = [EXAMPLE.match(section) for section in sections]
    return [(m["syntax"], m["command"], m["reply"].rstrip("\n")) for m in found if m]


def test_the_reference_is_up_to_date() -> None:
    made = subprocess.run([binary(), "commands"], capture_output=True, check=True, text=True)
    assert REFERENCE.read_text() == made.stdout, "run: perilune commands > docs/commands.md"


def test_every_command_has_an_example() -> None:
    assert len(examples()) > 80
    sections = re.findall(r"^## ", REFERENCE.read_text(), flags=re.M)
    assert len(examples()) == len(sections)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example[0].split(" [")[0])
def test_the_example_gives_what_it_says(client: Client, example: tuple[str, str, str]) -> None:
    _, command, expected = example
    reply = client.call(*split_words(command))
    if expected:
        assert printed(reply) == expected
    else:
        assert not isinstance(reply, Error), reply


@pytest.mark.parametrize("protocol", (2, 3))
@pytest.mark.parametrize("example", examples(), ids=lambda example: example[0].split(" [")[0])
def test_the_reply_is_what_the_record_says(
    client: Client, example: tuple[str, str, str], protocol: int
) -> None:
    words = split_words(example[1])
    schema = Schemas.of(client).find(words)
    assert schema is not None
    client.call("HELLO", protocol)
    reply = client.call(*words)
    if not isinstance(reply, Error):
        assert schema.fits(reply, protocol_after(words, reply, protocol)), (reply, schema.text)
