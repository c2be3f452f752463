"""The adviser's path: several workspaces by way of one programme, what is found in them, comments and suggestions, an
approval where an adviser is a reviewer too, and what an adviser may not do."""

import re

from path_coordinator import PLACE
from people import email_of, give_person, invitation

OTHER = "/workspaces/hennepin-county"
CHAPTER = "plan/03-inventory.md"


def walk(stage, owner, page):
    invited(stage, owner, page)
    reads(stage, page)
    comments(stage, page)
    asks(stage, owner, page)
    checks(stage, owner, page)
    suggests(stage, owner, page)
    approves(stage, owner, page)
    refused(stage, page)
    leaves(stage, page)


def invited(stage, owner, page):
    """The owner makes a programme of two communities and invites somebody into it."""
    report = stage.report
    owner.goto(stage.address + "/workspaces/new")
    owner.click("#field-example .button")
    report.check("a second workspace is there", owner.url.endswith(OTHER), owner.url)
    owner.goto(stage.address + "/workspaces")
    owner.click("main a[href='/programmes']")
    stage.look(owner, "programmes")
    owner.fill("#field-name", "Two counties")
    owner.click("main form button")
    stage.look(owner, "programme-new")
    stage.programme = re.search(r"/programmes/[^?/]+", owner.url).group(0)
    owner.click("main .empty a:has-text('Bring a workspace in')")
    for workspace in ("ramsey-county", "hennepin-county"):
        owner.select_option("#field-workspace", workspace)
        owner.click("main form:has(#field-workspace) button")
    report.check("both workspaces are in the programme",
                 owner.locator("main a[href^='/workspaces/']").count() == 2, owner.inner_text("main"))
    page.goto(invitation(owner, stage.address, stage.programme + "/settings", "adviser"))
    stage.look(page, "programme-invitation")
    give_person(page, "Ana Adviser")
    owner.goto(stage.address + stage.programme + "/settings")
    report.check("the adviser is in the programme", owner.locator("main", has_text="Ana Adviser").count() == 1)
    stage.look(owner, "programme-settings")


def reads(stage, page):
    report = stage.report
    report.check("an adviser comes to the list of workspaces", page.url.endswith("/workspaces"), page.url)
    listed = page.locator("main .rows a").all_inner_texts()
    report.check("with all of the programme", {"Ramsey County", "Hennepin County"} <= set(listed), str(listed))
    stage.look(page, "adviser-workspaces")
    page.click("main a[href='/programmes']")
    page.click("main .rows a")
    overview(stage, page)
    page.goto(stage.address + "/workspaces")
    page.click("main a:has-text('Hennepin County')")
    stage.look(page, "adviser-home")
    report.check("home says what comes next", page.locator(".next").count() == 1)
    page.goto(stage.address + PLACE + "/findings")
    report.check("an adviser sees what was found", page.locator("main .finding-list li").count() > 0)
    stage.look(page, "adviser-findings")
    for name in ("inventory", "inventory/audit", "forecast/wedge", "hazards/risks", "actions", "plan", "plan/exhibits", "history", "records"):
        page.goto(stage.address + OTHER + "/" + name)
        stage.look(page, "adviser-" + name.replace("/", "-"))


def overview(stage, page):
    """How far each community is, without waiting for any calculation; put in order, filtered, as a file."""
    report = stage.report
    for _ in range(60):
        if not page.locator("text=Look again").count():
            break
        page.wait_for_timeout(500)
        page.click("text=Look again")
    rows = page.locator("#table-communities tbody tr")
    report.check("every community has its line", rows.count() == 2, page.inner_text("main"))
    hennepin = rows.filter(has_text="Hennepin County")
    report.check("a line says how far the plan is", re.search(r"\d+ of \d+ steps", hennepin.inner_text()), hennepin.inner_text())
    stage.look(page, "adviser-programme")
    page.click("#table-communities th a:has-text('Gap to the target')")
    report.check("the table is put in order", page.locator("th[aria-sort]").inner_text().startswith("Gap to the target"))
    page.select_option("#field-show", "quiet")
    page.click("main .toolbar button")
    report.check("nobody is quiet on the first day", page.locator("text=No community is like that.").count() == 1)
    page.click("main a:text-is('Show all')")
    with page.expect_download() as saved:
        page.click("#table-communities .numbers__download a")
    report.check("the communities come as a file", saved.value.suggested_filename.endswith("communities.csv"))
    page.click("main .pills a:text-is('Their numbers')")
    report.check("the numbers of the communities stand side by side",
                 "Hennepin County" in page.inner_text("#table-numbers"), page.inner_text("main"))
    stage.look(page, "adviser-programme-numbers")
    page.click("main .pills a:text-is('How far they are')")
    hennepin.locator("a[href*='/inventory/audit']").click()
    report.check("a number leads to what it counts", page.url.endswith("/inventory/audit?state=open"), page.url)


def comments(stage, page):
    page.goto(f"{stage.address}{OTHER}/plan/review?file={CHAPTER}")
    stage.look(page, "adviser-review")
    stage.report.check("an adviser cannot edit the chapter", page.locator("text=Edit this chapter").count() == 0)
    page.locator(".remarked a.remark").nth(1).click()
    page.fill(".remark-form #field-remark", "Which years does this compare?")
    page.click(".remark-form >> text=Send")
    stage.report.check("a comment stands at its paragraph",
                       page.locator(".comment", has_text="Which years does this compare?").is_visible())
    stage.look(page, "adviser-comment")


def asks(stage, owner, page):
    """A question stands at the record that it is about, and in the list of comments."""
    report = stage.report
    page.goto(f"{stage.address}{OTHER}/actions/b1")
    page.click("main aside a:text-is('Ask for a fix')")
    page.click("#remarks summary")
    page.fill("#remarks #field-remark", "Is the cost of all homes, or of one?")
    page.click("#remarks >> text=Send")
    report.check("the question stands at the record",
                 page.locator("#remarks .comment", has_text="of all homes, or of one?").is_visible())
    stage.look(page, "adviser-asks")
    owner.goto(f"{stage.address}{OTHER}/plan/review")
    owner.click("text=Is the cost of all homes, or of one?")
    card = owner.locator("#remarks .comment", has_text="of all homes")
    card.locator("summary").click()
    card.locator("textarea").fill("Of one.")
    card.locator("button:text-is('Settle')").click()
    report.check("whoever keeps the record answers there", owner.locator("#remarks", has_text="Of one.").count() == 1)
    stage.look(owner, "adviser-answered")


def checks(stage, owner, page):
    """An adviser marks a step as checked, and the community reads it."""
    page.goto(stage.address + OTHER)
    page.locator("#step-inventory >> text=Mark as checked").click()
    said = "Checked by Ana Adviser"
    stage.report.check("a step is checked", page.locator("#step-inventory", has_text=said).count() == 1)
    owner.goto(stage.address + OTHER)
    stage.report.check("the community reads it", owner.locator("#step-inventory", has_text=said).count() == 1)
    stage.look(page, "adviser-checked")


def suggests(stage, owner, page):
    report = stage.report
    page.goto(f"{stage.address}{OTHER}/plan/review?file={CHAPTER}")
    paragraph = page.locator(".remarked:has(p):not(:has(figure))").nth(2)
    paragraph.locator("a.remark").click()
    page.click(".remark-form summary")
    old = page.input_value(".remark-form #field-suggestion")
    page.fill(".remark-form #field-suggestion", "In short: " + old)
    page.fill(".remark-form #field-remark", "Begin with the point.")
    page.click(".remark-form >> text=Send")
    report.check("a suggestion is shown", page.locator(".comment", has_text="Begin with the point.").is_visible())
    report.check("an adviser cannot take it over", page.locator("text=Take this suggestion").count() == 0)
    owner.goto(f"{stage.address}{OTHER}/plan/review")
    owner.click("text=Begin with the point.")
    owner.click("text=Take this suggestion")
    report.check("the coordinator takes it", owner.locator(".remarked", has_text="In short: ").count() == 1)
    owner.goto(f"{stage.address}{OTHER}/history")
    report.check("the history names who suggested it", owner.locator("main", has_text="Ana Adviser").count() == 1,
                 owner.inner_text("main")[:400])


def approves(stage, owner, page):
    """An adviser approves nothing by that; where the community also made them a reviewer, they do."""
    report = stage.report
    page.goto(f"{stage.address}{OTHER}/plan/review?file={CHAPTER}")
    report.check("an adviser does not approve chapters", page.locator("text=Approve this text").count() == 0)
    page.goto(invitation(owner, stage.address, OTHER + "/members", "reviewer"))
    stage.look(page, "adviser-second-role")
    page.click("main form button")
    page.goto(f"{stage.address}{OTHER}/plan/review?file={CHAPTER}")
    page.fill("#approval #field-note", "Read and found right")
    page.click("text=Approve this text")
    report.check("a reviewer approves", page.locator("#approval", has_text="Approved by Ana Adviser").count() == 1,
                 page.locator("#approval").inner_text())
    stage.look(page, "adviser-approved")
    owner.goto(stage.address + OTHER + "/plan")
    report.check("the book says so",
                 owner.locator(".book__chapter", has_text="03-inventory.md").locator(".tag--good").count() == 1,
                 owner.locator(".book__chapter", has_text="03-inventory.md").inner_text())


def refused(stage, page):
    """Pages that change something say whom to ask; forms are not shown."""
    report = stage.report
    for path in ("inventory/upload", "import", "webhooks"):
        page.goto(stage.address + PLACE + "/" + path)
        report.check(f"{path} is not for an adviser", page.locator("text=Ask Carla Coordinator.").is_visible(),
                     page.inner_text("main"))
        page.faults.clear()
        stage.look(page, "adviser-refused", faults_expected=True)
    page.goto(stage.address + PLACE + "/record?file=inventory.csv&row=el-res-2022")
    report.check("a record has no form but that of a question",
                 page.locator("main form:not(.remark-form)").count() == 0)
    stage.look(page, "adviser-record")
    page.goto(stage.address + PLACE + "/inventory/records")
    page.wait_for_selector("#grid[data-state=ready]")
    report.check("the grid only reads", not page.locator("[data-act=save]").is_visible())
    stage.look(page, "adviser-grid")
    for path in ("plan/publish", "settings", "members", "actions"):
        page.goto(stage.address + PLACE + "/" + path)
        forms = page.locator("main form[method=post]").count()
        report.check(f"{path} offers an adviser nothing to change", forms == 0, f"{forms} forms")
        stage.look(page, "adviser-" + path.replace("/", "-") + "-read")
    token = page.evaluate("""async (path) => {
        const page = await (await fetch(path + '/plan/review?file=plan/01-summary.md')).text();
        const field = page.match(/name="_csrf" value="([^"]+)"/), owner = page.match(/name="_for" value="([^"]+)"/);
        const body = new URLSearchParams({ _csrf: field[1], _for: owner[1], base: '1', draft: crypto.randomUUID(),
          'cell.quantity': '1' });
        return (await fetch(path + '/record?file=inventory.csv&row=el-res-2022', { method: 'POST', body })).status;
    }""", stage.address + PLACE)
    page.faults.clear()
    report.check("a change that is sent all the same is refused", token == 403, str(token))
    page.goto(stage.address + "/administration")
    report.check("administration is closed", page.locator("text=This is not for you").is_visible())
    page.faults.clear()


def leaves(stage, page):
    page.goto(stage.address + stage.programme + "/settings")
    page.click("text=Leave the programme")
    page.goto(stage.address + PLACE)
    stage.report.check("who has left the programme reads its workspaces no more",
                       page.locator("text=This page is not here").is_visible(), email_of("Ana Adviser"))
    page.faults.clear()
