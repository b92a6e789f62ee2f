"""What browsers on the live stream cost the exchange: slots with all of them and with none.

One gateway, the same load, slots in turn: nobody looks, all look, all look, nobody looks; and
again. What they see changes with the load: signals make matches, and notices wait and go. The
browsers are of coordination and of the operators of both regions at work, and read all they are
sent; they share the cores with the gateway, and what they use of them is told apart.
"""
import contextlib
import selectors
import socket
import ssl
import threading
import time
import urllib.parse
from dataclasses import dataclass

from comparing import add_compared
from one_dead import HEALTHY, MORTAL, Scene, Slots, figures_of
from programs import BenchError, Receiver, free_port, run_load
from servers import Gateway
from table import say

PARTIES = ("coordinator", f"operator-{HEALTHY}", f"operator-{MORTAL}")
ASKED = b"GET /beheer/v1/stroom HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
EVENT = b"event: stand"
CONNECT_SECONDS = 10
PLACES_SECONDS = 2
PIECE = 1 << 16


@dataclass(frozen=True)
class Watched:
    """How many look, and in which slots; nothing is dead here. A burst of one second is told from
    the next by chance alone."""

    browsers: int = 200
    slots: Slots = Slots(until_dead=0, burst=20_000)


def asked(gateway, party):
    """A connection on which somebody asked for the stream, and what came of it so far."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(gateway.pki / "ca.pem")
    context.load_cert_chain(gateway.pki / f"{party}.pem", gateway.pki / f"{party}.key")
    port = urllib.parse.urlsplit(gateway.portal).port
    raw = socket.create_connection(("127.0.0.1", port), CONNECT_SECONDS)
    looking = context.wrap_socket(raw, server_hostname="localhost")
    looking.sendall(ASKED)
    heard = b""
    while b"\r\n\r\n" not in heard and (piece := looking.recv(PIECE)):
        heard += piece
    return looking, heard


def connected(gateway, party):
    """Somebody who has begun to look. Until the gateway has seen that those of before have gone it
    may say that there are too many."""
    deadline = time.monotonic() + PLACES_SECONDS
    while True:
        looking, heard = asked(gateway, party)
        if b" 200 " in heard.split(b"\r\n", 1)[0]:
            looking.setblocking(False)
            return looking, heard
        looking.close()
        if time.monotonic() > deadline:
            raise BenchError(f"{party} may not look: {heard[:80]!r}")
        time.sleep(0.1)


class Browsers:
    """So many open streams, read by a thread of their own as long as this is entered."""

    def __init__(self, gateway, count):
        self.gateway, self.count = gateway, count
        self.events, self.octets, self.cpu_seconds = 0, 0, 0.0
        self.ended = False
        self.failure = None
        self.selector = selectors.DefaultSelector()
        self.thread = threading.Thread(target=self.read)

    def __enter__(self):
        for number in range(self.count):
            looking, heard = connected(self.gateway, PARTIES[number % len(PARTIES)])
            self.events += heard.count(EVENT)
            self.selector.register(looking, selectors.EVENT_READ)
        self.thread.start()
        deadline = time.monotonic() + CONNECT_SECONDS
        while self.events < self.count:
            if self.failure or time.monotonic() > deadline:
                raise BenchError(f"of {self.count} who look {self.events} saw something: "
                                 f"{self.failure}")
            time.sleep(0.01)
        return self

    def read(self):
        try:
            while not self.ended:
                for key, _ in self.selector.select(0.1):
                    self.take(key.fileobj)
        except (OSError, EOFError) as lost:
            self.failure = lost
        self.cpu_seconds = time.thread_time()

    def take(self, looking):
        with contextlib.suppress(ssl.SSLWantReadError):
            while piece := looking.recv(PIECE):
                self.octets += len(piece)
                self.events += piece.count(EVENT)
            raise EOFError("the gateway ended a stream")

    def __exit__(self, kind, error, trace):
        self.ended = True
        self.thread.join()
        for key in list(self.selector.get_map().values()):
            key.fileobj.close()
        self.selector.close()
        if self.failure and not kind:
            raise BenchError(f"a stream was lost: {self.failure}")


def watched_slots(scene, gateway, browsers):
    """Two slots while all look, and what they saw."""
    with Browsers(gateway, browsers) as looking:
        begun, seen, used = time.monotonic(), looking.events, gateway.aside_seconds()
        slots = [scene.slot(), scene.slot()]
        seconds = time.monotonic() - begun
        seen, used = looking.events - seen, gateway.aside_seconds() - used
    return slots, {"events": seen / seconds, "cpu": looking.cpu_seconds / seconds,
                   "portal": used / seconds}


def measured_cycles(build, folder, watched):
    ports = {HEALTHY: free_port(), MORTAL: free_port()}
    gateway = Gateway(build, folder / "watched",
                      {name: f"https://127.0.0.1:{port}" for name, port in ports.items()})
    with contextlib.ExitStack() as running:
        regions = [running.enter_context(Receiver(build, gateway, name, port))
                   for name, port in ports.items()]
        running.enter_context(gateway)
        run_load(build, gateway, MORTAL, 1, count=watched.slots.signals())
        scene = Scene(build, gateway, watched.slots, *regions)
        for number in range(1, watched.slots.cycles + 1):
            before = scene.slot()
            other, seen = watched_slots(scene, gateway, watched.browsers)
            yield {"plain": [before, scene.slot()], "other": other, "seen": seen}
            say(f"  cycle {number} of {watched.slots.cycles}: {seen['events']:.0f} events/s, sent "
                f"with {100 * seen['portal']:.2f} % of a core, read with {100 * seen['cpu']:.1f} %")
        for region in regions:
            region.nothing_more()


def measure_watched(build, folder, plan, table):
    watched = plan.watched
    cycles = list(measured_cycles(build, folder, watched))
    for figure in figures_of(watched.slots):
        add_compared(table, f"{watched.browsers} on the live stream", "nobody", cycles, figure)
    for key, what, unit in (("events", "events sent to all together", "events/s"),
                            ("portal", "CPU of the gateway's thread for the portal", "cores"),
                            ("cpu", "CPU of the browsers' side", "cores")):
        mean = sum(cycle["seen"][key] for cycle in cycles) / len(cycles)
        table.add(f"{watched.browsers} on the live stream: {what}", mean, unit, "mean")
