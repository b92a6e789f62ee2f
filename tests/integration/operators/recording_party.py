"""A party that the gateway POSTs to, over mutual TLS; it records what comes and what is wrong with it."""
import dataclasses
import http.server
import pathlib
import ssl
import threading
from typing import Any, Optional


@dataclasses.dataclass(frozen=True)
class Posted:
    path: str
    form: str
    """Its Content-Type."""
    text: str
    subject: dict[str, str]
    """Of the caller's certificate."""


class RecordingParty:
    """Listens on a port of the loopback from `open` to `close`; keeps what it heard in between."""

    status = 200
    answer: Optional[bytes] = None
    """In JSON."""

    def __init__(self, pki: pathlib.Path, name: str, port: int) -> None:
        self._pki = pki
        self._name = name
        self._port = port
        self._server: Optional[http.server.ThreadingHTTPServer] = None
        self._lock = threading.Lock()
        self.bodies: list[str] = []
        self.faults: list[str] = []

    def open(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self._pki / f"{self._name}.pem", self._pki / f"{self._name}.key")
        context.load_verify_locations(self._pki / "ca.pem")
        context.verify_mode = ssl.CERT_REQUIRED
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self._port), self._handler())
        self._server.daemon_threads = True
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True,
                                                  do_handshake_on_connect=False)
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def keep(self, posted: Posted) -> list[str]:
        """Keeps what came; what is wrong with it. One at a time."""
        raise NotImplementedError

    def _take(self, posted: Posted) -> None:
        with self._lock:
            self.bodies.append(posted.text)
            self.faults += self.keep(posted)

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        party = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            # A connection ends with its answer, so that who is closed hears nothing more.
            def do_POST(self) -> None:
                size = int(self.headers.get("Content-Length", "0"))
                subject = dict(pair[0] for pair in self.connection.getpeercert()["subject"])
                party._take(Posted(self.path, self.headers.get("Content-Type", ""),
                                   self.rfile.read(size).decode(), subject))
                self.send_response(party.status)
                if party.answer is not None:
                    self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(party.answer or b"")))
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(party.answer or b"")

            def log_message(self, *_: Any) -> None:
                pass

        return Handler
