"""How sure the plan is, sliders that are dragged, and the workbook of actions, as steps for check_results.py."""

import io
import re

import openpyxl

PLACE = "/workspaces/hennepin-county"
PAGE = PLACE + "/forecast/uncertainty"
WORDS = re.compile(r"that is (almost certain|(very )?likely|about as likely as not|(very )?unlikely|almost ruled out)\.")


def drawn(page, address, query=""):
    """Opens the page and waits until the plan is drawn; it loads itself again meanwhile."""
    page.goto(address + PAGE + query)
    page.locator("#chances, .empty").first.wait_for(timeout=180_000)


def uncertainty(report, check, page, address):
    """Chances, fan, tornado and what to measure; a range is added with a live check, changed and removed."""
    drawn(page, address)
    check.look(page, "uncertainty")
    report.check("chances are said in words", page.locator("section[aria-labelledby=chances] li", has_text=WORDS).count() > 0)
    budgets = page.locator("#table-budget-chances tbody tr")
    report.check("a carbon budget has its chance", "Carbon budget" in budgets.first.inner_text() and "±" in budgets.first.inner_text())
    report.check("fan and tornado are drawn", page.locator("main .chart__image svg").count() == 2,
                 str(page.locator("main .chart__image svg").count()))
    report.check("it says what to measure first", page.locator(".notice", has_text="To find out first").is_visible())
    page.locator("section[aria-labelledby=chances] a[data-figure]").first.click()
    opened = page.locator("dialog#explain[open]")
    opened.locator(".explanation__value").wait_for()
    report.check("a chance explains itself", "draws" in opened.inner_text())
    page.keyboard.press("Escape")
    add_range(report, check, page, address)
    take_over(report, check, page, address)
    page.fill("#field-draws", "600")
    page.select_option("#field-year", "2030")
    page.check("input[name=latin]")
    page.click("section[aria-labelledby=how] button")
    page.locator("#chances").wait_for(timeout=180_000)
    text = page.inner_text("main")
    report.check("draws and year are chosen", "600 draws in a Latin hypercube" in text and "What moves 2030 most" in text)
    check.look(page, "uncertainty-2030")


def add_range(report, check, page, address):
    page.click("main a:has-text('Add a range')")
    page.fill("#field-q", "work from home")
    page.select_option("#field-kind", "parameter")
    page.click("main form[role=search] button")
    check.look(page, "range-search")
    page.fill("#field-q", "one more day")
    page.click("main form[role=search] button")
    page.locator(".rows a").first.click()
    page.locator("#range-check").wait_for()
    stated = page.inner_text("main .lead")
    check.look(page, "range-new")
    page.fill("#field-low", "9")
    page.fill("#field-high", "1")
    page.locator("#range-check", has_text="Exchange the two").wait_for()
    report.check("exchanged ends are found while they are written", True)
    number = float("".join(c for c in stated.split("with")[1].split(".")[0] if c.isdigit()))
    page.fill("#field-low", str(number * 0.8))
    page.fill("#field-high", str(number * 1.1))
    page.locator("#range-check", has_text="the plan emits").wait_for()
    report.check("the check says what the range does", "t CO₂e in 2050" in page.inner_text("#range-check"))
    check.look(page, "range-filled")
    page.click("button:has-text('Save the range')")
    page.locator("#chances").wait_for(timeout=180_000)
    report.check("the range is saved", "The range is saved" in page.inner_text("main"))
    page.locator("#table-ranges tr", has_text="one more day").locator("a:has-text('Change its range')").click()
    check.look(page, "range-edit")
    page.click("button:has-text('Remove this range')")
    page.locator("#chances").wait_for(timeout=180_000)
    report.check("the range is removed", "The range is removed" in page.inner_text("main"))


def take_over(report, check, page, address):
    boxes = page.locator("input[name=take]")
    report.check("ranges are suggested", boxes.count() > 3, str(boxes.count()))
    for box in boxes.all()[1:]:
        box.uncheck()
    page.click("button:has-text('Take over what is chosen')")
    page.locator("#chances").wait_for(timeout=180_000)
    report.check("a suggestion is taken over and marked",
                 page.locator("#table-ranges", has_text="suggestion of the program").count() == 1)


def sliders(report, check, page, address):
    """Every number has a slider; the wedge follows one that is dragged; what was tried out is saved as one change."""
    page.goto(address + PLACE + "/forecast/wedge")
    report.check("there are sliders for all numbers", page.locator("#whatif input[type=range]").count() > 150,
                 str(page.locator("#whatif input[type=range]").count()))
    action = page.locator("fieldset.whatif__action", has=page.locator("input[name=on][value=b2]"))
    action.locator("summary").click()
    check.look(page, "wedge-sliders")
    slider = page.locator("input[name='set.b2.cop']")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    page.evaluate("""() => {
      window.drawings = [];
      new MutationObserver(() => window.drawings.push(document.querySelector('#wedge-result .fact__value').innerText))
        .observe(document.querySelector('.whatif-page'), { childList: true });
    }""")
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.26, y)
    page.mouse.down()
    for part in range(27, 90, 3):
        page.mouse.move(box["x"] + box["width"] * part / 100, y)
        page.wait_for_timeout(60)
    page.wait_for_function("() => window.drawings.length > 0")
    dragged = page.evaluate("window.drawings.length")
    page.mouse.up()
    report.check("the wedge is drawn again while a slider is dragged", dragged > 0, str(dragged))
    page.locator("input[name='start.b2']").focus()
    full = page.locator("input[name='full.b2']").input_value()
    page.keyboard.press("ArrowRight")
    moved = page.locator("input[name='full.b2']").input_value()
    report.check("the full effect moves with the start", int(moved) == int(full) + 1, f"{full} {moved}")
    page.wait_for_url("**start.b2=*full.b2=*")
    page.locator("text=1 action is not as it is saved").wait_for()
    shown = page.locator("#wedge-result .fact__value").first.inner_text()
    page.fill("#wedge-detail input[name=reason]", "Pumps that are better, a year later")
    page.click("button:has-text('Save these changes to the plan')")
    report.check("the trial is saved as one change", page.locator("text=The changes are saved as one.").is_visible())
    report.check("the plan is what the trial showed",
                 page.locator("#wedge-result .fact__value").first.inner_text() == shown, shown)


def workbook(report, page, address):
    """The workbook is a download that another program reads."""
    page.goto(address + PLACE + "/actions")
    with page.expect_download(timeout=180_000) as wait:
        page.click("text=Excel workbook")
    book = openpyxl.load_workbook(io.BytesIO(open(wait.value.path(), "rb").read()))
    report.check("the workbook has its sheets", {"Notes", "Actions", "Wedges", "Money by payer", "Ranking", "Fan"} <= set(book.sheetnames),
                 ", ".join(book.sheetnames))
    report.check("its numbers are numbers", isinstance(book["Wedges"].cell(row=book["Wedges"].max_row, column=10).value, (int, float)))


def without_scripts(report, page, address):
    drawn(page, address)
    report.check("the page comes without scripts", page.locator("#table-target-chances").is_visible())
    page.goto(address + PAGE + "/ranges/new?what=parameter&subject=b5&parameter=saving")
    page.fill("#field-low", "0.1")
    page.fill("#field-high", "0.25")
    page.click("button[name=look]")
    report.check("a range is checked without scripts", "5 of 100 draws lie below" in page.inner_text("#range-check"))
    page.click("button:has-text('Save the range')")
    drawn(page, address)
    report.check("a range is saved without scripts", page.locator("#table-ranges", has_text="Tune the buildings").count() == 1)


def spanish(report, check, page, address):
    drawn(page, address)
    report.check("uncertainty-es: the page is in Spanish", page.get_attribute("html", "lang") == "es")
    check.look(page, "uncertainty-es")
    page.goto(address + PAGE + "/ranges/new?q=factor")
    check.look(page, "range-search-es")
    page.goto(address + PAGE + "/ranges/new?what=parameter&subject=b3&parameter=saving&low=0.2&high=0.3")
    check.look(page, "range-new-es")
