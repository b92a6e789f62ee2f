#!/usr/bin/env python3
"""A small regional index that speaks Multisignaal, with Python's standard library alone.

Written from docs/protocols/common.md and docs/protocols/multisignaal.md and nothing else, to show
that the documents are enough. It gives signals to the gateway over mutual TLS, takes CloudEvents at
its webhook, and has an interface of its own, plain HTTP on loopback, for the people who work with
it; the adapters beside this file use that. What it knows of the contract is multisignaal_records.py.

    python3 multisignaal_index.py --keys keys [--listen 127.0.0.1:8443] [--api 127.0.0.1:9201]

It keeps everything in memory and its people are made up: it is no index to work with.
"""

import argparse
import http.server
import json
import ssl
import sys
import threading
from pathlib import Path
from urllib.parse import urlsplit

from multisignaal_records import LARGEST_BODY, Gateway, Index, Refused, read_json


class Handler(http.server.BaseHTTPRequestHandler):
    """What both listeners share: one body in, one JSON document out."""

    protocol_version = "HTTP/1.1"
    timeout = 30

    def body(self):
        length = int(self.headers.get("Content-Length") or 0)
        if length > LARGEST_BODY or self.headers.get("Transfer-Encoding"):
            self.close_connection = True
            raise Refused("BERICHT_TE_GROOT")
        return self.rfile.read(length)

    def answer(self, status, document=None, media_type="application/json"):
        octets = b""
        if document is not None:
            octets = json.dumps(document, ensure_ascii=False).encode("utf-8")
        self.send_response(status)
        if octets:
            self.send_header("Content-Type", media_type)
        if status != 204:
            self.send_header("Content-Length", str(len(octets)))
        if status == 503:
            self.send_header("Retry-After", "1")
        self.end_headers()
        self.wfile.write(octets)

    def log_message(self, *_):
        """Nothing of a request is logged: it could tell of a child."""


def webhook(index):
    """The handler of the webhook's server."""

    class Webhook(Handler):
        def do_POST(self):
            try:
                octets = self.body()
                if not index.gateway.shows(self.connection.getpeercert()):
                    return self.problem(403, "OIN_NIET_BEVOEGD")
                if self.path != "/webhook":
                    return self.problem(404, "WAARDE_ONGELDIG")
                media_type = (self.headers.get("Content-Type") or "").split(";")[0].strip().lower()
                if media_type != "application/cloudevents+json":
                    return self.problem(415, "WAARDE_ONGELDIG")
                index.take(read_json(octets))
            except Refused as why:
                status = {"BERICHT_TE_GROOT": 413, "TIJDELIJK_NIET_BESCHIKBAAR": 503}
                return self.problem(status.get(why.code, 400), why.code, why.field)
            return self.answer(204)

        def problem(self, status, code, field=None):
            document = {"type": "about:blank", "title": code, "status": status}
            document |= {"code": code, "veld": field}
            return self.answer(status, document, "application/problem+json")

    return Webhook


def interface(index):
    """The handler of the index's own interface: `POST /OPERATION` with a JSON object."""

    def settings(asked):
        index.gateway.url, index.gateway.oin = urlsplit(asked["gateway"]), asked["gateway_oin"]
        return {}

    operations = {
        "settings": settings,
        "forget": lambda asked: index.forget_all() or {},
        "give": index.give,
        "withdraw": lambda asked: index.withdraw(asked["id"], asked["reason"]),
        "close": lambda asked: index.close(asked["id"]),
        "relocate": lambda asked: index.relocate(asked["id"], asked["municipality"], asked["date"]),
        "matches": lambda asked: index.list_matches(asked["id"]),
        "update": lambda asked: index.update_match(asked["match"], asked["update"]),
        "inspect": index.inspect,
        "show": lambda asked: {"held": index.shown(**asked)},
    }

    class Interface(Handler):
        def do_POST(self):
            try:
                result = operations[self.path.strip("/")](read_json(self.body()))
            except Refused as why:
                result = {"outcome": "rejected", "code": why.code, "field": why.field}
            except (KeyError, TypeError) as error:
                return self.answer(400, {"error": f"this interface does not know {error}"})
            return self.answer(200, result)

    return Interface


class TlsServer(http.server.ThreadingHTTPServer):
    """Shakes hands in the connection's own thread, so that a slow caller holds nobody."""

    daemon_threads = True

    def __init__(self, at, handler, tls):
        self.tls = tls
        super().__init__(at, handler)

    def finish_request(self, request, client_address):
        request.settimeout(10)
        try:
            with self.tls.wrap_socket(request, server_side=True) as secured:
                super().finish_request(secured, client_address)
        except (OSError, ssl.SSLError):
            pass  # who does not come through the handshake hears nothing (COM-01.10)

    def handle_error(self, request, client_address):
        print("a connection ended with", type(sys.exc_info()[1]).__name__, file=sys.stderr)


def tls_context(purpose, keys, name):
    """As COM-01.9 has it, with callers and servers held to `ca.pem` and its list, `crl.pem`."""
    made = ssl.create_default_context(purpose, cafile=str(keys / "ca.pem"))
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    made.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")
    made.verify_mode = ssl.CERT_REQUIRED
    if (keys / "crl.pem").exists():  # COM-03.7, COM-03.8
        made.load_verify_locations(str(keys / "crl.pem"))
        made.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    made.load_cert_chain(str(keys / f"{name}.pem"), str(keys / f"{name}.key"))
    return made


def main():
    parse = argparse.ArgumentParser(description="a small Multisignaal index, in memory")
    parse.add_argument("--keys", type=Path, required=True, help="folder with ca.pem, crl.pem, NAME.pem")
    parse.add_argument("--name", default="sut", help="whose certificate in that folder (sut)")
    parse.add_argument("--listen", default="127.0.0.1:8443", help="where its webhook is called")
    parse.add_argument("--api", default="127.0.0.1:9201", help="its own interface, loopback only")
    given = parse.parse_args()
    place = lambda text: (text.rpartition(":")[0], int(text.rpartition(":")[2]))  # noqa: E731
    index = Index(Gateway(tls_context(ssl.Purpose.SERVER_AUTH, given.keys, given.name)))
    secured = tls_context(ssl.Purpose.CLIENT_AUTH, given.keys, given.name)
    called = TlsServer(place(given.listen), webhook(index), secured)
    threading.Thread(target=called.serve_forever, daemon=True).start()
    own = http.server.ThreadingHTTPServer(place(given.api), interface(index))
    print(f"webhook https://{given.listen}/webhook, interface http://{given.api}/", flush=True)
    try:
        own.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
