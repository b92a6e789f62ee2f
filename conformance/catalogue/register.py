#!/usr/bin/env python3
"""The register of sentences: requirements.json, made of the pages in docs/protocols.

    register.py            write requirements.json beside this file
    register.py --check    write nothing; fail where it is out of date
"""
import argparse
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
PAGES = ("common", "esar", "multisignaal", "sisa", "midden-nederland", "coordination")
SENTENCE_ID = re.compile(r"[A-Z]+-\d+\.\d+")


class Malformed(Exception):
    """A page is not in the form that is read; the text says where."""


def main(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    try:
        text = written(read_sentences(options.pages))
    except (Malformed, OSError) as error:
        print(f"register: {error}", file=sys.stderr)
        return 2
    if not options.check:
        options.register.write_text(text, encoding="utf-8")
        return 0
    if options.register.is_file() and options.register.read_text(encoding="utf-8") == text:
        return 0
    print(f"register: {options.register.name} is out of date: run {pathlib.Path(__file__).name}",
          file=sys.stderr)
    return 1


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    made.add_argument("--check", action="store_true", help="write nothing, compare")
    made.add_argument("--pages", type=pathlib.Path, default=HERE.parents[1] / "docs" / "protocols",
                      help="the folder of the protocol documents")
    made.add_argument("--register", type=pathlib.Path, default=HERE / "requirements.json")
    return made


def read_sentences(folder: pathlib.Path) -> list[dict[str, object]]:
    """Every sentence of the pages, in their order. Throws Malformed."""
    found: dict[str, dict[str, object]] = {}
    for page in PAGES:
        lines = (folder / f"{page}.md").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            if not re.match(r"\| [A-Z]+-\d", line):
                continue
            where = f"{page}.md:{number}"
            sentence = read_row(page, line, where)
            if found.setdefault(str(sentence["id"]), sentence) is not sentence:
                raise Malformed(f"{where}: {sentence['id']} stands there twice")
    return list(found.values())


def read_row(page: str, line: str, where: str) -> dict[str, object]:
    cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
    if len(cells) != 5 or not SENTENCE_ID.fullmatch(cells[0]):
        raise Malformed(f"{where}: a row is id, who, level, violable and rule")
    name, who, level, violable, text = cells
    if who not in ("gateway", "region", "both") or level not in ("MUST", "SHOULD", "MAY"):
        raise Malformed(f"{where}: who or level is not a word that is known")
    return {"id": name, "page": page, "who": who, "level": level, "violable": violable == "yes",
            "text": text}


def written(sentences: list[dict[str, object]]) -> str:
    """One sentence a line, so that a change shows which."""
    rows = ",\n".join(json.dumps(each, ensure_ascii=False) for each in sentences)
    return '{"requirements": [\n' + rows + "\n]}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
