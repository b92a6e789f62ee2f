#!/usr/bin/env python3
"""`kruispunt check` and `kruispunt mapping`, run as people and scripts run them.

Every row: what is typed, the exit code, and what must stand in the output. No row's output may hold
a value of a child.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[2]
MAPPINGS = SOURCE / "mappings"
sys.path[:0] = [str(HERE.parent / "trust")]

import suite  # noqa: E402
from processes import find_program  # noqa: E402

SECONDS = 60
NOW = "2026-11-21T12:00:00+01:00"
# What the examples' made-up children are called; no command may print it.
SECRETS = ("999990019", "999990020", "cha Maria", "Berg", "2014-05-17", "20140517")

DOCUMENTS = [
    # (form, octets, exit code, words of the output)
    ("json", b'{"a":[1,2,null]}', 0, ["accepted"]),
    ("json", b'{"a":1,"a":2}', 1, ["BERICHT_ONLEESBAAR", "named twice"]),
    ("json", b"{}x", 1, ["BERICHT_ONLEESBAAR"]),
    ("json", b"{}\0", 1, ["BERICHT_ONLEESBAAR", "NUL"]),
    ("json", b'["\\ud800"]', 1, ["BERICHT_ONLEESBAAR"]),
    ("json", b"[9007199254740992]", 0, ["accepted"]),
    ("json", b"[9007199254740993]", 1, ["too large"]),
    ("json", b"[" * 33 + b"]" * 33, 1, ["too deep"]),
    ("json", b"\xef\xbb\xbf{}", 1, ["byte order mark"]),
    ("json", b'{"bsn":"999990019"', 1, ["BERICHT_ONLEESBAAR"]),
    ("xml", b"<a xmlns='urn:a'>x</a>", 0, ["accepted"]),
    ("xml", b"<!DOCTYPE a><a/>", 1, ["BERICHT_ONLEESBAAR", "DOCTYPE"]),
    ("xml", b"<a><?b c?></a>", 1, ["processing instruction"]),
    ("xml", b"<a>&b;</a>", 1, ["BERICHT_ONLEESBAAR", "line 1"]),
    ("xml", b"<a>" * 33 + b"</a>" * 33, 1, ["too deep"]),
    ("xml", b"<?xml version='1.0' encoding='ISO-8859-1'?><a/>", 1, ["encoding"]),
    ("xml", b"<bsn>999990019", 1, ["BERICHT_ONLEESBAAR"]),
    ("soap", b"<a/>", 1, ["BERICHT_ONLEESBAAR", "Envelope"]),
    ("soap", b"<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'/>", 1,
     ["VERPLICHT_VELD", "Body"]),
    ("soap", b"<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/>"
             b"</s:Envelope>", 0, ["accepted", "not looked at"]),
]

MESSAGES = [
    # (region, example, what is changed in it, exit code, words of the output)
    ("esar", "signaal-afgeven.xml", None, 0, ["accepted", "a signal"]),
    ("esar", "signaal-intrekken.xml", None, 0, ["a withdrawal"]),
    ("esar", "signaal-afgeven.xml", ("999990019", "999990018"), 1, ["BSN_ONGELDIG", "kind/bsn"]),
    ("esar", "signaal-afgeven.xml", ("<datum>", "<zorg>x</zorg><datum>"), 1,
     ["ONBEKEND_VELD", "zorg"]),
    ("esar", "signaal-afgeven.xml", ("2014-05-17", "1990-05-17"), 1, ["LEEFTIJD"]),
    ("multisignaal", "ms-01-signaal.json", None, 0, ["accepted", "PUT /multisignaal/v1/"]),
    ("multisignaal", "ms-04-afsluiting.json", None, 0, ["going well"]),
    ("multisignaal", "ms-01-signaal.json", ('"bsn"', '"toelichting": "x", "bsn"'), 1,
     ["ONBEKEND_VELD", "toelichting", "answer"]),
    ("sisa", "signaal-nieuw.xml", None, 0, ["a signal"]),
    ("sisa", "signaal-nieuw.xml", ("20261120<", "20281120<"), 1, ["DATUM_ONGELDIG"]),
    ("sisa", "signaal-nieuw.xml", ("<sisa:object", "<sisa:objekt"), 1, ["BERICHT_ONLEESBAAR"]),
]

USAGE = [
    ["check"],
    ["check", "json"],
    ["check", "json", "/nowhere/at/all"],
    ["check", "message", str(SOURCE / "README.md")],
    ["check", "message", str(SOURCE / "README.md"), "--as", "atlantis"],
    ["check", "json", str(SOURCE / "README.md"), "--colour"],
    ["check", "certificate", str(SOURCE / "README.md"), "--trust", str(SOURCE / "README.md")],
    ["check", "message", str(MAPPINGS / "sisa/examples/bv03.xml"), "--as", "sisa", "--at", "now"],
    ["mapping"],
    ["paint"],
    [],
]


def run(*words: object) -> subprocess.CompletedProcess:
    command = [str(find_program(suite.build_folder(), "gateway/app/kruispunt")), *(str(word) for word in words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False,
                          encoding="utf-8")


class CommandTest(unittest.TestCase):
    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory(prefix="kruispunt-commands-")
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def file(self, octets: bytes) -> pathlib.Path:
        made = self.folder / "message"
        made.write_bytes(octets)
        return made

    def expect(self, done: subprocess.CompletedProcess, code: int, words: list[str]) -> None:
        said = done.stdout + done.stderr
        self.assertEqual(done.returncode, code, said)
        for word in words:
            self.assertIn(word, said)
        for secret in SECRETS:
            self.assertNotIn(secret, said)


class Check(CommandTest):
    # proves: COM-28.4 COM-28.5 COM-28.6 COM-28.7 COM-28.8 refusal acceptance
    def test_documents(self) -> None:
        for form, octets, code, words in DOCUMENTS:
            with self.subTest(form=form, octets=octets[:40]):
                self.expect(run("check", form, self.file(octets)), code, words)

    # proves: COM-10.2 COM-14.2 COM-14.3 COM-27.1 COM-27.2 refusal acceptance
    def test_messages(self) -> None:
        for region, example, change, code, words in MESSAGES:
            with self.subTest(region=region, example=example, change=change):
                text = (MAPPINGS / region / "examples" / example).read_text(encoding="utf-8")
                if change:
                    self.assertIn(change[0], text)
                    text = text.replace(*change)
                done = run("check", "message", self.file(text.encode()), "--as", region,
                           "--at", NOW)
                self.expect(done, code, words)

    # proves: MN-01.2 MN-02.2 refusal acceptance
    def test_a_page_of_a_feed(self) -> None:
        text = (MAPPINGS / "midden-nederland/examples/mn-01-pagina.json").read_text("utf-8")
        page = json.loads(text)
        page["mutaties"] = [item for item in page["mutaties"] if item["soort"] == "nieuw"]
        good = json.dumps(page)
        for body, code, words in [
            (good, 0, [f"a page of {len(page['mutaties'])} mutations"]),
            (good.replace('"nieuw"', '"iets"'), 1, ["item", "WAARDE_ONGELDIG", "soort"]),
            (good.replace('"mutaties"', '"mutatie"'), 1, ["BERICHT_ONLEESBAAR"]),
        ]:
            with self.subTest(code=code, words=words):
                done = run("check", "message", self.file(body.encode()), "--as",
                           "midden-nederland", "--at", NOW)
                self.expect(done, code, words)

    def test_verdict_for_machines(self) -> None:
        done = run("check", "message", self.file(b'{"bsn":"1"}'), "--as", "multisignaal", "--json")
        self.assertEqual(done.returncode, 1)
        verdict = json.loads(done.stdout)
        self.assertEqual((verdict["accepted"], verdict["code"], verdict["field"]),
                         (False, "BSN_ONGELDIG", "bsn"))
        self.assertEqual(verdict["answer"]["status"], 400)
        self.assertEqual(json.loads(verdict["answer"]["body"])["code"], "BSN_ONGELDIG")
        done = run("check", "json", self.file(b"[]"), "--json")
        self.assertEqual(json.loads(done.stdout), {"accepted": True, "what": "JSON"})

    def test_what_is_not_understood(self) -> None:
        for words in USAGE:
            with self.subTest(words=words):
                done = run(*words)
                self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
                self.assertNotEqual(done.stderr, "")
        self.assertEqual(run("check", "--help").returncode, 0)


class CheckCertificate(CommandTest):
    @classmethod
    def setUpClass(cls) -> None:
        cls.scratch = tempfile.TemporaryDirectory(prefix="kruispunt-commands-")
        folder = pathlib.Path(cls.scratch.name) / "sandbox"
        run("sandbox", folder)
        cls.pki = folder / "pki"
        cls.config = folder / "kruispunt.toml"

    @classmethod
    def tearDownClass(cls) -> None:
        cls.scratch.cleanup()

    def check(self, name: str, *options: object) -> subprocess.CompletedProcess:
        return run("check", "certificate", self.pki / f"{name}.pem", "--trust",
                   self.pki / "ca.pem", *options)

    # proves: COM-02.1 COM-04.1 COM-04.2 refusal acceptance
    def test_purposes(self) -> None:
        crl = ("--crl", self.pki / "crl.pem")
        rows = [
            (("esar", *crl), 0, ["accepted", "OIN 00000099000000000001"]),
            (("gateway", "--purpose", "server", "--name", "localhost", *crl), 0, ["accepted"]),
            (("gateway", "--purpose", "server", "--name", "127.0.0.1"), 0, ["accepted"]),
            (("gateway", "--purpose", "server", "--name", "elders.example"), 1, ["X509-62"]),
            (("esar-signing", "--purpose", "signing", *crl), 0, ["accepted"]),
            (("esar", "--at", "1999-01-01T00:00:00Z"), 1, ["X509-9", "not yet valid"]),
            (("esar", "--at", "2199-01-01T00:00:00Z"), 1, ["X509-10", "expired"]),
            (("esar-signing", "--purpose", "signing", "--at", "2199-01-01T00:00:00Z"), 1,
             ["HANDTEKENING_ONGELDIG"]),
            (("ca",), 1, ["refused"]),
        ]
        for words, code, wanted in rows:
            with self.subTest(words=words):
                self.expect(self.check(*words), code, wanted)

    # proves: COM-03.1 refusal
    def test_revoked(self) -> None:
        self.assertEqual(run("certs", "revoke", "sisa", "--config", self.config).returncode, 0)
        crl = ("--crl", self.pki / "crl.pem")
        self.expect(self.check("sisa", *crl), 1, ["X509-23", "revoked"])
        self.expect(self.check("multisignaal", *crl), 0, ["accepted"])

    def test_stranger(self) -> None:
        with tempfile.TemporaryDirectory(prefix="kruispunt-commands-") as other:
            run("sandbox", pathlib.Path(other) / "other")
            stranger = pathlib.Path(other) / "other/pki/esar.pem"
            done = run("check", "certificate", stranger, "--trust", self.pki / "ca.pem")
            self.assertEqual(done.returncode, 1, done.stdout)

    def test_configuration(self) -> None:
        self.expect(run("check", "--config", self.config), 0, ["ok  key ring"])
        done = run("check", "--config", self.config, "json", self.file(b"[]"))
        self.assertEqual(done.returncode, 2)


class Keys(CommandTest):
    def test_are_made_once(self) -> None:
        run("sandbox", self.folder / "sandbox")
        config = self.folder / "sandbox/kruispunt.toml"
        ring = self.folder / "sandbox/data/ring.key"
        first = ring.read_bytes()
        self.expect(run("keys", "create", "--config", config), 1, ["may be there already"])
        self.assertEqual(ring.read_bytes(), first)
        ring.unlink()
        self.expect(run("keys", "create", "--config", config), 0, [str(ring), "apart from"])
        self.assertEqual(ring.stat().st_mode & 0o777, 0o600)
        self.assertNotEqual(ring.read_bytes(), first)
        self.expect(run("check", "--config", config), 0, ["ok  key ring"])


class Mapping(CommandTest):
    def test_every_example_of_every_region_goes_there_and_back(self) -> None:
        done = run("mapping", "test")
        self.expect(done, 0, [" examples of 4 regions, 0 failed"])
        examples = [path for kind in ("xml", "json")
                    for path in MAPPINGS.glob(f"*/examples/*.{kind}")
                    if (path.parents[1] / "region.toml").exists()]
        self.assertIn(f"{len(examples)} examples", done.stdout)

    def test_explains_without_a_value(self) -> None:
        done = run("mapping", "explain", "signaal-afgeven")
        self.expect(done, 0, ["kind/bsn", "-> child.bsn", "(signaal.toml:", "no mapping looks at it",
                              "At a match sisa is told: organisation.oin"])
        told = json.loads(run("mapping", "explain", "signaal-afgeven", "--json").stdout)
        self.assertEqual(told["region"], "esar")
        sisa = next(row for row in told["at_a_match"] if row["region"] == "sisa")
        self.assertIn("reporter.name", sisa["withheld"])
        self.assertNotIn("reporter.name", sisa["told"])

    def test_a_strangers_file_is_explained_by_the_region_that_fits(self) -> None:
        text = (MAPPINGS / "multisignaal/examples/ms-01-signaal.json").read_bytes()
        self.expect(run("mapping", "explain", self.file(text)), 0, ["as multisignaal gives it"])
        wrong = text.replace(b'"bsn"', b'"toelichting": "x", "bsn"')
        done = run("mapping", "explain", self.file(wrong), "--region", "multisignaal")
        self.expect(done, 1, ["refused  toelichting", "ONBEKEND_VELD"])
        text = (MAPPINGS / "esar/examples/signaal-afgeven.xml").read_bytes()
        wrong = text.replace(b"<bsn>999990019", b"<bsn>123456789")
        done = run("mapping", "explain", self.file(wrong))
        self.expect(done, 1, ["as esar gives it", "BSN_ONGELDIG  (signaal.toml:"])

    def test_a_mapping_that_tells_too_much_stops_the_start(self) -> None:
        mappings = self.folder / "mappings"
        subprocess.run(["cp", "-r", str(MAPPINGS), str(mappings)], check=True, timeout=SECONDS)
        sandbox = self.folder / "sandbox"
        self.assertEqual(run("sandbox", sandbox, "--mappings", mappings).returncode, 0)
        file = mappings / "sisa/match-ontstaan.toml"
        text = file.read_text(encoding="utf-8")
        told = re.sub(r'is = "other\.organisation\.name"', 'is = "other.reporter.name"', text)
        self.assertNotEqual(told, text)
        file.write_text(told, encoding="utf-8")
        done = run("check", "--config", sandbox / "kruispunt.toml")
        self.expect(done, 1, ["match-ontstaan.toml:", "may_learn"])


if __name__ == "__main__":
    suite.run()
