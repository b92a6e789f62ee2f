"""An organisation's processing log: takes OTLP over HTTP in JSON, over mutual TLS, and keeps every span.

It shares nothing with the gateway but the published form.
"""
import http.server
import json
import pathlib
import re
import ssl
import threading
from typing import Any, Optional

PATH = "/v1/traces"
SUBJECT = "dpl.core.data_subject_id"
ACTIVITY = "dpl.core.processing_activity_id"
IDS = {"traceId": re.compile("[0-9a-f]{32}"), "spanId": re.compile("[0-9a-f]{16}")}


def attributes_of(span: dict[str, Any]) -> dict[str, str]:
    return {each["key"]: str(next(iter(each["value"].values()))) for each in span["attributes"]}


def faults_of(span: dict[str, Any]) -> list[str]:
    """What is wrong with a span, by the standard's fields."""
    faults = [name for name, form in IDS.items() if not form.fullmatch(str(span.get(name)))]
    known = attributes_of(span)
    faults += [key for key in (SUBJECT, SUBJECT + "_type", ACTIVITY) if not known.get(key)]
    if not 1 <= span["status"]["code"] <= 2:
        faults.append("status")
    return faults


class ProcessingLog:
    """Listens on a port of the loopback from `open` to `close`."""

    def __init__(self, pki: pathlib.Path, name: str, port: int) -> None:
        self._pki = pki
        self._name = name
        self._port = port
        self._server: Optional[http.server.ThreadingHTTPServer] = None
        self._lock = threading.Lock()
        self.spans: list[dict[str, Any]] = []
        self.bodies: list[str] = []
        self.faults: list[str] = []

    def open(self) -> None:
        log = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                text = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
                log.take(self.path, text)
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", "2")
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(b"{}")

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

    def take(self, path: str, text: str) -> None:
        spans = [span for of in json.loads(text)["resourceSpans"]
                 for scope in of["scopeSpans"] for span in scope["spans"]]
        faults = [f"path {path}"] if path != PATH else []
        for span in spans:
            faults += faults_of(span)
        with self._lock:
            self.faults += faults
            self.bodies.append(text)
            self.spans += spans

    def entries(self) -> list[int]:
        """The numbers of the entries that were heard of, in the order of their first coming."""
        with self._lock:
            numbers = [int(attributes_of(span)["nl.kruispunt.entry"]) for span in self.spans]
        return list(dict.fromkeys(numbers))
