"""The coordinator's data: a workbook with faults is sent, looked at and taken, its faults are mended, its results read."""

import io
import re

import openpyxl

COUNTY = "Ramsey County"
PLACE = "/workspaces/ramsey-county"
HEADINGS = ("ID Year Sector Subsector Method Activity Quantity Unit GPC Scope Quality Source Note").split()
# What a county's staff sends: round figures, made for this test, five of them with a fault.
RECORDS = [
    ("el-res-2022", 2022, "buildings", "residential", "grid-electricity", "electricity", 1_650_000, "MWh", "I.1.2", 2),
    ("el-com-2022", 2022, "buildings", "commercial", "grid-electricity", "electricity", 3_900_000, "MWhh", "I.2.2", 2),
    ("ng-res-2022", 2022, "buildings", "residential", "stationary-fuel", "natural-gas", 182_000_000, "therm", "I.1.1", 1),
    ("ng-com-2022", 2022, "buildings", "commercial", "stationary-fuel", "natural-gas", "about 160 million", "therm",
     "I.2.1", 1),
    ("propane-2022", 2022, "buildings", "residential", "stationary-fuel", "propan", 150_000, "MMBtu", "I.1.1", 1),
    ("road-2022", None, "transportation", "on-road", "on-road-fuel", "motor-gasoline", 210_000_000, "gallon", "II.1.1", 1),
    ("food-waste-2022", 2022, "waste", "landfill", "landfill-methane-commitment", "food-waste", 41_000, "tonne", "III.1.2", 3),
    ("food-waste-2022", 2022, "waste", "landfill", "landfill-methane-commitment", "food-waste", 41_000, "tonne", "III.1.2", 3),
]
# Where each fault is mended: three in the form that its finding leads to, the others in the grid.
IN_FORMS = [("el-com-2022", "unit", "MWh"), ("propane-2022", "activity", "propane")]
IN_GRID = [("ng-com-2022", "quantity", "160000000"), ("road-2022", "year", "2022")]


def workbook():
    """A workbook as a spreadsheet program writes it, with a title above its headings."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Activity data"
    sheet.append([f"{COUNTY}: energy, fuel and waste"])
    sheet.append([])
    sheet.append(HEADINGS)
    for record in RECORDS:
        sheet.append([*record, "M", "county-2022", ""])
    out = io.BytesIO()
    book.save(out)
    return {"name": "ramsey-2022.xlsx", "mimeType": "application/octet-stream", "buffer": out.getvalue()}


def walk(stage, page):
    """From the empty inventory's upload page to results without an error."""
    upload(stage, page)
    mend(stage, page)
    results(stage, page)


def upload(stage, page):
    page.set_input_files("#field-file", workbook())
    stage.look(page, "upload")
    page.click("main form button")
    stage.look(page, "upload-columns")
    page.click("[value=map]")
    names(stage, page)
    text = page.inner_text("main")
    for words in ("“MWhh” is not a unit", "“about 160 million” is not a number", "Did you mean “propane”",
                  "The cell “year” is empty", "“food-waste-2022” is already used"):
        stage.report.check(f"the look at the workbook says {words}", words in text, text[:600])
    stage.report.check("each fault has its row", 'sheet “Activity data”, row 5, column Unit' in text, text[:600])
    stage.look(page, "upload-look")
    page.check("[name=which][value=all]")
    page.click("[value=take]")
    stage.report.check("the rows are taken as one change", re.search(r"/history/2\b", page.url), page.url)
    stage.look(page, "upload-taken")
    page.click("main .notice a.button")


def names(stage, page):
    """What resembles a name is offered, and kept as it is where one wants to look first."""
    offered = page.locator("[name='name:activity:activity:propan']")
    stage.report.check("a misspelt activity is offered", offered.locator("option:checked").inner_text() == "Propane")
    stage.look(page, "upload-names")
    offered.select_option("-")
    page.click("[value=map]")


def mend(stage, page):
    report, errors = stage.report, page.locator("main .tag--danger", has_text="Error")
    report.check("the findings come next", page.url.endswith("/findings"), page.url)
    report.check("four rows have errors", errors.count() == 4, page.inner_text("main")[:800])
    stage.look(page, "findings")
    for row, column, value in IN_FORMS:
        page.goto(stage.address + PLACE + "/findings")
        page.click(f"main a[href*='row={row}#field-cell.{column}']")
        focused = page.locator(f"[name='cell.{column}']")
        report.check(f"the finding leads to the field of {row}", focused.get_attribute("aria-invalid") == "true")
        stage.look(page, "record-finding")
        focused.fill(value)
        page.fill("#field-reason", f"Mend the {column}")
        page.click(".record__save button")
        report.check(f"{row} is mended", page.locator("text=Saved.").count() == 1)
    in_grid(stage, page)
    add_source(stage, page)
    page.goto(stage.address + PLACE + "/findings")
    report.check("no error is left", errors.count() == 0, page.inner_text("main")[:600])
    report.check("no source is missing", "county-2022" not in page.inner_text("main"), page.inner_text("main")[:600])
    stage.look(page, "findings-mended")


def in_grid(stage, page):
    page.goto(stage.address + PLACE + "/inventory/records")
    page.wait_for_selector("#grid[data-state=ready]")
    page.locator("[data-part=count]", has_text=re.compile(r"^\d")).wait_for()
    columns = page.locator("[role=columnheader]").all_inner_texts()
    titles = {"quantity": "Amount", "year": "Year"}
    for row, column, value in IN_GRID:
        at = 1 + next(n for n, title in enumerate(columns) if title.strip().startswith(titles[column]))
        line = page.locator(".sheet__body [role=row]", has_text=row)
        line.locator(f"[aria-colindex='{at}']").click()
        page.keyboard.type(value)
        page.keyboard.press("Enter")
    stage.look(page, "grid-changed")
    page.fill("[data-part=reason]", "As the meters say")
    page.click("[data-act=save]")
    page.locator("[data-part=status]", has_text="All is saved").wait_for()
    page.locator("[data-part=count]", has_text=re.compile("^7 rows(?!.*error)")).wait_for()
    stage.look(page, "grid")


def add_source(stage, page):
    page.goto(stage.address + PLACE + "/record/new?file=sources.csv")
    page.fill("[name='cell.id']", "county-2022")
    page.fill("[name='cell.title']", "Energy and waste accounts of 2022")
    page.fill("[name='cell.author']", "Ramsey County, made up for this test")
    stage.look(page, "record-new")
    page.click(".record__save button")
    stage.report.check("a source is added", "row=county-2022" in page.url, page.url)


def results(stage, page):
    report = stage.report
    page.goto(stage.address + PLACE + "/inventory")
    report.check("nothing is left out of the total", page.locator(".notice--caution").count() == 0,
                 page.inner_text("main")[:400])
    own = page.locator(".fact__value").first.inner_text()
    report.check("there is a total", re.fullmatch(r"[\d,]{7,}", own.strip()), own)
    sectors = page.locator(".numbers tbody th").all_inner_texts()
    report.check("with its three sectors", {"Buildings", "Transportation", "Solid waste"} <= set(sectors), str(sectors))
    stage.look(page, "results")
    page.locator(".fact a[data-figure]").first.click()
    page.locator("dialog#explain[open] .explanation__title").wait_for()
    stage.look(page, "results-explained")
    page.keyboard.press("Escape")
    page.select_option("#field-gwp", "ar4:100")
    page.click("main form button:has-text('Show')")
    report.check("another set of potentials gives another total",
                 page.locator(".fact__value").first.inner_text() != own)
    page.goto(stage.address + PLACE + "/inventory/audit")
    stage.look(page, "audit")
