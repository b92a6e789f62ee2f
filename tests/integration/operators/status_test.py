"""`kruispunt status`: everything on one screen, and whether something needs a hand."""
import os
import pty
import subprocess
import time

import suite
from operated import Operated
from played import FEED
from processes import find_program
from stage import KRUISPUNT, REGIONS

LONGEST_LOOK_SECONDS = 20.0


class Status(Operated):
    def screen(self, code: int) -> list[str]:
        done = self.run_command("status")
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        lines = done.stdout.splitlines()
        self.assertLessEqual(len(lines), 24)
        self.assertLessEqual(max(map(len, lines)), 80)
        self.assertNotIn("\x1b", done.stdout)
        return lines

    # proves: BEH-04.8
    def test_where_all_is_well_it_says_so(self) -> None:
        self.wait(lambda: self.run_command("status").returncode == 0, "it is not well")
        lines = self.screen(0)
        self.assertIn("gereed", lines[0])
        self.assertIn("sandbox", lines[0])
        for name in REGIONS:
            self.assertTrue(any(line.startswith(name) for line in lines), name)
        self.assertTrue(any(line.startswith(FEED) and "ago" in line for line in lines), lines)
        self.assertEqual(lines[-1], "Nothing needs a hand.")

    # proves: BEH-04.8 BEH-08.4
    def test_a_dead_letter_needs_a_hand(self) -> None:
        letter = self.refused_match()
        self.wait(lambda: self.run_command("status").returncode == 1, "it says that all is well")
        text = "\n".join(self.screen(1))
        self.assertRegex(text, "ALARM +dode-brieven +multisignaal")
        self.assertIn("do: kruispunt deliveries list --region multisignaal", text)
        self.region("multisignaal").set_mode("up")
        self.operate("deliveries", "drop", letter["id"], "--reason", "proef")

    def test_without_a_gateway_it_says_that(self) -> None:
        self.stage.gateway.stop()
        self.assert_refused(["status"], "is it running", code=3)
        self.stage.start_gateway()

    def test_without_a_configuration_it_says_how_to_name_one(self) -> None:
        program = find_program(suite.build_folder(), KRUISPUNT)
        bare = {k: v for k, v in os.environ.items() if k != "KRUISPUNT_CONFIG"}
        done = subprocess.run([program, "status"], cwd=self.config.parent / "data", env=bare,
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("--config FILE, or in KRUISPUNT_CONFIG", done.stderr)
        named = subprocess.run([program, "region", "list"], cwd=self.config.parent / "data",
                               env={**bare, "KRUISPUNT_CONFIG": str(self.config)},
                               capture_output=True, text=True, check=False)
        self.assertEqual(named.returncode, 0, named.stderr)

    def test_watching_needs_a_terminal(self) -> None:
        self.assert_refused(["status", "--watch"], "needs a terminal", code=2)
        self.assert_refused(["status", "--watch", "--json"], code=2)

    def test_watched_on_a_terminal_it_shows_itself_again_until_q(self) -> None:
        program = find_program(suite.build_folder(), KRUISPUNT)
        ours, theirs = pty.openpty()
        with subprocess.Popen([program, "status", "--watch", "--config", self.config],
                              stdin=theirs, stdout=theirs, env={**os.environ, "TERM": "xterm"}) as it:
            os.close(theirs)
            seen, until = b"", time.monotonic() + LONGEST_LOOK_SECONDS
            while seen.count(b"q ends.") < 2 and time.monotonic() < until:
                seen += os.read(ours, 4096)
            os.write(ours, b"q")
            code = it.wait(LONGEST_LOOK_SECONDS)
        os.close(ours)
        self.assertEqual(code, 0)
        self.assertGreaterEqual(seen.count(b"q ends."), 2)
        self.assertIn(b"\x1b[32mKruispunt", seen)
