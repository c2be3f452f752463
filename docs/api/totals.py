"""Prints a community's emissions by sector and year, and what the totals leave out; then adds a year of bills.

    export CAIRN=https://cairn.example.org CAIRN_TOKEN=cairn_…
    python3 totals.py hennepin-county                  # reads
    python3 totals.py hennepin-county bills.csv        # and shows what taking in the bills would do
    python3 totals.py hennepin-county bills.csv take   # and takes them in

Needs Python 3.9 and nothing else. `bills.csv` has the columns of inventory.csv, at least those that a row needs.
"""

import hashlib
import json
import os
import sys
import urllib.error
import urllib.request

if len(sys.argv) < 2 or not {"CAIRN", "CAIRN_TOKEN"} <= os.environ.keys():
    sys.exit(__doc__)
SERVER, TOKEN = os.environ["CAIRN"].rstrip("/"), os.environ["CAIRN_TOKEN"]


def ask(method, path, body=None, **headers):
    """One request; a refusal ends the program with the server's own words."""
    request = urllib.request.Request(SERVER + path, data=body, method=method)
    request.add_header("Authorization", "Bearer " + TOKEN)
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        problem = json.load(error)
        for finding in problem.get("findings", [])[:20]:
            print(f"  row {finding['index']}, {finding['column']}: {finding['message']}")
        sys.exit(f"{problem['status']}: {problem['detail']}")
    except urllib.error.URLError as error:
        sys.exit(f"{SERVER} does not answer: {error.reason}")


def everything(path):
    """Every item of a list, answer by answer; all of one revision."""
    after = ""
    while after is not None:
        answer = ask("GET", path + ("&" if "?" in path else "?") + "limit=500" + (f"&after={after}" if after else ""))
        yield from answer["items"]
        after = answer["next"]


def totals(town):
    inventory = ask("GET", f"/api/v1/workspaces/{town}/inventory")
    years = [year for year in inventory["years"] if year["emissions"]]
    if not years:
        return print("There is no inventory yet.")
    print(f"t CO2e, {inventory['potentials']['title']}")
    print(f"{'':16}" + "".join(f"{year['year']:>14}" for year in years))
    for sector in years[-1]["sectors"]:
        # None is not 0: no record of the sector was calculated.
        cells = [year["sectors"].get(sector) for year in years]
        print(f"{sector:16}" + "".join(f"{'—' if cell is None else f'{cell:,.0f}':>14}" for cell in cells))
    print(f"{'total':16}" + "".join(f"{year['emissions']['tonnesCO2e']:>14,.0f}" for year in years))
    for sentence in inventory["omissions"]:
        print("Left out:", sentence)
    errors = list(everything(f"/api/v1/workspaces/{town}/findings?severity=error"))
    print(f"{len(errors)} errors in the records")


def take_in(town, file, is_taken):
    with open(file, "rb") as bills:
        body = bills.read()
    path = f"/api/v1/workspaces/{town}/tables/inventory.csv/import?mode=merge"
    path += "&reason=Bills" if is_taken else "&dry_run=true"
    # The same file sent twice is taken once, even if the first answer was lost on the way.
    key = "bills-" + hashlib.sha256(body).hexdigest()[:32]
    done = ask("POST", path, body, Content_Type="text/csv", **({"Idempotency_Key": key} if is_taken else {}))
    print(f"{done['added']} added, {done['changed']} changed, {done['unchanged']} unchanged")
    for finding in done["findings"]:
        print(f"  {finding['severity']}: {finding['key']}: {finding['message']}")


if __name__ == "__main__":
    totals(sys.argv[1])
    if len(sys.argv) > 2:
        take_in(sys.argv[1], sys.argv[2], "take" in sys.argv[3:])
