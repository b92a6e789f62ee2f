#!/usr/bin/env python3
"""Measures the gateway beside the limit (see README.md) and prints a table.

Everything is measured in one run on one machine, gateway and limit in turn, because only then do
the two say anything about each other. Exits with 1 where anything errs; never because it is slow.
"""
import argparse
import contextlib
import datetime
import json
import os
import pathlib
import shutil
import statistics
import sys
import tempfile
import time

from backlog import measure_backlog
from first_paint import measure_first_paint
from one_dead import Slots, measure_one_dead
from programs import BenchError, free_port, run_load, run_program
from servers import Gateway, Limit
from table import Table, say
from watched import Watched, measure_watched

PROTOCOLS = ("multisignaal", "sisa", "esar")
FEED_REGION = "midden-nederland"
QUIET_PERCENT = 10


class Plan:
    """How long and how often."""

    def __init__(self, quick):
        self.repeats = 1 if quick else 3
        self.warmup = 0.5 if quick else 2
        self.seconds = 1 if quick else 6
        self.feed_signals = 5_000 if quick else 200_000
        self.active_signals = 20_000 if quick else 1_000_000
        self.backlog = 4_000 if quick else 100_000
        self.one_dead = Slots(cycles=1, rate=500, seconds=1, burst=500, until_dead=2) if quick \
            else Slots()
        self.watched = Watched(20, self.one_dead) if quick else Watched()
        self.bulk_lines = (20_000,) if quick else (100_000, 1_000_000)
        self.translation_seconds = 1 if quick else 12


def half_load(build, server, protocol, plan, closed):
    rate = max(1.0, closed["acks_per_second"] / 2)
    return run_load(build, server, protocol, closed["next_id"], rate=rate, warmup=plan.warmup,
                    seconds=plan.seconds)


def measure_once(build, server, protocol, plan):
    """Closed loop, then half its rate, on a server that was started for this."""
    before = server.cpu_seconds()
    closed = run_load(build, server, protocol, 1, warmup=plan.warmup, seconds=plan.seconds)
    cpu = server.cpu_seconds() - before
    half = half_load(build, server, protocol, plan, closed)
    return {
        "rate": closed["acks_per_second"],
        "server_us": cpu / closed["acks"] * 1e6,
        "generator_us": closed["cpu_seconds"] / closed["acks"] * 1e6,
        "half_p50": half["p50_ms"],
        "half_p99": half["p99_ms"],
    }


def start(kind, build, folder, threads):
    target = folder / f"{kind.__name__.lower()}-{time.monotonic_ns()}"
    return Limit(build, target, threads) if kind is Limit else kind(build, target)


def best_threads(build, folder, protocol, plan):
    """With how many threads the limit is faster: it must not be held back by that."""
    rates = {}
    for threads in (1, 2):
        with start(Limit, build, folder, threads) as server:
            closed = run_load(build, server, protocol, 1, warmup=0.5, seconds=plan.seconds / 2)
        rates[threads] = closed["acks_per_second"]
    return max(rates, key=rates.get)


def medians(runs):
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def measure_protocol(build, folder, protocol, plan, kinds):
    """Medians by kind of server, gateway and limit in turn."""
    runs = {kind: [] for kind in kinds}
    threads = best_threads(build, folder, protocol, plan)
    for repeat in range(plan.repeats):
        for kind in kinds:
            with start(kind, build, folder, threads) as server:
                result = measure_once(build, server, protocol, plan)
            runs[kind].append(result)
            say(f"  {protocol} {kind.__name__.lower()} {repeat + 1}/{plan.repeats}: "
                f"{result['rate']:,.0f}/s, server {result['server_us']:.1f} us a signal")
    return {kind: medians(results) for kind, results in runs.items()}


def add_protocol(table, protocol, found, fsync):
    limit = found[Limit]
    gateway = found.get(Gateway)
    sync = f"fdatasync of 16 KiB p50 {fsync['p50_ms']:.2f} ms, p99 {fsync['p99_ms']:.2f} ms"
    if not gateway:
        table.add(f"{protocol}: limit", limit["rate"], "signals/s", sync)
        table.add(f"{protocol}: limit, CPU", limit["server_us"], "us/signal",
                  f"generator {limit['generator_us']:.1f} us")
        for share in ("p50", "p99"):
            table.add(f"{protocol}: limit, {share} at half load", limit[f"half_{share}"], "ms",
                      sync)
        return
    table.add(f"{protocol}: durable signals", gateway["rate"], "signals/s",
              f"limit {limit['rate']:,.0f}")
    table.add(f"{protocol}: gateway / limit", gateway["rate"] / limit["rate"], "", sync)
    table.add(f"{protocol}: CPU of the gateway", gateway["server_us"], "us/signal",
              f"limit {limit['server_us']:.1f}; generator {gateway['generator_us']:.1f} us")
    for share in ("p50", "p99"):
        table.add(f"{protocol}: {share} at half load", gateway[f"half_{share}"], "ms",
                  f"limit {limit[f'half_{share}']:.2f} ms; {sync}")


def busy_percent(seconds=1.0):
    """How much of all cores is in use while nothing of ours runs."""
    def idle_and_all():
        with open("/proc/stat", encoding="ascii") as stat:
            times = [int(word) for word in stat.readline().split()[1:9]]
        return times[3] + times[4], sum(times)

    idle_before, all_before = idle_and_all()
    time.sleep(seconds)
    idle_after, all_after = idle_and_all()
    return 100 * (1 - (idle_after - idle_before) / max(1, all_after - all_before))


def add_busy(table, when):
    busy = busy_percent()
    table.add(f"CPU that others use, {when}", busy, "%")
    if busy > QUIET_PERCENT:
        say(f"{busy:.0f} % of this machine is busy with something else: believe CPU per signal, "
            "not the rates, the ratios and the latencies")


def measure_feed(build, folder, plan, table):
    """Signals a second from the first poll to the one after the last page."""
    rates = []
    for repeat in range(plan.repeats):
        port = free_port()
        target = folder / f"feed-{repeat}"
        gateway = Gateway(build, target, {FEED_REGION: f"https://127.0.0.1:{port}"})
        command = [build / "tests/bench/bench_feed", "--json", "--listen", f"127.0.0.1:{port}"]
        command += gateway.identity_of(FEED_REGION) + ["--count", plan.feed_signals]
        result = run_program(command, meanwhile=gateway)
        rates.append(result["signals_per_second"])
        say(f"  {FEED_REGION} feed {repeat + 1}/{plan.repeats}: {rates[-1]:,.0f}/s")
    table.add(f"{FEED_REGION}: signals from the feed", statistics.median(rates), "signals/s",
              f"{plan.feed_signals:,} in pages")


def measure_many(build, folder, plan, table):
    """Memory with many active signals, and how soon a gateway that holds them is there again."""
    count = plan.active_signals
    name = f"{count:,} active signals"
    gateway = Gateway(build, folder / "many")
    with gateway:
        empty = gateway.memory_mib("VmRSS")
        loaded = run_load(build, gateway, "multisignaal", 1, count=count)
        say(f"  {name} loaded at {loaded['acks_per_second']:,.0f}/s")
        table.add(f"{name}: loading", loaded["acks_per_second"], "signals/s",
                  f"{loaded['seconds']:.1f} s")
        table.add(f"{name}: memory (VmRSS)", gateway.memory_mib("VmRSS"), "MiB",
                  f"empty {empty:.0f} MiB")
        table.add(f"{name}: memory, peak (VmHWM)", gateway.memory_mib("VmHWM"), "MiB")
    begun = time.monotonic()
    with gateway:
        ready = time.monotonic() - begun
        run_load(build, gateway, "multisignaal", loaded["next_id"], count=1, connections=1)
        first = time.monotonic() - begun
        table.add(f"{name}: start to ready", ready, "s")
        table.add(f"{name}: start to first ack", first, "s",
                  f"VmRSS {gateway.memory_mib('VmRSS'):.0f} MiB")
        measure_first_paint(gateway, name, table)


def measure_bulk(build, folder, plan, table):
    """A bulk load and the same file again, on a gateway started for each size: SISA-10."""
    for count in plan.bulk_lines:
        gateway = Gateway(build, folder / f"bulk-{count}")
        with gateway:
            empty = gateway.memory_mib("VmRSS")
            command = [build / "tests/bench/bench_bulk", "--url", gateway.url]
            command += gateway.identity_of("sisa") + ["--count", count, "--times", 2]
            first, again = run_program(command)
            peak = gateway.memory_mib("VmHWM")
            cpu = gateway.cpu_seconds() / 2 / count * 1e6
        name = f"bulk load of {count:,} lines"
        table.add(f"{name}: durable signals", first["lines_per_second"], "signals/s",
                  f"{first['seconds']:.1f} s; generator {first['cpu_seconds']:.1f} s CPU")
        table.add(f"{name}: the same file again", again["lines_per_second"], "lines/s",
                  f"{again['seconds']:.1f} s; no second effect (SISA-03)")
        table.add(f"{name}: memory, peak (VmHWM)", peak, "MiB", f"empty {empty:.0f} MiB")
        table.add(f"{name}: CPU of the gateway", cpu, "us/line", "mean of both loads")
        say(f"  {name}: {first['lines_per_second']:,.0f}/s, again "
            f"{again['lines_per_second']:,.0f}/s, peak {peak:.0f} MiB")


def measure_translation(build, _folder, plan, table):
    """A message of one region as another's, by the mapping engine and by libxslt, in turn."""
    run = run_program([build / "tests/bench/bench_translation", "--json",
                       "--seconds", plan.translation_seconds])
    size = f"one message of {run['message_bytes']:,} bytes, CPU time"
    table.add("translation: parsed to bytes", run["mapped_us"], "us/message",
              f"libxslt apply + serialise {run['xslt_us']:.2f} us; {size}; both check types, codes "
              "and mandatory fields; ours also NFC, days that exist and every unknown field")
    table.add("translation: libxslt / ours", run["xslt_us"] / run["mapped_us"], "",
              "parsed to bytes; the stylesheet is tests/bench/esar_to_sisa.xsl")
    table.add("translation: bytes to bytes", run["mapped_whole_us"], "us/message",
              f"libxml2 parse + libxslt {run['xslt_whole_us']:.2f} us; ours with the strict gate")
    table.add("translation: libxslt / ours, whole", run["xslt_whole_us"] / run["mapped_whole_us"],
              "", "bytes to bytes")
    table.add("translation: the strict gate", run["gate_us"], "us/message",
              f"libxml2 parse {run['xslt_parse_us']:.2f} us, which lets DTDs, instructions, other "
              "encodings and any depth through")


def measure_fsync(build, folder, table):
    rows = run_program([build / "tests/bench/bench_fsync", "--json", folder])
    for row in rows:
        table.add(f"fdatasync of {row['kib']} KiB", row["p50_ms"], "ms p50",
                  f"p99 {row['p99_ms']:.3f} ms")
    return next(row for row in rows if row["kib"] == 16)


# What is measured of the gateway besides its protocols, by the name that --only knows.
PARTS = {
    "feed": measure_feed,
    "backlog": measure_backlog,
    "one-dead": measure_one_dead,
    "watched": measure_watched,
    "bulk": measure_bulk,
    "translation": measure_translation,
    "many-signals": measure_many,
}


def measure(arguments, folder):
    build, plan, table = arguments.build, Plan(arguments.quick), Table()
    kinds = [Limit] if arguments.limit_only else [Gateway, Limit]
    add_busy(table, "before")
    say("fdatasync")
    fsync = measure_fsync(build, folder, table)
    if not arguments.only:
        for protocol in PROTOCOLS:
            say(protocol)
            runs = measure_protocol(build, folder, protocol, plan, kinds)
            add_protocol(table, protocol, runs, fsync)
    for name, part in PARTS.items():
        if name in arguments.only or not (arguments.only or arguments.limit_only):
            say(name)
            part(build, folder, plan, table)
    add_busy(table, "after")
    return table


def write_json(file, table):
    result = {
        "date": datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "rows": table.rows,
    }
    file.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def read_arguments():
    parser = argparse.ArgumentParser(description="Measures the gateway beside the limit.")
    parser.add_argument("--build", type=pathlib.Path, required=True, help="the build's folder")
    parser.add_argument("--json", type=pathlib.Path, help="write the rows to this file too")
    parser.add_argument("--quick", action="store_true", help="short runs, once each: to try it")
    parser.add_argument("--limit-only", action="store_true", help="leave the gateway out")
    parser.add_argument("--only", action="append", choices=PARTS, default=[],
                        help="this part alone; may be given more than once")
    parser.add_argument("--folder", type=pathlib.Path,
                        help="where data goes; its disk is measured (default: the build's folder)")
    arguments = parser.parse_args()
    arguments.build = arguments.build.resolve()
    return arguments


@contextlib.contextmanager
def scratch(parent):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bench-", dir=parent)).resolve()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    arguments = read_arguments()
    try:
        with scratch(arguments.folder or arguments.build) as folder:
            table = measure(arguments, folder)
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    say("")
    table.print()
    if arguments.json:
        write_json(arguments.json, table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
