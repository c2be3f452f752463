"""Looks at every page with a chart or map in a light and in a dark scheme, wide and narrow: text in drawings must stand out
from what is under it (WCAG 2.2, 1.4.3: 4.5 to 1), in both schemes, and paper stays light.

Charts can be explored where Vega is installed: by keyboard, in both schemes, in Spanish, under the server's own rules for
scripts and styles; where its scripts do not arrive the drawing stays, and where they are not installed there is no control.

Usage: check_charts.py --cairn PROGRAM [--pictures FOLDER]

Starts `PROGRAM serve --store FILE` on a store of its own. Needs Debian's chromium, and Playwright from .tools/venv. With
--pictures every page is kept as a picture in both schemes and widths, to be looked at.
"""

import argparse
import os
import pathlib
import re
import sys
import tempfile

from playwright.sync_api import sync_playwright

from accessibility import check_accessibility
from check_accounts import WIDTHS, Checker
from check_vulnerability import TOWN, begin
from report import Report
from serving import served

NEEDED = 4.5

# Every page with drawings, after the address of the workspace.
PAGES = {
    "results": "inventory",
    "forecast": "forecast",
    "wedge": "forecast/wedge",
    "targets": "forecast/targets",
    "hazards": "hazards",
    "maps": "hazards/maps",
    "costs": "actions/costs",
    "timeline": "actions/timeline",
    "pathways": "actions/pathways",
}

# Gives each text of a drawing with its contrast against what is painted under its middle.
MEASURE = """
() => {
  const parsed = (text) => {
    const parts = (text.match(/[\\d.]+/g) || []).map(Number);
    return text.startsWith("rgb") ? [...parts.slice(0, 3), parts.length > 3 ? parts[3] : 1] : null;
  };
  const over = (top, under) => under.map((part, index) => top[index] * top[3] + part * (1 - top[3]));
  const linear = (part) => part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  const light = (c) => 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
  const shapes = "path, rect, circle, line";
  document.querySelectorAll(".chart__image svg *").forEach((part) => { part.style.pointerEvents = "auto"; });
  const paint = (element) => {
    const style = getComputedStyle(element);
    if (element instanceof SVGElement) {
      if (!element.matches(shapes)) return null;
      const color = parsed(style.fill);
      return color && [...color.slice(0, 3), color[3] * Number(style.fillOpacity) * Number(style.opacity)];
    }
    return parsed(style.backgroundColor);
  };
  return [...document.querySelectorAll(".chart__image svg text")].filter((t) => t.textContent.trim()).map((text) => {
    text.scrollIntoView({ block: "center", inline: "center" });
    const box = text.getBoundingClientRect();
    const stack = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    let ground = [255, 255, 255];
    for (const element of stack.reverse()) {
      const color = element.closest("text") ? null : paint(element);
      if (color) ground = over(color, ground);
    }
    const style = getComputedStyle(text);
    const fill = parsed(style.fill) || [0, 0, 0, 1];
    const letters = over([...fill.slice(0, 3), fill[3] * Number(style.fillOpacity) * Number(style.opacity)], ground);
    const [a, b] = [light(letters), light(ground)];
    return {
      text: text.textContent.trim(), size: box.width,
      contrast: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05),
      letters: letters.map(Math.round).join(" "), ground: ground.map(Math.round).join(" "),
    };
  }).filter((found) => found.size > 0);
}
"""


def measure(report, page, name):
    """Every text of the page's drawings is readable; the number of them."""
    found = page.evaluate(MEASURE)
    weak = [item for item in found if item["contrast"] < NEEDED]
    detail = "; ".join(
        f"“{item['text']}” {item['contrast']:.2f} ({item['letters']} on {item['ground']})" for item in weak[:6])
    report.check(f"{name}: text in drawings is readable", not weak, f"{len(weak)} of {len(found)}: {detail}")
    return len(found)


def ground(page):
    """The lightness of the ground of the first drawing, 0 to 255."""
    color = page.evaluate("getComputedStyle(document.querySelector('.chart__image')).backgroundColor")
    return sum(int(part) for part in color[color.index("(") + 1:-1].split(",")[:3]) / 3


def look(report, page, town, scheme, pictures):
    texts = 0
    for name, path in PAGES.items():
        page.goto(f"{town}/{path}")
        if not report.check(f"{name} has a drawing", page.locator(".chart__image svg").count() > 0):
            continue
        is_dark = ground(page) < 60
        report.check(f"{name}, {scheme}: drawings have the ground of the scheme", is_dark == (scheme == "dark"))
        for size, viewport in WIDTHS.items():
            page.set_viewport_size(viewport)
            texts += measure(report, page, f"{name}, {scheme}, {size}")
            narrow(report, page, f"{name}, {scheme}, {size}", size)
            if pictures:
                page.evaluate("scrollTo(0, 0)")
                page.screenshot(path=str(pictures / f"{name}-{scheme}-{size}.png"), full_page=True, timeout=60_000)
        page.set_viewport_size(WIDTHS["wide"])
        page.emulate_media(media="print")
        report.check(f"{name}, {scheme}: paper stays light", ground(page) > 250)
        measure(report, page, f"{name}, {scheme}, paper")
        page.emulate_media(media="screen")
    report.check(f"{scheme}: there were texts to look at", texts > 100, str(texts))


def narrow(report, page, name, size):
    """On a phone the title, the names of the series and that the drawing scrolls are seen without scrolling it."""
    seen = page.evaluate("""() => [...document.querySelectorAll("figure.chart:has(.chart__narrow)")].map((figure) => ({
        hint: figure.querySelector(".chart__hint").checkVisibility(),
        parts: [...figure.querySelectorAll(".chart__title, .chart__legend li")].map((part) => part.getBoundingClientRect())
            .filter(({ width }) => width > 0).every(({ left, right }) => left >= 0 && right <= innerWidth),
        legend: figure.querySelectorAll(".chart__legend li").length === 0
            || figure.querySelector(".chart__legend").checkVisibility(),
    }))""")
    for each in seen:
        if size == "narrow":
            report.check(f"{name}: a chart says what it shows without scrolling", each["hint"] and each["parts"] and each["legend"], str(each))
        else:
            report.check(f"{name}: a wide chart has its own labels alone", not each["hint"], str(each))


EXPLORED = "forecast"


def faults_of(page):
    """Everything that goes wrong on the page from now on, what the rules for content forbid among it."""
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    return faults


def opacities(page):
    return page.evaluate(
        "[...document.querySelectorAll('.chart__drawing .marks path, .chart__drawing .marks rect')]"
        ".map((mark) => Number(mark.getAttribute('opacity') ?? 1))")


def explore(report, page, town, scheme, pictures):
    """Opens the first chart by keyboard, brings out a series, points at a value, and goes back."""
    name = f"exploring, {scheme}"
    faults, fetched = faults_of(page), []
    page.on("request", lambda request: fetched.append(request.url) if "/design/vega" in request.url else None)
    page.goto(f"{town}/{EXPLORED}")
    figure = page.locator("figure.chart").first
    control = figure.locator(".chart__explore")
    report.check(f"{name}: nothing of Vega is fetched before it is wanted", not fetched, "; ".join(fetched))
    control.focus()
    page.keyboard.press("Enter")
    figure.locator(".chart__drawing svg.marks").wait_for()
    report.check(f"{name}: the drawing makes way", not figure.locator(".chart__image").is_visible())
    report.check(f"{name}: three scripts come from this server", len(fetched) == 3
                 and all(url.startswith(town[:-len(TOWN)] + "/") for url in fetched), "; ".join(fetched))
    keys = figure.locator(".chart__key")
    report.check(f"{name}: the key names series", keys.count() > 1, str(keys.count()))
    before = min(opacities(page))
    keys.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    report.check(f"{name}: the other series step back", min(opacities(page)) < 0.5 < before)
    report.check(f"{name}: the key says what is chosen", keys.first.get_attribute("aria-pressed") == "true")
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    report.check(f"{name}: all series come back", min(opacities(page)) == before)
    box = figure.locator(".chart__drawing .mark-area path, .chart__drawing .mark-rect path").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(200)
    tip = page.locator("#vg-tooltip-element.visible")
    if report.check(f"{name}: pointing shows the value", tip.count() == 1 and tip.inner_text().strip()):
        where = tip.bounding_box()
        near = abs(where["x"] - box["x"]) < box["width"] + 300 and where["y"] > 0
        report.check(f"{name}: the value stands where it was pointed at", near, str(where))
    check_accessibility(report, name, page)
    for size, viewport in WIDTHS.items():
        page.set_viewport_size(viewport)
        wide = page.evaluate("[document.scrollingElement.scrollWidth, innerWidth]")
        report.check(f"{name}, {size}: the page fits", wide[0] <= wide[1], str(wide))
        if pictures:
            figure.screenshot(path=str(pictures / f"exploring-{scheme}-{size}.png"))
    page.set_viewport_size(WIDTHS["wide"])
    with page.expect_download() as saved:
        figure.locator(".chart__save").first.click()
    report.check(f"{name}: the drawing can be saved", saved.value.suggested_filename.endswith(".svg"))
    control.focus()
    page.keyboard.press("Enter")
    report.check(f"{name}: the drawing comes back", figure.locator(".chart__image").is_visible()
                 and not figure.locator(".chart__interactive").is_visible())
    report.check(f"{name}: nothing goes wrong", not faults, "; ".join(faults[:3]))


def explore_in_spanish(report, page, town, pictures):
    page.goto(f"{town}/{EXPLORED}")
    figure = page.locator("figure.chart").first
    control = figure.locator(".chart__explore")
    report.check("exploring in Spanish: the control is Spanish", control.inner_text() == "Explorar esta gráfica")
    control.click()
    figure.locator(".chart__drawing svg.marks").wait_for()
    report.check("exploring in Spanish: so is the way back", control.inner_text() == "Volver a la gráfica impresa")
    report.check("exploring in Spanish: the chart speaks Spanish",
                 "Edificios" in figure.locator(".chart__drawing").inner_text()
                 and figure.locator(".chart__series").get_attribute("lang") != "en")
    check_accessibility(report, "exploring in Spanish", page)
    if pictures:
        figure.screenshot(path=str(pictures / "exploring-spanish.png"))


def explore_in_vain(report, page, town):
    """The scripts do not arrive; later they do."""
    page.route("**/design/vega-embed-*", lambda route: route.abort())
    page.goto(f"{town}/{EXPLORED}")
    figure = page.locator("figure.chart").first
    control = figure.locator(".chart__explore")
    control.click()
    message = figure.locator(".chart__message")
    message.filter(has_text="cannot be explored").wait_for()
    report.check("scripts that do not arrive: the drawing stays", figure.locator(".chart__image").is_visible())
    page.unroute("**/design/vega-embed-*")
    control.click()
    figure.locator(".chart__drawing svg.marks").wait_for()
    report.check("scripts that arrive later: the chart is explored", message.inner_text() == "")


def explore_a_wedge(report, page, town):
    """A chart that is calculated anew while it is explored stays so."""
    page.goto(f"{town}/forecast/wedge")
    figure = page.locator("#wedge-result figure.chart")
    figure.locator(".chart__explore").click()
    figure.locator(".chart__drawing svg.marks").wait_for()
    slider = page.locator("#whatif input[type=range]").first
    with page.expect_response(re.compile("fragment=1")):
        slider.focus()
        page.keyboard.press("Home")
    page.wait_for_timeout(500)
    figure.locator(".chart__drawing svg.marks").wait_for()
    report.check("a wedge that is moved stays open", not figure.locator(".chart__image").is_visible())


def without_vega(report, cairn, play, folder):
    """Where the scripts for browsers are not installed there are drawings without the control."""
    before = os.environ.get("CAIRN_TOOLS")
    installed = pathlib.Path(before or ".tools").resolve()
    (folder / "tools" / "js").mkdir(parents=True)
    for script in ("vega.min.js", "vega-lite.min.js"):
        (folder / "tools" / "js" / script).symlink_to(installed / "js" / script)
    os.environ["CAIRN_TOOLS"] = str(folder / "tools")
    try:
        with served(cairn, folder, str(folder / "store.sqlite")) as server:
            address, key = server.address, server.key
            check = Checker(report, None)
            browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = check.person(browser)
            begin(report, page, address, key)
            page.goto(f"{address}{TOWN}/{EXPLORED}")
            report.check("without Vega: there are drawings", page.locator(".chart__image svg").count() > 0)
            report.check("without Vega: there is no control", page.locator(".chart__explore").count() == 0)
            report.check("without Vega: no specification is sent", page.locator(".chart__spec").count() == 0)
            browser.close()
    finally:
        if before is None:
            del os.environ["CAIRN_TOOLS"]
        else:
            os.environ["CAIRN_TOOLS"] = before


def run(options):
    report = Report()
    check = Checker(report, None)
    with tempfile.TemporaryDirectory() as bare, sync_playwright() as play:
        without_vega(report, options.cairn, play, pathlib.Path(bare))
    with tempfile.TemporaryDirectory() as folder, \
            served(options.cairn, pathlib.Path(folder), f"{folder}/store.sqlite") as server, \
            sync_playwright() as play:
        address, key = server.address, server.key
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = check.person(browser)
        begin(report, page, address, key)
        state = page.context.storage_state()
        for scheme in ("light", "dark"):
            person = check.person(browser, color_scheme=scheme, storage_state=state)
            look(report, person, address + TOWN, scheme, options.pictures)
            explore(report, person, address + TOWN, scheme, options.pictures)
            person.context.close()
        person = check.person(browser, storage_state=state, locale="es-US")
        explore_in_spanish(report, person, address + TOWN, options.pictures)
        person.context.close()
        person = check.person(browser, storage_state=state)
        explore_in_vain(report, person, address + TOWN)
        explore_a_wedge(report, person, address + TOWN)
        person.context.close()
        browser.close()
    return report.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--cairn", required=True)
    parser.add_argument("--pictures", type=pathlib.Path)
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    return run(options)


if __name__ == "__main__":
    sys.exit(main())
