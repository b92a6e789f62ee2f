"""The backlog: how fast one region gets what it is owed after an outage."""
from programs import BenchError, Receiver, free_port, run_load
from servers import Gateway
from table import say

REGION = "multisignaal"
OTHERS = ("sisa", "esar")
# Each signal makes a match with one of either other region, and ESAR's tells where the child lives.
NOTICES_A_SIGNAL = 3


def measure_backlog(build, folder, plan, table):
    """From the first notice that the region takes to the last, all different ones.

    It is an error where those about one signal come in another order than they were made in, where
    one more or one less comes than the gateway owed, and where it still owes one afterwards. The
    region is held meanwhile, so that no notice waits for an attempt of its own afterwards; and the
    gateway starts anew, as after a night: nothing of the backlog is in memory.
    """
    port, signals = free_port(), -(-plan.backlog // NOTICES_A_SIGNAL)
    gateway = Gateway(build, folder / "backlog", {REGION: f"https://127.0.0.1:{port}"})
    with gateway:
        gateway.operate("region", "pause", REGION, "--reason", "backlog")
        for protocol in (REGION, *OTHERS):
            run_load(build, gateway, protocol, 1, count=signals)
        owed = gateway.owed_to(REGION)
    if owed != NOTICES_A_SIGNAL * signals:
        raise BenchError(f"{signals:,} signals made {owed:,} notices, not {NOTICES_A_SIGNAL} each")
    with Receiver(build, gateway, REGION, port) as receiver:
        with gateway:
            gateway.operate("region", "resume", REGION, "--reason", "backlog")
            result = receiver.after(owed)
            gateway.until_settled(REGION)
        receiver.nothing_more()
    name = f"backlog of {owed:,} notices"
    table.add(f"{name}: delivered", result["notices_per_second"], "notices/s",
              f"{result['seconds']:.1f} s; in order per signal; {result['repeated']} came twice")
    say(f"  {name}: {result['notices_per_second']:,.0f}/s")
