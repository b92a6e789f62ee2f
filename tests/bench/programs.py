"""How the programs here are run."""
import contextlib
import json
import pathlib
import select
import signal
import socket
import subprocess
import time

RUN_SECONDS = 3600
NOTICES_SECONDS = 300
CONNECTIONS = 32


class BenchError(Exception):
    """Something went wrong that makes the figures worthless."""


def start_program(command, **options):
    try:
        return subprocess.Popen(command, **options)
    except OSError as missing:
        raise BenchError(f"cannot run {command[0]}: {missing.strerror}") from missing


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


def run_load(build, server, protocol, first_id, **options):
    """One run of the generator; its JSON, or BenchError where a single request failed."""
    command = [build / "tests/bench/bench_load", "--json", "--url", server.url]
    command += server.identity_of(protocol)
    command += ["--protocol", protocol, "--first-id", first_id]
    command += ["--connections", options.pop("connections", CONNECTIONS)]
    for name, value in options.items():
        command += [f"--{name}", value]
    return run_program(command)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until_taken(ports):
    """Waits until somebody listens on each of these ports."""
    deadline = time.monotonic() + 10
    for port in ports:
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if time.monotonic() > deadline:
                raise BenchError(f"nobody listens on port {port}")
            time.sleep(0.01)


class Receiver:
    """bench_receive: a region that takes its notices. It can be made to hang, and to go on."""

    def __init__(self, build, gateway, region, port):
        self.region = region
        self.port = port
        self.process = None
        command = [build / "tests/bench/bench_receive", "--json", "--protocol", region]
        command += ["--listen", f"127.0.0.1:{port}"] + gateway.identity_of(region)
        self.command = [str(part) for part in command]

    def __enter__(self):
        self.process = start_program(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     text=True)
        until_taken([self.port])
        return self

    def line(self, count):
        ready, _, _ = select.select([self.process.stdout], [], [], NOTICES_SECONDS)
        line = self.process.stdout.readline() if ready else ""
        if not line:
            raise BenchError(f"{self.region}: not all of {count:,} notices came")
        return line

    def after(self, count):
        """Waits until so many notices have come since the last time; how they came."""
        self.process.stdin.write(f"{count}\n")
        self.process.stdin.flush()
        told = json.loads(self.line(count))
        if told["notices"] != count or told["unreadable"] or told["out_of_order"]:
            raise BenchError(f"{self.region}: {count:,} notices were owed; what came: {told}")
        return told

    def nothing_more(self):
        """Ends it; an error where anything came, or came again, that nobody waited for."""
        self.process.stdin.close()
        beyond = json.loads(self.line(0))
        if beyond["notices"] or beyond["repeated"]:
            raise BenchError(f"{self.region}: beyond what was owed came: {beyond}")

    def hang(self):
        """Connections are still made, by the system; nothing is ever answered."""
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)

    def __exit__(self, kind, error, trace):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
