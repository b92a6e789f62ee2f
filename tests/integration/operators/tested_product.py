"""A vendor's product as the suite tests it, and the body that verifies and accepts that."""
import base64
import datetime
import json
import pathlib
import shutil
import subprocess
from typing import Any

import suite
from processes import Process, find_program
from stage import CONFORMANCE, free_ports

VENDOR, PRODUCT = "Voorbeeld B.V.", "Wijkindex"
RUN_SECONDS = 300
REFUSED = 5
KIND = b"application/vnd.in-toto+json"


def openssl(*words: object) -> None:
    done = subprocess.run(["openssl", *map(str, words)], capture_output=True, text=True,
                          check=False, timeout=60)
    assert done.returncode == 0, done.stderr


def moment(days: int) -> str:
    """So many days from now, to a millisecond."""
    at = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return at.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def conformance(*words: object, folder: pathlib.Path, code: int = 0) -> str:
    """The suite's program, as it must end; what it said."""
    program = find_program(suite.build_folder(), CONFORMANCE)
    done = subprocess.run([str(program), *map(str, words)], cwd=folder, capture_output=True,
                          text=True, check=False, timeout=RUN_SECONDS)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


class Product:
    """A reference region under a vendor's name, tested as the index of a gateway's member."""

    def __init__(self, folder: pathlib.Path, member: dict[str, Any], roles: list[str]) -> None:
        self.folder = folder
        self.protocol, self.oin, self.roles = member["protocol"], member["oin"], roles
        self.nonce = f"opgave-{self.protocol}-a8d3c1f0"
        folder.mkdir()

    def hand_in(self) -> None:
        """Tested to the body's challenge, and signed: `run` and `public.txt`."""
        conformance("keys", "keys", "--protocol", self.protocol, "--role", "index", "--oin",
                    self.oin, folder=self.folder)
        (self.folder / "challenge.json").write_text(json.dumps({"nonce": self.nonce}))
        region = Process("product", self._as_region(), self.folder)
        try:
            self._test(region.start())
        finally:
            region.stop()
        self.sign("run")

    def _as_region(self) -> list[object]:
        keys = self.folder / "keys"
        lines = {"listen": "127.0.0.1:0", "control": "127.0.0.1:0", "ca": keys / "ca.pem",
                 "crl": keys / "crl.pem", "certificate": keys / "sut.pem", "key": keys / "sut.key",
                 "oin": self.oin, "gateway_oin": "00000099000000000000"}
        config = self.folder / "region.toml"
        config.write_text("".join(f'{name} = "{value}"\n' for name, value in lines.items()))
        program = find_program(suite.build_folder(), CONFORMANCE)
        return [program, "region", self.protocol, "--config", config]

    def _test(self, ready: dict[str, str]) -> None:
        (self.folder / "sut.json").write_text(json.dumps({
            "product": {"name": PRODUCT, "version": "5.1", "vendor": VENDOR,
                        "build_sha256": "ab" * 32},
            "protocol": self.protocol, "roles": self.roles, "features": {"clock": True},
            "oin": self.oin, "keys": "keys", "url": ready["endpoint"],
            "listen": {"gateway": f"127.0.0.1:{free_ports(1)[0]}"},
            "adapter": {"url": ready["control"] + "/adapter"}}))
        conformance("run", "--sut", "sut.json", "--challenge", "challenge.json", "--out", "run",
                    folder=self.folder)

    def sign(self, run: str) -> None:
        said = conformance("sign", run, "--key", "keys/sut.key", folder=self.folder)
        self.public_key = next(line.removeprefix("public key ") for line in said.splitlines()
                               if line.startswith("public key "))

    def of_another_build(self) -> str:
        """A run whose report names a build that was not tested, signed once more."""
        shutil.copytree(self.folder / "run", self.folder / "other")
        report = self.folder / "other" / "report.json"
        report.write_text(report.read_text().replace("ab" * 32, "cd" * 32))
        self.sign("other")
        return "other"


class Body:
    """Whoever admits vendors: its key, `NAME.key` and `NAME.pem`, and what it goes by."""

    def __init__(self, folder: pathlib.Path, name: str = "body") -> None:
        self.folder = folder
        self.key = folder / f"{name}.key"
        openssl("genpkey", "-algorithm", "ED25519", "-out", self.key)
        openssl("pkey", "-in", self.key, "-pubout", "-out", self.key.with_suffix(".pem"))

    def _trust(self, of: Product) -> pathlib.Path:
        run = json.loads((of.folder / "run" / "run.json").read_text())
        file = self.folder / "trust.json"
        file.write_text(json.dumps({
            "keys": [{"vendor": VENDOR, "public_key": of.public_key}],
            "catalogues": [{"sha256": run["catalogue_sha256"], "not_after": moment(900)}],
            "suites": [{"version": run["suite"]["version"], "builds": [run["suite"]["sha256"]]}],
            "challenges": [{
                "nonce": of.nonce, "vendor": VENDOR, "product": PRODUCT, "protocol": of.protocol,
                "roles": of.roles, "features": ["clock"], "not_before": moment(-1),
                "not_after": moment(1)}]}))
        return file

    def accept(self, of: Product, run: str = "run", code: int = 0) -> pathlib.Path:
        """Verifies it, and writes its word where every step holds."""
        record = of.folder / f"{run}.dsse.json"
        self.said = conformance(
            "verify", run, "--trust", self._trust(of), "--accept", record, "--key", self.key,
            "--valid-until", moment(365)[:10], folder=of.folder, code=code)
        return record

    def says_instead(self, record: pathlib.Path, **changes: object) -> pathlib.Path:
        """The same word with other members, signed by the body too."""
        said = json.loads(base64.b64decode(json.loads(record.read_text())["payload"]))
        said["predicate"] |= changes
        return self.signed(json.dumps(said).encode(), record.with_suffix(".again.json"))

    def signed(self, payload: bytes, file: pathlib.Path) -> pathlib.Path:
        octets, signature = self.folder / "octets", self.folder / "signature"
        octets.write_bytes(b"DSSEv1 %d %s %d %s" % (len(KIND), KIND, len(payload), payload))
        openssl("pkeyutl", "-sign", "-rawin", "-inkey", self.key, "-in", octets, "-out", signature)
        file.write_text(json.dumps({
            "payload": base64.b64encode(payload).decode(), "payloadType": KIND.decode(),
            "signatures": [{"keyid": "d" * 64,
                            "sig": base64.b64encode(signature.read_bytes()).decode()}]}))
        return file
