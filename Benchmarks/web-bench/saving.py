"""A save as a person sees it: the form sent, the answer followed, the new value on the page."""

import html.parser
import re
import sqlite3
import time
import urllib.parse


class Form(html.parser.HTMLParser):
    """The fields of the page's form of a record, as a browser would send them."""

    def __init__(self, text):
        super().__init__()
        self.fields, self.action, self._inside, self._select, self._area = {}, None, False, None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = {key: value or "" for key, value in attributes}
        if tag == "form":
            self._inside = "record" in found.get("class", "").split()
            self.action = found["action"] if self._inside else self.action
        if not self._inside or "name" not in found and tag != "option":
            return
        if tag == "input" and (found.get("type") not in ("checkbox", "radio", "submit") or "checked" in found):
            self.fields[found["name"]] = found.get("value", "")
        elif tag == "select":
            self._select = found["name"]
            self.fields.setdefault(self._select, "")
        elif tag == "option" and self._select and "selected" in found:
            self.fields[self._select] = found.get("value", "")
        elif tag == "textarea":
            self._area = found["name"]
            self.fields[self._area] = ""

    def handle_endtag(self, tag):
        if tag == "form":
            self._inside = False
        if tag == "select":
            self._select = None
        if tag == "textarea":
            self._area = None

    def handle_data(self, data):
        if self._area:
            self.fields[self._area] += data.lstrip("\n")


def records(store, workspaces):
    """The record in the middle of the inventory of each workspace."""
    database = sqlite3.connect(store)
    for workspace in workspaces:
        rows = database.execute(
            """SELECT row_key FROM document WHERE workspace = (SELECT number FROM workspace WHERE id = ?)
            AND file = 'inventory.csv' AND row_key > '' ORDER BY row_key""", [f"town-{workspace}"]).fetchall()
        yield workspace, rows[len(rows) // 2][0]
    database.close()


def save(server, people, workspace, row):
    """Seconds until the record's page shows a new value, and until the first page does; nothing is shared with others."""
    base = f"/workspaces/town-{workspace}"
    headers = people.headers(people.members[workspace][0])
    path = f"{base}/record?file=inventory.csv&row={urllib.parse.quote(row)}"
    form = Form(server.ask("GET", path, headers)[1].decode())
    value = str(int(time.time() * 1000) % 10_000_000)
    reason = f"Meter read again {value}"
    body = urllib.parse.urlencode({**form.fields, "cell.quantity": value, "reason": reason})
    sending = {**headers, "Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{server.port}"}
    start = time.perf_counter()
    answer, text = server.ask("POST", form.action, sending, body)
    if answer.status != 303:
        raise SystemExit(f"web: {form.action} answered {answer.status} to a save: {re.sub('<[^>]+>', ' ', text.decode())[:800]}")
    page = server.ask("GET", answer.headers["Location"], headers)[1].decode()
    seen = time.perf_counter() - start
    if value not in page:
        raise SystemExit("web: the page after a save does not show it.")
    start = time.perf_counter()
    home = server.ask("GET", base, headers)[1].decode()
    first_page = time.perf_counter() - start
    if reason not in home:
        raise SystemExit("web: the first page does not show the save.")
    return seen, first_page
