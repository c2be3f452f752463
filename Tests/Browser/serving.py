"""A server of one's own for a browser check, on a new store: a file, or a database on PostgreSQL."""

import contextlib
import os
import pathlib
import re
import subprocess
import sys
import threading

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Scale"))
from own_postgresql import PostgreSQLServer  # noqa: E402


@contextlib.contextmanager
def new_store(wish, folder):
    """The address of an empty store: a new file, a database on a PostgreSQL started for it, or the one that is named."""
    if wish not in ("sqlite", "postgresql", None):
        yield wish
    elif wish == "postgresql":
        server = PostgreSQLServer()
        try:
            yield server.fresh("browser")
        finally:
            server.remove()
    else:
        yield str(folder / "store.sqlite")


class Served:
    """`cairn serve` on a store, with the address and the set-up key that it printed."""

    def __init__(self, program, folder, store, options=()):
        self.program, self.folder, self.store, self.options = program, folder, store, options
        self.environment = {**os.environ, "CAIRN_HOME": str(folder)}
        self.address = self.key = None
        # What opens a server without accounts.
        self.entry = None

    def run(self, *command):
        """Runs a command of the program on the store."""
        subprocess.run(
            [self.program, *command, "--store", self.store], check=True, env=self.environment,
            stdout=subprocess.DEVNULL)

    def start(self, has_accounts=False):
        """Runs the server until it has told its address, and its key as long as it has no accounts."""
        with open(self.folder / "serve.log", "a", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [self.program, "serve", "--store", self.store, "--port", "0", *self.options],
                env=self.environment, stdout=subprocess.PIPE, stderr=log, text=True)
        timer = threading.Timer(60, self.process.kill)
        timer.start()
        for line in self.process.stdout:
            if match := re.search(r"http://\S+/enter\?key=\S+", line):
                self.entry = match.group(0)
            if match := re.search(r"(?:key:|with the key) (\S+)", line):
                self.key = match.group(1)
            if not self.address and (match := re.search(r"http://[\w.:\[\]]+/?", line)):
                self.address = match.group(0).rstrip("/")
            if self.address and (self.key or has_accounts):
                break
        timer.cancel()
        # Whatever else it says is taken, so that it never waits for a reader.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)

    def kill(self):
        """Ends the server as a power cut would; it can be started again, at another address."""
        self.process.kill()
        self.process.wait(timeout=30)
        self.address = self.key = self.entry = None

    def memory(self, which="VmRSS"):
        """Megabytes that the server has: now, or at most so far (`VmHWM`)."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        return int(re.search(rf"{which}:\s+(\d+)", text).group(1)) / 1024


@contextlib.contextmanager
def served(program, folder, store, example=None):
    """Runs the server on a new store, with an example in it where one is given."""
    server = Served(program, folder, store)
    server.run("store", "init")
    if example:
        server.run("store", "import", str(example), "--take")
    server.start()
    try:
        yield server
    finally:
        server.stop()
