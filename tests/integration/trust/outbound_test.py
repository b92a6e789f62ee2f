#!/usr/bin/env python3
"""Whom the gateway calls (COM-04): to a server that is not the region nothing is sent, nothing is
lost, and the region gets it once its server is its own again. The same of one revoked (COM-03)."""
import datetime
import pathlib
import re
import shutil
import tempfile
import unittest
from typing import Any, Optional

import suite
from issuing import Wanted, issue
from processes import find_program, run_program
from region import Region
from stage import KRUISPUNT, Stage
from waiting import wait_until

OTHERS_SECONDS = 30.0
# So many attempts are waited for before it counts that nothing came.
ATTEMPTS = 3
GIVER, RECEIVER, POLLED = "sisa", "multisignaal", "midden-nederland"
CHILDREN = ("999990019", "999990020", "999990032", "999990044", "999990056", "999990068")


def signal(region: str, number: int) -> dict[str, Any]:
    """The signal of that number: a child known to both regions by its BSN."""
    made: dict[str, Any] = {
        "id": f"{region[:2].upper()}-{number}", "bsn": CHILDREN[number],
        "organisation": {"oin": "00000099000000003001" if region == GIVER
                         else "00000099000000002001", "name": "Organisatie",
                         "phone": "+31105550104"},
        "date": (datetime.date.today() - datetime.timedelta(days=1)).isoformat(),
        "informed": "ouders"}
    if region == GIVER:
        made |= {"given_names": "Sanne", "surname": "Voorbeeld", "gender": "V",
                 "birth_date": f"{datetime.date.today().year - 8}-01-01"}
    else:
        made["reporter"] = {"name": "R. Bakboord", "phone": "+31205550113"}
    return made


class Outbound(unittest.TestCase):
    folder: pathlib.Path
    stage: Stage
    number = 0

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="kruispunt-outbound-")).resolve()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.stage = Stage(suite.build_folder(), cls.folder)
        cls.addClassCleanup(cls.stage.stop)
        cls.stage.make()
        file = cls.sandbox() / "kruispunt.toml"
        text = file.read_text(encoding="utf-8")
        text = text.replace("first_back_off_ms = 1000", "first_back_off_ms = 100")
        text = text.replace("longest_back_off_ms = 30000", "longest_back_off_ms = 400")
        file.write_text(text, encoding="utf-8")
        cls.stage.start()

    @classmethod
    def sandbox(cls) -> pathlib.Path:
        return cls.folder / "sandbox"

    @classmethod
    def oin(cls, region: str) -> str:
        text = (cls.sandbox() / f"region-{region}.toml").read_text(encoding="utf-8")
        found = re.search(r'^oin = "(\d{20})"', text, re.MULTILINE)
        assert found
        return found[1]

    def receiver(self) -> Region:
        return self.stage.regions[RECEIVER]

    def owe_a_match(self) -> str:
        """Makes a match while the receiver cannot be reached; the receiver's signal."""
        number = Outbound.number
        Outbound.number += 1
        own = signal(RECEIVER, number)
        self.assertTrue(self.receiver().give(own)["accepted"])
        self.receiver().set_mode("down")
        answer = self.stage.regions[GIVER].give(signal(GIVER, number))
        self.assertTrue(answer["accepted"], answer)
        return own["id"]

    def serve_with(self, certificate: Optional[pathlib.Path]) -> None:
        """The receiver comes back with another certificate, or with its own."""
        self.come_back(RECEIVER, certificate)

    def come_back(self, region: str, certificate: Optional[pathlib.Path]) -> None:
        file = self.sandbox() / f"region-{region}.toml"
        own = f"pki/{region}"
        shown = str(certificate.with_suffix("")) if certificate else own
        text = re.sub(r'^(certificate|key) = ".*\.(pem|key)"$', rf'\1 = "{shown}.\2"',
                      file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")
        self.stage.restart_region(region)

    def assert_nothing_comes_until_its_own(self, wrong: pathlib.Path, reason: str) -> None:
        owed = self.owe_a_match()
        seen = len(self.log())
        self.serve_with(wrong)
        pattern = rf"{RECEIVER}: .*({reason})"

        def attempts() -> int:
            return len(re.findall(pattern, self.log()[seen:]))

        self.assertTrue(wait_until(lambda: attempts() >= ATTEMPTS, OTHERS_SECONDS),
                        self.log()[seen:][-2000:])
        state = self.receiver().call("GET", "/")[1]
        self.assertEqual(state["calls"], 0, "a request reached a server that is not the region")
        self.serve_with(None)
        told = wait_until(lambda: [n for n in self.receiver().received()
                                   if n["signal"] == owed], OTHERS_SECONDS)
        self.assertEqual([n["kind"] for n in told or []], ["match_made"])

    def log(self) -> str:
        return self.stage.gateway.log.read_text(encoding="utf-8", errors="replace")

    def issued(self, name: str, wanted: Wanted,
               authority: Optional[pathlib.Path] = None) -> pathlib.Path:
        return issue(self.folder, authority or self.sandbox() / "pki", name, wanted)

    def subject(self) -> str:
        return f"/serialNumber={self.oin(RECEIVER)}/CN={RECEIVER}"

    # proves: COM-04.3 refusal
    def test_another_partys_oin(self) -> None:
        self.assert_nothing_comes_until_its_own(self.sandbox() / "pki" / "vendor.pem",
                                                "certificate is another party's")

    # proves: COM-04.2 refusal
    def test_another_hosts_name(self) -> None:
        wrong = self.issued("elsewhere", Wanted(self.subject(), "DNS:elders.example"))
        self.assert_nothing_comes_until_its_own(wrong, "certificate is another party's")

    # proves: COM-04.1 refusal
    def test_another_authority(self) -> None:
        strangers = self.folder / "strangers"
        run_program(find_program(suite.build_folder(), KRUISPUNT), "sandbox", strangers)
        wrong = self.issued("stranger", Wanted(self.subject()), strangers / "pki")
        self.assert_nothing_comes_until_its_own(wrong, "TLS handshake failed")

    # proves: COM-04.1 refusal
    def test_an_expired_certificate(self) -> None:
        wrong = self.issued("expired", Wanted(self.subject(), days=-1))
        self.assert_nothing_comes_until_its_own(wrong, "TLS handshake failed")

    # proves: COM-04.1 refusal
    def test_a_certificate_that_is_not_for_serving(self) -> None:
        wrong = self.issued("caller", Wanted(self.subject(), usage="clientAuth"))
        self.assert_nothing_comes_until_its_own(wrong, "TLS handshake failed")

    # proves: COM-04.3 MN-00.1 refusal
    def test_a_feed_is_not_asked_of_another_party(self) -> None:
        seen = len(self.log())
        self.come_back(POLLED, self.sandbox() / "pki" / "vendor.pem")
        pattern = rf"{POLLED}: its feed cannot be reached"
        self.assertTrue(wait_until(
            lambda: len(re.findall(pattern, self.log()[seen:])) >= ATTEMPTS, OTHERS_SECONDS))
        self.assertEqual(self.stage.regions[POLLED].call("GET", "/")[1]["calls"], 0)
        self.come_back(POLLED, None)
        self.assertTrue(wait_until(
            lambda: self.stage.regions[POLLED].call("GET", "/")[1]["calls"], OTHERS_SECONDS))

    # proves: COM-04.4 COM-04.1 COM-04.2 COM-04.3 acceptance
    def test_a_region_is_called_with_the_gateways_own_certificate(self) -> None:
        owed = self.owe_a_match()
        self.serve_with(None)
        told = wait_until(lambda: [n for n in self.receiver().received()
                                   if n["signal"] == owed], OTHERS_SECONDS)
        # The reference region refuses whoever does not show the gateway's OIN.
        self.assertEqual(len(told or []), 1)
        self.assertEqual(self.receiver().violations(), [])


class Revoked(Outbound):
    """Alone on its stage: what is revoked stays so."""

    # proves: COM-03.1 COM-03.2 COM-03.3 refusal
    def test_a_revoked_server_is_called_no_more(self) -> None:
        polled = self.stage.regions[POLLED]
        self.assertTrue(wait_until(lambda: polled.call("GET", "/")[1]["calls"], OTHERS_SECONDS))
        run_program(find_program(suite.build_folder(), KRUISPUNT), "certs", "revoke", POLLED,
                    "--config", self.sandbox() / "kruispunt.toml")
        pattern = rf"{POLLED}: its feed cannot be reached"
        self.assertTrue(wait_until(lambda: re.search(pattern, self.log()), 60.0))
        calls = polled.call("GET", "/")[1]["calls"]
        self.assertTrue(wait_until(
            lambda: len(re.findall(pattern, self.log())) >= ATTEMPTS, OTHERS_SECONDS))
        self.assertEqual(polled.call("GET", "/")[1]["calls"], calls)


def load_tests(loader: unittest.TestLoader, _: object, __: object) -> unittest.TestSuite:
    """A revoked party stays so: that class has its own test alone, not those of its stage."""
    tests = loader.loadTestsFromTestCase(Outbound)
    tests.addTest(Revoked("test_a_revoked_server_is_called_no_more"))
    return tests


if __name__ == "__main__":
    suite.run()
