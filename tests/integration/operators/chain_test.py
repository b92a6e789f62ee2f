"""From a vendor's own run to regions that exchange: each program does its part, none is played."""
import base64
import json
import pathlib

from operated import Operated
from tested_product import REFUSED, Body, Product, moment

ROLES = {"multisignaal": ["client", "server"], "midden-nederland": ["server"]}
STEPS = ("vorm", "handtekening", "onderzoek", "deelnemer", "versie", "rollen", "geldigheid")


class Chain(Operated):
    def setUp(self) -> None:
        super().setUp()
        self.body = Body(self.config.parent)
        self.assertEqual(self.stage.gateway.stop(), 0)
        with self.config.open("a", encoding="utf-8") as config:
            config.write('\n[conformance]\nbody_keys = ["body.pem"]\n')
        self.stage.start_gateway()

    def product_of(self, region: str) -> Product:
        member = self.member(region)
        product = Product(self.config.parent / f"product-{region}", member, ROLES[region])
        product.hand_in()
        return product

    def assert_not_admitted(self, *why: str) -> None:
        self.assert_refused(["region", "admit", *ROLES, "--reason", "proef"], *why)
        for region in ROLES:
            self.assertEqual(self.member(region)["toegang"], "sandbox")

    # proves: BEH-02.2 BEH-02.7 BEH-02.10 BEH-13.2 BEH-13.3 BEH-13.6 acceptance refusal
    def test_from_a_run_to_regions_that_exchange(self) -> None:
        self.assert_not_admitted("multisignaal: Geen aanvaard conformiteitsrapport",
                                 "midden-nederland: Geen aanvaard", "kruispunt report hand-in")
        called = self.product_of("midden-nederland")
        record = self.body.accept(called)
        self.assert_refused_while_another_build(called)
        self.assert_refused_after_a_change(record)
        self.assert_refused_when_over(record)
        self.assert_kept_and_shown(record, "midden-nederland")
        self.assert_not_admitted("multisignaal: Geen aanvaard conformiteitsrapport")
        both = self.body.accept(self.product_of("multisignaal"))
        self.assert_refused_without_client(both)
        self.assert_kept_and_shown(both, "multisignaal")
        opened = self.operate("region", "admit", *ROLES, "--reason", "proef")["deelnemers"]
        self.assertEqual({each["regio"]: each["wisseltUitMet"] for each in opened},
                         {"multisignaal": ["midden-nederland"],
                          "midden-nederland": ["multisignaal"]})
        self.give(*ROLES)

    def assert_refused_while_another_build(self, product: Product) -> None:
        """What the report says was tested is not what the evidence shows: nothing is written."""
        record = self.body.accept(product, product.of_another_build(), code=REFUSED)
        self.assertFalse(record.exists())
        self.assertIn("is not written: not every step holds", self.body.said)

    def assert_refused_after_a_change(self, record: pathlib.Path) -> None:
        """Another build in what was accepted, behind the body's back."""
        envelope = json.loads(record.read_text())
        said = base64.b64decode(envelope["payload"]).replace(b"ab" * 32, b"cd" * 32)
        envelope["payload"] = base64.b64encode(said).decode()
        changed = record.with_suffix(".changed.json")
        changed.write_text(json.dumps(envelope))
        self.assert_refused(["report", "hand-in", changed], "handtekening: mislukt",
                            "vraag haar welke sleutel het was")

    def assert_refused_when_over(self, record: pathlib.Path) -> None:
        over = self.body.says_instead(record, accepted_at=moment(-9), valid_until=moment(-1))
        self.assert_refused(["report", "hand-in", over], "geldigheid: mislukt",
                            "laat opnieuw testen en aanvaarden")

    def assert_refused_without_client(self, record: pathlib.Path) -> None:
        """Midden-Nederland's index alone calls nobody."""
        half = self.body.says_instead(record, roles=["server"])
        self.assert_refused(["report", "hand-in", half], "rollen: mislukt", "client waar zij")

    def assert_kept_and_shown(self, record: pathlib.Path, region: str) -> None:
        done = self.run_command("report", "hand-in", record)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"kruispunt region admit {region} --reason TEXT", done.stdout)
        (row,) = [each for each in self.operate("report", "list")["rapporten"]
                  if each["regio"] == region]
        shown = self.operate("report", "show", row["id"])
        self.assertEqual([(each["stap"], each["uitkomst"]) for each in shown["stappen"]],
                         [(step, "goed") for step in STEPS])
        self.assertEqual({each["uitkomst"] for each in shown["onderzoek"]}, {"goed"})
        self.assertEqual(len(shown["onderzoek"]), 14)
        self.assertEqual(self.member(region)["conformiteit"]["rapport"], row["id"])
