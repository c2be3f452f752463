"""A PostgreSQL server of one's own in a scratch folder, reached over a socket in it; it can be killed."""

import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time


def programs():
    """The folder of the newest PostgreSQL's programs, or None."""
    folders = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return next((folder for folder in reversed(folders) if (folder / "initdb").exists()), None)


class PostgreSQLServer:
    """Durable as it comes: fsync and synchronous_commit are on."""

    def __init__(self, parent="/tmp"):
        self.programs = programs()
        if self.programs is None:
            raise RuntimeError("PostgreSQL is not installed; scripts/setup test brings it.")
        # A short name: the path of a socket has at most 107 bytes.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cairn-pg-", dir=parent))
        self.user = []
        if os.getuid() == 0:
            # PostgreSQL's programs refuse root.
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self.user = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups", "--"]
        self.data, self.log = self.folder / "data", self.folder / "log"
        self.run("initdb", "-D", self.data, "-U", "cairn", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8",
                 "--no-sync")
        with open(self.data / "postgresql.auto.conf", "a", encoding="utf-8") as file:
            file.write(f"listen_addresses = ''\nunix_socket_directories = '{self.folder}'\nmax_wal_size = 4GB\n")
        self.start()

    def run(self, program, *arguments, log=None):
        """Runs a program of PostgreSQL to its end; its output."""
        with tempfile.TemporaryFile() as output:
            # Not a pipe: a server that is started would hold it open.
            done = subprocess.run(
                self.user + [str(self.programs / program), *map(str, arguments)], stdin=subprocess.DEVNULL,
                stdout=output, stderr=subprocess.STDOUT, cwd="/tmp", check=False)
            output.seek(0)
            text = output.read().decode()
        if done.returncode != 0:
            raise RuntimeError(f"{program} failed: {text}")
        return text

    def start(self):
        self.run("pg_ctl", "-D", self.data, "-l", self.log, "-w", "-t", "120", "start")

    def psql(self, sql, database="postgres"):
        return self.run("psql", "-h", self.folder, "-U", "cairn", "-d", database, "-X", "-q", "-A", "-t", "-c", sql)

    def fresh(self, name):
        """The address of a new, empty database."""
        self.psql(f"CREATE DATABASE {name}")
        return f"postgresql://cairn@{str(self.folder).replace('/', '%2F')}/{name}"

    def drop(self, name):
        self.psql(f"DROP DATABASE {name} WITH (FORCE)")

    def await_quiet(self, name):
        """Waits until the server has noticed that all clients of a database are gone."""
        sql = ("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' "
               f"AND datname = '{name}' AND pid <> pg_backend_pid()")
        until = time.monotonic() + 60
        while int(self.psql(sql)) > 0:
            if time.monotonic() > until:
                raise RuntimeError("PostgreSQL keeps the sessions of a client that is gone.")
            time.sleep(0.05)

    def kill(self):
        """Ends the postmaster and all its children at once, by SIGKILL, and waits until they are gone."""
        main = int((self.data / "postmaster.pid").read_text(encoding="utf-8").split()[0])
        processes = [main] + children(main)
        for process in processes:
            send(process, signal.SIGKILL)
        while any(is_running(process) for process in processes + children(main)):
            for process in children(main):
                send(process, signal.SIGKILL)
            time.sleep(0.01)
        # PostgreSQL takes a zombie for a server that runs; the entry goes when the system's first process has seen it.
        until = time.monotonic() + 10
        while status(main) is not None and time.monotonic() < until:
            time.sleep(0.01)
        if status(main) is not None:
            (self.data / "postmaster.pid").unlink()

    def remove(self):
        try:
            self.run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")
        except RuntimeError:
            pass
        shutil.rmtree(self.folder, ignore_errors=True)


def send(process, number):
    try:
        os.kill(process, number)
    except ProcessLookupError:
        pass


def status(process):
    """State and parent of a process, or None."""
    try:
        text = pathlib.Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return None
    state, parent = text.rsplit(")", 1)[1].split()[:2]
    return state, int(parent)


def is_running(process):
    """A zombie has ended; only its entry is left."""
    found = status(process)
    return found is not None and found[0] not in "ZX"


def children(parent):
    return [int(entry) for entry in os.listdir("/proc")
            if entry.isdigit() and (status(entry) or ("", 0))[1] == parent]
