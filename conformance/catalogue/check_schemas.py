#!/usr/bin/env python3
"""Whether every file of the catalogue, and of the examples, has the form that its published schema
gives it; or, where one is named, what a run left behind, the lines to and from the adapter among it.

    check_schemas.py [--catalogue FOLDER] [--run FOLDER]… [--lines FILE]… [--matrix FILE]
"""
import argparse
import json
import pathlib
import sys
from collections.abc import Iterable
from typing import Any

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
SKIPPED = 77
# The suite keeps no more of a line than this.
LONGEST_KEPT_LINE = 4096

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("SKIPPED: python3-jsonschema is not installed")
    sys.exit(SKIPPED)


def main(arguments: list[str]) -> int:
    made = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    made.add_argument("--catalogue", type=pathlib.Path, default=HERE)
    made.add_argument("--run", type=pathlib.Path, action="append", default=[],
                      help="a run's folder: its evidence, SUT file, report, adapter's lines")
    made.add_argument("--lines", type=pathlib.Path, action="append", default=[],
                      help="a file of lines to and from an adapter")
    made.add_argument("--matrix", type=pathlib.Path, help="a kill matrix, to be judged too")
    options = made.parse_args(arguments)
    evidence = [path for run in options.run for path in sorted(run.glob("evidence/*.json"))]
    asked = {"sut": options.run, "evidence": options.run, "adapter": options.lines,
             "kill-matrix": options.matrix}
    wanted = list(filter(asked.get, asked)) or ["message", "mutant", "test", "sut"]
    files = {
        **({} if any(asked.values()) else of_the_repository(options.catalogue)),
        **({"sut": read([run / "sut.json" for run in options.run])} if options.run else {}),
        "evidence": read(evidence),
        "report": read([run / "report.json" for run in options.run]),
        "adapter": [*kept_lines(evidence), *lines_of(options.lines)],
        "kill-matrix": read([options.matrix] if options.matrix else []),
    }
    faults = [fault for schema, given in files.items() for fault in judge(schema, given)]
    faults += [f"there is nothing to hold against {schema}.json"
               for schema in wanted if not files[schema]]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(", ".join(f"{len(given)} {schema}" for schema, given in files.items() if given)
          + f": {len(faults)} faults")
    return 1 if faults else 0


Document = tuple[str, Any]


def of_the_repository(catalogue: pathlib.Path) -> dict[str, list[Document]]:
    """The catalogue's files and the examples' SUT files, by their schemas."""
    return {
        "message": read(sorted(catalogue.glob("*/messages/*.json"))),
        "mutant": read(sorted(catalogue.glob("*/mutants/*.json"))),
        "test": read([path for role in ("gateway", "server", "client")
                      for path in sorted(catalogue.glob(f"*/{role}/*.json"))]),
        "sut": read(sorted(EXAMPLES.glob("*sut.json"))),
    }


def read(paths: Iterable[pathlib.Path]) -> list[Document]:
    """What stands in the files, each with its name."""
    return [(path.name, json.loads(path.read_text(encoding="utf-8"))) for path in paths]


def kept_lines(evidence: list[pathlib.Path]) -> list[Document]:
    """The lines to and from the adapter that the evidence keeps whole, without `> ` and `< `."""
    return [
        (f"{name}, line {number}", json.loads(line[2:]))
        for name, seen in read(evidence)
        for number, line in enumerate(seen.get("adapter", []), 1)
        if len(line.encode()) < LONGEST_KEPT_LINE
    ]


def lines_of(paths: list[pathlib.Path]) -> list[Document]:
    return [
        (f"{path.name}, line {number}", json.loads(line))
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]


def judge(schema: str, documents: list[Document]) -> list[str]:
    """A line for each document that does not have its form."""
    form = json.loads((HERE / "schemas" / f"{schema}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(form)
    validator = Draft202012Validator(form)
    return [
        f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
        for name, document in documents
        for error in validator.iter_errors(document)
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
