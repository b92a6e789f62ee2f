#!/usr/bin/env python3
"""Runs a test's command while a sandbox plays: the gateway and the four reference regions.

What the command needs to know stands in the JSON file that KRUISPUNT_STAGE names:
{"sandbox": folder, "addresses": the gateway's ready file, "regions": {name: {"endpoint", "control"}},
"build": the build's folder, "receivers": {"coordination", "processing_log"}: with --receivers the addresses at which the
gateway tells them}.
Ends with the command's exit code; 1 where the stage could not be set or a process fell.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib

DEMO = pathlib.Path(__file__).resolve().parent.parent / "demo"
sys.path.insert(0, str(DEMO))

from processes import StageError, run_program  # noqa: E402
from stage import REGIONS, Stage, free_ports  # noqa: E402

RECEIVERS = ("coordination", "processing_log")
COMMAND_SECONDS = 200.0


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Runs a command while a sandbox plays.")
    parser.add_argument("--build", type=pathlib.Path, required=True, help="the build's folder")
    parser.add_argument("--unsigned", action="store_true", help="ESAR and the gateway do not sign")
    parser.add_argument("--body-key", action="store_true",
                        help="the gateway knows a key of the national body: body.key in the sandbox")
    parser.add_argument("--receivers", action="store_true",
                        help="the gateway has a coordination body and a processing log to tell")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="after --")
    return parser.parse_args()


def leave_unsigned(config: pathlib.Path) -> None:
    text = config.read_text(encoding="utf-8")
    if 'signing = "on"' not in text:
        raise StageError(f"{config}: nobody signs")
    config.write_text(text.replace('signing = "on"', 'signing = "off"'), encoding="utf-8")


def give_body_key(config: pathlib.Path) -> None:
    key = config.parent / "body.key"
    run_program("openssl", "genpkey", "-algorithm", "ED25519", "-out", key)
    run_program("openssl", "pkey", "-in", key, "-pubout", "-out", key.with_suffix(".pem"))
    with config.open("a", encoding="utf-8") as file:
        file.write('\n[conformance]\nbody_keys = ["body.pem"]\n')


def name_receivers(config: pathlib.Path) -> None:
    """Both are the sandbox's coordinator; whoever plays them listens by himself."""
    text = config.read_text(encoding="utf-8")
    oin = next(each["oin"] for each in tomllib.loads(text)["portal"]["roles"]
               if each["role"] == "coordinator")
    text = text.replace("longest_back_off_ms = 30000", "longest_back_off_ms = 1000")
    for name, port in zip(RECEIVERS, free_ports(len(RECEIVERS))):
        text += f'\n[{name}]\noin = "{oin}"\nendpoint = "https://localhost:{port}/{name}"\n'
    config.write_text(f'{text}activity = "https://register.example/verwijsindex/"\n',
                      encoding="utf-8")


class AdjustedStage(Stage):
    """Its configuration is a sandbox's but for what the arguments ask for."""

    def __init__(self, arguments: argparse.Namespace, folder: pathlib.Path) -> None:
        super().__init__(arguments.build.resolve(), folder)
        asked = {leave_unsigned: arguments.unsigned, give_body_key: arguments.body_key,
                 name_receivers: arguments.receivers}
        self._adjustments = [each for each, is_asked in asked.items() if is_asked]

    def _adjust(self, config: pathlib.Path) -> None:
        for adjustment in self._adjustments:
            adjustment(config)


def receivers_in(config: pathlib.Path) -> dict[str, str]:
    said = tomllib.loads(config.read_text(encoding="utf-8"))
    return {name: said[name]["endpoint"] for name in RECEIVERS if name in said}


def described(stage: Stage, folder: pathlib.Path, build: pathlib.Path) -> dict[str, object]:
    regions = {name: {"endpoint": stage.endpoint(name), "control": stage.regions[name].control}
               for name in REGIONS}
    return {"sandbox": str(folder / "sandbox"), "addresses": stage.addresses, "regions": regions,
            "build": str(build), "receivers": receivers_in(folder / "sandbox" / "kruispunt.toml")}


def run_command(
        command: list[str], stage: Stage, folder: pathlib.Path, build: pathlib.Path) -> int:
    file = folder / "stage.json"
    file.write_text(json.dumps(described(stage, folder, build)), encoding="utf-8")
    environment = {**os.environ, "KRUISPUNT_STAGE": str(file)}
    code = subprocess.run(command, env=environment, timeout=COMMAND_SECONDS, check=False).returncode
    if fallen := stage.fallen():
        print(f"a process of the stage fell: {fallen}", file=sys.stderr)
        return 1
    return code


def main() -> int:
    arguments = read_arguments()
    command = arguments.command[1:] if arguments.command[:1] == ["--"] else arguments.command
    with tempfile.TemporaryDirectory(prefix="kruispunt-interop-") as name:
        folder = pathlib.Path(name).resolve()
        stage = AdjustedStage(arguments, folder)
        try:
            stage.make()
            stage.start()
            code = run_command(command, stage, folder, arguments.build.resolve())
            if code not in (0, 77):
                print(f"the gateway's last lines:\n{stage.gateway.log_tail()}", file=sys.stderr)
            return code
        except (StageError, subprocess.TimeoutExpired) as failure:
            print(failure, file=sys.stderr)
            return 1
        finally:
            stage.stop()


if __name__ == "__main__":
    sys.exit(main())
