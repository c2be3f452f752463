"""Drives the plan in a browser from writing to reading: a chapter with a picked figure, a reviewer's comment and suggestion,
approval, publishing, the public plan with its data read by a resident without an account, and their comment with its
answer; wide and narrow, with axe on every page.

Usage: check_plan.py --cairn PROGRAM [--example FOLDER] [--pictures FOLDER] [--store sqlite|postgresql|ADDRESS]

Starts `PROGRAM serve --store ADDRESS` on a store of its own: a new file, a PostgreSQL that it starts, or the empty
database that is named. Needs Debian's chromium, Playwright and axe-core from .tools/venv, and what publishing needs. With --pictures every page is kept as a
picture at both widths, to be looked at.
"""

import argparse
import os
import pathlib
import re
import shutil
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

from check_accounts import PASSWORD, WIDTHS, Checker
from people import invite, set_up
from report import Report
from residents import comment_and_answer
from serving import new_store, served

PLAN = "/workspaces/hennepin-county/plan"
CHAPTER = "plan/03-inventory.md"


def book(report, check, page, address):
    page.goto(address + PLAN)
    report.check("the book has its chapters", page.locator(".book__chapter").count() == 13)
    check.look(page, "book")
    second = page.locator(".book__title").nth(1).inner_text()
    page.locator(".book__chapter").nth(1).locator("button[value=up]").click()
    report.check("a chapter is moved up", page.locator(".book__title").first.inner_text() == second)
    page.locator(".book__chapter").first.locator("button[value=down]").click()
    page.locator(".book__chapter").first.locator("summary").click()
    check.look(page, "book-open")
    page.fill("form[action$='plan/cover'] #field-date", "soon")
    page.click("form[action$='plan/cover'] button")
    report.check("a date that is none is refused at its field", page.locator("#error-date").is_visible())
    page.faults.clear()


def write(report, check, page, address):
    """Writes with the pick-list, the live preview, a reload in the middle, and both editions."""
    page.goto(f"{address}{PLAN}/chapter?file={CHAPTER}")
    check.look(page, "editor")
    report.check("the preview shows charts", page.locator("#preview figure.chart svg").count() > 0)
    page.focus("#field-text")
    page.keyboard.press("Control+End")
    page.keyboard.type("\nIn one number: ")
    page.focus("#pick-open")
    page.keyboard.press("Enter")
    page.locator("#pick [data-insert]").first.wait_for()
    check.look(page, "picker")
    page.keyboard.type("each resident 2021")
    page.fill("#pick-query", "inventory/2021/per-person")
    page.locator("#pick .pick__item", has_text="inventory/2021/per-person").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    text = page.input_value("#field-text")
    report.check("the picked figure stands at the cursor", text.rstrip().endswith("{{inventory/2021/per-person}}"), text[-80:])
    filled = page.locator("#preview p", has_text="In one number").locator("button.figure")
    filled.wait_for()
    shown = page.locator("#preview p", has_text="In one number").inner_text()
    report.check("the preview fills it in", re.search(r"number: \d+\.\d metric tons", shown), shown)
    page.keyboard.type(".\n\n:::internal\nOnly we know.\n:::\n\n{{inventory/2021/totl}}\n")
    page.locator("#preview .findings a").first.wait_for()
    report.check("a misspelled figure is named with its line", "Did you mean" in page.locator("#preview .findings").inner_text())
    check.look(page, "editor-finding")
    page.click("#preview .findings a")
    selected = page.evaluate("(() => { const f = document.getElementById('field-text'); return f.value.slice(f.selectionStart, f.selectionEnd); })()")
    report.check("a finding leads to its line", selected == "{{inventory/2021/totl}}", selected)
    page.keyboard.press("Delete")
    page.locator("#preview .findings").wait_for(state="detached")
    report.check("the public edition does not show the staff's passage", page.locator("#preview", has_text="Only we know").count() == 0)
    page.check("input[name=edition][value=internal]")
    page.locator("#preview", has_text="Only we know").wait_for()
    before = page.input_value("#field-text")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    report.check("the text survives a reload", page.input_value("#field-text") == before)
    report.check("and it is said", page.locator("#draft-notice").is_visible())
    check.look(page, "editor-restored")
    page.fill("#field-reason", "One number for everybody")
    page.click("#chapter-form .actions button >> nth=0")
    page.locator("main .notice--good").wait_for()
    report.check("the chapter is saved", page.locator("text=Saved.").first.is_visible())


def signed_out(report, page, address):
    """The session ends in the middle of a long edit."""
    page.goto(f"{address}{PLAN}/chapter?file={CHAPTER}")
    page.focus("#field-text")
    page.keyboard.press("Control+End")
    page.keyboard.type("\nWritten before the session ended.\n")
    kept = page.context.cookies()
    page.context.clear_cookies()
    page.keyboard.type("And after it.\n")
    page.locator("#preview-state", has_text="signed out").wait_for()
    page.context.add_cookies(kept)
    page.reload()
    report.check("a text survives the end of the session", "And after it." in page.input_value("#field-text"))
    page.click("#draft-discard")
    page.locator("#draft-notice").wait_for(state="hidden")
    report.check("and it can be dropped", "And after it." not in page.input_value("#field-text"))


def kept_texts(page):
    """Everything that the tab keeps of texts that are not saved."""
    return page.evaluate("JSON.stringify(Object.entries(sessionStorage).filter(([name]) => name.startsWith('cairn')))")


def sign_in(page, address, email):
    page.goto(address + "/sign-in")
    page.fill("#field-email", email)
    page.fill("#field-password", PASSWORD)
    page.click("main button")
    page.wait_for_url(re.compile("/workspaces"))


def shared_machine(report, page, address):
    """Two people after one another in one tab: nobody finds what the other has not saved."""
    chapter = f"{address}{PLAN}/chapter?file={CHAPTER}"
    grid = address + "/workspaces/hennepin-county/inventory/records"
    page.goto(chapter)
    page.focus("#field-text")
    page.keyboard.press("Control+End")
    page.keyboard.type("\nOnly Ed knows.\n")
    page.goto(grid)
    page.locator(".gridapp[data-state=ready]").wait_for()
    page.click("[data-act=add]")
    page.keyboard.type("eds-secret")
    page.keyboard.press("Enter")
    for _ in range(50):
        if "eds-secret" in kept_texts(page):
            break
        time.sleep(0.1)
    report.check("a text and a row are kept in the tab", "Only Ed knows" in kept_texts(page)
                 and "eds-secret" in kept_texts(page), kept_texts(page)[:300])
    # The session ends by itself; the next person signs in.
    page.context.clear_cookies()
    sign_in(page, address, "rita@example.org")
    report.check("the next person in the tab finds no text of the last", "Only Ed" not in kept_texts(page)
                 and "eds-secret" not in kept_texts(page), kept_texts(page)[:300])
    page.context.clear_cookies()
    sign_in(page, address, "ed@example.org")
    page.goto(chapter)
    page.focus("#field-text")
    page.keyboard.press("Control+End")
    page.keyboard.type("\nStill Ed's.\n")
    page.context.clear_cookies()
    sign_in(page, address, "ed@example.org")
    page.goto(chapter)
    report.check("who signs in again finds the own text", "Still Ed's." in page.input_value("#field-text"))
    page.click("text=Sign out")
    page.wait_for_url(re.compile("signed-out"))
    report.check("who signs out leaves nothing behind", kept_texts(page) == "[]", kept_texts(page)[:300])
    sign_in(page, address, "ed@example.org")
    page.faults.clear()


def review(report, check, reviewer, editor, address):
    reviewer.goto(f"{address}{PLAN}/review?file={CHAPTER}")
    check.look(reviewer, "review")
    report.check("a reviewer cannot edit", reviewer.locator("text=Edit this chapter").count() == 0)
    paragraph = reviewer.locator(".remarked", has_text="In one number")
    paragraph.locator("a.remark").click()
    check.look(reviewer, "review-form")
    reviewer.fill(".remark-form #field-remark", "Say what it is first.")
    reviewer.click(".remark-form summary")
    old = reviewer.input_value(".remark-form #field-suggestion")
    reviewer.fill(".remark-form #field-suggestion", old.replace("In one number:", "What each resident causes:"))
    reviewer.click(".remark-form >> text=Send")
    report.check("the comment is kept", reviewer.locator(".comment", has_text="Say what it is first.").is_visible())
    check.look(reviewer, "review-comment")
    editor.goto(f"{address}{PLAN}/review")
    report.check("it stands in the list of open comments", editor.locator("main", has_text="Say what it is first.").count() == 1)
    check.look(editor, "review-list")
    editor.click("text=Say what it is first.")
    editor.click("text=Take this suggestion")
    report.check("the suggestion is in the text", editor.locator(".remarked", has_text="What each resident causes").count() == 1)
    check.look(editor, "review-taken")
    reviewer.goto(f"{address}{PLAN}/review?file={CHAPTER}")
    reviewer.fill("#approval #field-note", "Good as it is")
    reviewer.click("text=Approve this text")
    report.check("the chapter is approved", reviewer.locator("#approval", has_text="Approved by Rita Reviewer").count() == 1)
    check.look(reviewer, "review-approved")


def goes_stale(report, check, editor, address):
    editor.goto(f"{address}{PLAN}/chapter?file={CHAPTER}")
    editor.fill("#field-text", editor.input_value("#field-text") + "\nOne more sentence.\n")
    editor.click("#chapter-form .actions button >> nth=0")
    editor.locator("main .notice--good").wait_for()
    editor.goto(f"{address}{PLAN}/review?file={CHAPTER}")
    report.check("an approval does not count for a later text", editor.locator("#approval", has_text="no longer counts").count() == 1)
    editor.click("#approval summary")
    report.check("what was changed is shown", editor.locator("#approval .lines__added", has_text="One more sentence.").is_visible())
    check.look(editor, "review-stale")


def settings(report, check, page, address):
    page.goto(address + "/workspaces/hennepin-county/settings")
    check.look(page, "settings")
    for color, name in (("#f2b705", "yellow"), ("#8c1d40", "red")):
        page.fill("#field-accent_color", color)
        page.click("main form button:has-text('Save')")
        page.wait_for_url(re.compile("done=saved"))
        check.look(page, f"settings-{name}")
        page.goto(address + "/workspaces/hennepin-county")
        check.look(page, f"home-{name}")
        accent = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()")
        report.check(f"the town's {name} is that of its pages", accent == color or name == "yellow" and accent not in ("#0b5b4c", color), accent)
        page.goto(address + "/workspaces/hennepin-county/settings")
    page.fill("#field-accent_color", "reddish")
    page.click("main form button:has-text('Save')")
    report.check("a color that is none is refused at its field", page.locator("#error-accent_color").is_visible())
    page.goto(address + "/workspaces/hennepin-county/settings")
    page.fill("#field-inventory_years", "nineteen")
    page.click("main form button:has-text('Save')")
    report.check("years that are none are refused", page.locator("#error-inventory_years").is_visible())
    page.faults.clear()


def publish(report, check, page, address):
    page.goto(address + PLAN + "/publish")
    check.look(page, "publish")
    page.fill("#field-milestone", "Draft for comment")
    # The page of the job leads on by itself; until it was looked at it hears nothing of the job.
    page.route("**/jobs/*/state*", lambda route: route.abort())
    page.click("main form button:has-text('Publish')")
    page.wait_for_url(re.compile(r"/(jobs/|plan/publish)"))
    if "/jobs/" in page.url:
        page.faults.clear()
        check.look(page, "publish-progress", faults_expected=True)
        page.unroute("**/jobs/*/state*")
        page.reload()
        for _ in range(180):
            if page.locator("a[href$='plan/publish']:visible, .notice--danger").count() or "/plan/publish" in page.url:
                break
            time.sleep(1)
        report.check("publishing ends well", page.locator(".notice--danger").count() == 0, page.locator("main").inner_text()[:400])
        # A request that was held back on purpose is no fault of the page that follows.
        page.faults.clear()
        page.goto(address + PLAN + "/publish")
    report.check("the plan is public", page.locator("text=Open the public plan").is_visible())
    check.look(page, "publish-done")


def resident(report, browser, address):
    """Somebody without an account, and without scripts."""
    context = browser.new_context(viewport=WIDTHS["narrow"], java_script_enabled=False)
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.goto(address + "/plans/hennepin-county/")
    report.check("a resident reads the plan", "Hennepin" in page.title(), page.title())
    page.goto(address + "/plans/hennepin-county/inventory.html")
    report.check("with the chapter as it was taken", page.locator("text=What each resident causes").count() == 1)
    report.check("and nothing of the staff's", page.locator("text=Only we know").count() == 0)
    page.goto(address + "/plans/hennepin-county/data-appendix.html")
    link = page.locator("a[href='data/inventory.csv']").first
    data = page.request.get(address + "/plans/hennepin-county/" + link.get_attribute("href"))
    report.check("the data file is there", data.ok and data.text().startswith("id,year"), data.text()[:60])
    report.check("what reviewers said is not",
                 page.request.get(address + "/plans/hennepin-county/data/comments.csv").status == 404)
    for name, start in (("plan.pdf", b"%PDF"), ("plan.docx", b"PK")):
        file = page.request.get(f"{address}/plans/hennepin-county/{name}")
        report.check(f"{name} is there", file.ok and file.body().startswith(start))
    inside = page.request.get(address + PLAN + "/publish/internal/plan.pdf", max_redirects=0)
    report.check("the internal edition is not for residents", inside.status in (302, 303, 404), str(inside.status))
    context.close()


def take_away(report, page, address):
    page.goto(address + PLAN + "/publish")
    page.click("text=Take it away from the public")
    report.check("the plan is no longer public",
                 page.request.get(address + "/plans/hennepin-county/").status == 404)


def without_scripts(report, browser, address, cookies):
    """Writing, picking and commenting work with forms alone."""
    context = browser.new_context(viewport=WIDTHS["wide"], java_script_enabled=False)
    context.set_default_timeout(90_000)
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(f"{address}{PLAN}/chapter?file={CHAPTER}")
    page.fill("#field-text", page.input_value("#field-text") + "\nWithout scripts: {{inventory/2021/total}}.\n")
    page.click("text=Show the preview")
    report.check("a button shows the preview without scripts", page.locator("#preview", has_text="Without scripts: ").locator("button.figure").count() > 0)
    page.click("#chapter-form .actions button >> nth=0")
    page.locator("main .notice--good").wait_for()
    report.check("a chapter is saved without scripts", page.locator("text=Saved.").first.is_visible())
    page.goto(f"{address}{PLAN}/references?q=per-person&file={CHAPTER}")
    report.check("the pick-list is a page without scripts", page.locator("code", has_text="{{inventory/2021/per-person}}").is_visible())
    page.goto(f"{address}{PLAN}/review?file={CHAPTER}")
    page.locator(".remarked", has_text="Without scripts").locator("a.remark").click()
    page.fill(".remark-form #field-remark", "A remark without scripts")
    page.click(".remark-form >> text=Send")
    report.check("a comment is made without scripts", page.locator(".comment", has_text="A remark without scripts").count() == 1)
    context.close()


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
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = pathlib.Path(name)
        with new_store(options.store, folder) as store, served(options.cairn, folder, store, options.example) as server:
            address = server.address
            if not report.check("the server prints its address and a set-up key", address and server.key):
                return report.close()
            as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
            browser = playwright.chromium.launch(executable_path=chromium, args=as_root)
            check = Checker(report, options.pictures)
            ada, ed, rita = (check.person(browser) for _ in range(3))
            set_up(ada, address, server.key, "Ada Lovelace")
            server.run("accounts", "own", "hennepin-county", "ada@example.org")
            for person, role, name in ((ed, "editor", "Ed Editor"), (rita, "reviewer", "Rita Reviewer")):
                invite(ada, address, "/workspaces/hennepin-county/members", person, role, name)
            book(report, check, ed, address)
            write(report, check, ed, address)
            signed_out(report, ed, address)
            shared_machine(report, ed, address)
            review(report, check, rita, ed, address)
            publish(report, check, ada, address)
            resident(report, browser, address)
            comment_and_answer(report, check, browser, ada, ed, address)
            goes_stale(report, check, ed, address)
            settings(report, check, ada, address)
            without_scripts(report, browser, address, ed.context.cookies())
            take_away(report, ada, address)
            dark = check.person(browser, color_scheme="dark")
            dark.context.add_cookies(ed.context.cookies())
            dark.goto(f"{address}{PLAN}/review?file={CHAPTER}")
            check.look(dark, "review-dark")
            dark.goto(f"{address}{PLAN}/chapter?file={CHAPTER}")
            check.look(dark, "editor-dark")
            browser.close()
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
