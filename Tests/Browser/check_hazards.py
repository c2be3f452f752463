"""Drives hazards, risks and actions in a browser, as a coordinator does: makes a workspace for a real county by keyboard and
without scripts, takes its climate profile, scores a risk, changes an action; wide and narrow, with axe on every page.

Usage: check_hazards.py --cairn PROGRAM [--example FOLDER] [--pictures FOLDER]

Starts `PROGRAM serve --store FILE` on a store of its own. Needs Debian's chromium, and Playwright and axe-core from
.tools/venv. With --pictures every page is kept as a picture at both widths, to be looked at.
"""

import argparse
import pathlib
import re
import sys
import tempfile

from playwright.sync_api import sync_playwright

from check_accounts import Checker
from report import Report
from serving import served


def choose_by_keyboard(report, check, page, address):
    page.goto(address + "/workspaces/new")
    check.look(page, "new-search")
    page.focus("#field-q")
    page.keyboard.type("hennep", delay=30)
    page.wait_for_selector("[role=option]")
    field = page.locator("#field-q")
    report.check("the field says that its list is open", field.get_attribute("aria-expanded") == "true")
    check.look(page, "new-suggestions")
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    report.check("the arrow marks the first place", active and "Hennepin County, MN" in page.inner_text(f"#{active}"))
    page.keyboard.press("Escape")
    report.check("Escape closes the list", field.get_attribute("aria-expanded") == "false")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**place=27053*")
    check.look(page, "new-place")
    report.check("what is known of the place is shown", "MROW" in page.inner_text("main"))
    page.fill("#field-id", "hennepin-plan")
    page.click("main form .button")
    report.check("the workspace is made", page.url.endswith("/workspaces/hennepin-plan"), page.url)
    check.look(page, "new-made")


def choose_without_scripts(report, browser, server):
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.goto(server.entry)
    page.goto(server.address + "/workspaces/new")
    page.fill("#field-q", "Mineapolis")
    page.click("form[role=search] .button")
    report.check("a misspelled name is answered without scripts", "near it" in page.inner_text("main"))
    page.click("a[href*='place=2743000']")
    page.fill("#field-id", "minneapolis")
    page.click("main form .button")
    report.check("a workspace is made without scripts", page.url.endswith("/workspaces/minneapolis"), page.url)
    context.close()


def take_profile(report, check, page, town):
    page.goto(town + "/hazards")
    check.look(page, "profile")
    report.check("the profile has a chart", page.locator("figure.chart").count() > 0)
    page.goto(town + "/hazards?compare=04013")
    check.look(page, "profile-compared")
    page.goto(town + "/hazards?place=0203000")
    check.look(page, "profile-missing")
    page.goto(town + "/hazards/risks")
    check.look(page, "risks-empty")
    page.goto(town + "/hazards")
    page.click("section[aria-labelledby=take] .button")
    report.check("the profile is in the plan", "in the plan now" in page.inner_text("#taken"))
    page.goto(town + "/hazards/list")
    check.look(page, "hazard-list-new")
    report.check("hazards came with it", page.locator("main table tbody tr").count() >= 2)


def unsure_count(page):
    """How many risks the register says are unsure; it says nothing where none is."""
    found = re.search(r"(\d+) risks? (?:is|are) unsure", page.inner_text("section[aria-labelledby=matrix]"))
    return int(found.group(1)) if found else 0


def score_risk(report, check, page, town):
    page.goto(town + "/hazards/list")
    check.look(page, "hazard-list")
    register = town + "/hazards/risks?preset=vulnerability-5"
    page.goto(register + "&unsure=yes")
    check.look(page, "risks-none")
    page.goto(register)
    check.look(page, "risks")
    unsure = unsure_count(page)
    page.click("a[href$='/hazards/risks/heat-grid']")
    check.look(page, "risk")
    page.click("a[href$='/heat-grid/edit']")
    check.look(page, "risk-edit")
    rating = page.locator("#score-result dd").first
    follows = "t => document.querySelector('#score-result dd').innerText !== t"
    # Exposure 1 and sensitivity 1 are impact 1; at capacity 5 that is the lowest rating, whatever the example says.
    for name, score in [("sensitivity", "1"), ("adaptive_capacity", "5"), ("exposure", "unsure")]:
        page.check(f"input[name={name}][value='{score}']")
    page.wait_for_function("() => document.querySelector('#score-result dd').innerText === 'unsure'")
    before = rating.inner_text()
    page.check("input[name=exposure][value='1']")
    page.wait_for_function(follows, arg=before)
    report.check("the result follows at once", rating.inner_text() == "1 · low", rating.inner_text())
    page.check("input[name=exposure][value=unsure]")
    page.wait_for_function("() => document.querySelector('#score-result dd').innerText === 'unsure'")
    page.click("main .actions .button:has-text('Save')")
    report.check("the risk is saved", "Saved." in page.inner_text("main"))
    page.goto(register)
    count = unsure_count(page)
    report.check("unsure stands in no cell", count == unsure + 1, f"{unsure} before, {count} after")
    page.goto(town + "/hazards/risks/new")
    check.look(page, "risk-new")


def change_action(report, check, page, town):
    page.goto(town + "/actions")
    check.look(page, "actions")
    page.check("input[name=action][value=b1]")
    page.select_option("#field-bulk", "under-way")
    page.click("text=Change status")
    report.check("the status is changed", "The status was changed." in page.inner_text("main"))
    page.click("a[href$='/actions/b1']")
    check.look(page, "action")
    page.fill("[name='value.participation']", "0.5")
    page.click("section[aria-labelledby=parameters] .button")
    report.check("the parameter is saved", page.input_value("[name='value.participation']") == "0.5")
    page.fill("[name='value.participation']", "7")
    page.click("section[aria-labelledby=parameters] .button")
    report.check("a share of 7 is refused", page.locator("#problems").is_visible())
    page.faults.clear()
    check.look(page, "action-refused", faults_expected=True)
    page.goto(town + "/actions/b1/remove")
    check.look(page, "action-remove")
    page.goto(town + "/actions/new")
    check.look(page, "action-kinds")
    page.click("a[href*='kind=solar']")
    check.look(page, "action-new")
    page.goto(town + "/actions/timeline")
    check.look(page, "timeline")


def run(options):
    report = Report()
    check = Checker(report, options.pictures)
    with tempfile.TemporaryDirectory() as folder, \
            served(options.cairn, pathlib.Path(folder), f"{folder}/store.sqlite") as server:
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = check.person(browser)
            page.goto(server.entry)
            choose_by_keyboard(report, check, page, server.address)
            choose_without_scripts(report, browser, server)
            take_profile(report, check, page, server.address + "/workspaces/hennepin-plan")
            page.goto(server.address + "/workspaces/hennepin-plan/actions")
            check.look(page, "actions-empty")
            page.goto(server.address + "/workspaces/new")
            page.click("#field-example .button")
            town = server.address + "/workspaces/hennepin-county"
            report.check("the example is made", page.url == town, page.url)
            score_risk(report, check, page, town)
            change_action(report, check, page, town)
            spanish = check.person(browser, locale="es-US")
            spanish.goto(server.entry)
            for name in ["hazards", "hazards/list", "hazards/risks", "hazards/risks/heat-grid", "actions", "actions/b1"]:
                spanish.goto(f"{town}/{name}")
                check.look(spanish, "es-" + name.replace("/", "-"))
                report.check(f"{name} is in Spanish", spanish.get_attribute("html", "lang") == "es")
            browser.close()
    return report.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--cairn", required=True)
    parser.add_argument("--example")
    parser.add_argument("--pictures", type=pathlib.Path)
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    return run(options)


if __name__ == "__main__":
    sys.exit(main())
