"""Linear programming over what a reader knows: how narrow can he make a count that is told as "<5"?

Many readers are attacked as one program of separate blocks: where all guarded counts can be 0 at
once, and 4 at once, no single one has a bound above 0 or below 4. Where they cannot, each is tried
by itself. GLPK solves (Debian: glpk-utils).
"""
import pathlib
import subprocess
import tempfile
from collections.abc import Iterable, Sequence

from knowledge import ENDLESS, Interval, Knowledge, Unknown

ROUNDING = 1e-6
SOLVER = "glpsol"


class Contradiction(Exception):
    """No counts at all agree with the answers."""


class Program:
    """The constraints of several readers who know nothing of each other."""

    def __init__(self, readers: Sequence[Knowledge]) -> None:
        self.columns: dict[tuple[int, Unknown], str] = {}
        self.bounds: list[str] = []
        self.limits: list[str] = []
        for number, reader in enumerate(readers):
            self.add(number, reader)
        self.guarded = [self.columns[number, unknown] for number, reader in enumerate(readers)
                        for unknown in reader.guarded]

    def add(self, number: int, reader: Knowledge) -> None:
        for unknown, (low, high) in reader.bounds.items():
            if low > high:
                raise Contradiction(f"{unknown} would be {low} to {high}")
            column = self.columns[number, unknown] = f"x{len(self.bounds)}"
            above = f" <= {high:.12g}" if high < ENDLESS else ""
            self.bounds.append(f"{low:.12g} <= {column}{above}")
        for terms, (low, high) in reader.sums.items():
            total = " ".join(f"{times:+d} {self.columns[number, part]}" for part, times in terms)
            if low > -ENDLESS:
                self.limit(f"{total} >= {low:.12g}")
            if high < ENDLESS:
                self.limit(f"{total} <= {high:.12g}")
        for part, whole in reader.parts:
            self.limit(f"{self.columns[number, part]} - {self.columns[number, whole]} <= 0")

    def limit(self, text: str) -> None:
        self.limits.append(f"c{len(self.limits)}: {text}")

    def least(self, columns: Iterable[str]) -> float:
        """The least that the sum of the columns can be."""
        return self.solve("Minimize", columns)

    def most(self, columns: Iterable[str]) -> float:
        """The most that it can be."""
        return self.solve("Maximize", columns)

    def solve(self, goal: str, columns: Iterable[str]) -> float:
        # GLPK wants a limit, and every column in one or in the goal.
        everything = added(f"0 {column}" for column in self.columns.values())
        lines = [goal, f"goal: {added(columns)}", "Subject To", f"c: {everything} <= 0",
                 *self.limits, "Bounds", *self.bounds, "End", ""]
        with tempfile.TemporaryDirectory() as folder:
            asked, solved = pathlib.Path(folder, "asked.lp"), pathlib.Path(folder, "solved")
            asked.write_text("\n".join(lines), encoding="ascii")
            subprocess.run([SOLVER, "--nopresol", "--lp", asked, "--write", solved], check=True,
                           stdout=subprocess.DEVNULL, timeout=300)
            return bound_in(solved.read_text(encoding="ascii"))


def added(columns: Iterable[str]) -> str:
    return " + ".join(columns)


def bound_in(solution: str) -> float:
    """The goal's value: `s bas ROWS COLUMNS PRIMAL DUAL VALUE`, f for feasible and n for not."""
    words = next(line for line in solution.splitlines() if line.startswith("s bas")).split()
    primal, dual, value = words[4], words[5], words[6]
    if primal == "n":
        raise Contradiction("no counts agree with these answers")
    if (primal, dual) != ("f", "f"):
        raise RuntimeError(f"{SOLVER} came to no end: primal {primal}, dual {dual}")
    return float(value)


def holds(readers: Sequence[Knowledge]) -> bool:
    """True where every guarded count of every reader may be anything from 0 to 4."""
    program = Program(readers)
    if not program.guarded:
        return True
    return (program.least(program.guarded) <= ROUNDING
            and program.most(program.guarded) >= 4 * len(program.guarded) - ROUNDING)


def narrowed(reader: Knowledge) -> list[tuple[Unknown, Interval]]:
    """The guarded counts of which a reader learns more than "<5", with the bounds he finds."""
    program = Program([reader])
    found = []
    for unknown in reader.guarded:
        column = [program.columns[0, unknown]]
        low, high = program.least(column), program.most(column)
        if low > ROUNDING or high < 4 - ROUNDING:
            found.append((unknown, (low, high)))
    return found
