"""Drives long work in a browser: an import that is followed, cancelled, and goes on after `kill -9`; webhooks.

Usage: check_jobs.py --cairn PROGRAM --example FOLDER [--pictures FOLDER] [--quick]

Starts `PROGRAM serve` on a store of its own, and the target of webhooks in Tests/WebhookSupport. A killed server's job is
waited for until its lease has ended, about a minute; --quick leaves that out.
"""

import argparse
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
import zipfile

from playwright.sync_api import sync_playwright

from check_accounts import Checker
from report import Report
from serving import Served

RECEIVER = pathlib.Path(__file__).resolve().parents[1] / "WebhookSupport" / "receiver.py"
PLACE = "/workspaces/hennepin-county"


def archive(example, rows=0):
    """The example as an archive, with many more rows of its inventory where wanted."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for file in sorted(example.rglob("*")):
            if not file.is_file():
                continue
            text = file.read_bytes()
            if rows and file.name == "inventory.csv":
                lines = text.decode().splitlines(keepends=True)
                first = lines[1]
                text = "".join(lines + [f"more-{n}," + first.split(",", 1)[1] for n in range(rows)]).encode()
            box.writestr(f"{example.name}/{file.relative_to(example)}", text)
    return {"name": "hennepin-county.zip", "mimeType": "application/zip", "buffer": out.getvalue()}


def send(page, server, file):
    page.goto(server.address + PLACE + "/import")
    page.set_input_files("#field-archive", file)
    page.click("main form button")


def check_import(report, check, page, server, example):
    send(page, server, archive(example))
    page.wait_for_url("**/import/looks/*", timeout=90_000)
    check.look(page, "import-look")
    send(page, server, {"name": "no.zip", "mimeType": "application/zip", "buffer": b"no archive"})
    page.wait_for_selector("text=not a ZIP archive", timeout=60_000)
    check.look(page, "job-failed")


def check_following(report, check, page, server, example):
    send(page, server, archive(example, rows=30_000))
    page.wait_for_selector("[data-job-sentence]:has-text('Comparing')", timeout=60_000)
    # A page that is loaded anew while it is looked at may never answer; until then it hears nothing of its job.
    page.route("**/jobs/*/state*", lambda route: None)
    check.look(page, "job-running")
    page.goto(server.address + PLACE + "/jobs")
    page.unroute("**/jobs/*/state*")
    check.look(page, "jobs")
    # Another one: the pictures of the first may have taken longer than the job itself.
    send(page, server, archive(example, rows=30_000))
    page.click("main .job button")
    page.wait_for_selector("text=This job was cancelled", timeout=60_000)
    check.look(page, "job-cancelled")
    report.check("a cancelled job can be tried again", page.locator("text=Try again").is_visible())


def check_kill(report, check, page, server, example):
    send(page, server, archive(example, rows=30_000))
    page.wait_for_selector("[data-job-sentence]:has-text('Comparing')", timeout=120_000)
    path = urllib.parse.urlsplit(page.url).path
    server.kill()
    server.start()
    # The old page asks the killed server until it is left; what comes after that counts.
    page.goto("about:blank")
    page.faults.clear()
    page.goto(server.entry)
    page.goto(server.address + path)
    begin = time.time()
    page.wait_for_selector("text=Done", timeout=240_000)
    print(f"after kill -9 the job was done {time.time() - begin:.0f} s after the new start")
    report.check("a killed server's job is begun again", page.locator("text=Begun so many times").is_visible())
    check.look(page, "job-done")


def reload_until(page, text, seconds):
    """Loads the page anew until it says something; nothing else may be on its way."""
    end = time.time() + seconds
    while not page.locator(f"text={text}").count() and time.time() < end:
        time.sleep(0.2)
        page.goto(page.url)


def check_webhooks(report, check, page, server, port):
    page.goto(server.address + PLACE + "/webhooks")
    check.look(page, "webhooks-none")
    page.fill("#field-address", f"http://127.0.0.1:{port}/ok/town")
    page.check("input[value=milestone]")
    page.click("section button")
    secret = page.inner_text("#secret")
    check.look(page, "webhook-secret")
    page.click("text=Manage")
    with page.expect_navigation():
        page.click("text=Send a test")
    reload_until(page, "Taken, with status 200", 20)
    check.look(page, "webhook")
    address = f"http://127.0.0.1:{port}/journal/town?secret={urllib.parse.quote(secret, safe='')}"
    entries = json.load(urllib.request.urlopen(address, timeout=60))
    report.check("a test arrives, signed as documented", len(entries) == 1 and entries[0]["holds"], str(entries)[:300])
    page.goto(server.address + PLACE + "/webhooks")
    page.fill("#field-address", f"http://127.0.0.1:{port}/gone/town")
    page.click("section button")
    page.click("text=Manage")
    with page.expect_navigation():
        page.click("text=Send a test")
    reload_until(page, "This webhook was switched off", 40)
    report.check("a target that is gone is switched off", page.locator("text=This webhook was switched off").is_visible())
    check.look(page, "webhook-off")
    page.click("text=Remove the webhook")
    check.look(page, "webhook-removal")
    page.click("main form button")
    report.check("a webhook is removed once that was asked", page.locator(".notice--good").is_visible())
    page.goto(server.address + PLACE + "/webhooks")
    check.look(page, "webhooks")
    silent_webhook(report, check, page, server, port)
    page.goto(server.address + PLACE + "/webhooks")
    page.fill("#field-address", "http://user@town.example/")
    page.uncheck("input[value=commit]")
    page.click("section button")
    check.look(page, "webhook-refused", faults_expected=True)
    page.faults.clear()


def silent_webhook(report, check, page, server, port):
    """A target that never answers: work goes on, and its page says what happened and what comes next."""
    page.fill("#field-address", f"http://127.0.0.1:{port}/hang/town")
    page.click("section button")
    page.click("text=Manage")
    hook = page.url
    page.goto(server.address + PLACE + "/record/new?file=sources.csv")
    page.fill("[name='cell.id']", "silent-target")
    page.fill("[name='cell.title']", "A change that nobody hears of")
    begin = time.time()
    page.click(".record__save button")
    report.check("a silent target delays no save", "done=saved" in page.url and time.time() - begin < 9, page.url)
    page.goto(hook)
    reload_until(page, "Attempt 2 of 6", 40)
    report.check("its page says why and when it is tried again",
                 page.locator("text=The target did not answer in time.").count() == 1
                 and page.locator("text=Attempt 2 of 6").locator("xpath=ancestor-or-self::*[.//time]").count() > 0,
                 page.inner_text("main"))
    check.look(page, "webhook-silent")


def check_without_scripts(report, check, browser, server, example):
    page = check.person(browser, java_script_enabled=False)
    page.goto(server.entry)
    send(page, server, archive(example, rows=3_000))
    page.wait_for_url("**/import/looks/*", timeout=120_000)
    report.check("without scripts the page comes back until the job is done", True)
    page.context.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cairn", required=True)
    parser.add_argument("--example", required=True, type=pathlib.Path)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    program = str(pathlib.Path(options.cairn).resolve())
    report = Report()
    check = Checker(report, options.pictures)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        receiver = subprocess.Popen(
            [sys.executable, str(RECEIVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        port = int(receiver.stdout.readline())
        server = Served(program, folder, str(folder / "store.sqlite"), ["--webhooks-to-private-networks"])
        server.run("store", "init")
        server.run("store", "import", str(options.example), "--take")
        server.start()
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = check.person(browser)
        page.goto(server.entry)
        check_webhooks(report, check, page, server, port)
        check_import(report, check, page, server, options.example)
        check_following(report, check, page, server, options.example)
        check_without_scripts(report, check, browser, server, options.example)
        if not options.quick:
            check_kill(report, check, page, server, options.example)
        browser.close()
        server.stop()
        receiver.stdin.close()
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
