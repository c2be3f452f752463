"""Checks the API as the programs of a town use it: what the document says by schemathesis, then pages of lists, ETags,
keys of requests and imports, on two servers that share one store.

Usage: check_api.py --cairn PROGRAM --example FOLDER [--seconds 75] [--schemathesis PROGRAM]
                    [--store sqlite|postgresql|ADDRESS]

Starts `PROGRAM serve --store ADDRESS` twice on a store of its own: a new file, a PostgreSQL that it starts, or the empty
database at an address. Needs schemathesis from .tools/venv.
"""

import argparse
import contextlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Browser"))

from api_client import Client
from report import Report
from serving import Served, new_store, served

PASSWORD = "violin kettle marsh orbit"
TOWN = "/api/v1/workspaces/hennepin-county"


# --- What the document says ------------------------------------------------------------------------

# 400 is for what does not fit the document, so that no valid request may get it; 422 for content that cannot be taken.
CONFIGURATION = """
hooks = "fixed_parameters.py"

[parameters]
"path.workspace" = "hennepin-county"
"path.table" = "inventory.csv"
"path.year" = 2021

[checks]
positive_data_acceptance.expected-statuses = ["2xx", "304", "401", "403", "404", "409", "412", "422", "428"]
negative_data_rejection.expected-statuses = ["400", "401", "403", "404", "405", "406", "412", "413", "415", "422", "428"]
missing_required_header.expected-statuses = ["400", "401", "403", "404", "406", "428"]
"""

# A fixed value takes the place of whatever coverage has made for that parameter. A case that is wrong by this parameter
# alone is therefore sent as a right one, and to have it refused would be the flaw.
HOOKS = '''
import schemathesis
from schemathesis.core.parameters import ParameterLocation

FIXED = {"workspace", "table", "year"}


@schemathesis.hook
def filter_case(context, case):
    meta = case.meta
    if meta is None or meta.phase.name.value != "coverage" or not meta.generation.mode.is_negative:
        return True
    data = meta.phase.data
    return data.parameter_location != ParameterLocation.PATH or data.parameter not in FIXED
'''


def conforms(report, schemathesis, address, token, folder, seconds):
    (folder / "schemathesis.toml").write_text(CONFIGURATION)
    (folder / "fixed_parameters.py").write_text(HOOKS)
    result = subprocess.run(
        [schemathesis, "--config-file", str(folder / "schemathesis.toml"), "run",
         address + "/api/v1/openapi.json", "-H", f"Authorization: Bearer {token}",
         "--checks", "all", "--phases", "examples,coverage,fuzzing,stateful", "--max-time", str(seconds),
         "--max-examples", "12", "--request-timeout", "60", "--max-response-time", "60", "--rate-limit", "55/s", "--continue-on-failure", "--no-color",
         "--exclude-operation-id", "revertWorkspace", "--exclude-operation-id", "importFolder", "--generation-database", "none", "--generation-allow-x00", "false", "--seed", "1", "--suppress-health-check", "all", "--warnings", "off"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=seconds * 4 + 120)
    told = "\n".join(line[:400] for line in result.stdout.splitlines())
    report.check("schemathesis finds nothing that the document does not say", result.returncode == 0,
                 "\n" + told[-30_000:])
    print("\n".join(line for line in result.stdout.splitlines() if re.search(r"cases|passed|Operations:", line)))


# --- Lists, tags, keys, imports ----------------------------------------------------------------------

def lists(report, client):
    rows, after, answers = [], "", 0
    while True:
        answer = client.ask("GET", f"{TOWN}/tables/inventory.csv/rows?limit=7" + (f"&after={after}" if after else ""))
        rows += [row["key"] for row in answer.json["items"]]
        answers += 1
        after = answer.json["next"]
        if not after:
            break
        report.check("a list says where it goes on", f"after={after}" in (answer.headers["Link"] or ""),
                     str(answer.headers["Link"]))
    whole = client.ask("GET", f"{TOWN}/tables/inventory.csv/rows?limit=1000").json
    report.check("pages of a list are the whole list", rows == [row["key"] for row in whole["items"]], f"{len(rows)}")
    report.check("a list of more than one page was looked at", answers > 2, str(answers))
    waste = client.ask("GET", f"{TOWN}/tables/inventory.csv/rows?sector=waste&limit=1000").json["items"]
    report.check("a column narrows a list", waste and all(row["cells"]["sector"] == "waste" for row in waste))
    wrong = client.ask("GET", f"{TOWN}/tables/inventory.csv/rows?sektor=waste")
    report.check("a column that no table has is refused", wrong.status == 400, str(wrong.status))
    report.check("with the parameter at fault", wrong.json["errors"][0]["parameter"] == "sektor", wrong.body)


def tags(report, client):
    for path in ("", "/tables", "/inventory", "/findings", "/figures?prefix=inventory/2021/"):
        first = client.ask("GET", TOWN + path)
        again = client.ask("GET", TOWN + path, If_None_Match=first.headers["ETag"])
        report.check(f"{path or 'a workspace'} is not sent twice", (first.status, again.status) == (200, 304),
                     f"{first.status} {again.status}")
    row = client.ask("GET", f"{TOWN}/tables/sources.csv/rows?limit=1").json["items"][0]
    path = f"{TOWN}/tables/sources.csv/rows/{row['key']}"
    blind = client.ask("PATCH", path, {"cells": {"note": "seen"}})
    report.check("a change without a tag is refused", blind.status == 428, str(blind.status))
    saved = client.ask("PATCH", path, {"cells": {"note": "seen"}, "reason": "Try"}, If_Match=row["etag"])
    report.check("a change with the tag is taken", saved.status == 200 and saved.json["cells"]["note"] == "seen")
    stale = client.ask("PATCH", path, {"cells": {"note": "mine"}}, If_Match=row["etag"])
    report.check("a stale change is refused", stale.status == 412, str(stale.status))
    versions = stale.json["conflicts"][0]
    found = [versions[side]["cells"]["note"] for side in ("base", "mine", "theirs")]
    report.check("with all versions", found == [row["cells"]["note"], "mine", "seen"], str(found))
    report.check("and the tag of what is there", stale.headers["ETag"] == saved.headers["ETag"])


def keys(report, here, there):
    """The same request at two servers is one change; another one under its key is refused."""
    row = {"cells": {"id": "key-check", "title": "A source of the check"}, "reason": "Once"}
    path = f"{TOWN}/tables/sources.csv/rows"
    before = here.ask("GET", TOWN).json["revision"]
    first = here.ask("POST", path, row, Idempotency_Key="check-0001-abcdef")
    report.check("a row is added", first.status == 201, first.body)
    second = there.ask("POST", path, row, Idempotency_Key="check-0001-abcdef")
    report.check("the other server gives the same answer",
                 (second.status, second.body) == (first.status, first.body), second.body)
    report.check("and says that it was kept", second.headers["Idempotency-Replayed"] == "true")
    report.check("nothing was done twice", here.ask("GET", TOWN).json["revision"] == before + 1)
    other = there.ask("POST", path, {"cells": {"id": "key-other", "title": "x"}}, Idempotency_Key="check-0001-abcdef")
    report.check("another request under the key is refused", other.status == 422, str(other.status))
    report.check("by its kind", other.json["type"] == "/api#problem-key-reused", other.body)
    taken = here.ask("POST", path, row)
    report.check("a key of a row that is taken is a conflict", taken.status == 409, str(taken.status))


def at_once(report, here, there):
    """Twelve requests with one key at the same time are one change."""
    path, answers = f"{TOWN}/tables/sources.csv/rows", []
    body = {"cells": {"id": "at-once", "title": "A source"}, "reason": "At once"}

    def send(client):
        answers.append(client.ask("POST", path, body, Idempotency_Key="at-once-0001").status)

    clients = [Client(client.address, client.token) for client in (here, there) for _ in range(6)]
    threads = [threading.Thread(target=send, args=(client,)) for client in clients]
    before = here.ask("GET", TOWN).json["revision"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    report.check("each gets the answer or is asked to wait", set(answers) <= {201, 409} and 201 in answers, str(answers))
    report.check("one change was made", here.ask("GET", TOWN).json["revision"] == before + 1)


def imports(report, client):
    path = f"{TOWN}/tables/inventory.csv/import"
    rows = client.ask("GET", f"{TOWN}/tables/inventory.csv/rows?sector=buildings&limit=2").json["items"]
    new = [{**row["cells"], "id": f"import-{index}", "note": "Imported"} for index, row in enumerate(rows)]
    before = client.ask("GET", TOWN).json["revision"]
    look = client.ask("POST", path + "?dry_run=true", new)
    report.check("a dry run says what would be", look.status == 200 and look.json["added"] == 2, look.body[:500])
    report.check("and changes nothing", client.ask("GET", TOWN).json["revision"] == before)
    bad = [new[0], {**new[1], "unit": "furlongs", "method": "guess"}]
    refused = client.ask("POST", path, bad)
    report.check("rows with errors are refused, all of them", refused.status == 422, refused.body[:500])
    found = [finding for finding in refused.json["findings"] if finding["severity"] == "error"]
    report.check("with the row of each finding", found and {finding["index"] for finding in found} == {1},
                 str(found)[:500])
    report.check("and nothing was taken", client.ask("GET", TOWN).json["revision"] == before)
    taken = client.ask("POST", path + "?reason=Two%20rows", new)
    report.check("rows are taken in one commit", taken.status == 200 and taken.json["revision"] == before + 1,
                 taken.body[:500])
    report.check("under the keys that they say", taken.json["keys"] == ["import-0", "import-1"])
    text = "id,year,note\nimport-0,2021,Corrected\n".encode()
    merged = client.ask("POST", path + "?mode=merge", text, kind="text/csv")
    report.check("CSV is merged by key", merged.status == 200 and merged.json["changed"] == 1, merged.body[:500])
    cells = client.ask("GET", f"{TOWN}/tables/inventory.csv/rows/import-0").json["cells"]
    report.check("other cells stay", cells["note"] == "Corrected" and cells["unit"] == new[0]["unit"], str(cells))
    twice = client.ask("POST", path, [new[0], new[0]])
    report.check("two rows with one key are refused", twice.status == 422, str(twice.status))
    stranger = client.ask("POST", path, [{"id": "x", "colour": "red"}])
    report.check("a column that is not known is named",
                 stranger.json["errors"][0]["pointer"] == "#/0/colour", stranger.body[:300])


def register(report, client):
    """The former tool's register is looked at, then taken; what it changed goes and comes back."""
    text = "Hazard,Community System,Risk Impact Magnitude,Action Name\nHeat waves,Public health,High,Shade of the check\n"
    sent = client.ask("POST", f"{TOWN}/risk-register/files?name=review.csv", text.encode(), kind="text/csv")
    report.check("a register is looked at", sent.status == 201 and sent.json["look"]["isDryRun"], sent.body[:500])
    path = f"{TOWN}/risk-register/files/{sent.json['id']}/import"
    taken = client.ask("POST", path, {"startYear": 2030, "preset": "keep"}, Idempotency_Key="register-0001-abcdef")
    report.check("and taken as one change", taken.status == 200 and taken.json["revision"], taken.body[:500])
    again = client.ask("POST", path, {"startYear": 2030, "preset": "keep"}, Idempotency_Key="register-0001-abcdef")
    report.check("once", again.headers["Idempotency-Replayed"] == "true", again.body[:500])
    rows = client.ask("GET", f"{TOWN}/tables/actions.csv/rows?title=Shade%20of%20the%20check").json["items"]
    report.check("with its action", len(rows) == 1 and rows[0]["cells"]["start_year"] == "2030", str(rows)[:500])
    row = f"{TOWN}/tables/actions.csv/rows/{rows[0]['key']}"
    client.ask("DELETE", row, If_Match=rows[0]["etag"])
    document = {"document": f"actions.csv#{rows[0]['key']}"}
    back = client.ask("POST", f"{TOWN}/restore", document)
    report.check("what was removed comes back", back.status == 201, back.body[:500])
    report.check("as it was", client.ask("GET", row).json["cells"] == rows[0]["cells"])
    there = client.ask("POST", f"{TOWN}/restore", document)
    report.check("and not twice", there.status == 409, there.body[:500])


def hazard_scores(report, client):
    hazard = client.ask("GET", f"{TOWN}/tables/hazards.csv/rows?limit=1").json["items"][0]["key"]
    path = f"{TOWN}/hazards/{hazard}/scores/Works"
    card = client.ask("GET", path)
    blind = client.ask("PUT", path, {"probability": 4})
    report.check("a view of a hazard needs what was seen", blind.status == 428, str(blind.status))
    saved = client.ask("PUT", path, {"probability": 4, "frequency": "increasing"}, If_Match=card.headers["ETag"])
    report.check("a view of a hazard is entered", saved.status == 200 and saved.json["probability"] == 4, saved.body[:500])
    listed = client.ask("GET", f"{TOWN}/hazard-agreement").json["items"]
    report.check("and listed", any(item["hazard"] == hazard for item in listed), str(listed)[:500])


def results(report, client):
    inventory = client.ask("GET", TOWN + "/inventory").json
    year = inventory["years"][-1]
    total = client.ask("GET", f"{TOWN}/inventory/{year['year']}").json["total"]["tonnesCO2e"]
    report.check("a year is the same by either way", abs(total - year["emissions"]["tonnesCO2e"]) < 1e-6 * total)
    figure = client.ask("GET", f"{TOWN}/figures/inventory%2F{year['year']}%2Ftotal?depth=1").json
    report.check("a figure is the total", abs(figure["value"] - total) < 1e-6 * total, str(figure["value"]))
    report.check("and explains itself by its parts", figure["explanation"]["parts"], str(figure)[:300])
    other = client.ask("GET", f"{TOWN}/inventory/{year['year']}?gwp_set=ar5").json
    report.check("another set of potentials is another total", other["total"]["tonnesCO2e"] != total)
    gpc = client.ask("GET", f"{TOWN}/inventory/{year['year']}/frameworks/gpc").json
    report.check("GPC has its totals", [t["name"] for t in gpc["totals"]][:1] == ["BASIC"], str(gpc["totals"])[:200])
    chart = client.ask("GET", f"{TOWN}/exhibits/chart/emissions-by-sector").json
    report.check("a chart has its specification", "mark" in str(chart["spec"]) and chart["table"]["rows"])
    archive = client.ask("GET", TOWN + "/export")
    report.check("the folder comes as an archive", archive.body[:2] == b"PK", str(archive.body[:40]))


def plan(report, client):
    """What pages do with a plan: deciding, looking at the library, trying out and keeping."""
    seen = client.ask("GET", f"{TOWN}/screening/river-flooding")
    report.check("a hazard is screened with its evidence", seen.status == 200 and "evidence" in seen.json, seen.body[:300])
    decided = client.ask("PUT", f"{TOWN}/screening/river-flooding", {"decision": "keep", "why": "Seen in 2014"},
                         If_Match=seen.headers["ETag"])
    report.check("and decided", decided.status == 200 and decided.json["decision"]["why"] == "Seen in 2014", decided.body[:300])
    found = client.ask("GET", f"{TOWN}/risks/heat-people/suggestions?limit=1").json["items"]
    report.check("strategies are suggested with reasons", found and found[0]["reasons"], str(found)[:300])
    wedges = client.ask("GET", f"{TOWN}/forecast/wedges").json
    first = wedges["wedges"][0]["action"]
    without = client.ask("POST", f"{TOWN}/forecast/what-if", {"changes": [{"action": first, "isOff": True}]}).json
    report.check("switching an action off leaves more emissions",
                 without["totals"][-1]["plan"] > wedges["totals"][-1]["plan"], str(without["totals"][-1]))
    curve = client.ask("GET", f"{TOWN}/actions/abatement").json
    costs = [step["costPerTonne"] for step in curve["steps"]]
    paid = [cost for cost in costs if cost >= 0]
    report.check("what earns comes first on the abatement curve, then costs rise",
                 paid and max(costs[:-len(paid)]) < 0 and costs[-len(paid):] == sorted(paid), str(costs)[:300])
    climate = client.ask("GET", f"{TOWN}/climate?limit=1000").json["items"]
    report.check("the climate is told with its spread", climate and climate[0]["low"] is not None, str(climate)[:300])
    invited = client.ask("POST", f"{TOWN}/invitations", {"role": "viewer"})
    report.check("a token with the scope people invites", invited.status == 201, invited.body[:300])


def example_program(report, client, folder):
    """The program of the documentation, as an analyst runs it."""
    rows = client.ask("GET", f"{TOWN}/tables/inventory.csv/rows?sector=waste&limit=1").json["items"]
    cells = {**rows[0]["cells"], "id": "bill-2022", "year": "2022", "note": ""}
    (folder / "bills.csv").write_text(",".join(cells) + "\n" + ",".join(f'"{cell}"' for cell in cells.values()) + "\n")
    program = pathlib.Path(__file__).resolve().parents[2] / "docs/api/totals.py"
    results = [
        subprocess.run([sys.executable, str(program), "hennepin-county", str(folder / "bills.csv"), *more],
                       env={**os.environ, "CAIRN": client.address, "CAIRN_TOKEN": client.token},
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for more in ([], ["take"], ["take"])]
    report.check("the example program prints totals", re.search(r"total +[0-9,]{7}", results[0].stdout), results[0].stdout)
    report.check("looks at bills before it takes them", all("1 added" in result.stdout for result in results),
                 "\n".join(result.stdout[-300:] for result in results))
    found = client.ask("GET", f"{TOWN}/tables/inventory.csv/rows/bill-2022")
    report.check("and takes them once", found.status == 200, found.body)


def reverts(report, client):
    """The whole town goes back and comes again; too great a change to be left to chance below."""
    head = client.ask("GET", TOWN).json["revision"]
    back = client.ask("POST", TOWN + "/revert", {"revision": 1, "base": head, "reason": "As it was imported"})
    report.check("a town goes back to an earlier state", back.status == 201, back.body)
    differences = client.ask("GET", f"{TOWN}/differences?from=1").json
    report.check("in which nothing differs from then", differences["items"] == [], str(differences)[:300])
    undone = client.ask("POST", f"{TOWN}/commits/{back.json['revision']}/undo", {"reason": "It was right before"})
    report.check("and comes again by undo", undone.status == 201, undone.body)
    again = client.ask("GET", f"{TOWN}/differences?from={head}").json
    report.check("just as it was", again["items"] == [], str(again)[:300])


def problems(report, client):
    nowhere = client.ask("GET", "/api/v1/nowhere")
    report.check("an unknown path is a problem", nowhere.headers["Content-Type"] == "application/problem+json")
    method = client.ask("PUT", "/api/v1/workspaces", {})
    report.check("another method is refused with those that are taken",
                 method.status == 405 and "POST" in method.headers["Allow"], str(method.headers))
    kind = client.ask("POST", "/api/v1/workspaces", b"id=x", kind="application/x-www-form-urlencoded")
    report.check("another type is refused", kind.status == 415, str(kind.status))
    accept = client.ask("GET", "/api/v1/workspaces", Accept="text/html")
    report.check("a type that is not made is refused", accept.status == 406, str(accept.status))
    broken = client.ask("POST", "/api/v1/workspaces", b'{"id": "x",\n "name" }')
    report.check("broken JSON is told by its place", (broken.status, broken.json["line"]) == (400, 2), broken.body)
    wrong = client.ask("POST", "/api/v1/workspaces", {"id": "X Y", "name": "", "colour": 1})
    pointers = {error.get("pointer") for error in wrong.json["errors"]}
    report.check("every flaw is told at once", pointers == {"#/id", "#/name", "#/colour"}, str(pointers))
    large = client.ask("POST", "/api/v1/workspaces", b" " * 300_000)
    report.check("a body that is too large is refused", large.status == 413, str(large.status))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cairn", required=True)
    parser.add_argument("--example", required=True, type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=75)
    parser.add_argument("--schemathesis", default=str(pathlib.Path(sys.executable).parent / "schemathesis"))
    parser.add_argument("--folder", type=pathlib.Path, help="keeps the store and what the servers wrote")
    parser.add_argument("--store")
    arguments = parser.parse_args()
    report = Report()
    with contextlib.ExitStack() as stack:
        folder = arguments.folder or pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        store = stack.enter_context(new_store(arguments.store, folder))
        first = stack.enter_context(served(arguments.cairn, folder, store, arguments.example))
        person = Client(first.address)
        person.set_up(first.key, PASSWORD)
        made = person.ask("POST", "/api/v1/account/tokens", {
            "name": "check", "scopes": ["read", "write", "publish", "people", "admin"], "days": 1})
        report.check("a token is made with the session", made.status == 201, made.body)
        second = Served(arguments.cairn, folder, store)
        second.start(has_accounts=True)
        stack.callback(second.stop)
        here, there = (Client(server.address, made.json["text"]) for server in (first, second))
        lists(report, here)
        tags(report, here)
        keys(report, here, there)
        at_once(report, here, there)
        imports(report, here)
        register(report, here)
        hazard_scores(report, here)
        results(report, there)
        plan(report, here)
        reverts(report, here)
        problems(report, here)
        example_program(report, there, folder)
        if arguments.seconds:
            conforms(report, arguments.schemathesis, first.address, made.json["text"], folder, arguments.seconds)
        errors = (folder / "serve.log").read_text(errors="replace")
        report.check("no server wrote of a failed request", "Request failed" not in errors, errors[-3000:])
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
