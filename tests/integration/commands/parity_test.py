#!/usr/bin/env python3
"""What a page can do, `kruispunt` can do: the table of calls, pages and commands is whole, and each
command makes the call that the table says, tried on a socket that answers in the gateway's place.
"""
import http.server
import json
import pathlib
import re
import socketserver
import subprocess
import sys
import tempfile
import threading
import unittest
from typing import Any

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[2]
DOCS = SOURCE / "docs"
SITE = SOURCE / "gateway/portal/site/www"
sys.path[:0] = [str(HERE.parent / "trust")]

import suite  # noqa: E402
from processes import find_program  # noqa: E402

SECONDS = 60
ID = "0f6b4d52-8a0e-4c0b-9d0a-5f1f3f6f7a11"
WORDS = {"REGION": "esar", "ID": ID, "NR": "7", "SIZE": "5", "TEXT": "proef"}

# What a command needs to find in an answer to go on to its end.
ANSWERS: dict[str, Any] = {
    "GET aflevering": {"aflevering": [], "som": None},
    "GET aflevering/meldingen": {"meldingen": [], "volgende": None},
    "GET bezwaren": {"bezwaren": [], "volgende": None},
    "GET niet-opgepakt": {"nietOpgepakt": [], "volgende": None},
    "GET logboek": {"regels": [], "toelichtingen": {}, "volgende": None},
    "GET sleutels": {"stap": "geen", "epoch": 1, "gedaan": 0, "van": 0, "epochs": []},
    "POST sleutels/vernieuw": {"stap": "geen", "epoch": 2, "gedaan": 0, "van": 0, "epochs": []},
}


def rows(heading: str) -> list[list[str]]:
    """The rows under a table's heading, each as its cells."""
    lines = (DOCS / "protocols/coordination.md").read_text(encoding="utf-8").splitlines()
    begin = next(at for at, line in enumerate(lines) if line.startswith(heading))
    found = []
    for line in lines[begin + 2:]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def granted() -> list[str]:
    """Every call there is: another test holds this table to the program."""
    return [cells[0] for cells in rows("| call | coordinator |")]


def by_call() -> dict[str, list[str]]:
    """Of each call the pages that make it, the command, and what else it is done by."""
    table = rows("| call | pages | command |")
    found = {cells[0]: cells[1:] for cells in table}
    assert len(found) == len(table), "a call has two rows"
    return found


class Answering(http.server.BaseHTTPRequestHandler):
    """Answers every call with what its command needs, and keeps which it was."""

    def answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        call = f"{self.command} {self.path.removeprefix('/beheer/v1/').split('?')[0]}"
        self.server.asked.append(call)  # type: ignore[attr-defined]
        body = json.dumps(ANSWERS.get(call, {})).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = answer

    def address_string(self) -> str:
        return "socket"

    def log_message(self, *_: object) -> None:
        pass


class Gateway(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True

    def __init__(self, file: str) -> None:
        super().__init__(file, Answering)
        self.asked: list[str] = []


class Parity(unittest.TestCase):
    folder: tempfile.TemporaryDirectory
    gateway: Gateway

    @classmethod
    def setUpClass(cls) -> None:
        cls.program = str(find_program(suite.build_folder(), "kruispunt"))
        cls.folder = tempfile.TemporaryDirectory(prefix="kp")
        cls.sandbox = pathlib.Path(cls.folder.name, "s")
        subprocess.run([cls.program, "sandbox", str(cls.sandbox)], check=True, timeout=SECONDS,
                       stdout=subprocess.DEVNULL)
        data = cls.sandbox / "data"
        data.mkdir(exist_ok=True)
        cls.gateway = Gateway(str(data / "operators.sock"))
        threading.Thread(target=cls.gateway.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.gateway.shutdown()
        cls.gateway.server_close()
        cls.folder.cleanup()

    def run_command(self, text: str) -> "subprocess.CompletedProcess[str]":
        words = [WORDS.get(word, word) for word in text.removeprefix("kruispunt ").split()]
        words = [str(self.report()) if word == "FILE" else word for word in words]
        return subprocess.run([self.program, *words, "--config",
                               str(self.sandbox / "kruispunt.toml")], capture_output=True,
                              text=True, check=False, timeout=SECONDS)

    def report(self) -> pathlib.Path:
        file = pathlib.Path(self.folder.name, "report.json")
        file.write_text("{}", encoding="utf-8")
        return file

    def test_every_call_has_its_row(self) -> None:
        self.assertEqual(sorted(by_call()), sorted(granted()))

    # proves: BEH-00.8
    def test_every_call_that_a_page_makes_has_a_page_and_a_command(self) -> None:
        table = by_call()
        text = "".join(file.read_text(encoding="utf-8") for file in SITE.glob("*.js"))
        named = set(re.findall(r"'((?:GET|POST|PUT) [a-z][^']*)'", text))
        self.assertGreater(len(named), 15)
        for call in named:
            with self.subTest(call=call):
                pages, command = table[call][:2]
                self.assertNotEqual(pages, "–")
                self.assertRegex(command, r"^`kruispunt ")

    # proves: BEH-00.8
    def test_every_command_makes_its_call(self) -> None:
        tried = 0
        for call, (_, command, instead) in by_call().items():
            for each in re.findall(r"`(kruispunt [^`]+)`", command):
                with self.subTest(call=call, command=each):
                    meant = re.findall(r"`((?:GET|POST|PUT) [^`]+)`", instead) or [call]
                    if "the file" in instead:
                        self.assertEqual(self.run_command(each + " --help").returncode, 0)
                        continue
                    self.gateway.asked.clear()
                    done = self.run_command(each)
                    pattern = re.escape(meant[0]).replace(r"\*", "[^/]+")
                    self.assertTrue(
                        any(re.fullmatch(pattern, asked) for asked in self.gateway.asked),
                        f"{self.gateway.asked}\n{done.stdout}{done.stderr}")
                    tried += 1
        self.assertGreater(tried, 30)

    def test_a_call_without_a_command_says_why(self) -> None:
        for call, (_, command, instead) in by_call().items():
            if not command.startswith("`kruispunt "):
                with self.subTest(call=call):
                    self.assertEqual(command, "–")
                    self.assertGreater(len(instead), 20)


if __name__ == "__main__":
    suite.run()
