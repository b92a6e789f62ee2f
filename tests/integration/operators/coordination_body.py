"""A coordination body that subscribed: takes CloudEvents over mutual TLS and checks each (BEH-09).

It shares nothing with the gateway but the published form.
"""
import datetime
import http.server
import json
import pathlib
import re
import ssl
import threading
from typing import Any, Optional

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
REGION = re.compile(r"[a-z][a-z-]*")
PATH = "/gebeurtenissen"
# By type: what its data holds, and nothing else; the words that may stand there.
DATA: dict[str, dict[str, re.Pattern[str]]] = {
    "nl.verwijsindex.match.niet-opgepakt": {"matchId": UUID, "regio": REGION, "tegenregio": REGION},
    "nl.verwijsindex.deelnemer.toegang": {
        "regio": REGION, "toegang": re.compile("sandbox|toegelaten|geschorst")},
    "nl.verwijsindex.deelnemer.stand": {
        "regio": REGION, "stand": re.compile("normaal|onderhoud|schaduw")},
    "nl.verwijsindex.aflevering.gestoord": {
        "regio": REGION,
        "oorzaak": re.compile("regio-onbereikbaar|regio-weg|postbus-niet-geleegd")},
}
ATTRIBUTES = {"specversion", "id", "source", "type", "datacontenttype", "data"}


def faults_of(event: Any, source: str) -> list[str]:
    """What is wrong with an event, by CloudEvents 1.0 and the page on coordination."""
    kind = event.get("type") if isinstance(event, dict) else None
    if kind not in DATA:
        return [f"type {kind!r}"]
    of_match = kind.startswith("nl.verwijsindex.match.")
    faults = []
    if set(event) != ATTRIBUTES | (set() if of_match else {"time"}):
        faults.append(f"attributes {sorted(event)}")
    if event.get("specversion") != "1.0" or event.get("datacontenttype") != "application/json":
        faults.append("specversion or datacontenttype")
    if not UUID.fullmatch(event.get("id", "")):
        faults.append("id")
    if event.get("source") != source:
        faults.append(f"source {event.get('source')!r}")
    if "time" in event:
        told = datetime.datetime.fromisoformat(event["time"])
        if (told.minute, told.second, told.microsecond) != (0, 0, 0):
            faults.append("a moment is told to the hour")
    data = event.get("data", {})
    if set(data) != set(DATA[kind]):
        faults.append(f"members {sorted(data)}")
    faults += [f"{name} {data.get(name)!r}" for name, form in DATA[kind].items()
               if not form.fullmatch(str(data.get(name)))]
    if of_match and not data.get("regio", "") < data.get("tegenregio", ""):
        faults.append("a pair is told by name, whichever side came first")
    return faults


class CoordinationBody:
    """Listens on a port of the loopback from `open` to `close`; keeps what it heard in between."""

    def __init__(self, pki: pathlib.Path, name: str, port: int, gateway_oin: str) -> None:
        self._pki = pki
        self._name = name
        self._port = port
        self._oin = gateway_oin
        self._server: Optional[http.server.ThreadingHTTPServer] = None
        self._lock = threading.Lock()
        self.heard: list[dict[str, Any]] = []
        self.bodies: list[str] = []
        self.faults: list[str] = []

    def open(self) -> None:
        body = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            # A connection ends with its answer, so that who is closed hears nothing more.
            def do_POST(self) -> None:
                size = int(self.headers.get("Content-Length", "0"))
                subject = dict(pair[0] for pair in self.connection.getpeercert()["subject"])
                body.take(self.path, self.headers.get("Content-Type", ""),
                          self.rfile.read(size).decode(), subject)
                self.send_response(202)
                self.send_header("Content-Length", "0")
                self.send_header("Connection", "close")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._pki / f"{self._name}.pem", self._pki / f"{self._name}.key")
        context.load_verify_locations(self._pki / "ca.pem")
        context.verify_mode = ssl.CERT_REQUIRED
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        self._server.daemon_threads = True
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True,
                                                  do_handshake_on_connect=False)
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def take(self, path: str, form: str, text: str, subject: dict[str, str]) -> None:
        """One request: kept, and what is wrong with it noted."""
        event = json.loads(text)
        faults = faults_of(event, f"urn:nld:oin:{self._oin}:systeem:kruispunt")
        if path != PATH:
            faults.append(f"path {path}")
        if form != "application/cloudevents+json; charset=utf-8":
            faults.append(f"Content-Type {form}")
        if subject.get("serialNumber") != self._oin:
            faults.append("it is not the gateway that calls")
        with self._lock:
            self.faults += faults
            self.bodies.append(text)
            self.heard.append(event)

    def told(self) -> list[dict[str, Any]]:
        """What was heard so far, repeats left out: a repeat bears the id of before."""
        with self._lock:
            return list({event["id"]: event for event in self.heard}.values())
