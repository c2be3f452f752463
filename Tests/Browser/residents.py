"""Comments on the public plan: opened by its owner, sent by a resident without an account and without scripts, answered by an
editor, read by everybody, and deleted at the resident's request; and the period ended and removed."""

import datetime

from check_accounts import WIDTHS

PUBLIC = "/plans/hennepin-county"
WORKSPACE = "/workspaces/hennepin-county"


def comment_and_answer(report, check, browser, owner, editor, address):
    open_period(report, check, owner, address)
    number = write(report, check, browser, address)
    answer(report, check, editor, address)
    read(report, check, browser, address)
    delete(report, editor, browser, address, number)
    close_and_remove(report, check, owner, address)


def open_period(report, check, page, address):
    page.goto(f"{address}{WORKSPACE}/plan/publish")
    today = datetime.date.today()
    # A day each way, as the clocks of the community may be a day apart from these.
    page.fill("#field-opens", str(today + datetime.timedelta(days=9)))
    page.fill("#field-closes", str(today - datetime.timedelta(days=1)))
    page.fill("#field-english", "Tell us what the plan forgets.")
    page.click("#comments button")
    report.check("a period that ends before it begins is refused at its field", page.locator("#error-closes").is_visible())
    report.check("and its invitation stays", page.input_value("#field-english") == "Tell us what the plan forgets.")
    page.faults.clear()
    page.fill("#field-opens", str(today - datetime.timedelta(days=1)))
    page.fill("#field-closes", str(today + datetime.timedelta(days=9)))
    page.click("#comments button")
    report.check("the comment period is set", page.locator("#comments .notice--good").is_visible())
    check.look(page, "publish-comments")


def write(report, check, browser, address):
    """Somebody without an account and without scripts; the comment's number."""
    look = check.person(browser)
    look.goto(f"{address}{PUBLIC}/inventory.html")
    check.look(look, "plan-with-invitation")
    look.goto(f"{address}{PUBLIC}/comments?chapter=inventory")
    check.look(look, "residents-form")
    look.context.close()
    context = browser.new_context(viewport=WIDTHS["narrow"], java_script_enabled=False)
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.goto(f"{address}{PUBLIC}/")
    report.check("the cover asks for comments", page.locator("text=Tell us what the plan forgets.").count() == 1)
    page.goto(f"{address}{PUBLIC}/inventory.html")
    page.click("text=Comment on this chapter")
    report.check("the chapter is chosen", page.input_value("#field-chapter") == "inventory", page.input_value("#field-chapter"))
    page.fill("#field-text", "   ")
    page.fill("#field-name", "Rosa")
    page.click("#comment button")
    report.check("a comment without words is refused at its field", page.locator("#error-text").is_visible())
    report.check("and what was written stays", page.input_value("#field-name") == "Rosa")
    page.fill("#field-text", "The <b>school buses</b> are missing.")
    page.fill("#field-area", "Northside")
    page.click("#comment button")
    number = page.locator("#sent .code").inner_text()
    report.check("the resident is told a number", number.startswith("r-"), number)
    report.check("nothing is public yet", page.locator("text=school buses").count() == 0)
    context.close()
    return number


def answer(report, check, page, address):
    page.goto(address + WORKSPACE)
    page.click("text=1 comment from a resident waits for an answer.")
    check.look(page, "residents-list")
    page.click(".rows__title a")
    check.look(page, "residents-answer")
    report.check("the staff sees the neighborhood", page.locator("text=Northside").count() == 1)
    page.check("input[name=state][value=aside]")
    page.fill("#field-reply", "Thank you, they are counted now.")
    page.click("main button:has-text('Save')")
    report.check("setting aside needs a reason", page.locator("#error-reason").is_visible())
    report.check("and the answer stays", page.input_value("#field-reply") == "Thank you, they are counted now.")
    page.faults.clear()
    page.check("input[name=state][value=published]")
    page.fill("#field-change", "A row for school buses.")
    page.select_option("#field-about", index=1)
    page.click("main button:has-text('Save')")
    report.check("the answer is kept", page.locator(".notice--good").is_visible())
    page.goto(address + WORKSPACE)
    report.check("nothing waits any more", page.locator("text=from a resident waits").count() == 0)


def read(report, check, browser, address):
    page = check.person(browser)
    page.goto(f"{address}{PUBLIC}/comments")
    card = page.locator("article.comment")
    report.check("the comment is public as it was written", "The <b>school buses</b> are missing." in card.inner_text(), card.inner_text())
    report.check("with its answer and what was changed",
                 "counted now" in card.inner_text() and "A row for school buses." in card.inner_text())
    report.check("without the neighborhood", "Northside" not in page.content())
    check.look(page, "residents-read")
    table = page.request.get(f"{address}{PUBLIC}/comments.csv")
    report.check("it is a table for everybody, without names", table.ok and "school buses" in table.text() and "Rosa" not in table.text(),
                 table.text()[:300])
    page.context.close()
    spanish = check.person(browser, locale="es-US", color_scheme="dark")
    spanish.goto(f"{address}{PUBLIC}/comments")
    report.check("the page is in Spanish", spanish.locator("h1", has_text="Comentarios de residentes").count() == 1)
    check.look(spanish, "residents-spanish-dark")
    spanish.context.close()


def delete(report, page, browser, address, number):
    page.goto(f"{address}{WORKSPACE}/plan/residents?comment={number}")
    page.click("summary:has-text('Delete at')")
    page.click("text=Delete for good")
    report.check("the comment is deleted", page.locator(".notice--good").is_visible())
    reader = browser.new_page()
    reader.goto(f"{address}{PUBLIC}/comments")
    report.check("and gone from the public page", reader.locator("article.comment").count() == 0)
    reader.close()


def close_and_remove(report, check, page, address):
    page.goto(f"{address}{WORKSPACE}/plan/publish")
    page.click("#comments summary:has-text('End it now')")
    page.click("#comments button:has-text('End it now')")
    report.check("the period has ended", page.locator("#comments .notice--good").is_visible())
    check.look(page, "publish-comments-ended")
    page.click("#comments summary:has-text('Remove it')")
    page.click("#comments button:has-text('Remove it')")
    report.check("a period without comments is removed", page.locator("#comments summary").count() == 0)
    page.faults.clear()
