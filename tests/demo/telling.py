"""Prints the timeline: 100 columns, colour on a terminal alone."""
import os
import sys
import textwrap
from typing import TextIO

from cast import PARTS
from learned import Learned
from scene import Scene, Told
from words import REGION_NAMES, WORDS

WIDTH = 100
INDENT = "   "
GAP = "  "
COLUMNS = (24, 39, 30)
STYLES = {"bold": "1", "dim": "2", "green": "32", "yellow": "33", "red": "31"}


def language(asked: str | None) -> str:
    """The language asked for, else the environment's, else Dutch."""
    if asked:
        return asked
    settings = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((setting for setting in settings if setting), "")
    return "en" if first.startswith("en") else "nl"


def human_size(size: int) -> str:
    return f"{size / 1024:.0f} kB" if size < 1 << 20 else f"{size / (1 << 20):.1f} MB"


class Teller:
    """Tells the play in one language; silent where `out` is None."""

    def __init__(self, lang: str, out: TextIO | None) -> None:
        self._words = WORDS[lang]
        self._learned = Learned(self.word)
        self._out = out
        self._colour = bool(out and out.isatty() and not os.environ.get("NO_COLOR"))

    def word(self, name: str, /, **values: object) -> str:
        return self._words[name].format(**values)

    def _say(self, line: str = "") -> None:
        if self._out:
            print(line.rstrip(), file=self._out, flush=True)

    def _in(self, style: str, text: str) -> str:
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self._colour else text

    def _paragraph(self, text: str, style: str | None = None) -> None:
        for line in textwrap.wrap(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT):
            self._say(self._in(style, line) if style else line)

    def preface(self) -> None:
        self._say()
        self._say(INDENT + self._in("bold", self.word("title")))
        self._paragraph(self.word("preface"), "dim")

    def scene(self, scene: Scene) -> None:
        """A step: what happened, who learned what, and how its checks went."""
        self._say()
        number = str(scene.number).ljust(len(INDENT) - 1)
        heading = textwrap.wrap(self.word(scene.name, **scene.values), WIDTH - len(INDENT))
        self._say(self._in("bold", f"{number} {heading[0]}"))
        for line in heading[1:]:
            self._say(INDENT + self._in("bold", line))
        if scene.told:
            self._table(scene.told)
        self._inspected(scene)
        if scene.checks.ok:
            self._paragraph(self.word(scene.name + ".after", **scene.values))
            checked = self.word("checks", count=len(scene.checks.done))
            self._say(INDENT + self._in("green", "✓ " + checked))

    def _table(self, told: list[Told]) -> None:
        self._say()
        heads = [self.word(name) for name in ("who", "learns", "not")]
        self._say(self._row(heads, ("dim", "dim", "dim")))
        self._say(INDENT + self._in("dim", "─" * (WIDTH - len(INDENT))))
        before: tuple[str, str] | None = None
        for one in sorted(told, key=lambda one: list(PARTS).index(one.who) if one.who in PARTS
                          else -1):
            reader = (one.who, one.region)
            if before and reader != before:
                self._say()
            self._entry(one, reader != before)
            before = reader
        self._say()

    def _inspected(self, scene: Scene) -> None:
        """What an inspection showed, a signal a line."""
        if not scene.shown:
            return
        self._say()
        for shown in scene.shown:
            for line in self._learned.inspected(shown):
                self._paragraph(line)
        self._say()

    def _entry(self, told: Told, names_receiver: bool) -> None:
        who = [self.word(told.who), self.word("through", region=REGION_NAMES[told.region])]
        withheld = ", ".join(self.word(fact) for fact in told.disclosure.withheld)
        cells = [self._wrapped(who if names_receiver else [], COLUMNS[0]),
                 self._wrapped(self._learned.lines(told), COLUMNS[1]),
                 self._wrapped([withheld], COLUMNS[2])]
        for at in range(max(len(cell) for cell in cells)):
            row = [cell[at] if at < len(cell) else "" for cell in cells]
            first = "bold" if names_receiver and at == 0 else "dim"
            self._say(self._row(row, (first, "", "yellow")))

    def _row(self, cells: list[str], styles: tuple[str, str, str]) -> str:
        padded = [cell.ljust(width) for cell, width in zip(cells, COLUMNS)]
        return INDENT + GAP.join(self._in(style, cell) if style else cell
                                 for cell, style in zip(padded, styles))

    @staticmethod
    def _wrapped(texts: list[str], width: int) -> list[str]:
        return [line for text in texts for line in textwrap.wrap(text, width)]

    def failure(self, scene: Scene, folder: str) -> None:
        """Which checks failed, and where to look; told on standard error too."""
        lines = [self._in("red", "✗ " + self.word("failed", step=scene.number))]
        for finding in scene.checks.failed():
            lines.append(f"{INDENT}- {finding['what']}")
            if "found" in finding:
                lines.append(f"{INDENT}  {self.word('found')}: {finding['found']}")
        lines.append(INDENT + self.word("logs", folder=folder))
        print("\n" + "\n".join(lines), file=sys.stderr, flush=True)

    def broken(self, why: object, folder: str | None) -> None:
        """The play could not go on; `folder`, where there is something to look at."""
        lines = ["", self._in("red", "✗ " + self.word("broken", why=why))]
        if folder:
            lines.append(INDENT + self.word("logs", folder=folder))
        print("\n".join(lines), file=sys.stderr, flush=True)

    def success(self, count: int, seconds: float) -> None:
        self._say()
        text = self.word("all_well", count=count, seconds=f"{seconds:.1f}")
        self._say(INDENT + self._in("green", "✓ " + text))
        self._say()

    def kept(self, addresses: dict[str, str], folder: str, pids: list[int]) -> None:
        """Where everything is that keeps running, and how to end it."""
        self._say(INDENT + self._in("bold", self.word("kept")))
        for name, address in [*addresses.items(), (self.word("folder"), folder)]:
            self._say(f"{INDENT}  {name:<28}{address}")
        self._say(INDENT + self._in("bold", self.word("how_to_stop")))
        numbers = " ".join(str(pid) for pid in pids)
        self._say(f"{INDENT}  kill {numbers}; rm -r {folder}")
        self._say()
