#!/usr/bin/env python3
"""Kills the gateway with SIGKILL while it takes a bulk load, and sends the same file again.

What was answered before is there afterwards, and the whole file again ends with every line taken
(SISA-10). The number of the line at which it is killed is drawn; the seed is printed.
"""
import argparse
import datetime
import pathlib
import random
import shutil
import signal
import socket
import ssl
import sys
import tempfile
import zoneinfo

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "bench"))

from servers import Gateway  # noqa: E402

LINES = 3_000
ROUNDS = 3
BATCH = 50
PATIENCE_SECONDS = 60
SENDER, GATEWAY = "00000099000000000003", "00000099000000000000"
TODAY = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Amsterdam")).strftime("%Y%m%d")

LINE = (
    '<s:signLk01 xmlns:s="urn:nl:verwijsindex:sisa:1" '
    'xmlns:StUF="http://www.egem.nl/StUF/StUF0301"><s:stuurgegevens>'
    "<StUF:berichtcode>Lk01</StUF:berichtcode>"
    "<StUF:zender><StUF:organisatie>{sender}</StUF:organisatie>"
    "<StUF:applicatie>SISA</StUF:applicatie></StUF:zender>"
    "<StUF:ontvanger><StUF:organisatie>{gateway}</StUF:organisatie>"
    "<StUF:applicatie>KRUISPUNT</StUF:applicatie></StUF:ontvanger>"
    "<StUF:referentienummer>R-{n}</StUF:referentienummer>"
    "<StUF:tijdstipBericht>{today}000000000</StUF:tijdstipBericht>"
    "<StUF:entiteittype>SGN</StUF:entiteittype></s:stuurgegevens>"
    "<s:parameters><StUF:mutatiesoort>T</StUF:mutatiesoort>"
    "<StUF:indicatorOvername>V</StUF:indicatorOvername></s:parameters>"
    '<s:object StUF:entiteittype="SGN"><s:signaalId>S-{n}</s:signaalId><s:bsn>{bsn}</s:bsn>'
    "<s:instantie><s:oin>00000099000000002000</s:oin><s:naam>{name}</s:naam>"
    "<s:telefoon>+31101234567</s:telefoon></s:instantie>"
    "<s:ingangsdatum>{today}</s:ingangsdatum><s:geinformeerd>beiden</s:geinformeerd>"
    "</s:object></s:signLk01>\n"
)


def made_up_bsns():
    """BSNs of the block 9999xxxxx that pass the 11-test, in order."""
    for tail in range(100_000):
        digits = f"9999{tail:05}"
        weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
        if sum(w * int(d) for w, d in zip(weights, digits)) % 11 == 0:
            yield digits


BSNS = [bsn for bsn, _ in zip(made_up_bsns(), range(LINES))]


def line(number, name="Jeugdplein Voorbeeld"):
    text = LINE.format(sender=SENDER, gateway=GATEWAY, today=TODAY, n=number, bsn=BSNS[number],
                       name=name)
    return text.encode()


class Load:
    """A bulk load on its way, sent in batches; between them the answers that came are read."""

    def __init__(self, gateway, lines):
        context = ssl.create_default_context(cafile=gateway.pki / "ca.pem")
        context.load_cert_chain(gateway.pki / "sisa.pem", gateway.pki / "sisa.key")
        port = int(gateway.url.rpartition(":")[2])
        plain = socket.create_connection(("127.0.0.1", port))
        self._stream = context.wrap_socket(plain, server_hostname="localhost")
        self._lines = lines
        self._octets = b""
        self._head_seen = False

    def answers(self):
        """The answer's lines as they come, until it ends or breaks."""
        try:
            self._stream.sendall(b"POST /sisa/v1/vulberichten HTTP/1.1\r\nHost: localhost\r\n"
                                 b"Transfer-Encoding: chunked\r\n\r\n")
            for at in range(0, len(self._lines), BATCH):
                batch = b"".join(self._lines[at:at + BATCH])
                self._stream.sendall(b"%x\r\n%s\r\n" % (len(batch), batch))
                yield from self._come_within(0.001)
            self._stream.sendall(b"0\r\n\r\n")
            yield from self._come_within(PATIENCE_SECONDS)
        except OSError:
            pass  # killed: what was answered is all that counts
        finally:
            self._stream.close()

    def _come_within(self, seconds):
        """Lines whose octets come with no pause longer than that."""
        self._stream.settimeout(seconds)
        try:
            while octets := self._stream.recv(65536):
                self._octets += octets
                yield from self._whole_lines()
                if self._octets.startswith(b"0\r\n"):
                    return
        except TimeoutError:
            return
        finally:
            self._stream.settimeout(PATIENCE_SECONDS)
        raise ConnectionError("ended")

    def _whole_lines(self):
        """Takes whole chunks from what came; the gateway's chunks hold whole lines."""
        if not self._head_seen:
            _, end, rest = self._octets.partition(b"\r\n\r\n")
            if not end:
                return
            self._head_seen, self._octets = True, rest
        while True:
            size, end, rest = self._octets.partition(b"\r\n")
            length = int(size, 16) if end else 0
            if length == 0 or len(rest) < length + 2:
                return
            self._octets = rest[length + 2:]
            yield from rest[:length].decode().splitlines()


def kill(gateway):
    gateway.process.send_signal(signal.SIGKILL)
    gateway.process.wait()


def killed_round(gateway, stop_at):
    """The lines that were answered before the gateway was killed."""
    gateway.start()
    answered = []
    for answer in Load(gateway, [line(n) for n in range(LINES)]).answers():
        answered.append(answer)
        if len(answered) == stop_at:
            kill(gateway)
    if gateway.process.poll() is None:
        raise AssertionError("the load ended before it could be killed")
    return answered


# proves: SISA-10.6 SISA-10.7 COM-21.2
def check(gateway, seed):
    draw = random.Random(seed)
    for _ in range(ROUNDS):
        answered = killed_round(gateway, draw.randrange(1, LINES // 2))
        assert answered == [f"R-{n};Bv03" for n in range(len(answered))], answered[-1]
        with gateway:
            # other content under a number that was answered: known, so it is there
            others = [line(n, "Een andere naam") for n in range(len(answered))]
            told = list(Load(gateway, others).answers())
            refusal = "Fo03;KENMERK_CONFLICT stuurgegevens/referentienummer"
            assert told[:-1] == [f"R-{n};{refusal}" for n in range(len(answered))], told[0]
        print(f"killed after {len(answered)} answers: all of them are there")
    with gateway:
        for _ in range(2):
            *told, total = Load(gateway, [line(n) for n in range(LINES)]).answers()
            assert total == f"TOTAAL;{LINES};Bv03;{LINES};Fo03;0", total
            assert told == [f"R-{n};Bv03" for n in range(LINES)]


def main():
    parser = argparse.ArgumentParser(description="SIGKILL in a bulk load, then the same file again.")
    parser.add_argument("--build", type=pathlib.Path, required=True, help="the build's folder")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="killed-load-"))
    try:
        gateway = Gateway(arguments.build.resolve(), folder / "gateway")
        check(gateway, arguments.seed)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
