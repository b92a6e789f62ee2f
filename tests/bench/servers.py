"""The two servers that bench.py measures, each in its own folder, and how programs are run."""
import contextlib
import json
import os
import pathlib
import signal
import subprocess
import time

START_SECONDS = 600
STOP_SECONDS = 60
RUN_SECONDS = 3600
TICKS = os.sysconf("SC_CLK_TCK")


class BenchError(Exception):
    """Something went wrong that makes the figures worthless."""


def run_program(command, meanwhile=None):
    """Runs a program that prints one line of JSON; with `meanwhile`, a server that runs as long."""
    command = [str(part) for part in command]
    process = start_program(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        with meanwhile or contextlib.nullcontext():
            output, complaint = process.communicate(timeout=RUN_SECONDS)
    except subprocess.TimeoutExpired as late:
        raise BenchError(f"{pathlib.Path(command[0]).name} did not end") from late
    finally:
        process.kill()
        process.wait()
    if process.returncode != 0:
        said = complaint.strip() or output.strip()
        raise BenchError(f"{pathlib.Path(command[0]).name} failed: {said}\n{' '.join(command)}")
    return json.loads(output)


class Beside:
    """A program that runs beside others and prints one line of JSON at its end."""

    def __init__(self, command):
        self.command = [str(part) for part in command]
        self.process = None

    def __enter__(self):
        self.process = start_program(self.command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                     text=True)
        return self

    def result(self):
        try:
            output, complaint = self.process.communicate(timeout=RUN_SECONDS)
        except subprocess.TimeoutExpired as late:
            raise BenchError(f"{pathlib.Path(self.command[0]).name} did not end") from late
        if self.process.returncode != 0:
            raise BenchError(f"{self.command[0]} failed: {complaint.strip() or output.strip()}")
        return json.loads(output)

    def __exit__(self, kind, error, trace):
        self.process.kill()
        self.process.communicate()


def start_program(command, **options):
    try:
        return subprocess.Popen(command, **options)
    except OSError as missing:
        raise BenchError(f"cannot run {command[0]}: {missing.strerror}") from missing


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
        if ready.get("esar_signing", "off") != "off":
            raise BenchError("the gateway still wants ESAR's messages signed")

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
