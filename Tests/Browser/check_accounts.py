"""Drives accounts and editing in a browser, as the people of a workspace do: set-up, invitation, sign-in with a second
factor, roles, a token, two browsers at one record, undo, going back to a revision, archiving, becoming owner, deleting an
account; wide and narrow, with axe on every page.

Usage: check_accounts.py --cairn PROGRAM [--example FOLDER] [--pictures FOLDER] [--store sqlite|postgresql|ADDRESS]

Starts `PROGRAM serve --store ADDRESS` on a store of its own: a new file, a PostgreSQL that it starts, or the empty
database at an address. Needs Debian's chromium, and Playwright and axe-core from .tools/venv. With --pictures every page is kept as a picture at both widths, to be looked at.
"""

import argparse
import base64
import hashlib
import hmac
import io
import json
import os
import pathlib
import re
import shutil
import struct
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile

from playwright.sync_api import sync_playwright

from accessibility import check_accessibility
from report import Report
from serving import new_store, served

WIDTHS = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 390, "height": 844}}
PASSWORD = "violin kettle marsh orbit"


def one_time_code(key, moment):
    """RFC 6238 with the usual settings: SHA-1, 30 seconds, six digits."""
    secret = base64.b32decode(key.replace(" ", "").upper() + "=" * (-len(key.replace(" ", "")) % 8))
    digest = hmac.new(secret, struct.pack(">Q", int(moment) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


class Checker:
    """Looks at each page that is come by: faults, layout at both widths, accessibility, a picture."""

    def __init__(self, report, pictures):
        self.report = report
        self.pictures = pictures
        self.seen = set()

    def person(self, browser, **options):
        context = browser.new_context(viewport=WIDTHS["wide"], **options)
        page = context.new_page()
        page.set_default_timeout(90_000)
        page.faults = []
        page.on("console", lambda m: page.faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        return page

    def look(self, page, name, faults_expected=False):
        if name in self.seen:
            return
        self.seen.add(name)
        if not faults_expected:
            self.report.check(f"{name}: loads without errors", not page.faults, "; ".join(page.faults[:3]))
        page.faults.clear()
        for size, viewport in WIDTHS.items():
            page.set_viewport_size(viewport)
            wide = page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
            self.report.check(f"{name}, {size}: fits the width", wide[0] <= wide[1], f"{wide[0]} of {wide[1]}")
            check_accessibility(self.report, f"{name}, {size}", page, with_colors=size == "wide")
            if self.pictures:
                short = page.evaluate("document.scrollingElement.scrollHeight") < 6_000
                page.screenshot(path=str(self.pictures / f"{name}-{size}.png"), full_page=short, timeout=60_000)
        page.set_viewport_size(WIDTHS["wide"])


def set_up(report, check, page, address, key):
    page.goto(address + "/set-up")
    check.look(page, "set-up")
    page.fill("#field-key", "wrong")
    page.fill("#field-name", "Ada Lovelace")
    page.fill("#field-email", "ada@example.org")
    page.fill("#field-password", PASSWORD)
    page.click("main button")
    report.check("a wrong key is refused at its field", page.locator("#error-key").is_visible())
    page.faults.clear()
    check.look(page, "set-up-refused", faults_expected=True)
    page.fill("#field-key", key)
    page.fill("#field-password", PASSWORD)
    page.click("main button")
    report.check("the first account is signed in", page.url.endswith("/workspaces"), page.url)
    check.look(page, "workspaces-empty")


def make_workspace(report, check, page, address, example):
    page.goto(address + "/workspaces/new?start=empty")
    check.look(page, "workspace-new")
    page.fill("#field-name", "Hennepin County")
    page.fill("#field-id", "hennepin-county")
    page.click("main button")
    check.look(page, "home-new")
    page.goto(address + "/workspaces/hennepin-county/import")
    check.look(page, "import")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for file in sorted(example.rglob("*")):
            if file.is_file():
                out.write(file, f"{example.name}/{file.relative_to(example)}")
    page.set_input_files("#field-archive", {
        "name": "hennepin-county.zip", "mimeType": "application/zip", "buffer": archive.getvalue()})
    page.click("main button")
    # A job looks at it; its page leads on when it is done.
    page.wait_for_url("**/import/looks/*", timeout=60_000)
    report.check("an import is looked at first", page.locator("text=What this import would change").first.is_visible())
    check.look(page, "import-preview")
    page.fill("#field-reason", "Begin with the example")
    page.click("text=Take these changes")
    report.check("an import becomes a revision", page.url.endswith("/history/2"), page.url)
    check.look(page, "history-first")
    for name in ["", "records", "history", "members", "search?q=heat", "access-log",
                 "table?file=inventory.csv", "compare?from=1&to=2"]:
        page.goto(f"{address}/workspaces/hennepin-county/{name}")
        check.look(page, "workspace-" + (re.sub(r"\W.*", "", name) or "home"))


def invite(page, address, role):
    page.goto(address + "/workspaces/hennepin-county/members")
    page.select_option("#field-role", role)
    page.click("text=Make the link")
    return page.locator("#link").inner_text()


def accept(report, check, page, link, name, email):
    page.goto(link)
    check.look(page, "invitation")
    page.fill("#field-name", name)
    page.fill("#field-email", email)
    page.fill("#field-password", PASSWORD)
    page.click("main button")
    report.check(f"{name} is let in by the link", page.url.endswith("/workspaces/hennepin-county"), page.url)


def second_factor(report, check, page, address):
    page.goto(address + "/account")
    check.look(page, "account")
    page.click("text=Set up an authenticator app")
    check.look(page, "second-factor")
    key = page.locator(".secret").inner_text()
    page.fill("#field-code", one_time_code(key, time.time()))
    page.click("text=Turn it on")
    codes = page.locator(".codes li").all_inner_texts()
    report.check("ten recovery codes are shown", len(codes) == 10, str(len(codes)))
    check.look(page, "recovery-codes")
    page.click("text=Sign out")
    check.look(page, "sign-in")
    sign_in(page, address, "ed@example.org")
    report.check("the code is asked for", page.locator("#field-code").is_visible())
    check.look(page, "sign-in-code")
    page.fill("#field-code", "000000")
    page.click("text=Go on")
    report.check("a wrong code is refused", page.locator("#error-code").is_visible())
    page.faults.clear()
    # The next code: the last one was used already.
    page.fill("#field-code", one_time_code(key, time.time() + 30))
    page.click("text=Go on")
    report.check("the right code lets in", page.url.endswith("/workspaces"), page.url)
    page.click("text=Sign out")
    sign_in(page, address, "ed@example.org")
    page.fill("#field-code", codes[0])
    page.click("text=Go on")
    report.check("a recovery code lets in", page.url.endswith("/workspaces"), page.url)


def sign_in(page, address, email):
    page.goto(address + "/sign-in")
    page.fill("#field-email", email)
    page.fill("#field-password", PASSWORD)
    page.click("main form button")


def roles(report, check, viewer, address):
    viewer.goto(address + "/workspaces/hennepin-county/record?file=inventory.csv&row=el-res-2005")
    report.check("a viewer gets no form", viewer.locator("main form").count() == 0)
    check.look(viewer, "record-read-only")
    viewer.goto(address + "/workspaces/hennepin-county/import")
    report.check("a viewer is told whom to ask", viewer.locator("text=Ask Ada Lovelace.").is_visible())
    viewer.faults.clear()
    check.look(viewer, "not-allowed", faults_expected=True)
    viewer.goto(address + "/workspaces/other-town")
    report.check("a workspace of others is hidden", viewer.locator("text=This page is not here").is_visible())
    viewer.faults.clear()
    viewer.goto(address + "/administration")
    report.check("administration is not for a viewer", viewer.locator("text=This is not for you").is_visible())
    viewer.faults.clear()


def conflict(report, check, first, second, address):
    record = address + "/workspaces/hennepin-county/record?file=sources.csv&row="
    first.goto(address + "/workspaces/hennepin-county/table?file=sources.csv")
    row = first.locator("tbody th a").first.get_attribute("href").split("row=")[1]
    for page in (first, second):
        page.goto(record + row)
    check.look(first, "record")
    title = first.locator("[name='cell.title']")
    old = title.input_value()
    title.fill("The title of the first")
    first.fill("#field-reason", "Correct the title")
    first.click(".record__save button")
    report.check("the first save is taken", first.locator("text=Saved.").is_visible())
    check.look(first, "record-saved")
    second.locator("[name='cell.title']").fill("The title of the second")
    second.locator("[name='cell.note']").fill("A note of the second")
    second.click(".record__save button")
    report.check("the second save shows both versions", second.locator(".version").count() >= 2)
    second.faults.clear()
    check.look(second, "conflict", faults_expected=True)
    second.locator("label.version", has_text="The title of the first").click()
    second.click("text=Save this choice")
    report.check("the choice is saved", second.locator("text=Saved.").is_visible())
    report.check("the title is that of the first",
                 second.locator("[name='cell.title']").input_value() == "The title of the first")
    report.check("the note is that of the second",
                 second.locator("[name='cell.note']").input_value() == "A note of the second")
    chapter = address + "/workspaces/hennepin-county/records"
    first.goto(chapter)
    first.locator("main a[href*='chapter?file=plan']").first.click()
    second.goto(first.url)
    check.look(first, "chapter")
    for page, words in ((first, "First."), (second, "Second.")):
        page.fill("#field-text", page.locator("#field-text").input_value() + f"\n{words}\n")
        with page.expect_navigation():
            page.click("#chapter-form .actions button >> nth=0")
    report.check("a chapter that both changed shows both texts", second.locator("text=What they changed").is_visible())
    second.faults.clear()
    check.look(second, "chapter-conflict", faults_expected=True)
    first.goto(address + "/workspaces/hennepin-county/history")
    first.click("text=Correct the title")
    report.check("the history shows the field before and after",
                 first.locator("ins", has_text="The title of the first").is_visible())
    check.look(first, "commit")
    first.click("text=Undo this change")
    report.check("a change with later ones on it is not undone blindly",
                 first.locator("text=cannot be taken back").is_visible())
    first.faults.clear()
    return record + row, old


def undo(report, page, address, record):
    page.goto(record)
    page.locator("[name='cell.note']").fill("To be undone")
    page.fill("#field-reason", "A mistake")
    page.click(".record__save button")
    page.goto(address + "/workspaces/hennepin-county/history")
    page.click("text=A mistake")
    page.click("text=Undo this change")
    report.check("a change is taken back", page.locator("text=The change was taken back").is_visible())
    page.goto(record)
    report.check("the record is as it was",
                 page.locator("[name='cell.note']").input_value() == "A note of the second")


def confirm(page):
    """Gives the password again where a page asks for it."""
    if "/confirm" in page.url:
        page.fill("#field-password", PASSWORD)
        page.click("main button")


def go_back(report, check, page, address):
    """Back to the revision of the import: what changes is shown first, and it is one more change."""
    history = address + "/workspaces/hennepin-county/history"
    page.goto(history + "/2")
    page.click("text=Go back to this revision")
    report.check("going back shows what it changes", page.locator("text=What would change").is_visible())
    check.look(page, "revert")
    page.fill("#field-reason", "Begin again from the import")
    page.click("text=Go back to it")
    report.check("going back is one more change", page.locator("text=Everything is as it was").is_visible(), page.url)
    revision = page.url.split("/history/")[1].split("?")[0]
    page.goto(f"{address}/workspaces/hennepin-county/compare?from=2&to={revision}")
    report.check("everything is as it was", page.locator("text=Nothing differs").is_visible())
    page.goto(history + "/2/revert")
    report.check("there is nothing left to go back", page.locator("text=Nothing would change").is_visible())
    check.look(page, "revert-nothing")


def people(report, check, owner, editor, address):
    """A name that is somebody else's, an earlier name beside the present one, and an owner's reset link for a member."""
    editor.goto(address + "/account")
    editor.fill("#field-name", "ada  lovelace")
    editor.locator("form[action='/account/name'] button").click()
    report.check("the name of another member is refused", editor.locator("#error-name").is_visible())
    editor.faults.clear()
    check.look(editor, "account-name-taken", faults_expected=True)
    editor.fill("#field-name", "Ed Edison")
    editor.locator("form[action='/account/name'] button").click()
    owner.goto(address + "/workspaces/hennepin-county/members")
    report.check("people show the earlier name", owner.locator("text=has signed here as Ed Editor").is_visible())
    viewer = owner.locator("li", has_text="Vera Viewer").first
    viewer.locator("summary").click()
    check.look(owner, "members-change")
    viewer.locator("text=Make a reset link").click()
    confirm(owner)
    if owner.locator("text=Send it now").count():
        owner.click("text=Send it now")
    report.check("an owner makes a reset link for a member", owner.locator("#link").is_visible())
    check.look(owner, "reset-link-of-owner")


def administration(report, check, page, address):
    """Accounts and workspaces of the server: a person's page, a reset link, becoming owner, deleting."""
    page.goto(address + "/administration")
    check.look(page, "administration")
    page.click("text=Vera Viewer")
    check.look(page, "person")
    person = page.url
    page.click("text=Make a reset link")
    confirm(page)
    if page.locator("text=Send it now").count():
        page.click("text=Send it now")
    report.check("a reset link says until when it works", page.locator("text=It works until").is_visible())
    check.look(page, "reset-link")
    page.goto(person)
    page.click("text=Close the account")
    report.check("an account is closed", page.locator("h1 .tag--danger").is_visible())
    page.click("text=Open it again")
    report.check("an account is opened again", page.locator("h1 .tag--danger").count() == 0)
    page.click("text=Delete the personal data")
    report.check("deleting says what stays", page.locator("text=What stays").is_visible())
    check.look(page, "delete-person")
    page.goto(address + "/account/delete")
    report.check("the last administrator is told what to do first",
                 page.locator("text=There is no other administrator").is_visible())
    check.look(page, "delete-own-refused")
    page.goto(address + "/administration/workspaces")
    check.look(page, "administration-workspaces")
    page.goto(address + "/administration/workspaces/hennepin-county/own")
    check.look(page, "become-owner")


def archive(report, check, owner, editor, address):
    """Archived: read by all, changed by nobody, out of the list; and back again."""
    town = address + "/workspaces/hennepin-county"
    owner.goto(town + "/settings")
    owner.click("text=Archive this workspace")
    check.look(owner, "archive")
    owner.click("text=Archive it")
    report.check("an owner archives", owner.locator("text=it can only be read").is_visible())
    check.look(owner, "settings-archived")
    editor.goto(address + "/workspaces")
    report.check("it leaves the list", editor.locator("text=Hennepin County").count() == 0)
    check.look(editor, "workspaces-all-archived")
    editor.click("text=Archived (1)")
    check.look(editor, "workspaces-archived")
    editor.click("text=Hennepin County")
    report.check("it can be read", editor.locator("text=archived and can only be read").is_visible())
    check.look(editor, "home-archived")
    editor.goto(town + "/import")
    report.check("it cannot be changed", editor.locator("text=an owner can bring it back").is_visible())
    editor.faults.clear()
    check.look(editor, "archived-refused", faults_expected=True)
    owner.goto(town)
    owner.click("text=Bring this workspace back")
    check.look(owner, "bring-back")
    owner.click("main form button >> text=Bring it back")
    report.check("an owner brings it back", owner.locator("text=is open again").is_visible())


def leave(report, check, page, address):
    """Vera deletes her own account; closing it had ended her session."""
    sign_in(page, address, "vera@example.org")
    page.goto(address + "/account")
    page.click("text=Delete your account for good")
    check.look(page, "delete-own")
    page.click("text=Delete my account for good")
    confirm(page)
    if page.locator("text=Send it now").count():
        page.click("text=Send it now")
    report.check("an account is deleted by its person", page.locator("text=The account is deleted.").is_visible())
    sign_in(page, address, "vera@example.org")
    report.check("nobody signs in to a deleted account", page.locator("#error-email").is_visible())
    page.faults.clear()


def token(report, check, page, address):
    page.goto(address + "/account/tokens")
    if "/confirm" in page.url:
        page.fill("#field-password", PASSWORD)
        page.click("main button")
    check.look(page, "token-new")
    page.fill("#field-name", "nightly export")
    page.check("input[value=read]")
    page.click("main button")
    secret = page.locator("#token").inner_text()
    check.look(page, "token-shown")

    def ask(method, path, **headers):
        request = urllib.request.Request(
            address + path, method=method, data=b"" if method == "PUT" else None,
            headers={"Authorization": "Bearer " + secret, **headers})
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    status, body = ask("GET", "/api/v1/workspaces")
    report.check("the token reads", status == 200 and json.loads(body)["items"], f"{status}")
    status, _ = ask("PUT", "/api/v1/workspaces/hennepin-county/document?name=a.md",
                    **{"If-None-Match": "*", "Content-Type": "text/markdown"})
    report.check("the token does not write", status == 403, f"{status}")
    page.goto(address + "/account")
    page.locator("li", has_text="nightly export").locator("text=Revoke").click()
    status, _ = ask("GET", "/api/v1/workspaces")
    report.check("a revoked token opens nothing", status == 401, f"{status}")


def without_scripts(report, browser, address):
    context = browser.new_context(viewport=WIDTHS["wide"], java_script_enabled=False)
    context.set_default_timeout(90_000)
    page = context.new_page()
    sign_in(page, address, "vera@example.org")
    report.check("sign-in works without scripts", page.url.endswith("/workspaces"), page.url)
    context.close()


def keyboard(report, page, address):
    page.goto(address + "/workspaces")
    page.keyboard.press("Tab")
    report.check("the skip link comes first", page.evaluate("document.activeElement.className") == "skip-link")
    page.keyboard.press("Enter")
    report.check("the skip link leads to the text", page.evaluate("document.activeElement.id") == "main")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cairn", required=True)
    parser.add_argument("--example", type=pathlib.Path, default=pathlib.Path("Examples/hennepin-county"))
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--store")
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)

    report = Report()
    chromium = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
    if not report.check("a browser is installed", chromium, "run scripts/setup test"):
        return report.close()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, \
            new_store(options.store, pathlib.Path(folder)) as store, \
            served(options.cairn, pathlib.Path(folder), store) as server:
        address, key = server.address, server.key
        if not report.check("the server prints its address and a set-up key", address and key):
            return report.close()
        as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=as_root)
        check = Checker(report, options.pictures)
        ada, ed, vera = (check.person(browser) for _ in range(3))
        dark = check.person(browser, color_scheme="dark")
        set_up(report, check, ada, address, key)
        make_workspace(report, check, ada, address, options.example)
        accept(report, check, ed, invite(ada, address, "editor"), "Ed Editor", "ed@example.org")
        accept(report, check, vera, invite(ada, address, "viewer"), "Vera Viewer", "vera@example.org")
        second_factor(report, check, ed, address)
        roles(report, check, vera, address)
        record, _ = conflict(report, check, ada, ed, address)
        undo(report, ed, address, record)
        go_back(report, check, ed, address)
        people(report, check, ada, ed, address)
        administration(report, check, ada, address)
        archive(report, check, ada, ed, address)
        token(report, check, ada, address)
        keyboard(report, ada, address)
        without_scripts(report, browser, address)
        sign_in(dark, address, "vera@example.org")
        dark.goto(address + "/workspaces/hennepin-county")
        check.look(dark, "home-dark")
        leave(report, check, vera, address)
        browser.close()
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
