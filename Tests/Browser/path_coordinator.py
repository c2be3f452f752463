"""The coordinator's path: a workspace for a real county, its inventory, forecast, hazards, a risk, an action, a chapter, and
the published plan."""

import re

import path_inventory
from path_inventory import COUNTY, PLACE
from people import set_up


def walk(stage, page):
    """The whole path, by the person who leads the plan; they own the workspace at its end."""
    begin(stage, page)
    path_inventory.walk(stage, page)
    forecast(stage, page)
    hazards(stage, page)
    risk(stage, page)
    action(stage, page)
    chapter(stage, page)
    publish(stage, page)


def begin(stage, page):
    set_up(page, stage.address, stage.server.key, "Carla Coordinator")
    stage.look(page, "workspaces-none")
    page.click("main a.button")
    page.fill("#field-q", COUNTY)
    page.locator("[role=option]", has_text=f"{COUNTY}, MN").click()
    page.wait_for_url("**place=27123*")
    stage.look(page, "workspace-new")
    page.fill("#field-id", "ramsey-county")
    page.fill("#field-year", "2022")
    page.click("main form .button")
    stage.report.check("the workspace is made", page.url.endswith(PLACE), page.url)
    stage.look(page, "home-new")
    first = page.locator(".next h2").inner_text()
    stage.report.check("the inventory comes first", first == "Greenhouse gas inventory", first)
    stage.report.check("no text counts as written yet", page.locator(".step--done").count() == 1)
    page.click(".next a.button")
    stage.look(page, "inventory-none")
    page.click("main a.button >> nth=0")
    stage.report.check("an empty inventory leads to the upload", page.url.endswith("inventory/upload"), page.url)


def forecast(stage, page):
    report = stage.report
    page.goto(stage.address + PLACE + "/forecast")
    stage.look(page, "forecast-first")
    page.click("main a[href$='file=drivers.csv']")
    page.select_option("[name='cell.sector']", "waste")
    page.select_option("[name='cell.driver']", "none")
    page.fill("[name='cell.source']", "county-2022")
    stage.look(page, "driver-new")
    page.click(".record__save button")
    page.goto(stage.address + PLACE + "/forecast")
    report.check("the rule stands in the forecast", page.locator("#drivers", has_text="Solid waste").count() == 1)
    stage.look(page, "forecast")
    page.goto(stage.address + PLACE + "/forecast/targets")
    page.click("main a[href*='file=targets.csv']")
    for name, value in (("name", "Half by 2030"), ("base_year", "2022"), ("year", "2030"), ("reduction_percent", "50"),
                        ("source", "county-2022")):
        page.fill(f"[name='cell.{name}']", value)
    page.select_option("[name='cell.kind']", "absolute")
    page.select_option("[name='cell.status']", index=1)
    page.click(".record__save button")
    page.goto(stage.address + PLACE + "/forecast/targets")
    report.check("the target is beside the forecast", page.locator("main", has_text="Half by 2030").count() == 1)
    stage.look(page, "targets")


def hazards(stage, page):
    report = stage.report
    page.goto(stage.address + PLACE + "/hazards")
    report.check("the county has its own profile", COUNTY in page.inner_text("main .lead"), page.inner_text("main")[:300])
    report.check("with charts", page.locator("figure.chart svg").count() > 0)
    stage.look(page, "hazards")
    page.click("section[aria-labelledby=take] .button")
    report.check("the figures are taken into the plan", page.locator("#taken").is_visible())
    page.goto(stage.address + PLACE + "/hazards/list")
    report.check("hazards came with them", page.locator("main table tbody tr").count() >= 2)
    stage.look(page, "hazard-list")


def risk(stage, page):
    report = stage.report
    page.goto(stage.address + PLACE + "/hazards/risks")
    stage.look(page, "risks-none")
    page.click("main a[href$='/hazards/risks/new']")
    page.select_option("[name=hazard]", "hottest-day")
    page.fill("[name=system]", "People and public health")
    page.fill("[name=people]", "Older adults who live alone; people who work outdoors")
    for name, score in (("exposure", 4), ("sensitivity", 4), ("adaptive_capacity", 3)):
        page.check(f"[name={name}][value='{score}']")
    stage.look(page, "risk-new")
    page.click("main form button:has-text('Save')")
    report.check("the risk is kept", page.locator("text=Saved.").count() == 1, page.url)
    stage.risk = re.search(r"risks/([\w-]+)", page.url).group(1)
    page.click("a[href$='/edit']")
    before = page.inner_text("#score-result")
    page.check("[name=adaptive_capacity][value='1']")
    page.wait_for_function("t => document.querySelector('#score-result').innerText !== t", arg=before)
    # Impact 4 against capacity 1 in the rule of a new workspace.
    report.check("its result follows the scores", "5 · high" in page.inner_text("#score-result"))
    page.click("main form button:has-text('Save')")
    report.check("the risk is edited", "5 · high" in page.inner_text("main"))
    stage.look(page, "risk")
    page.goto(stage.address + PLACE + "/hazards/risks")
    stage.look(page, "risks")


def action(stage, page):
    report = stage.report
    page.goto(stage.address + PLACE + f"/hazards/risks/{stage.risk}")
    page.click("main a[href*='actions/new']")
    stage.look(page, "action-kinds")
    page.click("a[href*='kind=building-efficiency']")
    page.fill("[name=title]", "Weatherize homes, lower-income homes first")
    page.fill("[name=start_year]", "2027")
    page.fill("[name=full_year]", "2036")
    page.select_option("[name='value.subsector']", "residential")
    page.fill("[name='value.participation']", "0.4")
    page.fill("[name='value.saving']", "0.3")
    page.fill("[name=who_benefits]", "Renters and owners with low incomes first")
    stage.look(page, "action-new")
    page.click("main form button:has-text('Add the action')")
    report.check("the action is made", "done=saved" in page.url, page.inner_text("main")[:400])
    report.check("it lowers the risk it was made from", page.locator(f"main a[href*='{stage.risk}']").count() > 0)
    page.fill("[name='value.saving']", "3")
    page.click("section[aria-labelledby=parameters] .button")
    report.check("a saving of three times all is refused", page.locator("#problems").is_visible())
    page.faults.clear()
    page.fill("[name='value.saving']", "0.25")
    page.click("section[aria-labelledby=parameters] .button")
    report.check("the action is edited", page.input_value("[name='value.saving']") == "0.25")
    stage.look(page, "action")
    page.goto(stage.address + PLACE + "/actions")
    stage.look(page, "actions")
    page.goto(stage.address + PLACE + "/forecast/wedge")
    report.check("the action is in the wedge", page.locator("main", has_text="Weatherize homes").count() == 1)
    stage.look(page, "wedge")


def chapter(stage, page):
    report = stage.report
    page.goto(stage.address + PLACE + "/plan")
    stage.look(page, "plan-first")
    page.fill("form[action$='plan/add'] #field-title", "Homes that cost less to heat")
    page.click("form[action$='plan/add'] button")
    page.goto(stage.address + PLACE + "/plan")
    page.locator(".book__chapter", has_text="Homes that cost less").locator("a.button").first.click()
    page.fill("#field-text", "# Homes that cost less to heat\n\nRamsey County emitted {{inventory/2022/total}} in 2022. "
              "Most of it comes from the buildings in which people live and work.\n\n"
              ":::internal\nOnly the staff reads this.\n:::\n")
    filled = page.locator("#preview button.figure")
    filled.wait_for()
    report.check("the preview fills the figure in", re.search(r"\d", filled.first.inner_text()), filled.first.inner_text())
    stage.look(page, "chapter")
    page.fill("#field-reason", "A first chapter")
    page.click("#chapter-form .actions button >> nth=0")
    page.locator("main .notice--good").wait_for()
    report.check("the chapter is saved", page.locator("text=Saved.").count() > 0)
    stage.chapter = re.search(r"file=([^&]+)", page.url).group(1)


def publish(stage, page):
    report = stage.report
    page.goto(stage.address + PLACE + "/plan/publish")
    stage.look(page, "publish")
    page.fill("#field-milestone", "Draft for comment")
    # The page of the job leads on by itself; until it was looked at it hears nothing of the job.
    page.route("**/jobs/*/state*", lambda route: route.abort())
    page.click("main form button:has-text('Publish')")
    page.wait_for_function("() => location.pathname.includes('/jobs/') || document.body.innerText.includes('Built from revision')")
    if "/jobs/" in page.url:
        report.check("a job with progress publishes", page.locator("[data-job-sentence]").count() == 1, page.inner_text("main"))
        page.faults.clear()
        stage.look(page, "publish-progress", faults_expected=True)
    else:
        report.check("a quick job leads to what it made", page.url.split("?")[0].endswith("/plan/publish"), page.url)
    page.unroute("**/jobs/*/state*")
    page.reload()
    page.wait_for_function(
        "() => location.pathname.endsWith('/plan/publish') || document.querySelector('main a[href$=\"plan/publish\"], .notice--danger')",
        timeout=180_000)
    report.check("publishing ends well", page.locator(".notice--danger").count() == 0, page.inner_text("main")[:400])
    page.faults.clear()
    page.goto(stage.address + PLACE + "/plan/publish")
    stage.look(page, "published")
    page.click("text=Open the public plan")
    report.check("the public plan opens", "/plans/ramsey-county/" in page.url, page.url)
    page.goto(stage.address + PLACE)
    stage.look(page, "home")
