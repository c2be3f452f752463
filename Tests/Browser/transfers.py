"""What goes into an assessment and out of it as files, and what becomes of a form whose record is removed meanwhile.

Steps of check_vulnerability.py.
"""

import pathlib

ZONES = """{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"NAME":"Creek edge","FLD_ZONE":"AE"},"geometry":{"type":"Polygon","coordinates":[[[-93.3,44.9],[-93.2,44.9],[-93.2,45.0],[-93.3,44.9]]]}},
{"type":"Feature","properties":{"NAME":"A point","FLD_ZONE":"X"},"geometry":{"type":"Point","coordinates":[-93.3,44.9]}}]}"""

# Metres of UTM zone 15 north, without a word of it.
METRES = 'name,level,shape\nUpper creek,AE,"POLYGON ((478000 4980000, 479000 4980000, 479000 4981000, 478000 4980000))"\n'

RASTER = pathlib.Path(__file__).parent.parent / "GeometryTests" / "Fixtures" / "depth.tif"

REVIEW = """Hazard,Community System,Risk Probability,Risk Impact Magnitude,Risk Adaptive Capacity,Action Name
Flash/surface floding,Transportation,High,Mod high,Low,
Heat waves,Public health,High,High,Mod low,Cooled bus stops
"""


def send(page, name, kind, contents):
    page.set_input_files("#field-file", {"name": name, "mimeType": kind, "buffer": contents.encode()})


def carry_register(report, check, page, town):
    page.goto(town + "/hazards/risks")
    page.click("main a:has-text(\"Other systems' files\")")
    check.look(page, "register-files")
    for button, name, text in [
        ("The former tool's table", "hennepin-county-register.csv", "Community System"),
        ("GCoM: hazards and risks", "hennepin-county-framework-risks.csv", "Climate hazard"),
        ("CDP-ICLEI Track 2.2: climate hazards", "hennepin-county-cdp-2-2-hazards.csv", "Sectors most exposed"),
    ]:
        with page.expect_download() as waiting:
            page.click(f"button:has-text('Download'):has(span:has-text(\"{button}\"))")
        file = waiting.value
        report.check(f"{button} is downloaded", file.suggested_filename == name, file.suggested_filename)
        report.check(f"{button} has its columns", text in pathlib.Path(file.path()).read_text())
    page.fill("#field-start_year", "2029")
    send(page, "review.csv", "text/csv", REVIEW)
    page.click("section[aria-labelledby=in] .button")
    report.check("the misspelt hazard is found at its place", "row 2, column Hazard" in page.inner_text("main"))
    choice = page.locator("select[name='word.0.meaning']")
    report.check("its suggestion stands first", "suggested" in choice.locator("option").first.inner_text())
    report.check("and is chosen", choice.input_value() == "entry:flash-flooding", choice.input_value())
    check.look(page, "register-import-open")
    page.click("button[value=look]")
    report.check("then no row is left out", "left out, because" not in page.inner_text("main"))
    check.look(page, "register-import-look")
    page.click("button[value=take]")
    report.check("the register is one change", "/history/" in page.url, page.url)
    page.goto(town + "/hazards/risks?q=transportation")
    report.check("the risk is in the register", "Flash" in page.inner_text("main"))


def bring_shapes(report, check, page, town):
    page.goto(town + "/hazards/exposure")
    page.click("main a:has-text('Import shapes')")
    send(page, "flood.geojson", "application/geo+json", ZONES)
    page.select_option("#field-as", "zones")
    page.click("main form .button")
    page.wait_for_selector("select[name='fixed.hazard']")
    report.check("what is not said is found", "column hazard" in page.inner_text("main"))
    report.check("nothing is to be taken yet", page.locator("button[value=take]").count() == 0)
    check.look(page, "exposure-import-open")
    page.select_option("select[name='fixed.hazard']", "river-flooding")
    page.select_option("select[name='field.name']", "NAME")
    page.click("button[value=map]")
    page.wait_for_selector("button[value=take]")
    report.check("the rows are shown before they are taken", "Creek edge" in page.inner_text("main"))
    report.check("what is wrong is left out", "it was left out" in page.inner_text("main"))
    check.look(page, "exposure-import-look")
    page.click("button[value=take]")
    report.check("the zone is one change", "/history/" in page.url, page.url)
    say_what_files_lack(report, check, page, town)


def say_what_files_lack(report, check, page, town):
    page.goto(town + "/hazards/exposure/import")
    send(page, "zones.csv", "text/csv", METRES)
    page.click("main form .button")
    page.wait_for_selector("select[name='fixed.hazard']")
    report.check("the finding names the field", "in the field “Coordinate system”" in page.inner_text("main"))
    check.look(page, "exposure-import-system")
    page.fill("#field-crs", "EPSG:26915")
    page.select_option("select[name='fixed.hazard']", "river-flooding")
    page.click("button[value=map]")
    page.wait_for_selector("button[value=take]")
    report.check("the system is known then", "NAD83 / UTM zone 15N" in page.inner_text("main"))
    page.goto(town + "/hazards/exposure/import")
    page.set_input_files("#field-file", str(RASTER))
    page.click("main form .button")
    page.locator("#problems").wait_for()
    page.faults.clear()
    report.check("a raster without classes is refused at its field", page.locator("#error-classes").is_visible())
    check.look(page, "exposure-import-refused", faults_expected=True)
    page.set_input_files("#field-file", str(RASTER))
    page.fill("#field-classes", "low=0..1, high=1..")
    page.click("main form .button")
    page.wait_for_selector("select[name='fixed.hazard']")
    page.select_option("select[name='fixed.hazard']", "river-flooding")
    page.select_option("select[name='field.level']", "level")
    page.click("button[value=map]")
    page.wait_for_selector("button[value=take]")
    check.look(page, "exposure-import-raster")
    page.click("button[value=take]")
    report.check("the raster's zones are one change", "/history/" in page.url, page.url)


def lose_a_record(report, check, page, town):
    """One tab writes while another removes the record."""
    other = page.context.new_page()
    other.goto(town + "/actions/goals/new")
    other.fill("#field-title", "Shade for all")
    other.check("input[name=risks][value=heat-people]")
    other.click("main form .button")
    goal = other.url.split("?")[0]
    page.goto(goal + "/edit")
    page.fill("#field-description", "Written all evening: shade within a five minute walk.")
    other.goto(town + "/record/remove?file=goals.csv&row=shade-for-all")
    other.click("main .button--danger")
    page.click("main form .button")
    page.faults.clear()
    text = page.inner_text("main")
    report.check("who removed it is said", "Removed by" in text)
    kept = [box.input_value() for box in page.locator("textarea[readonly]").all()]
    report.check("what was typed is kept", any("Written all evening" in value for value in kept), str(kept))
    check.look(page, "removed-form", faults_expected=True)
    page.click("button:has-text('Bring the record back with this')")
    report.check("it is back", page.url.split("?")[0] == goal, page.url)
    report.check("with what was typed", "Written all evening" in page.inner_text("main"))
    other.goto(town + "/record/remove?file=goals.csv&row=shade-for-all")
    other.click("main .button--danger")
    page.goto(goal)
    page.faults.clear()
    report.check("its address says so too", "This record was removed" in page.inner_text("main"))
    check.look(page, "removed-address", faults_expected=True)
    page.click("button:has-text('Bring the record back')")
    report.check("and brings it back", "Shade for all" in page.inner_text("h1"))
    other.close()
