"""What the coordination body is told by itself, over mutual TLS, whatever happens in between."""
import tomllib
from typing import Any

from coordination_body import PATH, CoordinationBody
from operated import SECRETS, Operated
from played import made_up_bsn
from stage import free_ports
from waiting import wait_until

UNTAKEN = "nl.verwijsindex.match.niet-opgepakt"
STANDING = "nl.verwijsindex.deelnemer.stand"
ACCESS = "nl.verwijsindex.deelnemer.toegang"
DISTURBED = "nl.verwijsindex.aflevering.gestoord"
# A region counts as silent after three attempts, which are looked for every ten seconds.
TOLD_SECONDS = 40.0


class Coordination(Operated):
    """A gateway that tells a body; its certificate is the sandbox's coordinator's."""

    body: CoordinationBody

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        (port,) = free_ports(1)
        oins = tomllib.loads(cls.config.read_text(encoding="utf-8"))
        coordinator = next(m["oin"] for m in oins["portal"]["roles"]
                           if m["role"] == "coordinator")
        text = cls.config.read_text(encoding="utf-8")
        text = text.replace("longest_back_off_ms = 30000", "longest_back_off_ms = 1000")
        cls.config.write_text(f'{text}\n[coordination]\noin = "{coordinator}"\n'
                              f'endpoint = "https://localhost:{port}{PATH}"\n', encoding="utf-8")
        pki, own = cls.config.parent / "pki", oins["gateway"]["oin"]
        cls.body = CoordinationBody(pki, "coordinator", port, own)
        cls.impostor = CoordinationBody(pki, "vendor", port, own)
        cls.stage.gateway.stop()
        cls.stage.start_gateway()

    def setUp(self) -> None:
        super().setUp()
        self.body.open()
        self.addCleanup(self.assert_well_told)
        self.told_before = len(self.body.told())

    def assert_well_told(self) -> None:
        self.body.close()
        self.assertEqual(self.body.faults, [])
        for text in self.body.bodies:
            for secret in (*SECRETS, made_up_bsn(self.child), "Instelling", "ES-", "SI-", "reden"):
                self.assertNotIn(secret, text)

    def told(self) -> list[tuple[str, dict[str, Any]]]:
        return [(e["type"], e["data"]) for e in self.body.told()[self.told_before:]]

    def assert_told(self, *expected: tuple[str, dict[str, Any]]) -> None:
        wait_until(lambda: len(self.told()) >= len(expected) or None, TOLD_SECONDS)
        self.assertEqual(self.told(), list(expected))

    def forgotten_match(self) -> str:
        """A match that nobody took up in ten working days."""
        self.give("esar", "sisa")
        match = self.match_of("esar", "sisa")
        self.advance(21)
        self.wait(lambda: match in [m["matchId"] for m in
                                    self.operate("attention")["nietOpgepakt"]], "not reminded")
        return match

    # proves: BEH-09.2 BEH-09.3 BEH-09.6 BEH-09.10 acceptance
    def test_what_it_is_told_and_nothing_more(self) -> None:
        match = self.forgotten_match()
        self.operate("region", "pause", "sisa", "--reason", "reden")
        self.operate("region", "resume", "sisa", "--reason", "reden")
        self.assert_told(
            (UNTAKEN, {"matchId": match, "regio": "esar", "tegenregio": "sisa"}),
            (STANDING, {"regio": "sisa", "stand": "onderhoud"}),
            (STANDING, {"regio": "sisa", "stand": "normaal"}))
        self.wait(lambda: self.operate("coordination")["wachtend"] == 0, "something waits")
        shown = self.run_command("coordination").stdout
        self.assertIn("localhost", shown)
        self.assertIn(UNTAKEN, shown)

    # proves: BEH-09.5 BEH-09.7 BEH-09.1
    def test_three_days_of_silence_and_a_kill_lose_nothing(self) -> None:
        self.body.close()
        match = self.forgotten_match()
        expected = [(UNTAKEN, {"matchId": match, "regio": "esar", "tegenregio": "sisa"})]
        for _ in range(3):
            self.operate("region", "pause", "esar", "--reason", "reden")
            self.stage.gateway.kill()
            self.stage.start_gateway()
            self.operate("region", "resume", "esar", "--reason", "reden")
            expected += [(STANDING, {"regio": "esar", "stand": word})
                         for word in ("onderhoud", "normaal")]
            self.advance(1)
        code = "coordinatie-onbereikbaar"
        self.assertTrue(wait_until(lambda: code in str(self.call("GET", "alarmen")) or None,
                                   TOLD_SECONDS), "no alarm")
        self.body.open()
        self.assert_told(*expected)
        ids = [event["id"] for event in self.body.heard]
        self.assertEqual(len(ids), len(set(ids)), "told twice")
        self.assertTrue(wait_until(lambda: code not in str(self.call("GET", "alarmen")) or None,
                                   TOLD_SECONDS), "the alarm stays")

    # proves: BEH-09.6 refusal
    def test_another_party_at_its_address_hears_nothing(self) -> None:
        self.body.close()
        self.impostor.open()
        self.addCleanup(self.impostor.close)
        self.operate("region", "pause", "esar", "--reason", "reden")
        self.operate("region", "resume", "esar", "--reason", "reden")
        self.advance(1)
        self.assertTrue(wait_until(
            lambda: "coordinatie-onbereikbaar" in str(self.call("GET", "alarmen")) or None,
            TOLD_SECONDS))
        self.assertEqual(self.impostor.heard, [])
        self.impostor.close()
        self.body.open()
        self.assert_told((STANDING, {"regio": "esar", "stand": "onderhoud"}),
                         (STANDING, {"regio": "esar", "stand": "normaal"}))

    # proves: BEH-09.9
    def test_a_region_that_takes_nothing_is_told_of_once(self) -> None:
        self.region("multisignaal").set_mode("down")
        self.addCleanup(self.region("multisignaal").set_mode, "up")
        for name in ("multisignaal", "sisa"):
            self.say(name, "POST", "/signals", self.signal(name))
        self.assert_told((DISTURBED, {"regio": "multisignaal", "oorzaak": "regio-onbereikbaar"}))
        self.region("multisignaal").set_mode("up")
        self.hear({"multisignaal": ["match_made"], "sisa": ["match_made"]})
        ended = self.signal("sisa")["id"]
        self.say("sisa", "POST", f"/signals/{ended}/withdraw", {"reason": "vergissing"})
        self.hear({"multisignaal": ["match_ended"]})
