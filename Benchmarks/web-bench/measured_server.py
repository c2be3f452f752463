"""The server that is measured: its people, its start, its memory, and what it says of each request."""

import datetime
import hashlib
import http.client
import os
import random
import re
import secrets
import signal
import socket
import sqlite3
import subprocess
import time

PEOPLE, MEMBERS = 200, 5
LINE = re.compile(r"\bms=(\d+) sql=(\d+)\b.*? (GET|POST) (\S+) (\d+)$")


def instant(seconds_ago=0.0):
    moment = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=seconds_ago)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def prepare(cairn, store, environment):
    """Brings a store that was filled by `store-bench` to what a server needs."""
    subprocess.run([cairn, "store", "migrate", "--store", store], check=True, env=environment, stdout=subprocess.DEVNULL)


class People:
    """Accounts with open sessions; each workspace has five members."""

    def __init__(self, store, count):
        self.tokens = {}
        database = sqlite3.connect(store, timeout=30)
        chance = random.Random(7)
        with database:
            for table in "account_session", "membership":
                database.execute(f"DELETE FROM {table} WHERE account LIKE 'bench-%'")
            for number in range(PEOPLE):
                account, token = f"bench-{number}", secrets.token_hex(32)
                self.tokens[account] = token
                database.execute(
                    "INSERT OR IGNORE INTO account (id, email, name, administrator, created) VALUES (?, ?, ?, 0, ?)",
                    [account, f"{account}@example.org", f"Person {number}", instant()])
                # A session says once a minute that it was seen: a part of the requests writes, as in use.
                database.execute(
                    """INSERT INTO account_session
                    (id, account, hash, created, last_seen, proven, expires, address, browser, stale)
                    VALUES (?, ?, ?, ?, ?, ?, ?, '', '', 0)""",
                    [f"session-{number}", account, hashlib.sha256(token.encode()).hexdigest(), instant(3600),
                     instant(chance.uniform(0, 60)), instant(3600), instant(-8 * 3600)])
            self.members = {}
            for workspace in range(1, count + 1):
                chosen = chance.sample(range(PEOPLE), MEMBERS)
                self.members[workspace] = [f"bench-{number}" for number in chosen]
                for place, account in enumerate(self.members[workspace]):
                    database.execute(
                        "INSERT INTO membership (workspace, account, role, scopes, since) VALUES (?, ?, ?, '', ?)",
                        [f"town-{workspace}", account, "owner" if place == 0 else "editor", instant()])
        database.close()

    def headers(self, account):
        """Each person has a network address of their own, as behind a proxy: one address may not ask so much."""
        number = int(account.split("-")[1])
        return {"Cookie": f"cairn={self.tokens[account]}", "X-Forwarded-For": f"10.1.{number // 250}.{number % 250 + 1}"}


class Server:
    """`cairn serve` in a process of its own."""

    def __init__(self, cairn, store, environment, log):
        self.port = free_port()
        self.log = log
        started = time.perf_counter()
        with open(log, "wb") as errors:
            self.process = subprocess.Popen(
                [cairn, "serve", "--store", store, "--port", str(self.port), "--behind-proxy"], env=environment,
                stdout=subprocess.DEVNULL, stderr=errors)
        while True:
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1) as connection:
                    connection.sendall(b"GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                    if connection.recv(64).startswith(b"HTTP/1.1 200"):
                        break
            except OSError:
                pass
            if self.process.poll() is not None or time.perf_counter() - started > 30:
                raise SystemExit(f"web: the server did not start; see {log}")
            time.sleep(0.002)
        # From the making of the process to the first answer.
        self.start_seconds = time.perf_counter() - started

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)

    def ask(self, method, path, headers, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body, {**headers, "Host": f"127.0.0.1:{self.port}"})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer, text

    def request(self, path, headers):
        """The bytes of a GET on a kept-alive connection."""
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"] + [f"{k}: {v}" for k, v in headers.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    def memory(self):
        """Megabytes in memory that are not shared with files, and all that are in memory."""
        with open(f"/proc/{self.process.pid}/status", encoding="utf-8") as status:
            found = dict(re.findall(r"^(\w+):\s+(\d+) kB$", status.read(), flags=re.M))
        return int(found["RssAnon"]) / 1000, int(found["VmRSS"]) / 1000

    def processor(self):
        """Seconds of processor that the server has used."""
        with open(f"/proc/{self.process.pid}/stat", encoding="utf-8") as stat:
            fields = stat.read().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def children(self):
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=False)
        return found.stdout.split()

    def requests(self):
        """What the log says of each request: method, path, status, milliseconds, statements."""
        with open(self.log, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if match := LINE.search(line.rstrip()):
                    yield match[3], match[4], int(match[5]), int(match[1]), int(match[2])
