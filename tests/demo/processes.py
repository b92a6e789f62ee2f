"""Programs of a build: where they are, how one is run to its end or kept running."""
import json
import os
import pathlib
import signal
import subprocess
from typing import IO, Optional

from waiting import wait_until

START_SECONDS = 30.0
STOP_SECONDS = 30.0
RUN_SECONDS = 60.0


class StageError(Exception):
    """The stage could not be set, or fell down: says what, and where to look."""


def find_program(build: pathlib.Path, usual: str) -> pathlib.Path:
    """The program at its usual place in the build's folder, or of that name elsewhere in it."""
    expected = build / usual
    if is_program(expected):
        return expected
    found = sorted(path for path in build.rglob(expected.name) if is_program(path))
    if not found:
        raise StageError(f"{build} holds no program {expected.name}; build it first: ./dev build")
    return found[0]


def is_program(path: pathlib.Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def run_program(*command: object) -> str:
    """Runs a program to its end; what it printed. Raises StageError unless it ends with 0."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=RUN_SECONDS,
                              check=False, encoding="utf-8")
    except (OSError, subprocess.TimeoutExpired) as failure:
        raise StageError(f"cannot run {words[0]}: {failure}") from failure
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()
        raise StageError(f"{' '.join(words[:2])} ended with {done.returncode}: {said}")
    return done.stdout


class Process:
    """A program that runs until it is told to stop, and writes a ready file when it serves."""

    def __init__(self, name: str, command: list[object], folder: pathlib.Path) -> None:
        self.name = name
        self.log = folder / f"{name}.log"
        self._ready_file = folder / f"{name}.ready.json"
        self._command = [str(word) for word in command]
        self._command += ["--ready-file", str(self._ready_file)]
        self._running: Optional[subprocess.Popen[bytes]] = None

    @property
    def pid(self) -> int:
        if self._running is None:
            raise StageError(f"{self.name} was never started")
        return self._running.pid

    def start(self) -> dict[str, str]:
        """Starts it and waits until it serves; what its ready file says. May start again."""
        self.launch()
        ready = wait_until(self._read_ready, START_SECONDS)
        if ready is None:
            raise StageError(f"{self.name} did not get ready in {START_SECONDS:.0f} s:"
                             f"\n{self.log_tail()}")
        return ready

    def launch(self) -> None:
        """Starts it and does not wait."""
        self._ready_file.unlink(missing_ok=True)
        with open(self.log, "ab") as log:
            self._running = self._open(log)

    def _open(self, log: IO[bytes]) -> "subprocess.Popen[bytes]":
        # A session of its own: what is kept running outlives the terminal's Ctrl-C.
        try:
            return subprocess.Popen(self._command, stdin=subprocess.DEVNULL, stdout=log,
                                    stderr=log, start_new_session=True)
        except OSError as failure:
            raise StageError(f"cannot run {self._command[0]}: {failure}") from failure

    def _read_ready(self) -> Optional[dict[str, str]]:
        if not self.is_running():
            raise StageError(f"{self.name} ended before it was ready:\n{self.log_tail()}")
        try:
            return json.loads(self._ready_file.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return None

    def is_running(self) -> bool:
        return self._running is not None and self._running.poll() is None

    def stop(self) -> Optional[int]:
        """Asks it to end; its exit code, or None where it was killed for not ending in time."""
        if self._running is None:
            return None
        if self._running.poll() is None:
            self._running.send_signal(signal.SIGTERM)
        try:
            return self._running.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            return None

    def kill(self) -> None:
        """SIGKILL: no chance to tidy up."""
        if self._running is not None:
            self._running.kill()
            self._running.wait(STOP_SECONDS)

    def log_tail(self) -> str:
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(f"  {line}" for line in lines[-15:])
