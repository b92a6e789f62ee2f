"""A gateway in a sandbox, without regions: the real program, its certificates, its log."""
import pathlib
import re
import subprocess
import tempfile
import tomllib
from typing import Optional
from urllib.parse import urlsplit

import suite
from processes import Process, find_program, run_program
from stage import KRUISPUNT
from waiting import wait_until

COMMAND_SECONDS = 60.0


class SandboxGateway:
    """Made, and started with `start`; `stop` ends it and removes its folder."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kruispunt-trust-")
        self.folder = pathlib.Path(self._folder.name).resolve()
        self.sandbox = self.folder / "sandbox"
        self.pki = self.sandbox / "pki"
        self.file = self.sandbox / "kruispunt.toml"
        self.program = find_program(suite.build_folder(), KRUISPUNT)
        run_program(self.program, "sandbox", self.sandbox, "--listen", "127.0.0.1:0")
        self._process = Process("gateway", [self.program, "serve", "--config", self.file],
                                self.folder)
        self.addresses: dict[str, str] = {}

    def configure(self, section: str, line: str) -> None:
        """Adds a line to a section of the configuration."""
        text = self.file.read_text(encoding="utf-8")
        self.file.write_text(text.replace(f"[{section}]\n", f"[{section}]\n{line}\n", 1),
                             encoding="utf-8")

    def replace(self, old: str, new: str) -> None:
        text = self.file.read_text(encoding="utf-8")
        if old not in text:
            raise ValueError(f"the configuration does not hold {old!r}")
        self.file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def start(self) -> None:
        self.addresses = self._process.start()

    def stop(self) -> Optional[int]:
        code = self._process.stop()
        self._folder.cleanup()
        return code

    def port(self, listener: str = "exchange") -> int:
        port = urlsplit(self.addresses[listener]).port
        assert port is not None
        return port

    def log(self) -> str:
        return self._process.log.read_text(encoding="utf-8", errors="replace")

    def logs(self, pattern: str, seconds: float = 10.0) -> bool:
        """Whether the log comes to hold what the pattern says."""
        return bool(wait_until(lambda: re.search(pattern, self.log()), seconds))

    def regions(self) -> dict[str, str]:
        """The OIN of each participant."""
        config = tomllib.loads(self.file.read_text(encoding="utf-8"))
        return {name: section["oin"] for name, section in config.items()
                if isinstance(section, dict) and "oin" in section and name != "gateway"}

    def parties(self) -> list[str]:
        """Everybody who has a certificate for TLS."""
        keys = {path.stem for path in self.pki.glob("*.key")} - {"ca"}
        return sorted(name for name in keys if not name.endswith("-signing"))

    def command(self, *words: object) -> "subprocess.CompletedProcess[str]":
        """Runs the program with these words to its end."""
        return subprocess.run([str(self.program), *map(str, words)], capture_output=True,
                              text=True, timeout=COMMAND_SECONDS, check=False)
