"""Reads C++ just as far as tidy needs: comments, includes, type names and functions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_NOT_CODE = re.compile(
    r"//[^\n]*"
    r"|/\*.*?\*/"
    r'|R"(?P<tag>\w*)\(.*?\)(?P=tag)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Za-z])'(?:\\.|[^'\\\n])+'",
    re.DOTALL,
)
_INCLUDE = re.compile(r'^#include\s+(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
_TYPE_NAME = re.compile(
    r"\b(?:class|struct|union|concept|enum(?:\s+class)?)\s+(?:[A-Z_]+\([^()]*\)\s*)*(\w+)"
    r"|\busing\s+(\w+)\s*="
)
_BRACKETS = re.compile(r"<[^<>(){};]*>")
_MACRO = re.compile(r"\b[A-Z_]{3,}\([^()]*\)")
_SCOPE = re.compile(r"\b(?:namespace|extern|class|struct|union|enum)\b")


@dataclass(frozen=True)
class Include:
    """One #include: the name and whether it stands in quotes."""

    name: str
    quoted: bool


@dataclass(frozen=True)
class Function:
    """A function with a body: its first line and how many lines it takes, signature included."""

    line: int
    lines: int


def code_of(text: str) -> str:
    """Returns `text` without comments and literals, every line in its place."""
    return _NOT_CODE.sub(_blanked, text)


def includes_of(text: str) -> list[Include]:
    """Returns the includes in their order."""
    return [
        Include(quoted or angled, bool(quoted)) for quoted, angled in _INCLUDE.findall(text)
    ]


def type_names_of(code: str) -> set[str]:
    """Returns the names of the types that `code` declares."""
    return {name or alias for name, alias in _TYPE_NAME.findall(code)}


def functions_of(code: str) -> list[Function]:
    """Returns the functions at the scope of namespaces and types."""
    code = re.sub(r"^[ \t]*#.*(?:\\\n.*)*$", _only_newlines, code, flags=re.MULTILINE)
    functions: list[Function] = []
    scopes: list[tuple[str, int]] = []  # (kind, where the construct begins)
    head = 0  # Where the construct at hand begins.
    for match in re.finditer(r"[{};]", code):
        at = match.start()
        inside = scopes[-1][0] if scopes else "scope"
        if match.group() == "{":
            kind = _kind(code[head:at]) if inside == "scope" else "block"
            scopes.append((kind, head))
            if kind == "scope":
                head = at + 1
        elif match.group() == "}" and scopes:
            kind, begin = scopes.pop()
            if kind == "function":
                functions.append(_function(code, begin, at))
            if kind != "block":
                head = at + 1
        elif match.group() == ";" and inside == "scope":
            head = at + 1
    return functions


def words_of(name: str) -> set[str]:
    """Returns the words of a PascalCase or snake_case name, in lower case."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def transitive_includes(root: Path, name: str) -> set[str]:
    """Returns `name` and all headers of the project that it includes, relative to `root`."""
    found: set[str] = set()
    todo = [name]
    while todo:
        current = todo.pop()
        if current in found or not (root / current).exists():
            continue
        found.add(current)
        text = (root / current).read_text()
        todo.extend(include.name for include in includes_of(text) if include.quoted)
    return found


def _blanked(match: re.Match[str]) -> str:
    return ("" if match.group().startswith("/") else '""') + _only_newlines(match)


def _only_newlines(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def _kind(head: str) -> str:
    """Returns what the brace behind `head` opens: a scope, a function or another block."""
    while (shorter := _BRACKETS.sub("", head)) != head:
        head = shorter
    plain = _MACRO.sub("", head)
    if _SCOPE.search(plain) and ")" not in plain:
        return "scope"
    if ")" not in head:
        return "block"
    # In a constructor's list of members, "a_{" opens a value.
    in_list = re.search(r"\)[^:]*:(?!:)", plain)
    if in_list and re.search(r"[\w>]\s*$", plain):
        return "block"
    return "function"


def _function(code: str, begin: int, end: int) -> Function:
    begin += len(code[begin:]) - len(code[begin:].lstrip())
    first = code.count("\n", 0, begin) + 1
    return Function(first, code.count("\n", begin, end) + 1)
