"""The pages that people look at most, dark and as paper."""

from path_coordinator import PLACE

PAGES = {
    "home": "", "results": "/inventory", "grid": "/inventory/records", "register": "/hazards/risks", "actions": "/actions",
    "settings": "/settings", "hazards": "/hazards", "wedge": "/forecast/wedge", "publish": "/plan/publish",
}
# Pages whose table is what one prints them for.
TABLES = {"results", "register", "actions"}


def walk(stage, person):
    kept = person.context.cookies()
    pages = {**PAGES, "chapter": f"/plan/review?file={stage.chapter}", "editor": f"/plan/chapter?file={stage.chapter}"}
    dark = stage.person(color_scheme="dark")
    dark.context.add_cookies(kept)
    for name, path in pages.items():
        open_page(dark, stage.address + PLACE + path)
        shade = dark.evaluate("getComputedStyle(document.body).backgroundColor")
        stage.report.check(f"{name} is dark where the reader wants it", sum(channels(shade)) < 200, shade)
        stage.look(dark, f"{name}-dark")
    dark.goto(stage.address + "/plans/ramsey-county/")
    stage.look(dark, "public-dark")
    dark.context.close()
    for name, path in pages.items():
        open_page(person, stage.address + PLACE + path)
        printed(stage, person, name)


def open_page(page, address):
    page.goto(address)
    if page.locator("#grid").count():
        page.wait_for_selector("#grid[data-state=ready]")


def channels(colour):
    return [int(part) for part in colour[colour.index("(") + 1:-1].split(",")[:3]]


def printed(stage, page, name):
    """On paper there is something to read, and nothing to press."""
    page.emulate_media(media="print")
    left = page.locator("header.bar:visible, .tabs:visible, main .button:visible, main form:not(.form--paper) :is(input, select):visible").count()
    stage.report.check(f"{name}: nothing to press is printed", left == 0, f"{left} controls")
    words = page.inner_text("main").split()
    stage.report.check(f"{name}: there is something on paper", len(words) > 3, " ".join(words))
    if name in TABLES:
        stage.report.check(f"{name}: its table is printed", page.locator("main table:visible").count() > 0)
    file = page.pdf(format="Letter", print_background=False, prefer_css_page_size=True)
    stage.report.check(f"{name}: it makes a PDF", file.startswith(b"%PDF"))
    if stage.shots:
        (stage.shots / f"{name}-paper.pdf").write_bytes(file)
    page.emulate_media(media="screen")
