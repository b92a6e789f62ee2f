"""What the trust tests share: where the build is, and how a suite is run."""
import argparse
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "demo"))

_build: list[pathlib.Path] = []


def build_folder() -> pathlib.Path:
    return _build[0]


def run() -> None:
    """Runs the calling file's tests: `--build` is taken, all else is unittest's."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    arguments, rest = parser.parse_known_args()
    _build.append(arguments.build.resolve())
    unittest.main(module="__main__", argv=[sys.argv[0], *rest], warnings="ignore")
