"""What is not delivered: dead letters listed, shown, set going again and given up."""
from operated import Operated

REGION = "multisignaal"


class Deliveries(Operated):
    # proves: BEH-04.2 BEH-04.4 BEH-04.7 COM-21.4
    def test_a_dead_letter_is_mended_and_set_going_again(self) -> None:
        letter = self.refused_match()
        self.assertEqual((letter["oorzaak"], letter["soort"], letter["signaalId"]),
                         ("geweigerd", "match", self.signal(REGION)["id"]))
        shown = self.run_command("deliveries", "show", letter["id"])
        self.assertEqual(shown.returncode, 0, shown.stderr)
        self.assertIn(letter["code"], shown.stdout)
        self.assertIn("then retry", shown.stdout)
        self.region(REGION).set_mode("up")
        done = self.operate("deliveries", "retry", letter["id"], "--reason", "hersteld")
        self.assertEqual(done, {"gedaan": [letter["id"]], "geweigerd": []})
        self.hear({REGION: ["match_made"]})
        self.assert_refused(["deliveries", "retry", letter["id"]], "Onbekende melding")

    # proves: BEH-04.6 refusal
    def test_it_is_given_up_with_a_reason_alone(self) -> None:
        letter = self.refused_match()
        self.assert_refused(["deliveries", "drop", letter["id"]], "--reason", code=2)
        self.assert_refused(["deliveries", "drop", "--reason", "x"], "ID,--all", code=2)
        self.region(REGION).set_mode("up")
        self.operate("deliveries", "drop", letter["id"], "--reason", "signaal was een oefening")
        self.assertNotIn(letter["id"], [each["id"] for each in self.dead()])
        self.assert_refused(["deliveries", "show", letter["id"]], "Onbekende melding")
        self.quiet()

    # proves: BEH-04.5 refusal
    def test_one_that_was_overtaken_stays_where_it_is(self) -> None:
        letter = self.refused_match()
        self.region(REGION).set_mode("up")
        ended = self.signal("sisa")["id"]
        self.say("sisa", "POST", f"/signals/{ended}/withdraw", {"reason": "vergissing"})
        self.hear({REGION: ["match_ended"]})
        self.assert_refused(["deliveries", "retry", letter["id"]], "Achterhaald")
        self.assertIn("drop it", self.run_command("deliveries", "show", letter["id"]).stdout)
        self.operate("deliveries", "drop", letter["id"], "--reason", "achterhaald")

    # proves: BEH-04.4
    def test_all_of_a_region_go_again_at_once(self) -> None:
        self.refused_match()
        self.next_child()
        self.heard["sisa"] = len(self.region("sisa").received())
        self.refused_match()
        self.region(REGION).set_mode("up")
        self.heard[REGION] = len(self.region(REGION).received())
        done = self.operate("deliveries", "retry", "--all", "--region", REGION)
        self.assertEqual(len(done["gedaan"]), 2)
        self.hear({REGION: ["match_made", "match_made"]})
        self.assertEqual(self.run_command("deliveries", "list", "--region", REGION).stdout,
                         "There are no dead letters.\n")

    # proves: BEH-04.6 refusal
    def test_one_of_several_that_is_refused_stops_no_other(self) -> None:
        letter = self.refused_match()
        self.region("multisignaal").set_mode("up")
        unknown = "00000000-0000-4000-8000-000000000001"
        done = self.run_command("deliveries", "drop", unknown, letter["id"], "--reason", "proef")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, f"{unknown}  refused\n{letter['id']}  given up\n")
        self.assertIn("Onbekende melding", done.stderr)
        self.assertEqual(self.dead(), [])

    # proves: BEH-04.3
    def test_a_region_that_is_down_has_a_queue_and_no_dead_letters(self) -> None:
        self.region(REGION).set_mode("down")
        self.addCleanup(self.region(REGION).set_mode, "up")
        for name in (REGION, "sisa"):
            self.say(name, "POST", "/signals", self.signal(name))
        self.hear({"sisa": ["match_made"]})
        self.wait(lambda: [e for e in self.queued() if e["pogingen"] > 0], "nothing was tried")
        (waiting,) = self.queued()
        self.assertEqual((waiting["toestand"], waiting["code"]), ("wachtend", "no connection"))
        self.assertEqual(self.dead(), [])
        self.assert_refused(["deliveries", "retry", waiting["id"]], "Geen dode brief")
        self.region(REGION).set_mode("up")
        self.hear({REGION: ["match_made"]})
        self.assertEqual(self.queued(), [])
