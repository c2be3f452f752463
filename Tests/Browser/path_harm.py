"""What people send by mistake or to do harm: 200 MB, slowly, twice at once, with markup in every field."""

import http.client
import re
import select
import socket
import threading
import time
import urllib.parse

from path_coordinator import PLACE

UPLOAD = PLACE + "/inventory/upload"
MEGABYTE = 1024 * 1024
MARKUP = "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'> & \"so\" {{inventory/2022/total}} =1+1"


def walk(stage, page):
    slow = SlowClients(stage, page)
    large_with_length(stage, page)
    large_without_length(stage, page)
    large_in_browser(stage, page)
    two_tabs(stage, page)
    markup(stage, page)
    markup_in_text(stage, page)
    slow.judge()


def credentials(stage, page):
    """The cookie, and the hidden fields of a form of the upload's page."""
    page.goto(stage.address + UPLOAD)
    cookie = "; ".join(f"{c['name']}={c['value']}" for c in page.context.cookies(stage.address))
    fields = {name: page.locator(f"main form [name={name}]").first.input_value() for name in ("_csrf", "_for")}
    return cookie, fields


def parts(fields, boundary):
    lines = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items())
    return (lines + f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="large.csv"\r\n'
            "Content-Type: text/csv\r\n\r\n").encode(), f"\r\n--{boundary}--\r\n".encode()


def send_large(stage, page, has_length):
    """Sends 200 MB as a form; the answer's status and text, and how much was sent before it came."""
    cookie, fields = credentials(stage, page)
    head, tail = parts(fields, "long")
    total = len(head) + 200 * MEGABYTE + len(tail)
    length = f"Content-Length: {total}" if has_length else "Transfer-Encoding: chunked"
    target = urllib.parse.urlsplit(stage.address)
    with socket.create_connection((target.hostname, target.port), timeout=60) as connection:
        connection.sendall((
            f"POST {UPLOAD} HTTP/1.1\r\nHost: {target.netloc}\r\nCookie: {cookie}\r\nOrigin: {stage.address}\r\n"
            f"Content-Type: multipart/form-data; boundary=long\r\n{length}\r\n\r\n").encode())

        def frame(data):
            return data if has_length else f"{len(data):x}\r\n".encode() + data + b"\r\n"

        sent = 0
        try:
            connection.sendall(frame(head))
            while sent < 200 * MEGABYTE and not select.select([connection], [], [], 0)[0]:
                connection.sendall(frame(b"1,2,3,4,5,6,7,8\n" * (MEGABYTE // 16)))
                sent += MEGABYTE
        except (BrokenPipeError, ConnectionResetError):
            pass
        answer = b""
        try:
            # The server waits a while for the rest of what it has refused; the answer has come before.
            while b"</html>" not in answer and (piece := connection.recv(65536)):
                answer += piece
        except (ConnectionResetError, TimeoutError):
            pass
    return answer.decode("utf-8", "replace"), sent


def judge_large(stage, page, name, answer):
    report = stage.report
    report.check(f"{name}: refused with its status", answer.startswith("HTTP/1.1 413"), answer[:200])
    report.check(f"{name}: the limit is said", "it takes at most 30 MB" in answer, answer[-400:])
    grown = stage.server.memory("VmHWM")
    print(f"measured: after {name} the server had at most {grown:.0f} MB")
    report.check(f"{name}: memory stays bounded", grown < stage.memory + 150, f"{grown:.0f} MB after {stage.memory:.0f}")
    report.check(f"{name}: the server is up", page.request.get(stage.address + "/health").ok)


def large_with_length(stage, page):
    stage.memory = stage.server.memory("VmHWM")
    answer, sent = send_large(stage, page, has_length=True)
    judge_large(stage, page, "200 MB with their length", answer)
    stage.report.check("they are refused before they are taken in", sent < 50 * MEGABYTE, f"{sent / MEGABYTE:.0f} MB")


def large_without_length(stage, page):
    answer, sent = send_large(stage, page, has_length=False)
    judge_large(stage, page, "200 MB of unknown length", answer)
    stage.report.check("they are refused at the limit", sent < 100 * MEGABYTE, f"{sent / MEGABYTE:.0f} MB")


def large_in_browser(stage, page):
    """A person sends the wrong file; the page says so, and the person goes on."""
    file = stage.server.folder / "film.csv"
    with open(file, "wb") as out:
        out.truncate(200 * MEGABYTE)
    page.goto(stage.address + UPLOAD)
    page.set_input_files("#field-file", file)
    page.click("main form button")
    page.locator("text=at most 30 MB").first.wait_for(timeout=30_000)
    stage.report.check("the person is told the limit", page.locator("main", has_text="at most 30 MB").count() == 1)
    page.faults.clear()
    stage.look(page, "upload-too-large", faults_expected=True)
    file.unlink()


class SlowClients:
    """Connections that send a byte now and then: one that never ends its head, others that never end a form."""

    def __init__(self, stage, page):
        self.stage = stage
        self.begun = time.monotonic()
        cookie, _ = credentials(stage, page)
        target = urllib.parse.urlsplit(stage.address)
        self.lines = []
        for number in range(40):
            connection = socket.create_connection((target.hostname, target.port), timeout=5)
            head = f"POST {UPLOAD} HTTP/1.1\r\nHost: {target.netloc}\r\nCookie: {cookie}\r\n"
            if number:
                head += "Content-Type: multipart/form-data; boundary=slow\r\nContent-Length: 100000\r\n\r\n--slow"
            connection.sendall(head.encode())
            self.lines.append(connection)
        self.closed = None
        threading.Thread(target=self.drip, daemon=True).start()

    def drip(self):
        while self.lines:
            time.sleep(1)
            for connection in list(self.lines):
                try:
                    connection.sendall(b"x" if connection is not self.lines[0] or self.closed else b"x")
                except OSError:
                    self.lines.remove(connection)
                    self.closed = self.closed or time.monotonic() - self.begun

    def judge(self):
        """While they hang on others are served; the one without an end to its head is let go."""
        report, target = self.stage.report, urllib.parse.urlsplit(self.stage.address)
        times = []
        for _ in range(20):
            start = time.monotonic()
            other = http.client.HTTPConnection(target.hostname, target.port, timeout=10)
            other.request("GET", "/health")
            other.getresponse().read()
            times.append(time.monotonic() - start)
        report.check("others are served beside slow clients", max(times) < 2, f"{max(times):.2f} s")
        until = self.begun + 75
        while self.closed is None and time.monotonic() < until:
            time.sleep(0.5)
        report.check("a client that never ends its head is let go", self.closed is not None)
        for connection in list(self.lines):
            self.lines.remove(connection)
            connection.close()


def two_tabs(stage, page):
    """One person edits one record in two tabs; the later save shows both, and nothing that was typed is lost."""
    report, second = stage.report, page.context.new_page()
    second.faults = []
    record = stage.address + PLACE + "/record?file=inventory.csv&row=el-res-2022"
    for tab in (page, second):
        tab.goto(record)
    page.fill("[name='cell.quantity']", "1650001")
    page.click(".record__save button")
    second.fill("[name='cell.quantity']", "1650002")
    second.fill("[name='cell.note']", "Typed in the other tab")
    second.click(".record__save button")
    text = second.inner_text("main")
    report.check("the second tab sees both values", "1650001" in text and "1650002" in text, text[:500])
    stage.look(second, "two-tabs", faults_expected=True)
    second.locator("label.version", has_text="1650002").click()
    second.click("text=Save this choice")
    report.check("the choice is saved", second.input_value("[name='cell.quantity']") == "1650002")
    report.check("the other field is not lost", second.input_value("[name='cell.note']") == "Typed in the other tab")
    second.close()


def markup(stage, page):
    """Markup in every text field of the form of a new action stays text wherever the action is shown."""
    report = stage.report
    page.goto(stage.address + PLACE + f"/actions/new?kind=building-efficiency&risk={stage.risk}")
    fields = page.locator("main form input[type=text], main form textarea").all()
    for field in fields:
        name = field.get_attribute("name")
        if name.startswith("value."):
            field.fill("0.1")
        elif name not in ("start_year", "full_year"):
            limit = int(field.get_attribute("maxlength") or 10_000)
            field.fill(f"{name} {MARKUP}"[:limit])
    page.fill("[name=start_year]", "2027")
    page.fill("[name=full_year]", "2030")
    page.click("main form button:has-text('Add the action')")
    report.check("the action is made all the same", "done=saved" in page.url, page.inner_text("main")[:400])
    made = re.sub(r"\?.*", "", page.url)
    row = made.rsplit("/", 1)[1]
    paths = [made, f"{PLACE}/actions", f"{PLACE}/actions/timeline", f"{PLACE}/hazards/risks/{stage.risk}", f"{PLACE}/findings",
             f"{PLACE}/forecast/wedge", f"{PLACE}/history", f"{PLACE}/search?q=harmed", f"{PLACE}/table?file=actions.csv",
             f"{PLACE}/record?file=actions.csv&row={row}", f"{PLACE}/grid?file=actions.csv", PLACE]
    for path in paths:
        page.goto(urllib.parse.urljoin(stage.address, path))
        page.wait_for_timeout(200)
        report.check(f"{path}: markup does nothing", page.evaluate("window.harmed") is None)
        report.check(f"{path}: no element was made of it", page.locator("img[src=x]").count() == 0)
    page.goto(made)
    report.check("it is shown as it was typed", MARKUP in page.inner_text("h1"), page.inner_text("h1"))
    page.faults.clear()
    stage.look(page, "markup")


def markup_in_text(stage, page):
    page.goto(f"{stage.address}{PLACE}/plan/chapter?file={stage.chapter}")
    page.fill("#field-text", page.input_value("#field-text") + f"\n{MARKUP}\n\n[press me](javascript:window.harmed=1)\n")
    page.locator("#preview", has_text="press me").wait_for()
    stage.report.check("markup in a chapter does nothing", page.evaluate("window.harmed") is None
                       and page.locator("#preview script, #preview img, #preview a[href^='javascript']").count() == 0)
    page.goto("about:blank")
