"""A gateway with its four reference regions, and the operators' commands on it."""
import json
import subprocess
from typing import Any

import suite
from played import COMMAND_SECONDS, Played
from processes import find_program
from stage import KRUISPUNT

# What no command may print: the made-up child and the professionals of played.signal.
SECRETS = ("99991", "Sanne", "Proefkonijn", "Dorpsstraat", "Melder", "+3120111111")


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
