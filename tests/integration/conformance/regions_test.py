#!/usr/bin/env python3
"""Each reference region passes the suite as an index that is called and that calls."""
import pathlib

from judged import OINS, Judged, free_ports, protocols_with

import suite
from processes import Process


class Regions(Judged):
    def test_each_region_passes(self) -> None:
        called = protocols_with("server")
        calling = protocols_with("client")
        self.assertIn("multisignaal", called)
        self.assertIn("multisignaal", calling)
        for protocol in sorted({*called, *calling}):
            roles = [role for role, with_tests in (("server", called), ("client", calling))
                     if protocol in with_tests]
            with self.subTest(protocol):
                self.assert_passes(self.judge(protocol, roles))

    def judge(self, protocol: str, roles: list[str]) -> dict[str, str]:
        keys = self.make_keys(protocol, "index")
        region = Process(f"region-{protocol}", [
            self.program, "region", protocol, "--config", self.configure(protocol, keys)],
            self.folder)
        ready = region.start()
        try:
            return self.run_suite(f"region-{protocol}", {
                "protocol": protocol, "roles": roles, "oin": OINS[protocol],
                "features": {"clock": True, "list_matches": True}, "keys": str(keys),
                "url": ready["endpoint"],
                "listen": {"gateway": f"127.0.0.1:{free_ports(1)[0]}"},
                "adapter": {"url": ready["control"] + "/adapter"},
                "signing": "on" if protocol == "esar" else "off"})
        finally:
            region.stop()

    def configure(self, protocol: str, keys: pathlib.Path) -> pathlib.Path:
        lines = {"listen": "127.0.0.1:0", "control": "127.0.0.1:0", "ca": keys / "ca.pem",
                 "crl": keys / "crl.pem", "certificate": keys / "sut.pem", "key": keys / "sut.key",
                 "oin": OINS[protocol], "gateway_oin": OINS["gateway"]}
        if protocol == "esar":
            lines |= {"signing": "on", "signing_certificate": keys / "sut-signing.pem",
                      "signing_key": keys / "sut-signing.key"}
        config = self.folder / f"{protocol}.toml"
        config.write_text("".join(f'{name} = "{value}"\n' for name, value in lines.items()))
        return config


if __name__ == "__main__":
    suite.run()
