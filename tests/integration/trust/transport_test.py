#!/usr/bin/env python3
"""The listeners of the running gateway: TLS versions, suites, certificates (COM-01)."""
import contextlib
import socket
import ssl
import threading
import unittest
from typing import Iterator

import suite
from sandbox_gateway import SandboxGateway
from tls_caller import TLS, Caller, Request, ask

AEAD_SUITES = ("ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-ECDSA-CHACHA20-POLY1305",
               "ECDHE-ECDSA-AES128-GCM-SHA256")
OTHER_SUITES = ("ECDHE-ECDSA-AES256-SHA384", "ECDHE-ECDSA-AES128-SHA256", "ECDHE-ECDSA-AES256-SHA",
                "ECDHE-ECDSA-AES128-SHA", "DHE-RSA-AES256-GCM-SHA384", "AES256-GCM-SHA384",
                "AES128-SHA")
OLD = (TLS.TLSv1, TLS.TLSv1_1)


@contextlib.contextmanager
def old_server(pki: object) -> Iterator[int]:
    """A server that takes whatever version it is offered: what it takes, the caller can speak."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = TLS.TLSv1
    context.load_cert_chain(f"{pki}/gateway.pem", f"{pki}/gateway.key")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    taken, _ = listening.accept()
                    with contextlib.suppress(OSError), \
                            context.wrap_socket(taken, server_side=True) as peer:
                        peer.recv(4096)
                        peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]


class Listener(unittest.TestCase):
    tls = "1.3"
    gateway: SandboxGateway

    @classmethod
    def setUpClass(cls) -> None:
        cls.gateway = SandboxGateway()
        cls.gateway.configure("gateway", f'tls = "{cls.tls}"')
        cls.gateway.start()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.gateway.stop()

    def caller(self, party: str = "sisa", **how: object) -> Caller:
        pki = self.gateway.pki
        certificate = pki / f"{party}.pem" if party else None
        return Caller(pki / "ca.pem", certificate, **how)  # type: ignore[arg-type]

    def speaks(self, listener: str = "exchange", party: str = "sisa", **how: object) -> str:
        """The version that both agree on; empty where the gateway does not answer."""
        answer = ask(self.gateway.port(listener), self.caller(party, **how))
        return answer.version if answer else ""

    # proves: COM-01.4
    def test_the_test_can_speak_the_old_versions(self) -> None:
        with old_server(self.gateway.pki) as port:
            for version, name in zip(OLD, ("TLSv1", "TLSv1.1")):
                answer = ask(port, self.caller(lowest=version, highest=version))
                self.assertEqual(answer.version if answer else "", name)


class Usual(Listener):
    # proves: COM-01.1 acceptance
    def test_the_exchange_takes_tls_1_3(self) -> None:
        self.assertEqual(self.speaks(), "TLSv1.3")

    # proves: COM-01.1 COM-01.4 refusal
    def test_the_exchange_takes_nothing_older(self) -> None:
        for version in (*OLD, TLS.TLSv1_2):
            with self.subTest(version=version.name):
                self.assertEqual(self.speaks(lowest=version, highest=version), "")

    # proves: COM-01.5 refusal
    def test_without_a_certificate_there_is_no_answer_on_the_exchange(self) -> None:
        self.assertEqual(self.speaks(party=""), "")

    # proves: COM-01.5 refusal
    def test_another_authoritys_certificate_is_refused_on_both_listeners(self) -> None:
        strangers = SandboxGateway()
        try:
            caller = Caller(self.gateway.pki / "ca.pem", strangers.pki / "sisa.pem")
            for listener in ("exchange", "portal"):
                self.assertIsNone(ask(self.gateway.port(listener), caller), listener)
        finally:
            strangers.stop()

    # proves: COM-01.6 COM-01.7 acceptance
    def test_the_portal_takes_callers_with_and_without_a_certificate(self) -> None:
        self.assertEqual(self.speaks("portal"), "TLSv1.3")
        self.assertEqual(self.speaks("portal", party=""), "TLSv1.3")

    # proves: COM-01.6 COM-01.4 refusal
    def test_the_portal_takes_nothing_older(self) -> None:
        for version in (*OLD, TLS.TLSv1_2):
            self.assertEqual(self.speaks("portal", lowest=version, highest=version), "")

    # proves: COM-01.7 refusal
    def test_the_portal_gives_a_caller_without_a_certificate_no_more_than_documents(self) -> None:
        port = self.gateway.port("portal")
        for path in ("/beheer/v1/rol", "/multisignaal/v1/signalen/A",
                     "/multisignaal/v1/signalen/A/matches", "/sisa/v1/berichten",
                     "/esar/v1/signalering", "/readyz", "/metrics"):
            for method in ("GET", "PUT", "POST", "DELETE"):
                with self.subTest(path=path, method=method):
                    answer = ask(port, self.caller(""), Request(method, path))
                    self.assertIsNotNone(answer)
                    assert answer
                    self.assertGreaterEqual(answer.status, 400)

    # proves: COM-01.8 acceptance
    def test_the_internal_listener_speaks_plain_http_on_loopback(self) -> None:
        address = self.gateway.addresses["internal"]
        self.assertTrue(address.startswith("http://127.0.0.1:"), address)
        self.assertIsNone(ask(self.gateway.port("internal"), self.caller()))

    # proves: COM-01.8 refusal
    def test_the_internal_listener_is_not_served_elsewhere(self) -> None:
        for address in ("0.0.0.0:0", "192.0.2.1:0"):
            open_one = SandboxGateway()
            try:
                open_one.replace('[internal]\nlisten = "127.0.0.1:0"',
                                 f'[internal]\nlisten = "{address}"')
                done = open_one.command("serve", "--config", open_one.file)
                self.assertNotEqual(done.returncode, 0)
                self.assertIn("internal", done.stderr)
                self.assertIn("loopback", done.stderr)
            finally:
                open_one.stop()


class Older(Listener):
    tls = "1.2"

    # proves: COM-01.1 COM-01.2 acceptance
    def test_both_versions_are_taken_and_the_newer_is_preferred(self) -> None:
        self.assertEqual(self.speaks(), "TLSv1.3")
        self.assertEqual(self.speaks(highest=TLS.TLSv1_2), "TLSv1.2")

    # proves: COM-01.4 refusal
    def test_nothing_older_than_1_2_is_taken(self) -> None:
        for version in OLD:
            self.assertEqual(self.speaks(lowest=version, highest=version), "")

    # proves: COM-01.3 acceptance
    def test_suites_with_ecdhe_and_aead_are_taken(self) -> None:
        for name in AEAD_SUITES:
            answer = ask(self.gateway.port(), self.caller(highest=TLS.TLSv1_2, suites=name))
            self.assertEqual(answer.suite if answer else "", name)

    # proves: COM-01.3 refusal
    def test_other_suites_are_not(self) -> None:
        for name in OTHER_SUITES:
            with self.subTest(suite=name):
                self.assertEqual(self.speaks(highest=TLS.TLSv1_2,
                                             suites=f"{name}:@SECLEVEL=0"), "")

    # proves: COM-01.5 refusal
    def test_without_a_certificate_there_is_no_answer(self) -> None:
        self.assertEqual(self.speaks(party="", highest=TLS.TLSv1_2), "")


del Listener

if __name__ == "__main__":
    suite.run()
