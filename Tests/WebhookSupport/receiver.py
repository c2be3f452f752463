"""A target of webhooks, good or with a fault that its path names; prints its port.

    /ok/NAME        takes what is sent
    /fail/NAME      answers with status 500
    /once/NAME      the same the first time, and takes it the second time
    /gone/NAME      answers with status 410
    /redirect/NAME  sends on to /ok/NAME
    /hang/NAME      never answers
    /endless/NAME   answers with bytes that do not end
    /drip/NAME      answers one byte a second

GET /journal/NAME?secret=… gives what came for NAME as JSON, and for each message whether its signature holds by
the commands of docs/webhooks.md. The process ends when its input does.
"""

import http.server
import json
import os
import pathlib
import re
import subprocess
import sys
import threading
import time
import types
import urllib.parse

JOURNAL = {}
LOCK = threading.Lock()
DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs" / "webhooks.md"


def example(language):
    """The example in the documentation, which is so tested."""
    return re.search(rf"```{language}\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S).group(1)


def holds_in_python(headers, body, secret, arrival):
    names = {}
    exec(example("python"), names)
    # A message is fresh when it comes, however late the journal is asked for.
    names["time"] = types.SimpleNamespace(time=lambda: arrival)
    return names["is_genuine"](headers, body, secret)


def holds_in_shell(headers, body, secret):
    values = {"ID": headers["webhook-id"], "TIMESTAMP": headers["webhook-timestamp"], "SECRET": secret,
              "SIGNATURE": headers["webhook-signature"], "BODY": body.decode()}
    return subprocess.run(["sh", "-c", example("sh")], env={**os.environ, **values}, check=False).returncode == 0


class Target(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        fault, name = self.path.strip("/").split("/", 1)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {key.lower(): value for key, value in self.headers.items()}
        with LOCK:
            entries = JOURNAL.setdefault(name, [])
            entries.append({"headers": headers, "body": body.decode(), "path": self.path, "arrival": time.time()})
            count = len(entries)
        if fault == "redirect":
            self.send_response(307)
            self.send_header("Location", f"/ok/{name}")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif fault == "hang":
            time.sleep(3600)
        elif fault in ("endless", "drip"):
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            while True:
                self.wfile.write(b"a" * (65536 if fault == "endless" else 1))
                self.wfile.flush()
                time.sleep(1 if fault == "drip" else 0)
        else:
            status = {"fail": 500, "gone": 410, "once": 500 if count == 1 else 200}.get(fault, 200)
            self.reply(status, b"thanks")

    def do_GET(self):
        parts = urllib.parse.urlsplit(self.path)
        name = parts.path.removeprefix("/journal/")
        secret = urllib.parse.parse_qs(parts.query).get("secret", [""])[0]
        with LOCK:
            entries = [dict(entry) for entry in JOURNAL.get(name, [])]
        for entry in entries:
            message = (entry["headers"], entry["body"].encode(), secret)
            arrival = entry.pop("arrival")
            entry["holds"] = bool(secret) and holds_in_python(*message, arrival) and holds_in_shell(*message)
        self.reply(200, json.dumps(entries).encode())

    def reply(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_):
        pass


server = Server(("127.0.0.1", 0), Target)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
