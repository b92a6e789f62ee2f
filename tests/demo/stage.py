"""The stage: a sandbox's folder, the four reference regions and the gateway, all real processes."""
import contextlib
import datetime
import pathlib
import random
import socket
import tomllib
from typing import Optional

from processes import Process, StageError, find_program, run_program
from region import Region

KRUISPUNT = "gateway/app/kruispunt"
CONFORMANCE = "conformance/kruispunt-conformance"
REGIONS = ("esar", "multisignaal", "sisa", "midden-nederland")
# Multisignaal is called at the URL of its webhook, the others at their base.
ENDPOINT_PATHS = {"multisignaal": "/webhook"}
# Below the range from which a system draws the ports of outgoing connections.
PORT_RANGE = (20000, 32000)
PORT_TRIES = 200


def free_ports(count: int) -> list[int]:
    """Ports of the loopback that nobody listens on now, all different."""
    ports: list[int] = []
    with contextlib.ExitStack() as held:
        for port in random.SystemRandom().sample(range(*PORT_RANGE), PORT_TRIES):
            probe = held.enter_context(socket.socket())
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", port))
                ports.append(port)
            if len(ports) == count:
                return ports
    raise StageError(f"no {count} free ports between {PORT_RANGE[0]} and {PORT_RANGE[1]}")


class Stage:
    """Sets itself in `folder`, which must exist and be empty; `stop` ends all that runs."""

    def __init__(self, build: pathlib.Path, folder: pathlib.Path) -> None:
        self.folder = folder
        self.regions: dict[str, Region] = {}
        self.addresses: dict[str, str] = {}
        self._build = build
        self._sandbox = folder / "sandbox"
        self._ports: dict[str, int] = {}
        self._controls: dict[str, int] = {}
        # The gateway first: it is the first to be ended.
        self._actors: dict[str, Process] = {}

    @property
    def gateway(self) -> Process:
        return self._actors["gateway"]

    @property
    def store(self) -> pathlib.Path:
        return self._sandbox / "data" / "store.db"

    def make(self) -> None:
        """The sandbox, and a configuration for each region beside its certificates."""
        ports = free_ports(2 * len(REGIONS))
        self._ports = dict(zip(REGIONS, ports))
        self._controls = dict(zip(REGIONS, ports[len(REGIONS):]))
        command: list[object] = ["sandbox", self._sandbox, "--listen", "127.0.0.1:0"]
        for name in REGIONS:
            command += ["--region", f"{name}={self.endpoint(name)}"]
            # So that a sandbox whose clock is moved takes its regions along.
            command += ["--control", f"{name}=http://127.0.0.1:{self._controls[name]}"]
        kruispunt = find_program(self._build, KRUISPUNT)
        run_program(kruispunt, *command)
        file = self._sandbox / "kruispunt.toml"
        self._adjust(file)
        self._add_actor("gateway", [kruispunt, "serve", "--config", file])
        config = tomllib.loads(file.read_text(encoding="utf-8"))
        for name in REGIONS:
            own = self._write_region(name, config[name], config["gateway"]["oin"])
            conformance = find_program(self._build, CONFORMANCE)
            self._add_actor(name, [conformance, "region", name, "--config", own])

    def _adjust(self, config: pathlib.Path) -> None:
        """For a stage that wants the gateway configured otherwise than a sandbox is."""

    def _add_actor(self, name: str, command: list[object]) -> None:
        self._actors[name] = Process(name, command, self.folder)

    def endpoint(self, region: str) -> str:
        return f"https://localhost:{self._ports[region]}{ENDPOINT_PATHS.get(region, '')}"

    def _write_region(
        self, name: str, settings: dict[str, str], gateway_oin: str
    ) -> pathlib.Path:
        lines = {
            "listen": f"127.0.0.1:{self._ports[name]}",
            "control": f"127.0.0.1:{self._controls[name]}",
            "ca": "pki/ca.pem",
            "certificate": f"pki/{name}.pem",
            "key": f"pki/{name}.key",
            "oin": settings["oin"],
            "gateway_oin": gateway_oin,
        }
        if "signing" in settings:
            # What the gateway will say of it in its ready file.
            lines["signing"] = settings["signing"]
            lines["signing_certificate"] = f"pki/{name}-signing.pem"
            lines["signing_key"] = f"pki/{name}-signing.key"
        text = "".join(f'{key} = "{value}"\n' for key, value in lines.items())
        file = self._sandbox / f"region-{name}.toml"
        file.write_text(text, encoding="utf-8")
        return file

    def start(self) -> None:
        for name in REGIONS:
            ready = self._actors[name].start()
            if ready["endpoint"] != self.endpoint(name):
                raise StageError(f"{name} serves {ready['endpoint']}, not {self.endpoint(name)}")
            self.regions[name] = Region(name, ready["control"])
        self.start_gateway()
        self._compare_signing()

    def _compare_signing(self) -> None:
        """A region that signs and a gateway that does not would only refuse each other."""
        for name, region in self.regions.items():
            said = self.addresses.get(f"{name}_signing", "off")
            if region.signing() != said:
                raise StageError(f"{name} does not sign as the gateway does (\"{said}\")")

    def restart_region(self, name: str) -> None:
        """Ends a region's process and starts it anew, with what its configuration says now."""
        self._actors[name].stop()
        ready = self._actors[name].start()
        self.regions[name] = Region(name, ready["control"])
        self.regions[name].set_gateway(self.addresses["exchange"])

    def start_gateway(self) -> None:
        """Starts the gateway, for the first time or again, and tells the regions where it is."""
        self.addresses = self.gateway.start()
        for region in self.regions.values():
            region.set_gateway(self.addresses["exchange"])

    def stop(self) -> None:
        """Ends whatever still runs; the gateway first, so that it finishes what is under way."""
        for process in self._actors.values():
            process.stop()

    def pids(self) -> list[int]:
        return [process.pid for process in self._actors.values()]

    def fallen(self) -> Optional[str]:
        """A process that ended though nobody asked it to, with its exit code."""
        fallen = (p for p in self._actors.values() if not p.is_running())
        return next((f"{p.name} (exit code {p.stop()})" for p in fallen), None)

    def operate(self, *words: str) -> str:
        """Runs a command of the operators' on this sandbox; what it printed."""
        return run_program(find_program(self._build, KRUISPUNT), *words, "--config",
                           self._sandbox / "kruispunt.toml")

    def advance(self, step: str) -> datetime.datetime:
        """Moves the clock that days and deadlines go by, the regions' too; where it is then."""
        said = self.operate("clock", "advance", step)
        moment = next((word.rstrip(".\n") for word in said.split() if "T" in word[10:11]), "")
        try:
            return datetime.datetime.fromisoformat(moment)
        except ValueError as failure:
            raise StageError(f"kruispunt clock advance {step} did not say when: {said}") \
                from failure

    def population(self, seed: int, size: int, today: str) -> str:
        """Made-up households as JSON; never written into the folder, which is searched for them."""
        return run_program(find_program(self._build, CONFORMANCE), "population", "--seed", seed,
                           "--size", size, "--today", today, "--format", "json")
