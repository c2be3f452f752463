"""Checks a built plan in a browser, as a reader meets it: wide, narrow, by keyboard, without scripts.

Usage: check_site.py SITE [--cairn PROGRAM --workspace FOLDER]

With --cairn the site is also read from `cairn serve`, whose headers the pages must live with; without
it only from disk. Needs Debian's chromium, and Playwright and axe-core from .tools/venv.
"""

import argparse
import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

from playwright.sync_api import Error, sync_playwright

from accessibility import check_accessibility
from pages import Page, broken
from report import Report

WIDTHS = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 390, "height": 844}}


@contextlib.contextmanager
def served(cairn, workspace):
    """Runs `cairn serve`; gives the address that it prints, or None.

    It uses the home that is set, whose charts are drawn already, and never the account's own.
    """
    with tempfile.TemporaryDirectory() as empty:
        home = os.environ.get("CAIRN_HOME", empty)
        process = subprocess.Popen(
            [cairn, "serve", workspace, "--port", "0"], env={**os.environ, "CAIRN_HOME": home},
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        # A program that prints nothing must not hold the tests for ever.
        timer = threading.Timer(120, process.kill)
        timer.start()
        address = None
        for line in process.stdout:
            if match := re.search(r"http://[\w.:\[\]]+/\S*", line):
                address = match.group(0)
                break
        timer.cancel()
        try:
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


class Visit:
    """A page in a browser, and everything that went wrong on the way to it."""

    def __init__(self, context, address):
        self.faults = []
        self.page = context.new_page()
        self.page.set_default_timeout(30_000)
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("requestfailed", lambda r: self.faults.append(f"{r.url}: {r.failure}"))
        self.page.on("response", lambda r: self.faults.append(f"{r.url}: {r.status}") if r.status >= 400 else None)
        self.page.goto(address, wait_until="load")

    def __enter__(self):
        return self.page

    def __exit__(self, *_):
        self.page.close()


def check_links(report, site, pages):
    for page in pages:
        name = page.file.name
        report.check(f"{name}: links resolve", not (found := list(broken(page, site))), "; ".join(found[:5]))
        doubled = sorted({value for value in page.ids if page.ids.count(value) > 1})
        report.check(f"{name}: ids are unique", not doubled, ", ".join(doubled[:5]))
        missing = sorted(set(page.popovers) - set(page.ids))
        report.check(f"{name}: every figure has its explanation", not missing, ", ".join(missing[:5]))


@contextlib.contextmanager
def reported(report, where):
    """What the browser cannot do at all is a failure of that page, not the end of the checks."""
    try:
        yield
    except Error as error:
        report.check(f"{where}: can be used", False, str(error).splitlines()[0])


def check_layout(report, where, page):
    wide = page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
    report.check(f"{where}: fits the width", wide[0] <= wide[1], f"{wide[0]} of {wide[1]} pixels")


def check_figure(report, where, page, scripts=True):
    """Opens the explanation of the first live figure in view, and closes it with Escape."""
    buttons = page.locator("main button[popovertarget]:not([popovertargetaction])")
    if buttons.count() == 0:
        return False
    button = buttons.first
    popover = page.locator(f"[popover][id='{button.get_attribute('popovertarget')}']").first
    button.click()
    report.check(f"{where}: a figure opens its explanation", popover.is_visible())
    box = popover.bounding_box() or {"x": -1, "width": 0}
    fits = box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"] + 1
    report.check(f"{where}: the explanation fits the screen", fits, str(box))
    page.keyboard.press("Escape")
    report.check(f"{where}: Escape closes the explanation", not popover.is_visible())
    if scripts:
        has_focus = button.evaluate("node => node === document.activeElement")
        report.check(f"{where}: focus returns to the figure", has_focus)
    return True


def check_keyboard(report, where, page):
    page.keyboard.press("Tab")
    focus = page.evaluate("document.activeElement.className")
    report.check(f"{where}: the skip link comes first", "skip-link" in focus.split(), focus)
    report.check(f"{where}: the skip link is seen", page.locator(".skip-link").first.is_visible())
    page.keyboard.press("Enter")
    focus = page.evaluate("document.activeElement.id")
    report.check(f"{where}: the skip link leads to the text", focus == "main", focus)


def check_chart(report, where, visit):
    """Opens the first chart that can be explored; its scripts must run under the server's rules."""
    explore = visit.page.locator(".chart__explore")
    if explore.count() == 0:
        return False
    earlier = len(visit.faults)
    explore.first.click()
    drawn = visit.page.locator(".chart__drawing svg.marks").first
    with contextlib.suppress(Error):
        drawn.wait_for(timeout=15_000)
    report.check(f"{where}: a chart can be explored", drawn.is_visible())
    # Before axe, which asks for stylesheets in a way that a page from disk is not allowed.
    faults = visit.faults[earlier:]
    report.check(f"{where}: exploring makes no errors", not faults, "; ".join(faults[:3]))
    check_accessibility(report, f"{where}, exploring", visit.page)
    return True


def check_with_scripts(report, browser, base, kind, names, thorough):
    """Loads every page at both widths."""
    seen = {"figure": False, "chart": False}
    for size, viewport in WIDTHS.items():
        context = browser.new_context(viewport=viewport)
        for name in names:
            where = f"{name}, {kind}, {size}"
            with reported(report, where), (visit := Visit(context, base + name)) as page:
                report.check(f"{where}: loads without errors", not visit.faults, "; ".join(visit.faults[:3]))
                check_layout(report, where, page)
                if thorough:
                    check_accessibility(report, where, page, with_colors=size == "wide")
                if size == "wide":
                    check_keyboard(report, where, page)
                seen["figure"] |= check_figure(report, where, page)
                if size == "wide" and not seen["chart"]:
                    seen["chart"] = check_chart(report, where, visit)
        context.close()
    report.check(f"{kind}: a page has live figures", seen["figure"])
    report.check(f"{kind}: a page has a chart to explore", seen["chart"])


def check_without_scripts(report, browser, base, kind, names):
    context = browser.new_context(viewport=WIDTHS["wide"], java_script_enabled=False)
    for name in names:
        where = f"{name}, {kind}, no scripts"
        with reported(report, where), Visit(context, base + name) as page:
            text = page.locator("main").inner_text()
            report.check(f"{where}: the text is there", len(text) > 100, f"{len(text)} characters")
            report.check(f"{where}: it has a title", page.locator("h1").count() == 1)
            check_figure(report, where, page, scripts=False)
    context.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=pathlib.Path)
    parser.add_argument("--cairn")
    parser.add_argument("--workspace")
    options = parser.parse_args()

    report = Report()
    site = options.site.resolve()
    pages = [Page(file) for file in sorted(site.rglob("*.html"))]
    names = [page.file.relative_to(site).as_posix() for page in pages]
    report.check("the site has a cover and chapters", "index.html" in names and len(names) > 1)
    check_links(report, site, pages)

    chromium = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
    if not report.check("a browser is installed", chromium, "run scripts/setup test"):
        return report.close()
    with sync_playwright() as playwright, contextlib.ExitStack() as stack:
        as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=as_root)
        if options.cairn:
            address = stack.enter_context(served(options.cairn, options.workspace))
            if report.check("cairn serve prints its address", address):
                with Visit(browser.new_context(), address) as page:
                    base = page.url.rsplit("/", 1)[0] + "/"
                check_with_scripts(report, browser, base, "served", names, thorough=True)
                check_without_scripts(report, browser, base, "served", names)
        disk = site.as_uri() + "/"
        check_with_scripts(report, browser, disk, "from disk", names, thorough=not options.cairn)
        check_without_scripts(report, browser, disk, "from disk", names)
        browser.close()
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
