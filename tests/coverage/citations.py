"""Which test says that it proves which sentence.

Above a test stands a comment `proves: MS-10.3 MS-10.4 refusal`; several such lines add up. A row of
data may say it for itself: a string literal in a table of a C++ test, or the member or column
`proves` of a .json, .toml or .tsv file that a test reads. Each such row is a case of its own. A
test that does not name its rows' file itself has the word `rows` in its comment.
"""
import csv
import json
import os
import pathlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from instances import listed_values
from rules import SENTENCE_ID

KINDS = ("refusal", "acceptance")
OVER_ROWS = "rows"
IGNORED_FOLDERS = {"build", ".git", "node_modules", "docs", "__pycache__"}
SAMPLES = ("tests/coverage", "conformance/suite")  # sentences made up for tests of these prove nothing
SUITE_FOLDER = "conformance/"  # reference regions: their tests meet no real gateway
CPP, SCRIPT, DATA = {".cpp", ".hpp"}, {".py", ".mjs", ".js", ".sh"}, {".json", ".toml", ".tsv"}

COMMENT = re.compile(r"\s*(?://|#)\s*proves:(.*)$")
CPP_TEST = re.compile(r"\s*(TEST|TEST_F|TEST_P|TYPED_TEST|TYPED_TEST_P)\(\s*(\w+)\s*,\s*(\w+)\s*\)")
SCRIPT_TEST = re.compile(
    r"\s*(?:export )?(?:(?:async )?(?:def|class|function) (\w+)|(\w+)\(\) \{"
    r"|(?:await )?(?:test|it)\(\s*[\"'`](.*?)[\"'`])"
)
LITERAL_ROW = re.compile(r'"([A-Z]+-\d+\.\d+(?: [A-Z]+-\d+\.\d+)*(?: (?:refusal|acceptance))?)"')


@dataclass(frozen=True)
class Citation:
    """A test, or a row of a test's data, and the sentences that it proves."""

    path: str
    test: str  # Suite.Name in C++, a function elsewhere, the name of a row
    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    cases: int = 1  # as many as a TEST_P has values
    is_row: bool = False
    has_rows: bool = False  # a test over rows that cite for themselves: they are the cases

    @property
    def is_of_suite(self) -> bool:
        return self.path.startswith(SUITE_FOLDER)


@dataclass
class Citations:
    """All that was found, in the order of paths and lines, and what is wrong, a line each."""

    found: list[Citation] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def add(self, where: str, citation: Citation, words: str) -> None:
        ids, kinds, has_rows = [], [], citation.has_rows
        for word in words.replace(",", " ").split():
            if SENTENCE_ID.fullmatch(word):
                ids.append(word)
            elif word in KINDS:
                kinds.append(word)
            elif word == OVER_ROWS:
                has_rows = True
            else:
                self.faults.append(f"{where}: '{word}' is no sentence's id and none of {KINDS}")
        if citation.test.rpartition(".")[2].startswith("DISABLED_"):
            self.faults.append(f"{where}: {citation.test} is switched off and proves nothing")
        elif ids:
            self.found.append(
                replace(citation, ids=tuple(ids), kinds=tuple(kinds), has_rows=has_rows)
            )


def read_citations(root: pathlib.Path) -> Citations:
    """What all tests below `root` say."""
    citations = Citations()
    texts = dict(texts_below(root))
    rows_in = {path for path, text in texts.items()
               if pathlib.PurePosixPath(path).suffix in DATA and "proves" in text}
    data_names = {pathlib.PurePosixPath(path).name for path in rows_in}
    for path, text in texts.items():
        suffix = pathlib.PurePosixPath(path).suffix
        if suffix in CPP:
            read_cpp(citations, path, text, data_names)
        elif suffix in SCRIPT:
            read_script(citations, path, text, data_names)
        elif path in rows_in:
            read_data(citations, path, text, texts)
    return citations


def texts_below(root: pathlib.Path) -> Iterator[tuple[str, str]]:
    """Path below the root, and text, of every file that may cite."""
    for folder, below, names in os.walk(root):
        below[:] = sorted(name for name in below if name not in IGNORED_FOLDERS)
        here = pathlib.Path(folder).relative_to(root)
        if here.as_posix() in SAMPLES:
            below.clear()
            continue
        for name in sorted(names):
            path = pathlib.Path(folder) / name
            if path.suffix in CPP | SCRIPT | DATA and not path.is_symlink():
                yield (here / name).as_posix(), path.read_text("utf-8", "replace")


def read_cpp(citations: Citations, path: str, text: str, data_names: set[str]) -> None:
    lines, values = text.splitlines(), listed_values(text)
    tests = tests_in(lines)
    for number, words in comments(lines):
        where = f"{path}:{number + 1}"
        test = next((each for each in tests if each.first == number), None)
        if not test:
            citations.faults.append(f"{where}: no TEST follows the comment on what is proven")
            continue
        within = lines if test.is_over_values else lines[test.first:test.last]
        mentioned = any(data in line for line in within for data in data_names)
        inline = any(LITERAL_ROW.search(line) for line in within if not COMMENT.match(line))
        cases = values.get(test.suite, 1) if test.is_over_values else 1
        cited = Citation(path, test.name, cases=cases, has_rows=mentioned or inline)
        citations.add(where, cited, words)
    for number, line in enumerate(lines):
        for words in () if COMMENT.match(line) else LITERAL_ROW.findall(line):
            citations.add(path, Citation(path, runner_of(number, tests), is_row=True), words)


@dataclass(frozen=True)
class Test:
    """A test of a C++ file: its lines, from that of its macro to that of its closing brace."""

    suite: str
    name: str  # Suite.Name
    is_over_values: bool
    first: int
    last: int


def tests_in(lines: list[str]) -> list[Test]:
    found = []
    for first, line in enumerate(lines):
        match = CPP_TEST.match(" ".join(lines[first:first + 4])) if "TEST" in line else None
        if match:
            ends = (at for at in range(first, len(lines)) if lines[at].startswith("}"))
            macro, suite, name = match.groups()
            last = next(ends, len(lines))
            found.append(Test(suite, f"{suite}.{name}", macro == "TEST_P", first, last))
    return found


def runner_of(row: int, tests: list[Test]) -> str:
    """The test around a row, else the file's first TEST_P, else its first test."""
    around = [test for test in tests if test.first <= row <= test.last]
    over_values = [test for test in tests if test.is_over_values]
    return next((test.name for test in [*around, *over_values, *tests]), "")


def read_script(citations: Citations, path: str, text: str, data_names: set[str]) -> None:
    lines = text.splitlines()
    for number, words in comments(lines):
        where = f"{path}:{number + 1}"
        test = SCRIPT_TEST.match(lines[number]) if number < len(lines) else None
        if not test:
            citations.faults.append(f"{where}: no test follows the comment on what is proven")
            continue
        name = next(group for group in test.groups() if group)
        mentioned = any(data in line for line in lines for data in data_names)
        citations.add(where, Citation(path, name, has_rows=mentioned), words)


def comments(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each comment on what is proven: the index of the line below it, and its words."""
    words: list[str] = []
    for number, line in enumerate([*lines, ""]):
        match = COMMENT.match(line)
        if match:
            words.append(match[1])
        elif words and not line.strip().startswith(("//", "#", "@")):
            yield number, " ".join(words)
            words = []


def read_data(citations: Citations, path: str, text: str, texts: dict[str, str]) -> None:
    """Rows of a data file; some test must name the file, or nothing runs them."""
    file = pathlib.PurePosixPath(path)
    if not any(file.name in other for name, other in texts.items()
               if pathlib.PurePosixPath(name).suffix in CPP | SCRIPT | {".txt"}):
        citations.faults.append(f"{path}: no test names this file, so nothing runs its rows")
    try:
        rows = list(rows_of(file.suffix, text))
    except (ValueError, StopIteration, RuntimeError, csv.Error) as error:
        citations.faults.append(f"{path}: unreadable: {error}")
        return
    for number, row in enumerate(rows, 1):
        words = row["proves"]
        words = " ".join(map(str, words)) if isinstance(words, list) else str(words or "")
        name = str(row.get("name") or row.get("case") or row.get("id") or f"row {number}")
        citations.add(f"{path}: {name}", Citation(path, name, is_row=True), words)


def rows_of(suffix: str, text: str) -> Iterator[dict[str, Any]]:
    """Every object or row with `proves`, however deep it lies."""
    if suffix == ".tsv":
        lines = text.splitlines()
        head = next(at for at, line in enumerate(lines) if "proves" in cells(line))
        rows = [line for line in lines[head + 1:] if line and not line.startswith("#")]
        yield from csv.DictReader(rows, cells(lines[head]), delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        yield from within(tomllib.loads(text) if suffix == ".toml" else json.loads(text))


def cells(line: str) -> list[str]:
    """The names of a table's columns; they may stand in a comment."""
    return line.lstrip("# ").split("\t")


def within(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "proves" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from within(item)
