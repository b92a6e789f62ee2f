#!/usr/bin/env python3
"""Whether every file of the catalogue has the form that its published schema gives it.

    check_schemas.py [--catalogue FOLDER] [--evidence FOLDER] [--matrix FILE]
"""
import argparse
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("SKIPPED: python3-jsonschema is not installed")
    sys.exit(SKIPPED)


def main(arguments: list[str]) -> int:
    made = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    made.add_argument("--catalogue", type=pathlib.Path, default=HERE)
    made.add_argument("--evidence", type=pathlib.Path, help="a run's evidence/, to be judged too")
    made.add_argument("--matrix", type=pathlib.Path, help="a kill matrix, to be judged too")
    options = made.parse_args(arguments)
    files = {
        "message": sorted(options.catalogue.glob("*/messages/*.json")),
        "mutant": sorted(options.catalogue.glob("*/mutants/*.json")),
        "test": [path for role in ("gateway", "server", "client")
                 for path in sorted(options.catalogue.glob(f"*/{role}/*.json"))],
        "evidence": sorted(options.evidence.glob("*.json")) if options.evidence else [],
        "kill-matrix": [options.matrix] if options.matrix else [],
    }
    faults = [fault for schema, paths in files.items() for fault in judge(schema, paths)]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{sum(map(len, files.values()))} files, {len(faults)} faults")
    return 1 if faults or not files["test"] else 0


def judge(schema: str, paths: list[pathlib.Path]) -> list[str]:
    """A line for each file that does not have its form."""
    document = json.loads((HERE / "schemas" / f"{schema}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(document)
    validator = Draft202012Validator(document)
    return [
        f"{path.name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
        for path in paths
        for error in validator.iter_errors(json.loads(path.read_text(encoding="utf-8")))
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
