#!/usr/bin/env python3
"""All harm at once, as `./dev faults` does it: two at a time, each saying its seed and its figures."""
import argparse
import pathlib
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
AT_ONCE = 2
SKIPPED = 77
KILLS, KILLS_LONG = 300, 3000
KILLS_A_STAGE = 150
LONGEST_SECONDS = 3600


def jobs_for(build: pathlib.Path, is_long: bool) -> list[list[str]]:
    kills = KILLS_LONG if is_long else KILLS
    build_option = ["--build", str(build)]
    random_kills = ["random_kills.py", *build_option, "--kills", str(KILLS_A_STAGE)]
    return [
        *(["syscall_kills.py", *build_option, "--share", f"{part}/2"] for part in (1, 2)),
        *([random_kills] * (kills // KILLS_A_STAGE)),
        ["disk_test.py", *build_option],
    ]


def run(job: list[str]) -> int:
    done = subprocess.run([sys.executable, str(HERE / job[0]), *job[1:]], text=True, check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=LONGEST_SECONDS)
    print(done.stdout, end="", flush=True)
    return done.returncode


def main() -> int:
    parser = argparse.ArgumentParser(description="Kills, failing disks and full ones.")
    parser.add_argument("--build", type=pathlib.Path, required=True, help="the build's folder")
    parser.add_argument("--long", action="store_true", help=f"{KILLS_LONG} random kills")
    arguments = parser.parse_args()
    began = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        codes = list(pool.map(run, jobs_for(arguments.build.resolve(), arguments.long)))
    skipped = codes.count(SKIPPED)
    failed = sum(code not in (0, SKIPPED) for code in codes)
    print(f"faults: {len(codes) - failed - skipped} good, {failed} failed, {skipped} skipped, "
          f"in {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
