"""The grid with many rows in Debian's Chromium: the longest task, frames, and what the server takes."""

import pathlib
import shutil
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tests" / "Browser"))

import check_grid
from playwright.sync_api import sync_playwright
from serving import served

OBSERVE = """() => {
  window.tasks = [];
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.tasks.push(entry.duration)))
    .observe({ type: 'longtask' });
}"""
# A task of less than 50 ms is not reported by the browser.
LONGEST = "() => { const all = window.tasks; window.tasks = []; return Math.max(0, ...all); }"
RESOURCES = """what => performance.getEntriesByType('resource').filter((entry) => entry.name.includes(`grid/${what}`))
    .map((entry) => entry.responseEnd - entry.requestStart)"""
FILTERS = ["residential", "account 79", "gas-0999", "r", ""]


def measure(cairn, rows, turns=3):
    """What a person waits for, in milliseconds by name, each a list of turns."""
    found = {}

    def note(name, *values):
        found.setdefault(name, []).extend(values)

    with tempfile.TemporaryDirectory(prefix="cairn-grid-") as name, sync_playwright() as playwright:
        folder = pathlib.Path(name)
        many = folder / "many-rows"
        many.mkdir()
        (many / "community.yaml").write_text(
            "id: many-rows\nname: Many Rows\ntime_zone: America/Chicago\ninventory_years: [2021]\n", encoding="utf-8")
        (many / "inventory.csv").write_text(check_grid.made_rows(rows), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with served(cairn, folder, f"{folder}/store.sqlite", many) as server:
            page = browser.new_context(viewport=check_grid.WIDTHS["wide"], locale="en-US").new_page()
            page.goto(server.entry)
            for _ in range(turns):
                start = time.perf_counter()
                page.goto(f"{server.address}/workspaces/many-rows/inventory/records")
                page.wait_for_selector("#grid[data-state=ready]")
                note("page with the grid, ready", (time.perf_counter() - start) * 1000)
                page.wait_for_timeout(1500)
                page.evaluate(OBSERVE)
                idle = page.evaluate(check_grid.SCROLL.replace("sheet.scrollTop += 700;", ""))
                page.evaluate(LONGEST)
                before = busy(page)
                frames = page.evaluate(check_grid.SCROLL)
                # Other work on the machine makes a frame longer, and not what it costs.
                note("processor for a frame of scrolling", (busy(page) - before) / 150 * 1000)
                page.wait_for_timeout(100)
                note("longest task while scrolling", page.evaluate(LONGEST))
                note("frame while scrolling, median", frames["median"])
                note("frame while scrolling, 95 of 100", frames["p95"])
                note("frame at rest, 95 of 100", idle["p95"])
                page.evaluate("document.querySelector('.sheet').scrollTop = 0")
                for text in FILTERS:
                    note("filtering, until the rows are shown", page.evaluate(check_grid.FILTER, text))
                page.wait_for_timeout(100)
                note("longest task while filtering", page.evaluate(LONGEST))
                change(page, found)
            browser.close()
    return found


def busy(page):
    """Seconds of processor that the page's thread has used."""
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable", {"timeDomain": "threadTicks"})
    found = {metric["name"]: metric["value"] for metric in client.send("Performance.getMetrics")["metrics"]}
    client.detach()
    return found["TaskDuration"]


def change(page, found):
    """Changes one row and saves it."""
    page.locator('.sheet__body [aria-rowindex="3"] [aria-colindex="8"]').click()
    with page.expect_response(lambda answer: "grid/check" in answer.url, timeout=60_000):
        page.keyboard.type(str(int(time.time()) % 100_000))
        page.keyboard.press("Enter")
    with page.expect_response(lambda answer: "grid/save" in answer.url, timeout=60_000):
        page.click("[data-act=save]")
    page.wait_for_timeout(2_000)
    for what in "rows", "check", "save":
        found.setdefault(f"grid/{what}, as the browser waits", []).extend(page.evaluate(RESOURCES, what)[:1])
