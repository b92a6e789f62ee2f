"""A caller over TLS that may be wrong in any way: versions, suites, certificates."""
import http.client
import pathlib
import socket
import ssl
from dataclasses import dataclass, field
from typing import Optional

CALL_SECONDS = 15.0


TLS = ssl.TLSVersion


@dataclass
class Caller:
    """Who calls, and how. `certificate` is a file beside which a `.key` lies."""

    ca: pathlib.Path
    certificate: Optional[pathlib.Path] = None
    lowest: ssl.TLSVersion = TLS.TLSv1_2
    highest: ssl.TLSVersion = TLS.MAXIMUM_SUPPORTED
    suites: Optional[str] = None

    def context(self) -> ssl.SSLContext:
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        made.load_verify_locations(self.ca)
        if self.lowest < TLS.TLSv1_2:
            made.set_ciphers("ALL:@SECLEVEL=0")
        made.minimum_version = self.lowest
        made.maximum_version = self.highest
        if self.suites:
            made.set_ciphers(self.suites)
        if self.certificate:
            made.load_cert_chain(self.certificate, self.certificate.with_suffix(".key"))
        return made


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    version: str
    suite: str


@dataclass
class Request:
    method: str = "GET"
    path: str = "/"
    body: Optional[bytes] = None
    headers: dict[str, str] = field(default_factory=dict)


class Connection:
    """An open connection; requests follow each other on it."""

    def __init__(self, port: int, caller: Caller) -> None:
        raw = socket.create_connection(("127.0.0.1", port), timeout=CALL_SECONDS)
        try:
            self.socket = caller.context().wrap_socket(raw, server_hostname="localhost")
        except BaseException:
            raw.close()
            raise
        self._http = http.client.HTTPConnection("localhost", port)
        self._http.sock = self.socket

    def ask(self, request: Request) -> Answer:
        self._http.request(request.method, request.path, request.body, request.headers)
        # A connection that was closed is told of, not opened anew.
        self._http.auto_open = 0
        got = self._http.getresponse()
        return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read(),
                      self.socket.version() or "", (self.socket.cipher() or ("",))[0])

    def is_closed_within(self, seconds: float) -> bool:
        """Whether the other side ends the connection, though nothing was asked."""
        self.socket.settimeout(seconds)
        try:
            return self.socket.recv(1) == b""
        except (ssl.SSLError, ConnectionError):
            return True
        except TimeoutError:
            return False

    def close(self) -> None:
        self._http.close()


def ask(port: int, caller: Caller, request: Request = Request()) -> Optional[Answer]:
    """The answer on a connection of its own, or None where the other side refused to speak. That it
    did not answer in time is no refusal and raises TimeoutError."""
    try:
        connection = Connection(port, caller)
    except TimeoutError:
        raise
    except (ssl.SSLError, ConnectionError):
        return None
    try:
        return connection.ask(request)
    except TimeoutError:
        raise
    except (ssl.SSLError, ConnectionError):
        return None
    finally:
        connection.close()
