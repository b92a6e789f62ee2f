"""`kruispunt connect`: the running gateway walks to a region and says how far it came."""
import json
import re
from typing import Any

from operated import Operated
from played import FEED
from stage import REGIONS

STEPS = ["naam", "tcp", "tls", "certificaat", "oin", "protocol"]


class Connect(Operated):
    def failed(self, *words: object) -> dict[str, Any]:
        """The step at which a test fails."""
        done = self.run_command("connect", *words, "--json")
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        report = json.loads(done.stdout)
        self.assertIs(report["geslaagd"], False)
        (step,) = [each for each in report["stappen"] if each["uitkomst"] == "mislukt"]
        return step

    # proves: BEH-12.1 BEH-12.3 acceptance
    def test_every_region_is_reached_and_told_nothing(self) -> None:
        for name in REGIONS:
            report = self.operate("connect", name)
            self.assertIs(report["geslaagd"], True, report)
            self.assertEqual([each["stap"] for each in report["stappen"]], STEPS)
            self.assertEqual({each["uitkomst"] for each in report["stappen"]}, {"goed"})
        self.quiet()

    # proves: BEH-12.1
    def test_it_reads_as_a_list_of_steps(self) -> None:
        text = self.run_command("connect", "sisa").stdout
        self.assertRegex(text, r"ok +protocol +\d+ ms +HTTP 405")
        self.assertIn("The connection works; nothing was told", text)

    # proves: BEH-12.1 refusal
    def test_a_region_that_is_down_says_so_and_whose_side_it_is(self) -> None:
        self.region("sisa").set_mode("down")
        self.addCleanup(self.region("sisa").set_mode, "up")
        step = self.failed("sisa")
        self.assertEqual((step["stap"], step["oorzaak"], step["kant"]),
                         ("tcp", "poort-dicht", "regio"))
        done = self.run_command("connect", "sisa")
        self.assertIn("It fails at the region's side (poort-dicht)", done.stdout)
        self.assertTrue(re.search(r"- +protocol +- +not reached", done.stdout), done.stdout)

    # proves: BEH-12.1 refusal
    def test_a_region_that_asks_to_wait_is_reached_and_waited_for(self) -> None:
        self.region(FEED).set_mode("unavailable")
        self.addCleanup(self.region(FEED).set_mode, "up")
        step = self.failed(FEED)
        self.assertEqual((step["stap"], step["oorzaak"]), ("protocol", "later"))

    # proves: BEH-12.2
    def test_what_is_delivered_goes_on_beside_it(self) -> None:
        for name in ("sisa", "esar"):
            self.say(name, "POST", "/signals", self.signal(name))
            self.operate("connect", name)
        self.hear({"sisa": ["match_made"], "esar": ["match_made"]})

    # proves: BEH-12.1 refusal
    def test_a_region_that_takes_no_part_is_refused(self) -> None:
        self.assert_refused(["connect", "atlantis"], "Onbekende regio", "kruispunt region list")
        self.assert_refused(["connect"], "REGION", code=2)
