#!/usr/bin/env python3
"""Kruispunt itself passes the suite that its regions' vendors are held to: a fresh gateway, real
TLS, the suite in the place of every region."""
import pathlib
import re
import sys

from judged import HERE, OINS, Judged, endpoint, free_ports, partner_of, protocols_with

import suite
from processes import Process, find_program, run_program

KRUISPUNT = "gateway/app/kruispunt"


class Gateway(Judged):
    def test_the_gateway_passes(self) -> None:
        protocols = protocols_with("gateway")
        self.assertIn("multisignaal", protocols)
        for protocol in protocols:
            with self.subTest(protocol):
                self.assert_passes(self.judge(protocol))

    def judge(self, protocol: str) -> dict[str, str]:
        partner = partner_of(protocol)
        keys = self.make_keys(protocol, "gateway")
        region_port, partner_port, own_port = free_ports(3)
        ports = {protocol: region_port, partner: partner_port}
        kruispunt = find_program(suite.build_folder(), KRUISPUNT)
        config = self.configure(kruispunt, protocol, keys, ports, own_port)
        gateway = Process(f"gateway-{protocol}", [kruispunt, "serve", "--config", config],
                          self.folder)
        gateway.start()
        try:
            return self.run_suite(f"kruispunt-{protocol}", {
                "protocol": protocol, "roles": ["gateway"], "oin": OINS["gateway"],
                "features": {"clock": True, "years": True, "resume_feed": True}, "keys": str(keys),
                "url": f"https://localhost:{own_port}",
                "listen": {"region": f"127.0.0.1:{region_port}",
                           "partner": f"127.0.0.1:{partner_port}"},
                "partner": {"protocol": partner},
                "adapter": {"command": [sys.executable, str(HERE / "gateway_adapter.py"),
                                        str(kruispunt), str(config)]},
                "signing": "on" if protocol == "esar" else "off"})
        finally:
            gateway.stop()

    def configure(self, kruispunt: pathlib.Path, protocol: str, keys: pathlib.Path,
                  ports: dict[str, int], own_port: int) -> pathlib.Path:
        """A sandbox's configuration, with the suite's certificates in place of its own."""
        folder = self.folder / f"sandbox-{protocol}"
        regions = [word for name, port in ports.items()
                   for word in ("--region", f"{name}={endpoint(name, port)}")]
        run_program(kruispunt, "sandbox", folder, "--listen", f"127.0.0.1:{own_port}", *regions)
        config = folder / "kruispunt.toml"
        text = config.read_text(encoding="utf-8")
        for ours, theirs in {"ca.pem": "ca.pem", "crl.pem": "crl.pem", "gateway.pem": "sut.pem",
                             "gateway.key": "sut.key", "gateway-signing.pem": "sut-signing.pem",
                             "gateway-signing.key": "sut-signing.key"}.items():
            text = text.replace(f'"pki/{ours}"', f'"{keys / theirs}"')
        # A feed's questions follow each other soon.
        text = text.replace("[midden-nederland]\n", "[midden-nederland]\npoll_interval_ms = 50\n")
        for wait, longest in (("first_back_off_ms", 100), ("longest_back_off_ms", 1000)):
            text = re.sub(rf"{wait} = \d+", f"{wait} = {longest}", text)
        config.write_text(text, encoding="utf-8")
        return config


if __name__ == "__main__":
    suite.run()
