"""Weights of two people on the page of the ranking, and a portfolio that is chosen, kept and set beside the plan, as
steps for check_results.py."""

PLACE = "/workspaces/hennepin-county"
RANKING = PLACE + "/actions/ranking"
PORTFOLIO = PLACE + "/actions/portfolio"


def order(page):
    """Titles of the ranked actions, the first first."""
    return page.locator("#table-ranking tbody tr").evaluate_all(
        "rows => rows.map(row => row.querySelector('th, td').innerText.trim())")


def scores(page):
    return page.locator("#table-ranking tbody tr").evaluate_all(
        "rows => rows.map(row => row.querySelectorAll('th, td')[2].innerText.trim())")


def weigh(page, person, weights, why):
    """One person's weights; every other criterion gets 0."""
    fields = page.locator("section[aria-labelledby=own-weights] input[name^=weight-]")
    for position in range(fields.count()):
        field = fields.nth(position)
        field.fill(weights.get(field.get_attribute("name").removeprefix("weight-"), "0"))
    page.fill("section[aria-labelledby=own-weights] [name=person]", person)
    page.fill("section[aria-labelledby=own-weights] [name=why]", why)
    page.click("section[aria-labelledby=own-weights] .button")


def ranking(report, check, page, address):
    """Two people weigh; each has an order of their own, and the group's follows both."""
    page.goto(address + RANKING)
    check.look(page, "ranking")
    before, group = order(page), scores(page)
    report.check("the whole plan is ranked", len(before) > 40, f"{len(before)} rows")
    weigh(page, "Finance office (test)", {"cost": "a lot"}, "")
    page.locator("#problems").wait_for()
    page.faults.clear()
    report.check("a weight in words is refused at its field", page.locator("#error-weight-cost").is_visible())
    report.check("what was sent stands there still", page.input_value("[name=weight-cost]") == "a lot")
    check.look(page, "ranking-refused", faults_expected=True)
    weigh(page, "Finance office (test)", {"cost": "100"}, "Money is what we lack.")
    report.check("the first weights are saved", "The weights are saved." in page.inner_text("main"))
    weigh(page, "Climate office (test)", {"emissions": "90", "risk": "10"}, "Tons first.")
    check.look(page, "ranking-weighed")
    after = scores(page)
    report.check("the group's scores follow", after != group, str(after[:3]))
    orders = {}
    for person in ("Finance office (test)", "Climate office (test)"):
        page.select_option("#field-weights-of", person)
        page.click("form[method=get] .button:has-text('Show')")
        orders[person] = order(page)
        report.check(f"{person} stands in the address", "person=" in page.url, page.url)
    first, second = orders.values()
    report.check("the two would order actions unlike", first[:5] != second[:5], f"{first[:5]} and {second[:5]}")
    report.check("whoever weighs tons begins with the largest cut", "Electric cars" in second[0], second[0])
    page.goto(address + PLACE + "/table?file=criteria-weights.csv")
    report.check("both are rows of the table", "Finance office (test)" in page.inner_text("main")
                 and "Money is what we lack." in page.inner_text("main"))


def portfolio(report, check, page, address):
    """A portfolio under yearly limits is chosen, kept, and set beside the plan; without the solver the page says how to add it."""
    page.goto(address + PORTFOLIO)
    check.look(page, "portfolio")
    report.check("the limits of the plan are there", "$800,000,000" in page.inner_text("section[aria-labelledby=limits]"))
    page.fill("#field-from", "soon")
    page.click("main form .button")
    page.locator("#problems").wait_for()
    page.faults.clear()
    report.check("a year in words is refused", page.locator("#error-from").is_visible())
    page.fill("#field-from", "2027")
    page.select_option("#field-goal", "reduction")
    page.click("main form .button")
    found = page.locator("main a[href*='/actions/portfolio/']")
    found.or_(page.locator("main .notice--bad, main .notice--caution")).first.wait_for(timeout=240_000)
    if not found.count():
        report.check("without a solver it is said how to get one", "HiGHS" in page.inner_text("main"), page.inner_text("main")[:300])
        print("portfolio: HiGHS is not here, so that no portfolio was chosen")
        return
    found.first.click()
    page.locator("#table-portfolio").wait_for()
    check.look(page, "portfolio-chosen")
    starts = page.locator("#table-portfolio tbody tr").count()
    report.check("every action has a start or none", starts > 25, f"{starts} rows")
    limits = page.inner_text("#table-limits")
    report.check("every year's budget and staff are reckoned", "2030" in (page.text_content("#table-limits-by-year") or "") and "$" in limits)
    report.check("limits are kept", "over" not in limits.lower(), limits[:200])
    page.click("main form .button:has-text('Keep as a scenario')")
    report.check("it is kept", "The portfolio is kept as a scenario." in page.inner_text("main"))
    page.goto(address + PLACE + "/forecast/scenarios")
    rows = page.locator("#table-scenarios tbody").inner_text()
    report.check("it stands among the scenarios", "ortfolio" in rows, rows[:300])
    check.look(page, "portfolio-beside")
