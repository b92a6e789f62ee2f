"""Maintenance, shadow, a lane whose region was gone, a feed that halted."""
import os
import stat

from operated import Operated
from played import FEED
from waiting import wait_until

SOON_SECONDS = 20.0


class Regions(Operated):
    # proves: BEH-11.1 BEH-11.2
    def test_in_maintenance_a_region_hears_nothing_and_loses_nothing(self) -> None:
        told = self.operate("region", "pause", "sisa", "--reason", "nieuwe release")
        self.assertEqual((told["stand"], told["baan"], told["reden"]),
                         ("onderhoud", "wacht", "nieuwe release"))
        self.say("sisa", "POST", "/signals", self.signal("sisa"))
        self.say("esar", "POST", "/signals", self.signal("esar"))
        self.hear({"esar": ["match_made"]})
        self.assertEqual(self.stage.gateway.stop(), 0)
        self.stage.start_gateway()
        self.quiet()
        self.assertEqual((self.member("sisa")["stand"], self.member("sisa")["wachtrij"]),
                         ("onderhoud", 1))
        self.assertEqual(self.operate("region", "resume", "sisa")["stand"], "normaal")
        self.hear({"sisa": ["match_made"]})

    # proves: BEH-11.3 BEH-11.4 BEH-11.5 BEH-11.7
    def test_in_shadow_nobody_hears_until_it_is_left(self) -> None:
        self.operate("region", "shadow", "sisa", "--reason", "proef met eigen gegevens")
        before = self.operate("figures")["schaduw"]["totaal"]
        self.say("esar", "POST", "/signals", self.signal("esar"))
        self.say("sisa", "POST", "/signals", self.signal("sisa"))
        self.quiet()
        counted = self.operate("figures")["schaduw"]
        self.assertEqual(counted["totaal"], before + 2)
        self.assertEqual(counted["aan"]["esar"]["match"], counted["aan"]["sisa"]["match"])
        self.assertEqual(self.member("sisa")["nietVerteld"], 1)
        self.operate("region", "resume", "sisa", "--reason", "gegevens kloppen")
        came = self.hear({"esar": ["match_made"], "sisa": ["match_made"]})
        self.assertEqual(came["esar"][0]["match"], came["sisa"][0]["match"])
        self.assertEqual(self.member("sisa")["nietVerteld"], 0)

    # proves: MS-22.2 MS-22.3
    def test_a_lane_whose_webhook_was_gone_is_set_going(self) -> None:
        self.region("multisignaal").set_mode("gone")
        for name in ("multisignaal", "esar"):
            self.say(name, "POST", "/signals", self.signal(name))
        self.hear({"esar": ["match_made"]})
        self.wait(lambda: self.member("multisignaal")["baan"] == "gestopt", "it did not pause")
        self.assertIn({"regio": "multisignaal", "wat": "baan"},
                      self.operate("attention")["gestopt"])
        self.region("multisignaal").set_mode("up")
        self.assertEqual(self.operate("region", "resume", "multisignaal")["baan"], "loopt")
        self.hear({"multisignaal": ["match_made"]})

    # proves: BEH-11.1 refusal
    def test_what_cannot_be_is_refused(self) -> None:
        self.assert_refused(["region", "pause", "atlantis", "--reason", "x"], "Onbekende regio")
        self.assert_refused(["region", "pause", "sisa", "--reason", ""], "VERPLICHT_VELD", "reden")
        self.assert_refused(["region", "pause", "sisa"], code=2)
        self.assert_refused(["feed", "resume", "sisa"], "Geen stroom")
        self.assert_refused(["feed", "resume", FEED], "De stroom loopt")


class Feeds(Operated):
    def assert_no_violations(self) -> None:
        self.assertIsNone(self.stage.fallen())

    def set_fault(self, fault: str) -> None:
        self.ask(FEED, "PUT", "/feed", {"fault": fault, "times": 0})

    # proves: MN-05.5
    def test_a_halted_feed_goes_on(self) -> None:
        self.give("sisa", FEED)
        self.set_fault("steps_back")
        self.next_child()
        self.say("sisa", "POST", "/signals", self.signal("sisa"))
        self.ask(FEED, "POST", "/signals", self.signal(FEED))
        self.wait(lambda: self.member(FEED)["stroom"] == "gestopt", "it did not halt")
        self.set_fault("none")
        self.assertEqual(self.operate("feed", "resume", FEED)["stroom"], "loopt")
        self.hear({"sisa": ["match_made"], FEED: ["match_made"]})

    # proves: MN-05.5
    def test_a_halted_feed_begins_elsewhere(self) -> None:
        self.give("sisa", FEED)
        self.next_child()
        self.say("sisa", "POST", "/signals", self.signal("sisa"))
        self.set_fault("steps_back")
        self.ask(FEED, "POST", "/signals", self.signal(FEED))
        self.wait(lambda: self.member(FEED)["stroom"] == "gestopt", "it did not halt")
        self.set_fault("none")
        last = self.ask(FEED, "GET", "/feed")["last"]
        self.operate("feed", "resume", FEED, "--from", last + 1, "--reason", "hersteld")
        self.wait_until_read()
        self.quiet()


class Socket(Operated):
    # proves: BEH-11.8
    def test_the_socket_is_its_owners_alone(self) -> None:
        found = os.stat(self.config.parent / "data" / "operators.sock")
        self.assertTrue(stat.S_ISSOCK(found.st_mode))
        self.assertEqual(stat.S_IMODE(found.st_mode), 0o600)

    # proves: BEH-11.8 refusal
    def test_where_no_gateway_runs_it_is_said(self) -> None:
        self.stage.gateway.stop()
        self.assert_refused(["region", "list"], "is it running", code=3)
        self.stage.start_gateway()

    # proves: BEH-11.8
    def test_what_a_dead_gateway_left_is_replaced(self) -> None:
        self.stage.gateway.kill()
        self.assertTrue((self.config.parent / "data" / "operators.sock").exists())
        self.assert_refused(["region", "list"], code=3)
        self.stage.start_gateway()
        self.assertTrue(wait_until(lambda: self.member("esar"), SOON_SECONDS))

    # proves: BEH-11.8 refusal
    def test_a_second_gateway_on_the_same_store_is_refused(self) -> None:
        self.assert_refused(["serve"], "another gateway runs on it")
        self.assertEqual(self.member("esar")["stand"], "normaal")
