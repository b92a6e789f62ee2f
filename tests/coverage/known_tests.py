"""Whether CTest runs what is cited: a test that nothing runs proves nothing."""
import json
import pathlib
import subprocess
from collections import Counter
from collections.abc import Iterable
from typing import Any

from citations import CPP, Citation


def listed_by_ctest(build: pathlib.Path) -> list[dict[str, Any]]:
    """Name and command of every test of a build folder."""
    told = subprocess.run(
        ["ctest", "--test-dir", str(build), "--show-only=json-v1"],
        check=True, capture_output=True, text=True, timeout=120,
    )
    return json.loads(told.stdout)["tests"]


def unknown(citations: Iterable[Citation], tests: list[dict[str, Any]]) -> list[str]:
    """A line for each cited test that CTest does not run. C++ tests are known by suite and name,
    scripts by a command that names them or a script beside them."""
    unbuilt = sorted(test["name"] for test in tests if test["name"].endswith("_NOT_BUILT"))
    if unbuilt:
        return [f"{name}: build all tests first, or CTest cannot list them" for name in unbuilt]
    names = Counter(pair for test in tests for pair in suite_and_name(test["name"]))
    commands = "\n".join(word for test in tests for word in test.get("command", []))
    faults = []
    for citation in citations:
        if citation.is_row and not is_run_by_name(citation):
            continue  # a row of a file: the test that names the file runs it
        path = pathlib.PurePosixPath(citation.path)
        if path.suffix in CPP:
            is_known = citation.test in names
        else:
            is_known = f"/{path.parent}/" in commands or f"/{path.name}" in commands
        if not is_known:
            faults.append(f"{citation.path}: CTest runs no {citation.test}")
        elif citation.cases > max(1, names[citation.test]):
            told = f"{names[citation.test]} of {citation.test}, its source lists {citation.cases}"
            faults.append(f"{citation.path}: CTest runs {told}")
    return faults


def is_run_by_name(row: Citation) -> bool:
    return pathlib.PurePosixPath(row.path).suffix in CPP and bool(row.test)


def suite_and_name(test: str) -> set[str]:
    """`Stores/Twins.Match/0`, `Typed/1.Match`: Twins.Match and Typed.Match to their sources."""
    suite, dot, name = test.partition(".")
    return {f"{part}.{name.split('/')[0]}" for part in suite.split("/")} if dot else set()
