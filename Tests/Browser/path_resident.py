"""The resident's path, without an account: the public plan, how a number came to be, its data, the files; with scripts,
without them, and on a telephone."""

import re

from check_accounts import WIDTHS

PLAN = "/plans/ramsey-county/"
PAGE = "homes-that-cost-less-to-heat"


def walk(stage):
    page = stage.person()
    front(stage, page)
    name = reads(stage, page)
    explained(stage, page, name)
    data(stage, page)
    nothing_inside(stage, page)
    everywhere(stage, page)
    without_scripts(stage, name)
    on_a_telephone(stage, name)
    page.context.close()


def front(stage, page):
    page.goto(stage.address + "/")
    stage.report.check("the front page leads to the plan", page.locator(f"a[href*='{PLAN}']").count() > 0 or PLAN in page.url,
                       page.url)
    stage.look(page, "public-front")
    page.goto(stage.address + PLAN)
    stage.report.check("the plan has the county's name", "Ramsey County" in page.inner_text("body"), page.title())
    stage.look(page, "public-plan")


def reads(stage, page):
    """The chapter that the coordinator wrote; its page's name."""
    page.locator("a", has_text="Homes that cost less to heat").first.click()
    stage.report.check("the new chapter is read", PAGE in page.url, page.url)
    body = page.inner_text("main")
    stage.report.check("the figure stands in its sentence", re.search(r"emitted [\d.,]+ .*in 2022", body), body[:400])
    stage.report.check("what is the staff's is not there", "Only the staff reads this" not in page.content())
    stage.look(page, "public-chapter")
    return page.url


def explained(stage, page, name):
    number = page.locator("main button.figure").first
    number.click()
    opened = page.locator("[popover]:popover-open")
    opened.wait_for()
    text = opened.inner_text()
    stage.report.check("a number explains itself", re.search(r"\d", text) and len(text) > 60, text)
    stage.look(page, "public-explained")
    page.keyboard.press("Escape")
    stage.report.check("Escape closes the explanation", not opened.count())


def data(stage, page):
    """Everything under “data” can be taken away and opened."""
    page.goto(stage.address + PLAN)
    links = {link.get_attribute("href") for link in page.locator("a[href*='.csv'], a[href*='data'], a[href*='appendix']").all()}
    stage.report.check("the plan's first page leads to its data", links, page.inner_text("body")[-600:])
    request = page.request
    file = request.get(stage.address + PLAN + "data/inventory.csv")
    stage.report.check("the inventory is a table for everybody", file.ok and file.text().startswith("id,year"), file.text()[:80])
    stage.report.check("with the mended value", ",160000000," in file.text(), file.text()[:300])
    for name, start in (("plan.pdf", b"%PDF"), ("plan.docx", b"PK")):
        file = request.get(stage.address + PLAN + name)
        stage.report.check(f"{name} is there", file.ok and file.body().startswith(start), str(file.status))


def nothing_inside(stage, page):
    request = page.request
    for path in ("/workspaces/ramsey-county", "/workspaces/ramsey-county/plan", "/workspaces/ramsey-county/inventory/records",
                 "/api/v1/workspaces/ramsey-county", "/programmes"):
        answer = request.get(stage.address + path, max_redirects=0)
        stage.report.check(f"{path} is not for residents", answer.status in (302, 303, 401, 404), str(answer.status))
    for name in ("comments.csv", "approvals.csv"):
        stage.report.check(f"{name} is not published", request.get(stage.address + PLAN + "data/" + name).status == 404)


def everywhere(stage, page):
    """Every page that the plan links to, with axe and its layout."""
    page.goto(stage.address + PLAN)
    seen, waiting = set(), [stage.address + PLAN]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        page.goto(address)
        stage.look(page, "public-" + (re.sub(r"\.html$", "", address.rsplit("/", 1)[1]) or "index"))
        for link in page.locator("a[href]").evaluate_all("all => all.map((a) => a.href.split('#')[0])"):
            if link.startswith(stage.address + PLAN) and re.search(r"(/|\.html)$", link):
                waiting.append(link)
    stage.report.check("the plan has several pages", len(seen) >= 2, str(seen))


def without_scripts(stage, name):
    page = stage.person(java_script_enabled=False)
    page.goto(stage.address + "/")
    page.goto(stage.address + PLAN)
    page.locator("a", has_text="Homes that cost less to heat").first.click()
    stage.report.check("without scripts a link opens the chapter", page.url == name, page.url)
    page.locator("main button.figure").first.click()
    stage.report.check("and a number explains itself", page.locator("[popover]:popover-open").count() == 1)
    page.context.close()


def on_a_telephone(stage, name):
    context = stage.browser.new_context(viewport=WIDTHS["narrow"], has_touch=True, is_mobile=True, locale="en-US")
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.goto(name)
    page.locator("main button.figure").first.tap()
    stage.report.check("a tap explains a number", page.locator("[popover]:popover-open").count() == 1)
    context.close()
