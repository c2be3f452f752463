"""Looks at every page with a chart or map in a light and in a dark scheme, wide and narrow: text in drawings must stand out
from what is under it (WCAG 2.2, 1.4.3: 4.5 to 1), in both schemes, and paper stays light.

Usage: check_charts.py --cairn PROGRAM [--pictures FOLDER]

Starts `PROGRAM serve --store FILE` on a store of its own. Needs Debian's chromium, and Playwright from .tools/venv. With
--pictures every page is kept as a picture in both schemes and widths, to be looked at.
"""

import argparse
import pathlib
import sys
import tempfile

from playwright.sync_api import sync_playwright

from check_accounts import WIDTHS, Checker, served
from check_vulnerability import TOWN, begin
from report import Report

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
            if pictures:
                page.evaluate("scrollTo(0, 0)")
                page.screenshot(path=str(pictures / f"{name}-{scheme}-{size}.png"), full_page=True, timeout=60_000)
        page.set_viewport_size(WIDTHS["wide"])
        page.emulate_media(media="print")
        report.check(f"{name}, {scheme}: paper stays light", ground(page) > 250)
        measure(report, page, f"{name}, {scheme}, paper")
        page.emulate_media(media="screen")
    report.check(f"{scheme}: there were texts to look at", texts > 100, str(texts))


def run(options):
    report = Report()
    check = Checker(report, None)
    with tempfile.TemporaryDirectory() as folder, served(options.cairn, pathlib.Path(folder)) as (address, key):
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = check.person(browser)
            begin(report, page, address, key)
            state = page.context.storage_state()
            for scheme in ("light", "dark"):
                person = check.person(browser, color_scheme=scheme, storage_state=state)
                look(report, person, address + TOWN, scheme, options.pictures)
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
