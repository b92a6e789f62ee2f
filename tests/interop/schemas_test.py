#!/usr/bin/env python3
"""Every XML that the gateway sends to ESAR and SISA, as they received it, against the schemas.

xmllint judges: what is in no schema, or in another order, fails.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from staged import SKIPPED, Staged, made_up_bsn, need, signal, wait_for, yesterday

(etree,) = need("lxml.etree")
if shutil.which("xmllint") is None:
    print("skipped: there is no xmllint; the package is libxml2-utils")
    sys.exit(SKIPPED)

MAPPINGS = pathlib.Path(__file__).resolve().parent.parent.parent / "mappings"
SCHEMAS = {"esar": MAPPINGS / "esar" / "signalering.xsd", "sisa": MAPPINGS / "sisa" / "sisa.xsd"}
ESAR = "{urn:nl:verwijsindex:esar:1}"
SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"


def payload_of(region: str, raw: str) -> object:
    """What the region's schema speaks of: ESAR's Body, or its fault's detail; SISA's whole."""
    root = etree.fromstring(raw.encode("utf-8"))
    if region == "sisa":
        return root
    payload = root.find(SOAP + "Body")[0]
    return payload.find(f".//{ESAR}fout") if payload.tag == SOAP + "Fault" else payload


def local_name(payload: object) -> str:
    return etree.QName(payload).localname


class Schemas(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.stage = Staged()
        cls.sent: dict[str, list[object]] = {"esar": [], "sisa": []}
        Story(cls.stage, cls.sent).play()

    def judge(self, region: str, payloads: list[object]) -> None:
        self.assertTrue(payloads)
        with tempfile.TemporaryDirectory() as folder:
            for number, payload in enumerate(payloads):
                file = pathlib.Path(folder) / f"{number}-{local_name(payload)}.xml"
                file.write_bytes(etree.tostring(payload))
                command = ["xmllint", "--noout", "--nonet", "--schema", SCHEMAS[region], file]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 0, done.stderr)

    def kinds(self, region: str) -> set[str]:
        return {local_name(payload) for payload in self.sent[region]}

    # proves: ESAR-00.5 ESAR-00.6 ESAR-00.9 ESAR-10.8 ESAR-20.1 ESAR-20.3 ESAR-20.4 ESAR-20.6
    # proves: ESAR-21.1 ESAR-24.1 ESAR-90.3 ESAR-14.2 ESAR-16.2 ESAR-17.2 ESAR-17.3 ESAR-23.1
    # proves: ESAR-23.2 ESAR-26.1
    def test_all_that_esar_received_is_of_its_schema(self) -> None:
        self.judge("esar", self.sent["esar"])
        self.assertLessEqual(
            {"SignaalAfgevenAntwoord", "SignaalWijzigenAntwoord", "SignaalAfsluitenAntwoord",
             "SignaalIntrekkenAntwoord", "MatchesOpvragenAntwoord", "MatchMelding",
             "MatchBeeindigd", "IdentiteitVerifieren", "fout", "KindVerhuisdAntwoord",
             "MatchBijwerkenAntwoord", "InzageOpvragenAntwoord", "KindVerhuisdMelding",
             "VerhuizingNaarGebied", "Historie"},
            self.kinds("esar"))

    # proves: SISA-20.1 SISA-20.7 SISA-07.2 SISA-07.3 SISA-21.2 SISA-21.3 SISA-21.4
    def test_all_that_sisa_received_is_of_its_schema(self) -> None:
        self.judge("sisa", self.sent["sisa"])
        self.assertLessEqual({"Bv03Bericht", "Fo03Bericht", "mtchLk01", "moglLk01", "inzgLa01",
                              "verhLk01", "gebdLk01", "histLk01"}, self.kinds("sisa"))

    # proves: ESAR-00.9
    def test_every_example_of_the_mappings_is_of_its_schema(self) -> None:
        for region in ("esar", "sisa"):
            examples = sorted((MAPPINGS / region / "examples").glob("*.xml"))
            self.judge(region, [payload_of(region, file.read_text(encoding="utf-8"))
                                for file in examples])

    def test_a_message_that_is_not_of_its_schema_is_found(self) -> None:
        strange = etree.Element(ESAR + "MatchBeeindigd")
        with self.assertRaises(AssertionError):
            self.judge("esar", [strange])


class Story:
    """Makes the gateway say to both regions as much as it can, and keeps what they received."""

    def __init__(self, stage: Staged, sent: dict[str, list[object]]) -> None:
        self._regions = stage.regions
        self._sent = sent

    def play(self) -> None:
        bsn = made_up_bsn(301)
        self._give("esar", "X-1", bsn)
        self._give("multisignaal", "X-2", bsn)
        self._give("midden-nederland", "X-4", bsn)
        self._give("sisa", "X-3", bsn)
        self._answer("esar", "PUT", "/signals/X-1",
                     signal("esar", "X-1", bsn, informed="niet", reason="overmacht"))
        self._answer("esar", "GET", "/signals/X-1/matches")
        self._change_what_others_see(bsn)
        self._take_up("X-1")
        self._move()
        self._inspect(bsn)
        self._clash(made_up_bsn(302))
        self._remember(made_up_bsn(303))
        self._refused()
        self._wait_for("esar", {"MatchMelding", "IdentiteitVerifieren", "KindVerhuisdMelding",
                                "VerhuizingNaarGebied", "Historie"})
        self._wait_for("sisa", {"mtchLk01", "moglLk01", "verhLk01", "gebdLk01", "histLk01"})
        self._answer("esar", "POST", "/signals/X-1/close", {})
        self._answer("sisa", "POST", "/signals/X-3/withdraw", {"reason": "overig"})
        self._wait_for("esar", {"MatchBeeindigd"})
        self._answer("esar", "POST", "/signals/X-1/withdraw", {"reason": "vergissing"})
        for region in ("esar", "sisa"):
            for notice in self._regions[region].received():
                self._sent[region].append(payload_of(region, notice["raw"]))

    def _change_what_others_see(self, bsn: str) -> None:
        given = signal("multisignaal", "X-2", bsn)
        given["reporter"] = {**given["reporter"], "name": "P. Pietersen & zn <b>"}
        self._answer("multisignaal", "PUT", "/signals/X-2", given)

    def _take_up(self, own: str) -> None:
        """What the professional says of a match, whole."""
        wait_for(lambda: bool(self._regions["esar"].matches()), "esar hears of no match")
        match = next(m["match"] for m in self._regions["esar"].matches()
                     if m["signal"] == own and m["status"] == "open")
        said = {"confirmed": True, "consent": "gegeven", "family_informed": True,
                "coordinator": {"name": "A. de Boer & zn", "phone": "+31320555123"}}
        self._answer("esar", "PATCH", f"/matches/{match}", said)

    def _move(self) -> None:
        """To Rotterdam, as ESAR tells it, and to Almere, as SISA does."""
        day = yesterday()
        self._answer("esar", "POST", "/signals/X-1/relocation",
                     {"place": "Rotterdam", "municipality": "0599", "date": day})
        self._answer("sisa", "POST", "/signals/X-3/relocation",
                     {"municipality": "0034", "date": day})

    def _inspect(self, bsn: str) -> None:
        """Twice, so that the second shows the first."""
        for region in ("esar", "sisa", "esar", "sisa"):
            self._answer(region, "POST", "/inspections",
                         {"bsn": bsn, "reference": "INZ & <1>", "requester": "ouders"})

    def _remember(self, bsn: str) -> None:
        """An inactive signal elsewhere, of which who gives a new one hears (COM-30)."""
        self._give("multisignaal", "X-10", bsn)
        self._answer("multisignaal", "POST", "/signals/X-10/close", {})
        self._give("esar", "X-11", bsn)
        self._give("sisa", "X-12", bsn)

    def _clash(self, bsn: str) -> None:
        """Two children on one number: both sides are asked to verify it (COM-38)."""
        self._give("esar", "X-5", bsn)
        self._give("sisa", "X-6", bsn, given_names="Bram", birth_date="2012-03-04")

    def _refused(self) -> None:
        self._answer("esar", "POST", "/signals", signal("esar", "X-7", "999900000"), False)
        self._answer("esar", "POST", "/signals/X-99/close", {}, False)
        self._answer("sisa", "POST", "/signals", signal("sisa", "X-8", "999900000"), False)

    def _give(self, region: str, name: str, bsn: str, **changes: object) -> None:
        self._answer(region, "POST", "/signals", signal(region, name, bsn, **changes))

    def _answer(
        self, region: str, method: str, path: str, body: object = None, accepted: bool = True
    ) -> None:
        _, told = self._regions[region].call(method, path, body)
        if told.get("accepted") is not accepted:
            raise AssertionError(f"{region}: {method} {path}: {told.get('code') or told}")
        if region in self._sent:
            self._sent[region].append(payload_of(region, told["raw"]))

    def _wait_for(self, region: str, kinds: set[str]) -> None:
        def came() -> bool:
            notices = self._regions[region].received()
            return kinds <= {local_name(payload_of(region, n["raw"])) for n in notices}
        wait_for(came, f"{region} did not receive {sorted(kinds)}")


if __name__ == "__main__":
    unittest.main()
