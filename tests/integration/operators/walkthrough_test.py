"""What docs/operating.md says of a region that is down is done as it stands there: its commands are
read from the page and run, and what they print is what the page shows."""
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import unittest
from dataclasses import dataclass

import suite
from stage import free_ports

DOCS = pathlib.Path(__file__).resolve().parents[3] / "docs"
PATIENCE_SECONDS = 40.0
PAGE_PORTS = ("8443", "9001", "9002", "9101", "9102")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ID = re.compile(r"^([0-9a-f-]{36}) ", re.MULTILINE)


@dataclass
class Block:
    kind: str
    text: str


def section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next of the same or a higher level."""
    level = heading.split()[0]
    begin = page.index(f"\n{heading}\n") + len(heading) + 2
    ends = [at for n in range(2, len(level) + 1)
            if (at := page.find(f"\n{'#' * n} ", begin)) >= 0]
    return page[begin:min(ends, default=len(page))]


def blocks(text: str) -> list[Block]:
    return [Block(*found) for found in BLOCK.findall(text)]


def shown(line: str) -> re.Pattern[str]:
    """A line of the page: spaces as they come, `…` for anything."""
    parts = [re.escape(word) for word in line.split()]
    whole = r"\s+".join(parts).replace("…", ".*")
    return re.compile(rf"^\s*{whole}\s*$", re.MULTILINE)


@unittest.skipUnless(shutil.which("curl"), "the page uses curl, which is not installed here")
class Walkthrough(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kruispunt-walk-")).resolve()
        self.addCleanup(shutil.rmtree, self.folder)
        self.ports = dict(zip(PAGE_PORTS, map(str, free_ports(len(PAGE_PORTS)))))
        self.page = (DOCS / "operating.md").read_text(encoding="utf-8")
        self.shell = self.start_shell()
        self.addCleanup(self.end)
        self.letter = "ID"

    def start_shell(self) -> "subprocess.Popen[str]":
        return subprocess.Popen(["bash"], cwd=self.folder, stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                encoding="utf-8")

    def end(self) -> None:
        assert self.shell.stdin and self.shell.stdout
        self.shell.stdin.write("kill $(jobs -p); wait\nexit\n")
        self.shell.stdin.close()
        self.shell.wait(PATIENCE_SECONDS)
        self.shell.stdout.close()

    def here(self, text: str) -> str:
        """The page's text with this build, this test's folder, free ports and the notice at hand."""
        text = text.replace("$PWD/build/dev", str(suite.build_folder()))
        text = text.replace("/tmp/sandbox", str(self.folder / "sandbox"))
        for on_page, free in self.ports.items():
            text = re.sub(rf"\b{on_page}\b", free, text)
        return text.replace(" ID", f" {self.letter}")

    def run_block(self, commands: str) -> str:
        """What they print; the shell keeps what they change."""
        assert self.shell.stdin and self.shell.stdout
        self.shell.stdin.write(f"{self.here(commands)}\necho; echo '--end--'\n")
        self.shell.stdin.flush()
        said = ""
        for line in self.shell.stdout:
            if line == "--end--\n":
                return said
            said += line
        self.fail(f"the shell ended: {said}")

    def do(self, commands: str, expected: str = "") -> None:
        """Runs a block until it prints what the page shows; what acts is run once."""
        acts = re.search(r"\b(retry|drop|pause|resume|sandbox|serve|curl)\b", commands)
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            said = self.run_block(commands)
            absent = [line for line in expected.splitlines() if not shown(line).search(said)]
            if not absent:
                break
            self.assertFalse(acts or time.monotonic() > until,
                             f"{commands}the page shows\n{expected}and it says\n{said}")
            # sleeps because what the gateway does by itself takes its time
            time.sleep(0.5)
        found = ID.search(said)
        if found:
            self.letter = found[1]

    def set_up(self) -> None:
        """The sandbox by hand, up to and with the gateway, as its own page has it."""
        for each in blocks((DOCS / "sandbox.md").read_text(encoding="utf-8")):
            self.do(each.text)
            if "kruispunt serve" in each.text:
                return
        self.fail("docs/sandbox.md starts no gateway")

    def rehearse(self) -> list[Block]:
        """To where the region is down; gives what is done later on."""
        self.set_up()
        look, well, down, accepted, *later = blocks(section(self.page, "### Rehearsing it"))
        self.do(look.text, well.text)
        self.do(down.text, accepted.text)
        return later

    # proves: BEH-04.2 BEH-04.4 BEH-04.8 BEH-12.1
    def test_from_a_region_that_is_down_to_a_notice_that_goes_again(self) -> None:
        refuse, mend = self.rehearse()
        steps = re.split(r"^\*\*\d\. ", section(self.page, "## When a region is down")
                         .split("### Rehearsing")[0], flags=re.MULTILINE)[1:]
        self.assertEqual(len(steps), 9)
        for number, step in enumerate(steps, 1):
            if number == 5:
                self.do(refuse.text)
            if number == 8:
                self.do(mend.text)
            found = blocks(step)
            for command, expected in zip(found[::2], found[1::2]):
                self.assertEqual((command.kind, expected.kind), ("sh", "text"), step)
                with self.subTest(step=number):
                    self.do(command.text, expected.text)
