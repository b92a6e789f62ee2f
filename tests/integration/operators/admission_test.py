"""From the body's signed word to a region that is admitted, by the commands."""
import json
import pathlib
from typing import Any, Optional

from operated import Operated
from tested_product import Body, moment

BOTH = ("sisa", "multisignaal", "--reason", "rapporten aanvaard")
STEPS = ("files", "signature", "seal", "suite", "catalogue", "product", "challenge", "drawn",
         "whole", "judged", "identity", "order", "controls", "verdict")


def statement(member: dict[str, Any], days: int) -> dict[str, Any]:
    """What the body says of the region's product, from yesterday on and for so many days."""
    report, build = "a" * 64, "b" * 64
    return {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": "report.json", "digest": {"sha256": report}},
                    {"name": "Wijkindex 5.1", "digest": {"sha256": build}}],
        "predicateType": "urn:kruispunt:acceptance:v1",
        "predicate": {
            "protocol": member["protocol"], "protocol_version": member["protocolversie"],
            "roles": ["server", "client"], "oin": member["oin"],
            "product": {"vendor": "Voorbeeld B.V.", "name": "Wijkindex", "version": "5.1",
                        "build_sha256": build},
            "catalogue_sha256": "c" * 64, "report_sha256": report, "verdict": "PASS",
            "steps": [{"step": step, "holds": True} for step in STEPS],
            "accepted_at": moment(-1), "valid_until": moment(days)}}


class Admission(Operated):
    def setUp(self) -> None:
        super().setUp()
        self.body = Body(self.config.parent)

    def assert_no_violations(self) -> None:
        self.assertIsNone(self.stage.fallen())

    def record(self, region: str, days: int = 365, body: Optional[Body] = None) -> pathlib.Path:
        payload = json.dumps(statement(self.member(region), days)).encode()
        file = self.config.parent / f"{region}.dsse.json"
        return (body or self.body).signed(payload, file)

    def know_the_body(self) -> None:
        """The gateway starts again with the body's key."""
        self.assertEqual(self.stage.gateway.stop(), 0)
        with self.config.open("a", encoding="utf-8") as config:
            config.write('\n[conformance]\nbody_keys = ["body.key"]\n')
        self.assert_refused(["check"], "body.key: holds a private key")
        text = self.config.read_text(encoding="utf-8").replace("body.key", "body.pem")
        self.config.write_text(text, encoding="utf-8")
        self.assertIn("ok  keys of the body: 1", self.run_command("check").stdout)
        self.stage.start_gateway()

    # proves: BEH-13.1 BEH-13.2 BEH-13.3 BEH-13.5 BEH-13.9 refusal acceptance
    # proves: BEH-02.2 BEH-02.6 BEH-02.7 BEH-02.8 BEH-02.10 refusal acceptance
    def test_from_the_bodys_word_to_regions_that_exchange(self) -> None:
        self.assert_refused(["report", "hand-in", self.record("sisa")], "Nog niet mogelijk")
        self.know_the_body()
        somebody = Body(self.config.parent, "somebody")
        self.assert_refused(["report", "hand-in", self.record("sisa", body=somebody)],
                            "handtekening: mislukt")
        for region, days in (("sisa", 365), ("multisignaal", 20)):
            taken = self.operate("report", "hand-in", self.record(region, days))
            self.assertEqual((taken["regio"], taken["toestand"]), (region, "geldig"))
        self.say("sisa", "POST", "/signals", self.signal("sisa"))
        self.empty_sisa()
        opened = self.operate("region", "admit", *BOTH)["deelnemers"]
        self.assertEqual({each["regio"]: each["wisseltUitMet"] for each in opened},
                         {"sisa": ["multisignaal"], "multisignaal": ["sisa"]})
        self.assertEqual(self.stage.gateway.stop(), 0)
        self.stage.start_gateway()
        self.assertEqual(self.member("sisa")["toegang"], "toegelaten")
        self.step_by_step()
        self.wait(lambda: "rapport-verloopt-spoedig" in str(self.call("GET", "alarmen")), "no alarm")

    def empty_sisa(self) -> None:
        """What holds it back is said; then it is suspended, told of, and erased."""
        clear = ["region", "clear", "sisa", "--reason", "begin"]
        self.assert_refused(["region", "admit", *BOTH], "Houdt nog signalen")
        self.assert_refused([*clear, "--confirm", "sisa"], "Niet geschorst")
        self.operate("region", "suspend", "sisa", "--reason", "opening")
        self.assertEqual(self.operate(*clear, "--dry-run")["signalen"], 1)
        self.assert_refused([*clear, "--confirm", "esar"], "nothing was erased")
        self.assertEqual(self.operate(*clear, "--confirm", "sisa")["gewist"], 1)

    def step_by_step(self) -> None:
        rows = self.operate("report", "list")["rapporten"]
        self.assertEqual(sorted(row["regio"] for row in rows), ["multisignaal", "sisa"])
        shown = self.run_command("report", "show", rows[0]["id"])
        self.assertEqual(shown.returncode, 0, shown.stderr)
        for text in ("handtekening", "geldigheid", "challenge", "Wijkindex"):
            self.assertIn(text, shown.stdout)
