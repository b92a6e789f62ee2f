#!/usr/bin/env python3
"""A further region needs new files only (architecture, a fifth region).

  --case mappings   a copied mapping folder and some lines of configuration, nothing compiled
  --case adapter    adapters/_template copied under a fresh name: compiles, registers, answers
"""
import argparse
import http.client
import json
import pathlib
import re
import ssl
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[2]
sys.path[:0] = [str(HERE), str(SOURCE / "tests/demo")]

from processes import Process, StageError, find_program, run_program  # noqa: E402
from scratch_tree import ScratchTree, copy_renamed, link_all  # noqa: E402

BSN = "999990019"
NEIGHBOUR = "multisignaal"


def signal(organisation: str) -> bytes:
    """A signal that both protocols here understand but for the reporter, whom one must have."""
    body = {
        "bsn": BSN,
        "instantie": {"oin": organisation, "naam": "Jeugdteam Voorbeeld"},
        "datum": "2026-01-15",
        "geinformeerd": "beiden",
    }
    return json.dumps(body).encode()


def with_reporter(body: bytes) -> bytes:
    whole = json.loads(body)
    whole["melder"] = {"naam": "J. Voorbeeld", "telefoon": "+31230000001"}
    return json.dumps(whole).encode()


class Exchange:
    """A gateway over a sandbox that `mappings` makes; calls it as any of its parties."""

    def __init__(self, kruispunt: pathlib.Path, mappings: pathlib.Path, folder: pathlib.Path):
        self._sandbox = folder / "sandbox"
        run_program(kruispunt, "sandbox", self._sandbox, "--mappings", mappings)
        command = [kruispunt, "serve", "--config", self._sandbox / "kruispunt.toml"]
        self._gateway = Process("gateway", command, folder)
        self._address = ""

    def __enter__(self) -> "Exchange":
        self._address = self._gateway.start()["exchange"]
        return self

    def __exit__(self, *_: object) -> None:
        self._gateway.stop()

    def put(self, region: str, signal_id: str, body: bytes) -> tuple[int, dict]:
        pki = self._sandbox / "pki"
        context = ssl.create_default_context(cafile=str(pki / "ca.pem"))
        context.load_cert_chain(pki / f"{region}.pem", pki / f"{region}.key")
        host = re.sub(r"^https://", "", self._address)
        connection = http.client.HTTPSConnection(host, timeout=20, context=context)
        try:
            connection.request("PUT", f"/{region}/v1/signalen/{signal_id}", body,
                               {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()


def expect(said: object, wanted: object, what: str) -> None:
    if said != wanted:
        raise StageError(f"{what}: {said!r}, expected {wanted!r}")


def exchange_signals(kruispunt, mappings, folder, region: str, body: bytes) -> None:
    """The new region gives a signal, a neighbour gives one on the same child, and they match."""
    with Exchange(kruispunt, mappings, folder) as exchange:
        status, answer = exchange.put(region, "A-1", body)
        expect((status, answer.get("matches")), (201, 0), f"{region}'s first signal")
        status, answer = exchange.put(NEIGHBOUR, "B-1",
                                      with_reporter(signal("00000099000000001000")))
        expect((status, answer.get("matches")), (201, 1), f"{NEIGHBOUR}'s signal on that child")
        status, answer = exchange.put(region, "A-1", body)
        expect((status, answer.get("matches")), (200, 1), f"{region}'s signal again")
        wrong = json.dumps({**json.loads(body), "toelichting": "x"}).encode()
        status, answer = exchange.put(region, "A-2", wrong)
        expect((status, answer.get("code"), answer.get("veld")),
               (400, "ONBEKEND_VELD", "toelichting"), "a field that nobody knows")


def mapping_folder_alone(build: pathlib.Path, folder: pathlib.Path) -> None:
    region = "kennemerland"
    mappings = folder / "mappings"
    link_all(SOURCE / "mappings", mappings)
    copy_renamed(SOURCE / "mappings" / NEIGHBOUR, mappings / region,
                 f'region = "{NEIGHBOUR}"', f'region = "{region}"')
    settings = mappings / region / "region.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r'(?m)^sandbox_oin = .*$', 'sandbox_oin = "00000099000000000006"',
                               text), encoding="utf-8")
    kruispunt = find_program(build, "gateway/app/kruispunt")
    run_program(kruispunt, "mapping", "test", "--mappings", mappings, "--region", region)
    body = with_reporter(signal("00000099000000006000"))
    exchange_signals(kruispunt, mappings, folder, region, body)


def adapter_of_its_own(build: pathlib.Path, folder: pathlib.Path) -> None:
    """Does what adapters/_template/README.md says, in a tree of links."""
    region = "waterland"
    tree = ScratchTree(SOURCE, build, folder / "tree")
    copy_renamed(SOURCE / "adapters/_template", tree.folder / "adapters" / region,
                 "_template", region)
    copy_renamed(SOURCE / "mappings/_template", tree.mappings / region, "_template", region)
    (tree.mappings / region / "region.toml.example").rename(tree.mappings / region / "region.toml")
    tree.build("kruispunt", f"adapter_{region}_test")
    run_program(tree.program(f"adapter_{region}_test"))
    kruispunt = tree.program("kruispunt")
    example = tree.mappings / region / "examples/signaal.json"
    run_program(kruispunt, "check", "message", example, "--as", region, "--mappings",
                tree.mappings, "--at", "2026-11-21T12:00:00+01:00")
    run_program(kruispunt, "mapping", "test", "--mappings", tree.mappings, "--region", region)
    exchange_signals(kruispunt, tree.mappings, folder, region, signal("00000099000000005000"))


CASES = {"mappings": mapping_folder_alone, "adapter": adapter_of_its_own}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="a finished build")
    parser.add_argument("--case", choices=sorted(CASES), required=True)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kruispunt-fifth-") as scratch:
        try:
            CASES[arguments.case](arguments.build.resolve(), pathlib.Path(scratch))
        except (StageError, OSError, subprocess.SubprocessError) as failure:
            print(f"fifth_region: {arguments.case}: {failure}", file=sys.stderr)
            return 1
    print(f"fifth_region: {arguments.case}: works, with new files alone")
    return 0


if __name__ == "__main__":
    sys.exit(main())
