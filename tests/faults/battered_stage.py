"""The stage of the tests that do harm: a sandbox whose gateway delivers again at once."""
import os
import pathlib
import re
import signal

from processes import Process
from stage import Stage
from waiting import wait_until

# A second attempt soon after the first: what is told again is to be told within the test.
BACK_OFFS = {"first_back_off_ms": 50, "longest_back_off_ms": 500}


STOP_SECONDS = 10.0
# The shell stops itself and goes on as the program once somebody lets it.
HELD = ["sh", "-c", 'kill -STOP $$; exec "$@"', "sh"]


class BatteredProcess(Process):
    """A program that can be held at its very start."""

    def launch_held(self) -> None:
        """Starts it and returns while nothing of it has run; `let_go` lets it."""
        own = self._command
        self._command = [*HELD, *own]
        try:
            self.launch()
        finally:
            self._command = own
        wait_until(self._is_stopped, STOP_SECONDS, 0.002)

    def _is_stopped(self) -> bool:
        stat = pathlib.Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8")
        return stat.rpartition(")")[2].split()[0] == "T"

    def let_go(self) -> None:
        os.kill(self.pid, signal.SIGCONT)

    def is_ready(self) -> bool:
        return self._ready_file.exists()


class BatteredStage(Stage):
    """A sandbox that can be hurt and looked into."""

    def __init__(self, build: pathlib.Path, folder: pathlib.Path, threads: int = 0) -> None:
        super().__init__(build, folder)
        self._threads = threads
        self.config = folder / "sandbox" / "kruispunt.toml"

    @property
    def gateway(self) -> BatteredProcess:
        return self._actors["gateway"]

    def _add_actor(self, name: str, command: list[object]) -> None:
        self._actors[name] = BatteredProcess(name, command, self.folder)

    @property
    def data(self) -> pathlib.Path:
        return self.store.parent

    def _adjust(self, config: pathlib.Path) -> None:
        text = config.read_text(encoding="utf-8")
        for name, value in BACK_OFFS.items():
            text = re.sub(rf"(?m)^{name} = \d+$", f"{name} = {value}", text)
        if self._threads:
            text = text.replace("[gateway]\n", f"[gateway]\nthreads = {self._threads}\n", 1)
        config.write_text(text, encoding="utf-8")

    def revive(self) -> bool:
        """Starts the gateway again where it has ended; whether it had."""
        if self.gateway.is_running():
            return False
        self.gateway.kill()
        self.start_gateway()
        return True
