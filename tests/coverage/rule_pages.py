#!/usr/bin/env python3
"""Checks docs/rules.md and docs/rules.nl.md: that both tell the same, and cite what exists.

    rule_pages.py           of this project
    rule_pages.py --root R  of another
"""
import argparse
import pathlib
import re
import sys
from dataclasses import dataclass

from rules import SENTENCE_ID, Malformed, read_sentences

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES = ("docs/rules.md", "docs/rules.nl.md")
SOURCE = {"docs/rules.md": "Source: ", "docs/rules.nl.md": "Bron: "}
CODE = "Code: "
# What the pages must explain: each of these is cited at least once. Errors, limits and tracing
# (COM-27 to COM-29) are no rules about children.
EXPLAINED = ("RET-1", "INF-1", "INF-2",
             *(f"COM-{number}" for number in range(20, 39) if number not in (27, 28, 29)))


@dataclass(frozen=True)
class Rule:
    """A section of a page: its heading, the sentences it cites and the files it names."""

    heading: str
    ids: tuple[str, ...]
    files: tuple[str, ...]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, default=ROOT, help="of the project")
    faults = judge(parser.parse_args(arguments).root)
    for fault in faults:
        print(f"rule pages: {fault}", file=sys.stderr)
    return 1 if faults else 0


def judge(root: pathlib.Path) -> list[str]:
    """All that is wrong, a line each."""
    try:
        known = set(read_sentences(root / "docs" / "protocols"))
        pages = {page: read_page(root, page) for page in PAGES}
    except (Malformed, OSError) as error:
        return [str(error)]
    faults = differences(pages)
    for page, found in pages.items():
        for rule in found:
            faults += dangling(root, page, rule, known)
    return faults + unexplained(pages[PAGES[0]])


def read_page(root: pathlib.Path, page: str) -> list[Rule]:
    """The sections of a page, in order. Throws Malformed where one lacks its source or code."""
    text = (root / page).read_text(encoding="utf-8")
    return [read_section(page, section) for section in re.split(r"^## ", text, flags=re.M)[1:]]


def read_section(page: str, section: str) -> Rule:
    lines = section.splitlines()
    sources = [line for line in lines if line.startswith(SOURCE[page])]
    code = [line for line in lines if line.startswith(CODE)]
    if len(sources) != 1 or len(code) != 1:
        raise Malformed(f"{page}: '{lines[0]}' needs one line '{SOURCE[page]}…' and one '{CODE}…'")
    return Rule(lines[0], tuple(SENTENCE_ID.findall(sources[0])),
                tuple(re.findall(r"`([^`]+)`", code[0])))


def differences(pages: dict[str, list[Rule]]) -> list[str]:
    """Where the languages part: in their number of rules, or in what a rule rests on."""
    first, second = (pages[page] for page in PAGES)
    if len(first) != len(second):
        return [f"{PAGES[0]} has {len(first)} rules, {PAGES[1]} has {len(second)}"]
    return [f"'{a.heading}' and '{b.heading}' do not cite the same"
            for a, b in zip(first, second) if (a.ids, a.files) != (b.ids, b.files)]


def dangling(root: pathlib.Path, page: str, rule: Rule, known: set[str]) -> list[str]:
    about = f"{page}: '{rule.heading}'"
    faults = [f"{about} cites {name}, which no page of the contract has"
              for name in rule.ids if name not in known]
    faults += [f"{about} names {file}, which is not there"
               for file in rule.files if not (root / file).is_file()]
    if not rule.ids or not rule.files:
        faults.append(f"{about} cites no sentence or names no file")
    return faults


def unexplained(rules: list[Rule]) -> list[str]:
    cited = {name.split(".")[0] for rule in rules for name in rule.ids}
    return [f"no rule of {PAGES[0]} cites a sentence of {requirement}"
            for requirement in EXPLAINED if requirement not in cited]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
