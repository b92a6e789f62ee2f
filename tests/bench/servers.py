"""The two servers that bench.py measures, each in its own folder."""
import json
import os
import pathlib
import signal
import subprocess
import time

from programs import BenchError, run_program, start_program

START_SECONDS = 600
STOP_SECONDS = 60
SETTLE_SECONDS = 180
TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """A process that serves `url`; entered to start it, left to stop it. May be entered again."""

    def __init__(self, build, folder):
        self.build = build
        self.folder = folder
        self.pki = folder / "pki"
        self.url = None
        self.process = None

    def identity_of(self, party):
        pem, key = self.pki / f"{party}.pem", self.pki / f"{party}.key"
        return ["--ca", self.pki / "ca.pem", "--cert", pem, "--key", key]

    def cpu_seconds(self):
        stat = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def aside_seconds(self):
        """What the thread that serves the portal used so far: all of it, or BenchError."""
        threads = pathlib.Path(f"/proc/{self.process.pid}/task").iterdir()
        named = [thread for thread in threads if (thread / "comm").read_text() == "aside\n"]
        if len(named) != 1:
            raise BenchError(f"{len(named)} threads are called aside")
        nanoseconds = (named[0] / "schedstat").read_text(encoding="ascii").split()[0]
        return int(nanoseconds) / 1e9

    def memory_mib(self, name):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        for line in status.splitlines():
            if line.startswith(name + ":"):
                return int(line.split()[1]) / 1024
        raise BenchError(f"no {name} in /proc")

    def log_tail(self):
        lines = (self.folder / "output.log").read_text(errors="replace").splitlines()
        return "\n".join(lines[-20:])

    def launch(self, command):
        with open(self.folder / "output.log", "ab") as log:
            self.process = start_program([str(part) for part in command], stdout=log, stderr=log)

    def wait_until(self, is_ready):
        deadline = time.monotonic() + START_SECONDS
        while True:
            found = is_ready()
            if found:
                return found
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise BenchError(f"{type(self).__name__} did not start:\n{self.log_tail()}")
            time.sleep(0.002)

    def stop(self, good_codes):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            code = "none in time"
        if code not in good_codes:
            raise BenchError(f"{type(self).__name__} ended with {code}:\n{self.log_tail()}")

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            if self.process:
                self.process.kill()
                self.process.wait()
            raise
        return self

    def __exit__(self, kind, error, trace):
        if kind:
            self.process.kill()
            self.process.wait()
        else:
            self.stop(self.good_codes)


class Limit(Server):
    """bench_limit, with a PKI of its own."""

    good_codes = (-signal.SIGTERM,)

    def __init__(self, build, folder, threads):
        super().__init__(build, folder)
        self.threads = threads
        folder.mkdir()
        making = [str(build / "tests/bench/bench_pki"), str(self.pki)]
        if start_program(making).wait(STOP_SECONDS) != 0:
            raise BenchError("bench_pki failed")

    def start(self):
        command = [self.build / "tests/bench/bench_limit", "--log", self.folder / "records"]
        command += ["--threads", self.threads]
        self.launch(command + self.identity_of("gateway"))
        self.url = f"https://127.0.0.1:{self.wait_until(self.port)}"

    def port(self):
        words = (self.folder / "output.log").read_text(errors="replace").split()
        return words[1] if words[:1] == ["listening"] and len(words) > 1 else None


class Gateway(Server):
    """`kruispunt serve` in a sandbox of its own, ESAR unsigned."""

    good_codes = (0,)

    def __init__(self, build, folder, regions=None):
        super().__init__(build, folder)
        self.program = build / "gateway/app/kruispunt"
        self.ready_file = folder / "ready.json"
        self.portal = None
        command = [self.program, "sandbox", folder, "--listen", "127.0.0.1:0"]
        for name, url in (regions or {}).items():
            command += ["--region", f"{name}={url}"]
        making = start_program([str(part) for part in command], stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)
        output, _ = making.communicate(timeout=STOP_SECONDS)
        if making.returncode != 0:
            raise BenchError(f"kruispunt sandbox failed: {output.strip()}")
        switch_off_signing(folder / "kruispunt.toml")

    def start(self):
        self.ready_file.unlink(missing_ok=True)
        config = self.folder / "kruispunt.toml"
        self.launch([self.program, "serve", "--config", config, "--ready-file", self.ready_file])
        ready = self.wait_until(self.read_ready)
        self.url = ready["exchange"]
        self.portal = ready["portal"]
        if ready.get("esar_signing", "off") != "off":
            raise BenchError("the gateway still wants ESAR's messages signed")

    def operate(self, *words):
        """An operator's command on it, while it runs; the answer."""
        command = [self.program, *words, "--config", self.folder / "kruispunt.toml", "--json"]
        return run_program(command)

    def owed_to(self, region):
        """How many notices wait for a region, by the gateway's own count."""
        members = self.operate("region", "list")["deelnemers"]
        return next(member["wachtrij"] for member in members if member["regio"] == region)

    def until_settled(self, region):
        """Waits until nothing is owed to a region any more."""
        deadline = time.monotonic() + SETTLE_SECONDS
        while owed := self.owed_to(region):
            if time.monotonic() > deadline:
                raise BenchError(f"{owed:,} notices are still owed to {region}")
            time.sleep(0.05)

    def read_ready(self):
        try:
            return json.loads(self.ready_file.read_text(encoding="utf-8"))
        except (FileNotFoundError, json.JSONDecodeError):
            return None


def switch_off_signing(config):
    """Sets esar.signing = "off": signatures are measured by the adapter's own benchmark."""
    lines = config.read_text(encoding="utf-8").splitlines()
    setting = 'signing = "off"'
    if "[esar]" not in lines:
        lines += ["", "[esar]", setting]
    else:
        begin = lines.index("[esar]") + 1
        end = next((i for i in range(begin, len(lines)) if lines[i].startswith("[")), len(lines))
        kept = [line for line in lines[begin:end] if line.split("=")[0].strip() != "signing"]
        lines[begin:end] = [setting] + kept
    config.write_text("\n".join(lines) + "\n", encoding="utf-8")
