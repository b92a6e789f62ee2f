"""A gateway with its four reference regions, and the operators' commands on it."""
import http.client
import json
import socket
import subprocess
from typing import Any

import suite
from played import COMMAND_SECONDS, Played
from processes import find_program
from stage import KRUISPUNT

# What no command may print: the made-up child and the professionals of played.signal.
SECRETS = ("99991", "Sanne", "Proefkonijn", "Dorpsstraat", "Melder", "+3120111111")


class SocketConnection(http.client.HTTPConnection):
    """HTTP over a socket of this machine."""

    def __init__(self, file: str) -> None:
        super().__init__("localhost", timeout=COMMAND_SECONDS)
        self._file = file

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(COMMAND_SECONDS)
        self.sock.connect(self._file)


class Operated(Played):
    def run_command(self, *words: object) -> "subprocess.CompletedProcess[str]":
        program = find_program(suite.build_folder(), KRUISPUNT)
        command = [str(program), *(str(word) for word in words), "--config", str(self.config)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=COMMAND_SECONDS,
                              check=False, encoding="utf-8")
        for secret in SECRETS:
            self.assertNotIn(secret, done.stdout + done.stderr)
        return done

    def operate(self, *words: object) -> Any:
        """The gateway's answer to a command that is done."""
        done = self.run_command(*words, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def assert_refused(self, words: list[object], *texts: str, code: int = 1) -> None:
        done = self.run_command(*words)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        for text in texts:
            self.assertIn(text, done.stderr)

    def member(self, region: str) -> dict[str, Any]:
        (found,) = [m for m in self.operate("region", "list")["deelnemers"]
                    if m["regio"] == region]
        return found

    def quiet(self) -> None:
        """Nobody hears anything."""
        self.hear({})

    def dead(self, region: str = "multisignaal") -> list[dict[str, Any]]:
        return self.operate("deliveries", "list", "--region", region)["meldingen"]

    def queued(self, region: str = "multisignaal") -> list[dict[str, Any]]:
        return self.operate("deliveries", "list", "--queued", "--region", region)["meldingen"]

    def refused_match(self) -> dict[str, Any]:
        """The dead letter of a match that Multisignaal would not hear of."""
        before = {each["id"] for each in self.dead()}
        self.region("multisignaal").set_mode("refuse")
        self.addCleanup(self.region("multisignaal").set_mode, "up")
        for name in ("multisignaal", "sisa"):
            self.say(name, "POST", "/signals", self.signal(name))
        self.hear({"sisa": ["match_made"]})
        self.wait(lambda: len(self.dead()) > len(before), "no dead letter")
        (found,) = [each for each in self.dead() if each["id"] not in before]
        return found

    def call(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """A call to the operators' socket itself: status and body."""
        connection = SocketConnection(str(self.config.parent / "data" / "operators.sock"))
        try:
            connection.request(method, f"/beheer/v1/{path}", json.dumps(body or {}),
                               {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()
