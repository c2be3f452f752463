"""Drives the pages of results, audit, explanations, the forecast, the ranking and portfolios in a browser: by keyboard, by touch, without scripts,
wide and narrow, with axe on every page.

Usage: check_results.py --cairn PROGRAM [--example FOLDER] [--pictures FOLDER]

Starts `PROGRAM serve --store FILE` on a store of its own that holds the example. Needs Debian's chromium, and Playwright
and axe-core from .tools/venv. With --pictures every page is kept as a picture at both widths, to be looked at.
"""

import argparse
import pathlib
import re
import sys
import tempfile

from playwright.sync_api import sync_playwright

import priorities
import uncertainty
from check_accounts import Checker, WIDTHS
from report import Report
from serving import served

PLACE = "/workspaces/hennepin-county"


def pages(check, page, address):
    """Looks at every page once, and at the divisions of the results."""
    for name, path in (
            ("results", "/inventory"), ("results-scope", "/inventory?by=scope"), ("results-gas", "/inventory?by=gas"),
            ("results-activity", "/inventory?by=activity"),
            ("results-gpc", "/inventory?by=framework&framework=gpc"),
            ("results-uscp", "/inventory?by=framework&framework=uscp"),
            ("results-gwp", "/inventory?gwp=ar4:100"), ("compare", "/inventory/compare"),
            ("side-by-side", "/inventory/side-by-side"), ("side-by-side-person", "/inventory/side-by-side?unit=person"),
            ("uncertainty", "/inventory/uncertainty"), ("editions", "/inventory/editions"),
            ("edition-change", "/inventory/editions/change?edition=ar5-100"),
            ("factors", "/inventory/factors"), ("factors-found", "/inventory/factors?q=natural+gas&gas=co2"),
            ("factors-none", "/inventory/factors?q=natural+gaz"),
            ("factor", "/inventory/factors/egrid-2023-rev2%3AMROW%3Aco2"),
            ("grid-place", "/inventory/factors/place?county=Riverside&state=CA&year=2023"),
            ("methods", "/inventory/methods"), ("method", "/inventory/methods/stationary-fuel"),
            ("calculator", "/actions/calculators/heat-pumps"),
            ("factor-choice", "/inventory/records/el-res-2021/factor"),
            ("recalculation", "/inventory/recalculation"), ("recalculation-from", "/inventory/recalculation?from=1"),
            ("record-methods", "/inventory/records/el-res-2021/methods"), ("warm", "/inventory/warm"), ("bulk", "/inventory/bulk"),
            ("after-actions", "/hazards/after-actions"), ("audit", "/inventory/audit"), ("findings", "/findings"), ("explain", "/explain"),
            ("explain-search", "/explain?q=target+gap"), ("explain-total", "/explain?figure=inventory/2021/total"),
            ("explain-record", "/explain?figure=inventory/2021/record/el-res-2021"),
            ("forecast", "/forecast"), ("targets", "/forecast/targets"), ("wedge", "/forecast/wedge")):
        page.goto(address + PLACE + path)
        check.report.check(f"{name} begins at its top", page.evaluate("window.scrollY") == 0)
        check.look(page, name)


def dialog(report, check, page, address):
    """An explanation opens over the page by keyboard, leads on and back, and gives the focus back."""
    page.goto(address + PLACE + "/inventory")
    link = page.locator(".fact a[data-figure]").first
    number = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    opened = page.locator("dialog#explain[open]")
    opened.locator(".explanation__title").wait_for()
    report.check("the explanation opens in a dialog by keyboard", opened.is_visible())
    report.check("it explains the number", number in opened.locator(".explanation__value").inner_text(), number)
    report.check("the page stays", page.url.endswith("/inventory"), page.url)
    inside = page.evaluate("document.getElementById('explain').contains(document.activeElement)")
    report.check("the focus is in the dialog", inside)
    check.look(page, "dialog")
    part = opened.locator("a[data-figure]").first
    part.focus()
    page.keyboard.press("Enter")
    opened.locator("ol.trail").wait_for()
    report.check("a part opens in the same dialog", opened.locator("ol.trail").is_visible())
    opened.locator(".explain__back").focus()
    page.keyboard.press("Enter")
    opened.locator("ol.trail").wait_for(state="detached")
    report.check("one goes back", number in opened.locator(".explanation__value").inner_text())
    page.keyboard.press("Escape")
    report.check("Escape closes it", not opened.is_visible())
    focused = page.evaluate("document.activeElement.textContent")
    report.check("the focus is on the number again", focused == number, focused)
    link.click(modifiers=["Control"])
    report.check("a click with Ctrl is the browser's own", not opened.is_visible())


def touch(report, browser, enter, address):
    """On a telephone a tap opens the explanation, and a tap beside it closes it."""
    context = browser.new_context(viewport=WIDTHS["narrow"], has_touch=True, is_mobile=True)
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.goto(enter)
    page.goto(address + PLACE + "/forecast/targets")
    page.locator("a[data-figure]").first.tap()
    opened = page.locator("dialog#explain[open]")
    opened.locator(".explanation__title").wait_for()
    report.check("a tap opens the explanation", opened.is_visible())
    page.touchscreen.tap(195, 20)
    report.check("a tap beside it closes it", not opened.is_visible())
    context.close()


def trial(report, check, page, address):
    """The wedge is drawn again while a slider is moved, without a new page; nothing is saved."""
    page.goto(address + PLACE + "/forecast/wedge")
    remaining = page.locator("#wedge-result .fact__value").first
    before = remaining.inner_text()
    page.evaluate("window.stays = true")
    slider = page.locator("input[name='amount.b2']")
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    page.wait_for_function("b => document.querySelector('#wedge-result .fact__value').innerText !== b", arg=before)
    page.wait_for_url("**amount.b2=0.72*")
    report.check("moving a slider draws the wedge again", remaining.inner_text() != before)
    report.check("the page was not loaded anew", page.evaluate("window.stays === true"))
    report.check("the slider keeps the focus", page.evaluate("document.activeElement.name") == "amount.b2")
    report.check("the address has the trial", "amount.b2=0.72" in page.url, page.url)
    status = page.locator("#whatif-status").inner_text()
    report.check("the outcome is said", remaining.inner_text() in status, status)
    report.check("what is not saved is named", page.locator("text=1 action is not as it is saved").is_visible())
    check.look(page, "wedge-trial")
    with_less = remaining.inner_text()
    page.locator("input[name=on][value=b3]").uncheck()
    page.wait_for_function("b => document.querySelector('#wedge-result .fact__value').innerText !== b", arg=with_less)
    report.check("a switched-off action is out of the table",
                 page.locator("#table-actions", has_text="An energy standard for large buildings").count() == 0)
    page.reload()
    report.check("the address brings the trial back", not page.locator("input[name=on][value=b3]").is_checked())
    page.locator("#wedge-result a[data-figure]").first.click()
    opened = page.locator("dialog#explain[open]")
    opened.locator(".explanation__value").wait_for()
    report.check("a number of a trial is explained with the trial",
                 "which are not saved" in opened.inner_text() and page.locator(
                     "#wedge-result .fact__value").first.inner_text() in opened.inner_text())
    page.keyboard.press("Escape")
    page.click("text=Back to the plan")
    report.check("the plan is as it was", remaining.inner_text() == before)


def ways(report, check, page, address):
    """The same reduction in four ways, by year, with a trial carried along."""
    page.goto(address + PLACE + "/forecast/wedge?try=1&on=b1&on=b2&ways=2050")
    table = page.locator("#table-ways")
    heads = [head.split("\n")[0].strip() for head in table.locator("thead th").all_inner_texts()]
    report.check("the table of the four ways has its columns",
                 heads == ["Action", "Average", "Marginal", "Alone", "Last"], str(heads))
    report.check("each way is explained", page.locator("dl.pairs dt").all_inner_texts() == heads[1:])
    page.locator("#ways-title").scroll_into_view_if_needed()
    check.look(page, "wedge-ways")
    page.get_by_role("link", name="2030", exact=True).first.click()
    report.check("another year keeps the trial", "on=b2" in page.url and "ways=2030" in page.url, page.url)
    report.check("the table is of that year", "in 2030" in table.inner_text() or page.locator(
        "caption", has_text="What each action saves in 2030").count() > 0)


def acceptance(report, check, page, address):
    """A finding is accepted with a reason and withdrawn again."""
    page.goto(address + PLACE + "/inventory/audit?state=open")
    entry = page.locator(".audit__entry").first
    subject = entry.locator("b").first.inner_text()
    entry.locator("summary", has_text="Accept it with a reason").click()
    check.look(page, "audit-accept")
    entry.locator("textarea").fill("Checked with the utility.")
    entry.locator("input[name=office]").fill("Energy office")
    entry.locator("button", has_text="Accept this finding").click()
    accepted = page.locator(".audit__entry", has_text="Checked with the utility.").first
    report.check("the acceptance is in the register", subject in accepted.inner_text(), subject)
    report.check("it says who accepted it and when", re.search(r"Energy office, [A-Z][a-z]{2} \d{1,2}, \d{4}", accepted.inner_text()))
    check.look(page, "audit-accepted")
    accepted.locator("text=Withdraw the acceptance").click()
    report.check("it is withdrawn", page.locator("text=Checked with the utility.").count() == 0)


def without_scripts(report, browser, enter, address):
    """Everything works as links and forms."""
    context = browser.new_context(viewport=WIDTHS["wide"], java_script_enabled=False)
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.goto(enter)
    page.goto(address + PLACE + "/inventory")
    page.select_option("#field-gwp", "ar4:100")
    page.click("text=Show")
    report.check("a switch of warming potentials is a form",
                 page.locator("text=Shown with IPCC AR4, 100 years").is_visible())
    number = page.locator(".fact a").first.inner_text()
    page.locator(".fact a").first.click()
    report.check("an explanation is a page", number in page.locator(".explanation__value").inner_text(), number)
    report.check("it says which warming potentials it uses", page.locator("text=IPCC AR4, 100 years").first.is_visible())
    page.goto(address + PLACE + "/forecast/wedge")
    before = page.locator(".fact__value").first.inner_text()
    page.locator("input[name=on][value=b2]").uncheck()
    page.click("#whatif button")
    report.check("a trial is a form", page.locator(".fact__value").first.inner_text() != before)
    uncertainty.without_scripts(report, page, address)
    context.close()


def spanish(report, check, browser, enter, address):
    context = browser.new_context(viewport=WIDTHS["wide"], locale="es-US")
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.faults = []
    page.goto(enter)
    for name, path in (("results-es", "/inventory"), ("audit-es", "/inventory/audit"), ("wedge-es", "/forecast/wedge")):
        page.goto(address + PLACE + path)
        report.check(f"{name}: the page is in Spanish", page.get_attribute("html", "lang") == "es")
        check.look(page, name)
    uncertainty.spanish(report, check, page, address)
    context.close()


def printed(report, page, address):
    """On paper tables keep their width and controls are left out."""
    page.goto(address + PLACE + "/inventory")
    page.emulate_media(media="print")
    report.check("controls are not printed", not page.locator(".toolbar").is_visible())
    report.check("numbers are", page.locator(".numbers table").first.is_visible())
    page.emulate_media(media="screen")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cairn", required=True)
    parser.add_argument("--example", type=pathlib.Path, default=pathlib.Path("Examples/hennepin-county"))
    parser.add_argument("--pictures", type=pathlib.Path)
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    report = Report()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, served(
            options.cairn, pathlib.Path(folder), f"{folder}/store.sqlite", options.example) as server:
        address, enter = server.address, server.entry
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        check = Checker(report, options.pictures)
        page = check.person(browser)
        page.goto(enter)
        pages(check, page, address)
        dialog(report, check, page, address)
        trial(report, check, page, address)
        ways(report, check, page, address)
        acceptance(report, check, page, address)
        uncertainty.uncertainty(report, check, page, address)
        uncertainty.sliders(report, check, page, address)
        uncertainty.workbook(report, page, address)
        priorities.ranking(report, check, page, address)
        priorities.portfolio(report, check, page, address)
        printed(report, page, address)
        touch(report, browser, enter, address)
        without_scripts(report, browser, enter, address)
        spanish(report, check, browser, enter, address)
        browser.close()
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
