"""Certificates that no sandbox holds, issued by a sandbox's authority with OpenSSL's program."""
import pathlib
import subprocess
from dataclasses import dataclass

OPENSSL_SECONDS = 30.0


@dataclass
class Wanted:
    """A certificate to be; `subject` as OpenSSL writes it, `/serialNumber=…/CN=…`."""

    subject: str
    hosts: str = "DNS:localhost,IP:127.0.0.1"
    usage: str = "serverAuth,clientAuth"
    days: int = 30


def issue(folder: pathlib.Path, authority: pathlib.Path, name: str, wanted: Wanted) -> pathlib.Path:
    """Writes `<name>.key` and `<name>.pem` into `folder`, signed by `authority`'s `ca.key`; gives
    the certificate's file. With `days` below zero it has expired already."""
    key, request, made = (folder / f"{name}.{kind}" for kind in ("key", "csr", "pem"))
    extensions = folder / f"{name}.ext"
    extensions.write_text(f"basicConstraints = critical, CA:FALSE\n"
                          f"keyUsage = critical, digitalSignature\n"
                          f"extendedKeyUsage = {wanted.usage}\n"
                          f"subjectAltName = {wanted.hosts}\n", encoding="utf-8")
    _openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
             "-keyout", key, "-out", request, "-subj", wanted.subject)
    _openssl("x509", "-req", "-in", request, "-CA", authority / "ca.pem",
             "-CAkey", authority / "ca.key", "-CAcreateserial", "-CAserial", folder / "ca.srl",
             "-extfile", extensions, "-days", wanted.days, "-out", made)
    key.chmod(0o600)
    return made


def _openssl(*words: object) -> None:
    done = subprocess.run(["openssl", *map(str, words)], capture_output=True, text=True,
                          timeout=OPENSSL_SECONDS, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"openssl {words[0]}: {done.stderr.strip()}")
