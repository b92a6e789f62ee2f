"""strace at one thread of a process: kills or fails it at the N-th system call of a kind."""
import collections
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from processes import StageError
from waiting import wait_until

ATTACH_SECONDS = 10.0
DETACH_SECONDS = 2.0


def hindrance() -> str:
    """Why no process can be hurt here; empty where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed (Debian's package strace)"
    if os.geteuid() != 0:
        return "only root may attach strace to the gateway, which lets nobody look into it"
    probe = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return "" if probe.returncode == 0 else "strace may not attach itself to a process here"


def threads_of(pid: int) -> list[int]:
    """The threads of a process, oldest first."""
    return sorted(int(task.name) for task in pathlib.Path(f"/proc/{pid}/task").iterdir())


def traced(task: int) -> bool:
    try:
        status = pathlib.Path(f"/proc/{task}/status").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return True
    return not re.search(r"(?m)^TracerPid:\s+0$", status)


class Axe:
    """Attached from `with` on; a process that ends takes it along."""

    def __init__(self, tasks: list[int], *options: str) -> None:
        attached = [word for task in tasks for word in ("-p", str(task))]
        self._tasks = tasks
        self._command = ["strace", *attached, *options]

    def __enter__(self) -> "Axe":
        self._running = subprocess.Popen(
            self._command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        if not wait_until(self._attached, ATTACH_SECONDS, 0.002):
            raise StageError("strace did not attach itself")
        return self

    def _attached(self) -> bool:
        code = self._running.poll()
        if code:
            raise StageError(f"strace ended with {code} at once")
        # One that ended well has struck already.
        return code == 0 or all(traced(task) for task in self._tasks)

    def __exit__(self, *_: object) -> None:
        self._running.terminate()
        try:
            self._running.wait(DETACH_SECONDS)
        except subprocess.TimeoutExpired:
            # It may wait for ever for a thread of a process that is dead.
            self._running.kill()
            self._running.wait()


def killing(task: int, call: str, at: int) -> Axe:
    """Kills at the `at`-th `call` of that one thread, before it is carried out."""
    return Axe([task], "-o", "/dev/null", "-e", f"trace={call}",
               "-e", f"inject={call}:signal=KILL:when={at}")


def failing(pid: int, call: str, error: str, at: int) -> Axe:
    """Lets the `at`-th `call` of each thread, and of those alone, end with `error`."""
    return Axe(threads_of(pid), "-o", "/dev/null", "-e", f"trace={call}",
               "-e", f"inject={call}:error={error}:when={at}")


def killing_start(pid: int, call: str, at: int) -> Axe:
    """Kills a program at the `at`-th `call` of any of its threads, whenever those are made."""
    return Axe([pid], "-f", "-o", "/dev/null", "-e", f"trace={call}",
               "-e", f"inject={call}:signal=KILL:when={at}")


class Watching:
    """Counts the calls of each thread, by its place in the order of their making."""

    def __init__(self, pid: int, calls: list[str]) -> None:
        self._threads = threads_of(pid)
        self._file = tempfile.NamedTemporaryFile(prefix="kruispunt-calls-")
        self._axe = Axe(self._threads, "-f", "-o", self._file.name, "-e",
                        "trace=" + ",".join(calls))

    def __enter__(self) -> "Watching":
        self._axe.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._axe.__exit__()

    def counts(self) -> dict[tuple[int, str], int]:
        text = pathlib.Path(self._file.name).read_text(encoding="utf-8", errors="replace")
        found: collections.Counter[tuple[int, str]] = collections.Counter()
        for task, call in re.findall(r"(?m)^(\d+)\s+(\w+)\(", text):
            if int(task) in self._threads:
                found[self._threads.index(int(task)), call] += 1
        return dict(found)
