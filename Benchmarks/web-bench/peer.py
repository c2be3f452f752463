"""The peer of a home page: the same statements and a page of the same size, by Tornado and Python's sqlite3.

Usage: peer.py STORE PAGE PORT

One process, as Python has it. The page is one that Cairn has made, with the names and times that were read put into it;
nothing is escaped, no rights are worked out, no summary is read into numbers. It never writes that a session was seen.
"""

import asyncio
import hashlib
import pathlib
import sqlite3
import sys

import tornado.web

STORE, PAGE, PORT = sys.argv[1], pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"), int(sys.argv[3])
database = sqlite3.connect(f"file:{STORE}?mode=ro", uri=True, cached_statements=50)
BEFORE, AFTER = PAGE[:len(PAGE) // 2], PAGE[len(PAGE) // 2:]


class Home(tornado.web.RequestHandler):
    def get(self, workspace):
        token = self.get_cookie("cairn", "")
        session = database.execute(
            "SELECT s.*, a.* FROM account_session s JOIN account a ON a.id = s.account WHERE s.hash = ?",
            [hashlib.sha256(token.encode()).hexdigest()]).fetchone()
        if session is None:
            raise tornado.web.HTTPError(401)
        account = session[1]
        role = database.execute(
            "SELECT role FROM membership WHERE account = ? AND workspace = ?", [account, workspace]).fetchone()
        if role is None:
            raise tornado.web.HTTPError(404)
        place = database.execute("SELECT * FROM workspace WHERE id = ?", [workspace]).fetchone()
        summary = database.execute(
            "SELECT revision, body FROM derived WHERE workspace = ? AND kind LIKE 'home-%'", [place[0]]).fetchone()
        commits = database.execute(
            "SELECT revision, author_name, time, reason FROM journal WHERE workspace = ? ORDER BY revision DESC LIMIT 6",
            [place[0]]).fetchall()
        members = database.execute(
            "SELECT a.name, m.role FROM membership m JOIN account a ON a.id = m.account WHERE m.workspace = ? ORDER BY a.name",
            [workspace]).fetchall()
        rows = "".join(f"<li>{row[0]}, {row[1]}, {row[2]}, {row[3]}</li>" for row in commits)
        people = "".join(f"<li>{name}, {role}</li>" for name, role in members)
        self.set_header("Cache-Control", "no-store")
        self.finish(f"{BEFORE}{place[2]}{rows}{people}{summary[0]}{AFTER}")


async def main():
    application = tornado.web.Application([(r"/workspaces/([a-z0-9-]+)", Home)], log_function=lambda _: None)
    application.listen(PORT, "127.0.0.1")
    await asyncio.Event().wait()


asyncio.run(main())
