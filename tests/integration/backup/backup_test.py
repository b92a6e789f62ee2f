#!/usr/bin/env python3
"""`kruispunt backup` of a gateway in use, and `restore` into another folder, as docs/backup.md says."""
import contextlib
import datetime
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import unittest
from typing import Any, Iterator

TESTS = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(TESTS / "integration/trust"), str(TESTS / "faults")]

import suite  # noqa: E402
import cast  # noqa: E402
from battered_stage import BatteredStage  # noqa: E402
from load import Given, children_of  # noqa: E402
from processes import Process, find_program  # noqa: E402
from reckoning import Reckoning  # noqa: E402
from stage import KRUISPUNT  # noqa: E402
from waiting import wait_until  # noqa: E402

POPULATION_SIZE = 3000
SEED = 31
PATIENCE_SECONDS = 20.0


class InUse(unittest.TestCase):
    """A gateway in use, a folder for its backup and a configuration that means another data folder."""

    def setUp(self) -> None:
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kruispunt-backup-")).resolve()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.stage = BatteredStage(suite.build_folder(), self.folder)
        self.addCleanup(self.stage.stop)
        self.stage.make()
        self.stage.start()
        self.backup = self.folder / "backup"
        self.elsewhere = self.folder / "elsewhere"
        self.config = self.stage.config.with_name("elsewhere.toml")
        self.config.write_text(
            self.stage.config.read_text(encoding="utf-8").replace(
                'data = "data"', f'data = "{self.elsewhere}"'), encoding="utf-8")
        self.day = datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(days=1)
        population = json.loads(
            self.stage.population(SEED, POPULATION_SIZE, self.day.isoformat()))
        self.children = children_of(population, self.day)
        self.given: list[Given] = []
        self.child = 0

    def kruispunt(self, *words: object) -> subprocess.CompletedProcess[str]:
        program = find_program(suite.build_folder(), KRUISPUNT)
        return subprocess.run([str(program), *(str(word) for word in words)], text=True,
                              capture_output=True, check=False, timeout=60)

    def take(self, *options: str) -> str:
        done = self.kruispunt("backup", self.backup, "--config", self.stage.config, *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def restore(self) -> subprocess.CompletedProcess[str]:
        return self.kruispunt("restore", self.backup, "--config", self.config)

    def refused(self, why: str) -> None:
        done = self.restore()
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn(why, done.stderr)
        self.assertFalse((self.elsewhere / "store.db").exists())

    def give(self, region: str, signal: dict[str, Any], child: int) -> Given:
        one = Given(region, {**signal, "id": f"{region[:4].upper()}.{child}"}, child)
        answer = self.stage.regions[region].give(one.signal)
        self.assertTrue(answer.get("accepted"), answer)
        self.given.append(one)
        return one

    def give_pair(self) -> tuple[Given, Given]:
        """Two signals on a new child, which match."""
        self.child += 1
        signals = cast.signals_for(next(self.children), self.day)
        return (self.give("esar", signals["esar"], self.child),
                self.give("sisa", signals["sisa"], self.child))

    def status_of(self, one: Given) -> list[str]:
        return [match["status"] for match in self.stage.regions[one.region].matches()
                if match["signal"] == one.id]

    def await_status(self, one: Given, status: str) -> None:
        self.assertTrue(
            wait_until(lambda: self.status_of(one) == [status], PATIENCE_SECONDS),
            f"{one.id}: {self.status_of(one)}")

    @contextlib.contextmanager
    def restored(self) -> Iterator[Process]:
        """The gateway that was restored, in the place of the first one."""
        program = find_program(suite.build_folder(), KRUISPUNT)
        gateway = Process("restored", [program, "serve", "--config", self.config], self.folder)
        try:
            addresses = gateway.start()
            for region in self.stage.regions.values():
                region.set_gateway(addresses["exchange"])
            yield gateway
        finally:
            gateway.stop()


class Restored(InUse):
    """What was backed up serves elsewhere."""

    # proves: COM-21.2 COM-21.4 COM-25.2
    def test_serves_elsewhere_what_was_there_and_what_is_given_again(self) -> None:
        before = [self.give_pair() for _ in range(5)]
        self.await_status(before[-1][0], "open")
        said = self.take()
        self.assertIn("10 signals", said)
        after = self.give_pair()
        self.await_status(after[0], "open")
        self.stage.gateway.kill()
        done = self.restore()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("put the key ring", done.stdout)
        self.assertEqual(self.kruispunt("serve", "--config", self.config).returncode, 1,
                         "nothing starts without the ring")
        shutil.copy(self.stage.data / "ring.key", self.elsewhere / "ring.key")
        with self.restored() as gateway:
            self._all_is_there(before)
            self._a_match_ends_as_ever(before[0])
            # What was acknowledged behind the backup is given again, as restore says.
            for one in after:
                answer = self.stage.regions[one.region].give(one.signal)
                self.assertTrue(answer.get("accepted"), answer)
            self.assertTrue(wait_until(
                lambda: all(len(self.status_of(one)) == 2 for one in after), PATIENCE_SECONDS),
                "a new match beside the one that was lost")
            self.assertEqual(gateway.stop(), 0)

    def _all_is_there(self, pairs: list[tuple[Given, Given]]) -> None:
        known = [one for pair in pairs for one in pair]
        reckoning = Reckoning(self.stage.regions, known)
        self.assertEqual(reckoning.said_again(), [])

    def _a_match_ends_as_ever(self, pair: tuple[Given, Given]) -> None:
        doctor, care = pair
        answer = self.stage.regions["sisa"].withdraw(care.id, "vergissing")
        self.assertTrue(answer.get("accepted"), answer)
        self.assertTrue(wait_until(lambda: "open" not in self.status_of(doctor), PATIENCE_SECONDS))

    # proves: COM-21.4 COM-21.5
    def test_what_was_delivered_since_goes_out_again_under_the_same_id(self) -> None:
        self.stage.regions["esar"].set_mode("unavailable")
        doctor, _ = self.give_pair()
        self.take("--with-ring")
        self.stage.regions["esar"].set_mode("up")
        self.await_status(doctor, "open")
        self.stage.gateway.kill()
        told = [n for n in self.stage.regions["esar"].received() if not n["repeat"]]
        self.assertEqual(self.restore().returncode, 0)
        with self.restored():
            region = self.stage.regions["esar"]
            self.assertTrue(wait_until(
                lambda: any(n["repeat"] for n in region.received()), PATIENCE_SECONDS))
            self.assertEqual([n for n in region.received() if not n["repeat"]], told)

    def trail_of(self, config: pathlib.Path, name: str) -> tuple[pathlib.Path, str]:
        """The audit trail as it is exported, and the key that its heads are checked with."""
        folder = self.folder / name
        done = self.kruispunt("audit", "export", folder, "--config", config)
        self.assertEqual(done.returncode, 0, done.stderr)
        return folder, self.kruispunt("audit", "key", "--config", config).stdout.strip()

    # proves: BEH-06.2 BEH-06.5 BEH-06.7 acceptance
    def test_the_audit_trail_goes_on_under_another_name(self) -> None:
        self.give_pair()
        before, first_key = self.trail_of(self.stage.config, "trail-before")
        self.take("--with-ring")
        self.stage.gateway.kill()
        self.assertEqual(self.restore().returncode, 0)
        with self.restored():
            self.give_pair()
            after, second_key = self.trail_of(self.config, "trail-after")
        self.assertRegex(first_key, r"^kruispunt\.\d{20}/logboek/1\+")
        self.assertRegex(second_key, r"^kruispunt\.\d{20}/logboek/2\+")
        acts = [json.loads(line)["wat"] for line in
                (after / "entries.jsonl").read_text(encoding="ascii").splitlines()]
        self.assertEqual(acts.count("begin"), 1)
        self.assertEqual(acts.count("restore"), 1)
        program = find_program(suite.build_folder(), "conformance/verify/kruispunt-verify")
        done = subprocess.run(
            [str(program), "log", str(after), "--witness", str(before / "heads.txt"),
             "--key", first_key, "--key", second_key],
            text=True, capture_output=True, check=False, timeout=60)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    # proves: BEH-06.7 BEH-06.2 refusal
    def test_a_second_restore_of_the_same_backup_goes_by_a_third_name(self) -> None:
        self.take("--with-ring")
        self.stage.gateway.kill()
        names = []
        for _ in range(2):
            self.assertEqual(self.restore().returncode, 0)
            with self.restored() as gateway:
                _, key = self.trail_of(self.config, f"trail-{len(names)}")
                names.append(key.split("+")[0].rsplit("/", 1)[1])
                gateway.stop()
            for file in self.elsewhere.iterdir():
                if file.name.startswith(("store.db", "keys.db")):
                    file.unlink()
        self.assertEqual(names, ["2", "3"])

    # proves: BEH-06.7 acceptance
    def test_bears_a_head_of_its_trail_that_the_log_continues(self) -> None:
        self.give_pair()
        self.take("--with-ring")
        manifest = json.loads((self.backup / "manifest.json").read_text(encoding="utf-8"))
        self.assertRegex(manifest["head"], r"^kruispunt\.\d{20}/logboek/1\n\d+\n")
        witness = self.folder / "head-of-the-backup"
        witness.write_text(manifest["head"], encoding="utf-8")
        self.give_pair()
        after, key = self.trail_of(self.stage.config, "trail-of-the-stage")
        program = find_program(suite.build_folder(), "conformance/verify/kruispunt-verify")
        done = subprocess.run(
            [str(program), "log", str(after), "--witness", str(witness), "--key", key],
            text=True, capture_output=True, check=False, timeout=60)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.stage.gateway.kill()
        self.assertIn("to the last entry", self.restore().stdout)

    def test_is_whole_while_others_give(self) -> None:
        over = threading.Event()

        def keep_giving() -> None:
            while not over.is_set():
                self.give_pair()

        giving = threading.Thread(target=keep_giving)
        giving.start()
        try:
            for number in range(5):
                self.backup = self.folder / f"backup-{number}"
                self.take("--with-ring")
                self.assertEqual(self.restore().returncode, 0)
                shutil.rmtree(self.elsewhere)
        finally:
            over.set()
            giving.join()


class Kept(InUse):
    """What a backup holds, and for whom."""

    def test_is_nobody_elses_and_holds_no_key_ring_unless_asked(self) -> None:
        self.give_pair()
        self.take()
        self.assertEqual({file.name for file in self.backup.iterdir()},
                         {"store.db", "keys.db", "manifest.json"})
        for file in (self.backup, *self.backup.iterdir()):
            self.assertEqual(file.stat().st_mode & 0o077, 0, file)

    # proves: COM-31.1
    def test_holds_no_key_but_of_what_it_holds(self) -> None:
        self.give_pair()
        self.take()
        keys = sqlite3.connect(f"file:{self.backup / 'keys.db'}?mode=ro", uri=True)
        self.assertEqual(keys.execute("select count(*) from data_key").fetchone(), (2,))
        keys.close()

    # proves: COM-33.1
    def test_stands_in_the_audit_trail(self) -> None:
        self.take()
        store = sqlite3.connect(f"file:{self.stage.store}?mode=ro", uri=True)
        trail = "".join(row[0] for row in store.execute("select lines from audit_lines"))
        store.close()
        self.assertIn('"wat":"backup"', trail)

    def test_is_taken_of_a_gateway_that_stands_still_too(self) -> None:
        self.give_pair()
        self.stage.gateway.kill()
        self.assertIn("2 signals", self.take())


class Refused(InUse):
    """What is not whole, not ours or not wanted there is not restored, and that is said."""

    # proves: COM-33.1 refusal
    def test_what_was_changed_since(self) -> None:
        self.take("--with-ring")
        for name in ("store.db", "keys.db", "ring.key"):
            with self.subTest(name):
                file = self.backup / name
                whole = file.read_bytes()
                file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
                self.refused("is not as it was written")
                file.unlink()
                self.refused("is not as it was written")
                file.write_bytes(whole)

    def test_what_was_not_finished(self) -> None:
        self.take()
        (self.backup / "manifest.json").unlink()
        self.refused("not finished")
        (self.backup / "manifest.json").write_text("{}", encoding="utf-8")
        self.refused("is damaged")

    # proves: BEH-06.7 refusal
    def test_what_is_not_what_its_head_says(self) -> None:
        self.give_pair()
        self.take()
        file = self.backup / "manifest.json"
        whole = file.read_text(encoding="utf-8")
        manifest = json.loads(whole)
        origin, size, rest = manifest["head"].split("\n", 2)
        manifest["head"] = "\n".join([origin, str(int(size) + 1), rest])
        file.write_text(json.dumps(manifest), encoding="utf-8")
        self.refused("which are not those of the head")
        root, _, signature = rest.partition("\n\n")
        forged = signature[:-6] + ("A" if signature[-6] != "A" else "B") + signature[-5:]
        manifest["head"] = f"{origin}\n{size}\n{root}\n\n{forged}"
        file.write_text(json.dumps(manifest), encoding="utf-8")
        shutil.copy(self.stage.data / "heads.key", self.elsewhere / "heads.key")
        self.refused("is not signed by")
        file.write_text(whole, encoding="utf-8")
        self.assertEqual(self.restore().returncode, 0)

    def test_into_a_folder_that_has_a_store(self) -> None:
        self.take()
        done = self.kruispunt("restore", self.backup, "--config", self.stage.config)
        self.assertEqual(done.returncode, 1)
        self.assertIn("another gateway runs on it", done.stderr)
        self.stage.gateway.stop()
        done = self.kruispunt("restore", self.backup, "--config", self.stage.config)
        self.assertEqual(done.returncode, 1)
        self.assertIn("is there already", done.stderr)

    def test_beside_another_key_ring(self) -> None:
        self.take()
        self.elsewhere.mkdir()
        ring = (self.stage.data / "ring.key").read_text(encoding="utf-8")
        other = ring.replace("digests ", "digests " + "00" * 32 + "\nx ").split("\nx ")
        (self.elsewhere / "ring.key").write_text(
            other[0] + "\n" + other[1].split("\n", 1)[1], encoding="utf-8")
        (self.elsewhere / "ring.key").chmod(0o600)
        self.refused("is the key ring")

    def test_a_second_backup_into_the_same_folder(self) -> None:
        self.take()
        done = self.kruispunt("backup", self.backup, "--config", self.stage.config)
        self.assertEqual(done.returncode, 1)
        self.assertIn("is not empty", done.stderr)

    def test_a_start_under_another_key_ring(self) -> None:
        self.give_pair()
        self.stage.gateway.stop()
        self.assertEqual(self.kruispunt("sandbox", self.folder / "other").returncode, 0)
        # A gateway that was killed leaves keys behind; one that was stopped those in use.
        shutil.copy(self.folder / "other" / "data" / "ring.key", self.stage.data / "ring.key")
        done = self.kruispunt("serve", "--config", self.stage.config)
        self.assertEqual(done.returncode, 1)
        self.assertIn("is not the one that the data beside it were written under", done.stderr)


if __name__ == "__main__":
    suite.run()
