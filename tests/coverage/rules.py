"""The contract's sentences, and which of them come later, as docs/protocols/ has them."""
import csv
import pathlib
import re
from dataclasses import dataclass

PAGES = ("common", "esar", "multisignaal", "sisa", "midden-nederland", "coordination")
SENTENCE_ID = re.compile(r"[A-Z]+-\d+\.\d+")
LEVELS = ("MUST", "SHOULD", "MAY")
ROLES = ("gateway", "region", "both")
LATER_COLUMNS = ["id", "reason", "meanwhile"]


class Malformed(Exception):
    """A page or a table is not in the form that the tool reads; the text says where."""


@dataclass(frozen=True)
class Sentence:
    """One testable sentence; `page` is the stem of the file that it stands in."""

    id: str
    page: str
    role: str
    level: str
    violable: bool
    text: str


@dataclass(frozen=True)
class Later:
    """Why a sentence has no test yet, and what the gateway does until it has one."""

    id: str
    reason: str
    meanwhile: str


def read_sentences(folder: pathlib.Path) -> dict[str, Sentence]:
    """All sentences of the pages, in their order. Throws Malformed."""
    found: dict[str, Sentence] = {}
    for page in PAGES:
        path = folder / f"{page}.md"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not re.match(r"\| [A-Z]+-\d", line):
                continue
            where = f"{path.name}:{number}"
            sentence = parse_sentence(page, line, where)
            if sentence.id in found:
                raise Malformed(f"{where}: {sentence.id} stands there twice")
            found[sentence.id] = sentence
    return found


def parse_sentence(page: str, line: str, where: str) -> Sentence:
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    if len(cells) != 5:
        raise Malformed(f"{where}: {len(cells)} cells, not id, who, level, violable and rule")
    name, role, level, violable, text = cells
    if not SENTENCE_ID.fullmatch(name):
        raise Malformed(f"{where}: '{name}' is no id such as COM-20.3")
    if role not in ROLES or level not in LEVELS or violable not in ("yes", "no"):
        raise Malformed(f"{where}: who is one of {ROLES}, level of {LEVELS}, violable yes or no")
    return Sentence(name, page, role, level, violable == "yes", text)


def read_later(path: pathlib.Path) -> dict[str, Later]:
    """The table of what comes later, by id. Throws Malformed."""
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    if not rows or rows[0] != LATER_COLUMNS:
        raise Malformed(f"{path.name}: the first line names the columns {LATER_COLUMNS}")
    found: dict[str, Later] = {}
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(LATER_COLUMNS) or not all(cell.strip() for cell in row):
            raise Malformed(f"{path.name}:{number}: id, reason and meanwhile, divided by tabs")
        if row[0] in found:
            raise Malformed(f"{path.name}:{number}: {row[0]} stands there twice")
        found[row[0]] = Later(*row)
    return found
