"""The tree keeps the rules of STYLE.md that a program can check."""

from __future__ import annotations

import hashlib
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import pytest

import rules
import source

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
CHECKED = ROOT / "build" / "tidy"  # One empty file for each header known to compile alone.

HEADERS = sorted(SRC.rglob("*.h"))
SOURCES = sorted(SRC.rglob("*.cc"))
CPP = HEADERS + SOURCES


def _scripts() -> list[Path]:
    folders = ("tests", "tools", "cmake", "bench", "fuzz", ".ci")
    found = [ROOT / name for name in ("run", "test", "CMakeLists.txt", "packages.txt")]
    for folder in folders:
        found += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    kinds = ("", ".py", ".sh", ".cmake", ".txt", ".ini", ".mjs", ".h", ".cc")
    return [path for path in found if path.suffix in kinds and not path.name.startswith(".")]


SCRIPTS = [path for path in _scripts() if "__pycache__" not in path.parts
           and ".pytest_cache" not in path.parts and "node_modules" not in path.parts]


@lru_cache(maxsize=None)
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="surrogateescape")


@lru_cache(maxsize=None)
def _code(path: Path) -> str:
    return source.code_of(_text(path))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _layer(path: Path) -> str:
    return path.relative_to(SRC).parts[0]


def _is_test(path: Path) -> bool:
    return path.stem.endswith("_test") or path.stem.startswith("test_")


def _fail_if(problems: list[str]) -> None:
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def _offending_lines(paths: list[Path], pattern: str) -> list[str]:
    return [
        f"{_name(path)}:{number}: {line.strip()[:80]!a}"
        for path in paths
        for number, line in enumerate(_text(path).split("\n"), 1)
        if re.search(pattern, line)
    ]


def test_files_are_short() -> None:
    problems = []
    for path in CPP:
        lines = _text(path).count("\n")
        limit = rules.HEADER_LINES_MAX if path.suffix == ".h" else rules.SOURCE_LINES_MAX
        if lines > limit:
            problems.append(f"{_name(path)}: {lines} lines, at most {limit}")
    _fail_if(problems)


def test_functions_are_short() -> None:
    _fail_if([
        f"{_name(path)}:{function.line}: {function.lines} lines"
        for path in CPP
        for function in source.functions_of(_code(path))
        if function.lines > rules.FUNCTION_LINES_MAX
    ])


def test_lines_are_short() -> None:
    _fail_if(_offending_lines(CPP + SCRIPTS, f"^.{{{rules.COLUMNS_MAX + 1}}}"))


def test_text_is_ascii_without_tabs() -> None:
    _fail_if(_offending_lines(CPP + SCRIPTS, r"[^\x20-\x7e]"))


def test_lines_do_not_end_in_spaces_and_files_end_in_a_newline() -> None:
    problems = _offending_lines(CPP + SCRIPTS, r" $")
    problems += [f"{_name(path)}: no newline at the end"
                 for path in CPP + SCRIPTS if _text(path) and not _text(path).endswith("\n")]
    _fail_if(problems)


def test_what_is_left_to_do_names_its_issue() -> None:
    mark = "TO" "DO|FIX" "ME|XX" "X"
    _fail_if(_offending_lines(CPP + SCRIPTS, rf"\b(?:{mark})\b(?!\(#\d+\))"))


def test_a_header_begins_with_its_contract() -> None:
    _fail_if([
        f"{_name(path)}: begins with #pragma once, an empty line and what the file is for"
        for path in HEADERS
        if not re.match(r"#pragma once\n\n// \S", _text(path))
    ])


def test_includes_go_one_way() -> None:
    problems = []
    for path in CPP:
        layer = _layer(path)
        allowed = rules.LAYERS.get(layer, set()) | {layer}
        for include in source.includes_of(_text(path)):
            if include.quoted and include.name.split("/")[0] not in allowed:
                problems.append(f"{_name(path)}: {layer} must not include {include.name}")
            elif include.quoted and not (SRC / include.name).exists():
                problems.append(f"{_name(path)}: {include.name} is not relative to src/")
    _fail_if(problems)


def _may_include(path: Path, name: str) -> bool:
    if "." not in name and "/" not in name:
        return True
    if name in rules.SYSTEM_HEADERS or name.startswith(rules.SYSTEM_PREFIXES):
        return True
    if _is_test(path) and name.startswith(rules.TEST_THIRD_PARTY):
        return True
    return any(name.startswith(prefix) and _layer(path) in layers
               for prefix, layers in rules.THIRD_PARTY.items())


def test_libraries_stay_in_their_layers() -> None:
    _fail_if([
        f"{_name(path)}: {_layer(path)} must not include <{include.name}>"
        for path in CPP
        for include in source.includes_of(_text(path))
        if not include.quoted and not _may_include(path, include.name)
    ])


def test_a_source_includes_its_own_header_first() -> None:
    problems = []
    for path in SOURCES:
        own = path.with_name(path.stem.removesuffix("_test") + ".h")
        includes = source.includes_of(_text(path))
        expected = str(own.relative_to(SRC))
        if own.exists() and (not includes or includes[0].name != expected):
            problems.append(f"{_name(path)}: the first include is not {expected}")
    _fail_if(problems)


def test_every_header_is_included() -> None:
    included = {include.name for path in CPP for include in source.includes_of(_text(path))}
    _fail_if([f"{_name(path)}: nobody includes it"
              for path in HEADERS if str(path.relative_to(SRC)) not in included])


def test_names_say_something() -> None:
    problems = []
    for path in CPP:
        names = source.type_names_of(_code(path)) | {path.stem}
        for name in sorted(names):
            for word in sorted(source.words_of(name) & rules.BANNED_WORDS):
                problems.append(f"{_name(path)}: '{name}' uses the empty word '{word}'")
    _fail_if(problems)


def _compile_alone(name: str, flags: list[str]) -> str:
    """Returns the compiler's complaint about a header as the only one of a file, or ""."""
    digest = hashlib.sha256(" ".join(flags).encode())
    for part in sorted(source.transitive_includes(SRC, name)):
        digest.update(f"\n{part}\n{_text(SRC / part)}".encode())
    known = CHECKED / digest.hexdigest()
    if known.exists():
        return ""
    done = subprocess.run(
        ["g++", "-fsyntax-only", "-x", "c++", *flags, "-"],
        input=f'#include "{name}"\n', capture_output=True, text=True, check=False,
    )
    if done.returncode != 0:
        return f"{name} does not compile alone:\n{done.stderr[:2000]}"
    known.touch()
    return ""


# A source includes its own header first: who builds it has compiled that header alone.
def test_every_header_compiles_alone() -> None:
    luajit = subprocess.run(["pkg-config", "--cflags", "luajit"], capture_output=True, text=True,
                            check=True).stdout.split()
    flags = ["-std=c++20", f"-I{SRC}", "-DASIO_STANDALONE", *luajit]
    CHECKED.mkdir(parents=True, exist_ok=True)
    names = [str(path.relative_to(SRC)) for path in HEADERS
             if not path.with_suffix(".cc").exists()]
    with ThreadPoolExecutor(2) as pool:
        complaints = list(pool.map(lambda name: _compile_alone(name, flags), names))
    _fail_if([complaint for complaint in complaints if complaint])


LONG = "\n  f();" * 3
CPP_SAMPLE = f"""
#define M(x) {{ \\
  x; }}
namespace n {{
// {{ is no code
class CAPABILITY("x") A : public B {{
 public:
  A() : a_{{1}}, b_(2) {{{LONG}
  }}
  template <class T> struct S f(T t) const {{ if (t) {{ g(10'000, '{{'); }} }}
  int x_ = g({{1, 2}});
}};
constexpr T kTable[] = {{{{.f = g(1)}},
}};
std::string g() {{
  return R"(}} {{)";
}}
}}  // namespace n
"""


def test_tidy_finds_functions() -> None:
    found = source.functions_of(source.code_of(CPP_SAMPLE))
    assert [function.lines for function in found] == [6, 1, 3]
    first = CPP_SAMPLE.split("\n")[found[0].line - 1]
    assert first == " public:" or first.startswith("  A()")


def test_tidy_knows_names() -> None:
    assert source.type_names_of(source.code_of(CPP_SAMPLE)) >= {"A", "S"}
    assert source.type_names_of("enum class E : int {}; using U = int;") == {"E", "U"}
    assert source.words_of("HTTPInfoManager") == {"http", "info", "manager"}
    assert source.words_of("keyspace_info") == {"keyspace", "info"}
    assert not source.words_of("Database") & rules.BANNED_WORDS
