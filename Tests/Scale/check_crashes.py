"""Kills the store in the midst of 200 saves at once, and checks that nothing acknowledged is lost.

Usage: check_crashes.py --bench STORE_BENCH [--kills 5] [--engines sqlite,postgresql] [--seed N]

On SQLite the saving process is killed; on PostgreSQL in turns the saving process, and the server with all its
processes, which then is started again. All by SIGKILL, after as many acknowledgements as chance says. What a
killed system had in its memory for the disk is kept by the kernel, so this is no test of a loss of power.
"""

import argparse
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Browser"))
sys.dont_write_bytecode = True

import own_postgresql
from report import Report

SAVES = 200
# A new store after so many kills, so that the check of one does not take ever longer.
KILLS_PER_STORE = 20


class SQLiteStore:
    """A store in a file, which lives as long as its folder."""

    name = "SQLite"

    def __init__(self, folder):
        self.folder = folder

    def fresh(self, number):
        return str(self.folder / f"town-{number}.cairn")

    def victim(self, number, child):
        return child.kill, "client"

    def recover(self):
        pass

    def close(self):
        pass


class PostgreSQLStore:
    """A database on a server of the check's own."""

    name = "PostgreSQL"

    def __init__(self, _):
        self.server = own_postgresql.PostgreSQLServer()
        self.database, self.is_down = "", False

    def fresh(self, number):
        self.database = f"town{number}"
        return self.server.fresh(self.database)

    def victim(self, number, child):
        if number % 2 == 0:
            return child.kill, "client"
        return self.kill, "server"

    def kill(self):
        self.is_down = True
        self.server.kill()

    def recover(self):
        if self.is_down:
            self.server.start()
            self.is_down = False
        self.server.await_quiet(self.database)

    def close(self):
        self.server.remove()


class Crashes:
    def __init__(self, bench, store, chance, report):
        self.bench, self.store, self.chance, self.report = bench, store, chance, report
        self.lines = []
        self.counts = []
        self.unknown = 0

    def run(self, kills):
        start = time.monotonic()
        address = ""
        for number in range(kills):
            if number % KILLS_PER_STORE == 0:
                address, self.lines = self.store.fresh(number), []
            victim = self.save_until_killed(address, number)
            self.store.recover()
            self.check(address, f"{self.store.name}, kill {number + 1} ({victim}, after {self.counts[-1]})")
        inside = sum(0 < count < SAVES for count in self.counts)
        print(
            f"{self.store.name}: {kills} kills in {time.monotonic() - start:.0f} s, {inside} of them between the first "
            f"and the last acknowledgement; acknowledged before a kill: {min(self.counts)} to {max(self.counts)}, "
            f"median {statistics.median(self.counts):.0f}, {sum(self.counts)} in all; "
            f"{self.unknown} saves with an unknown outcome", flush=True)

    def save_until_killed(self, address, number):
        """Adds the acknowledged lines; who was killed."""
        child = subprocess.Popen(
            [self.bench, "crash-child", address, f"{number:04}"], stdout=subprocess.PIPE, text=True)
        kill, victim = self.store.victim(number, child)
        wanted, seen = self.chance.randrange(SAVES), 0
        lines = []
        for line in child.stdout:
            lines.append(line)
            seen += line.startswith("acknowledged")
            if seen >= wanted and kill and (lines[0] == "ready\n"):
                time.sleep(self.chance.uniform(0, 0.004))
                kill()
                kill = None
        child.wait(timeout=120)
        acknowledged = [line for line in lines if line.startswith("acknowledged") and line.endswith("\n")]
        self.unknown += sum(line.startswith("unknown") for line in lines)
        self.report.check(f"{self.store.name}, kill {number + 1}: the saving process began", lines[:1] == ["ready\n"],
                          "".join(lines))
        self.counts.append(len(acknowledged))
        self.lines += acknowledged
        return victim

    def check(self, address, name):
        done = subprocess.run(
            [self.bench, "crash-check", address], input="".join(self.lines), capture_output=True, text=True,
            check=False)
        self.report.check(f"{name}: nothing acknowledged is lost, and all is well", done.returncode == 0,
                          done.stdout[-2000:] + done.stderr[-1000:])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bench", required=True)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--engines", default="sqlite,postgresql")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    options = parser.parse_args()

    print(f"crashes: seed {options.seed}", flush=True)
    report = Report()
    kinds = {"sqlite": SQLiteStore, "postgresql": PostgreSQLStore}
    with tempfile.TemporaryDirectory(prefix="cairn-crashes-") as folder:
        for engine in options.engines.split(","):
            store = kinds[engine](pathlib.Path(folder))
            try:
                Crashes(options.bench, store, random.Random(options.seed), report).run(options.kills)
            finally:
                store.close()
    sys.exit(report.close())


if __name__ == "__main__":
    main()
