#!/usr/bin/env python3
"""Which test proves which sentence of docs/protocols/. Writes coverage.md there.

    coverage.py                      write the page
    coverage.py --check              write nothing; fail where something is wrong or out of date
    coverage.py --untested           list what has neither test nor a line in later.tsv
    coverage.py --known-to BUILD     fail where CTest in that build folder runs no cited test
"""
import argparse
import pathlib
import sys

from citations import Citations, read_citations
from known_tests import listed_by_ctest, unknown
from page import out_of_date, proven_by, write_page
from rules import Later, Malformed, Sentence, read_later, read_sentences

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    folder = options.root / "docs" / "protocols"
    try:
        sentences, later = read_sentences(folder), read_later(folder / "later.tsv")
    except (Malformed, OSError) as error:
        print(f"coverage: {error}", file=sys.stderr)
        return 2
    citations = read_citations(options.root)
    if options.known_to:
        return tell(unknown(citations.found, listed_by_ctest(options.known_to)))
    if options.untested:
        return tell(untested(sentences, later, citations))
    text = write_page(sentences, later, citations.found)
    faults = judge(sentences, later, citations)
    if options.check:
        if out_of_date(folder / "coverage.md", text):
            faults.append("coverage.md is out of date: run tests/coverage/coverage.py")
    else:
        (folder / "coverage.md").write_text(text, encoding="utf-8")
    return tell(faults)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    made.add_argument("--root", type=pathlib.Path, default=ROOT, help="of the project")
    what = made.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="write nothing, judge everything")
    what.add_argument("--untested", action="store_true", help="list what has no test and no reason")
    what.add_argument("--known-to", type=pathlib.Path, metavar="BUILD", help="a build folder")
    return made


def judge(
    sentences: dict[str, Sentence], later: dict[str, Later], citations: Citations
) -> list[str]:
    """All that is wrong, a line each, with the next step."""
    faults = list(citations.faults)
    proven = proven_by(sentences, citations.found)
    for citation in citations.found:
        for name in citation.ids:
            if name not in sentences:
                faults.append(f"{citation.path}: {citation.test} cites {name}, which no page has")
    for name in later:
        if name not in sentences:
            faults.append(f"later.tsv: {name} stands on no page")
        elif name in proven:
            faults.append(f"later.tsv: {name} has a test by now; remove its line")
    return faults + untested(sentences, later, citations)


def untested(
    sentences: dict[str, Sentence], later: dict[str, Later], citations: Citations
) -> list[str]:
    proven = proven_by(sentences, citations.found)
    return [
        f"{name} has no test and no line in later.tsv: {sentence.text}"
        for name, sentence in sentences.items()
        if name not in proven and name not in later
    ]


def tell(faults: list[str]) -> int:
    for fault in faults:
        print(f"coverage: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
