import Accounts
import Forecast
import Foundation
import HTTPTypes
import Inventory
import Plan
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

@testable import Web

/// What pages can do with a plan, by the API.
@Suite struct PlanAPITests {
  private func withProgram(
    _ body: @Sendable @escaping (HennepinSite, APIProgram) async throws -> Void
  ) async throws { try await APIProgram.run { try await body($0, $1) } }

  @Test func `every reading answers what the document says`() async throws {
    try await APIProgram.run(Set(TokenScope.allCases), takesJobs: false) {
      county, program in
      let objects = try await objects(county, program)
      var silent: [String: Int] = [:]
      for operation in APICatalog.document.operations where operation.isReading {
        guard let json = operation.successes.first?.contents.first, json.type == "application/json"
        else { continue }
        var path = operation.path
        for parameter in operation.pathParameters {
          let made = objects["\(operation.id) \(parameter.name)"] ?? objects[parameter.name]
          let text = SitePath.encoded(made ?? parameter.example ?? "")
          path = path.replacing(
            "{\(parameter.name)}", with: text.replacing("/", with: "%2F"))
        }
        let query = operation.query.filter(\.isRequired).map {
          "\($0.name)=\(SitePath.encoded($0.example ?? ""))"
        }
        // Held against the document where it is asked.
        let asked = path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
        var answer = try await program.ask("GET", asked)
        // What takes longer than a request waits goes on, and is there for whoever asks again.
        for _ in 0..<20 where answer.status == 503 { answer = try await program.ask("GET", asked) }
        if answer.status != 200 { silent[operation.id] = answer.status }
      }
      // A token sees neither the others nor the owners of all workspaces; neither archive nor file was sent, and no
      // resident has said anything.
      #expect(
        silent == [
          "listTokens": 403, "listOwnership": 403, "getImport": 404, "getActivityFileTotals": 404,
          "getResidentComment": 404,
          // Asked without a place, and without an earlier state.
          "findGridSubregion": 422, "getRecalculation": 422,
        ])
    }
  }

  /// The ids of objects that operations name in their paths, each made first: by the part of the path, or by the
  /// operation and the part.
  private func objects(
    _ county: HennepinSite, _ program: APIProgram
  ) async throws -> [String: String] {
    let programme = try await program.ask("POST", "/api/v1/programmes", ["name": "The valley"])
    let id = try #require(programme.json["id"]?.text)
    let town: JSONValue = ["workspace": "hennepin-county"]
    #expect(
      try await program.ask("POST", "/api/v1/programmes/\(id)/workspaces", town).status == 204)
    let adviser = try await county.site.accept(
      try await county.site.accounts.invite(
        to: .programme(Programme.ID(id), .adviser), by: county.ada.principal, from: .machine),
      "Riley Adviser")
    let hook = try await program.ask(
      "POST", "/webhooks", ["address": "http://127.0.0.1:9/cairn", "events": ["commit"]])
    let comment = try await program.ask(
      "POST", "/comments", ["chapter": "plan/03-inventory.md", "text": "Which year is this?"])
    return [
      "programme": id, "comment": try #require(comment.json["id"]?.text),
      "account": try #require(county.ada.principal.account).rawValue,
      "hook": try #require(hook.json["webhook"]?["id"]?.text),
      "job": try await county.chosenPortfolio().job,
      "getOwnHazardScores hazard": "hottest-day", "getHazardAgreement hazard": "hottest-day",
      "getEnteredHazardScores hazard": "hottest-day",
      "getProgrammeMember account": try #require(adviser.principal.account).rawValue,
    ]
  }

  @Test func `a hazard is decided over what was seen`() async throws {
    try await withProgram { county, program in
      let path = "/screening/river-flooding"
      let seen = try await program.ask("GET", path)
      #expect(seen.status == 200)
      let body: JSONValue = ["decision": "leave", "why": "Above every flood of record"]
      #expect(try await program.ask("PUT", path, body).status == 428)
      let decided = try await program.ask("PUT", path, body, seen: seen.tag)
      #expect(decided.status == 200)
      #expect(decided.json["decision"]?["decision"]?.text == "leave")
      #expect(decided.json["decision"]?["by"]?.text == "Ada Admin")
      #expect(try await program.ask("PUT", path, body, seen: seen.tag).status == 412)
      let page = try await county.get("hazards/screening")
      #expect(page.body.contains("Above every flood of record"))
    }
  }

  @Test func `others' scores are seen by whoever has scored, and by those who may settle`()
    async throws
  {
    try await withProgram { county, owner in
      let site = county.site
      let riley = try await site.member(
        .contributor, of: "hennepin-county", invitedBy: county.ada)
      let program = try await APIProgram(of: riley)
      let risk = "/risks/heat-people"
      let card = try await owner.ask("GET", risk + "/my-scores")
      let first = try await owner.ask(
        "PUT", risk + "/my-scores", ["exposure": 5, "why": "Seen it"], seen: card.tag)
      #expect(first.status == 200)
      #expect(first.json["exposure"]?.whole == 5)
      #expect(first.json["sensitivity"] == .null)
      #expect(try await program.ask("GET", risk + "/agreement").json["axes"] == .null)
      let empty = try await program.ask("GET", risk + "/my-scores")
      let refused = try await program.ask(
        "PUT", risk + "/scores/Public%20Works", ["exposure": 1], seen: empty.tag)
      #expect(refused.status == 403)
      #expect(
        try await program.ask("PUT", risk + "/my-scores", [:], seen: empty.tag).status == 422)
      _ = try await program.ask("PUT", risk + "/my-scores", ["exposure": 2], seen: empty.tag)
      let both = try await program.ask("GET", risk + "/agreement")
      let exposure = both.json["axes"]?.items?.first { $0["axis"]?.text == "exposure" }
      #expect(exposure?["standing"]?.text == "disagreed")
      #expect(exposure?["spread"]?.whole == 3)
      #expect(
        try await program.ask(
          "PUT", risk + "/agreement", ["exposure": 4, "why": "x"], seen: both.tag
        )
        .status == 403)
      let before = try await owner.ask("GET", risk + "/agreement")
      let settled = try await owner.ask(
        "PUT", risk + "/agreement", ["exposure": 4, "why": "Agreed in the workshop"],
        seen: before.tag)
      #expect(settled.json["settled"]?["exposure"]?.whole == 4)
      #expect(settled.json["settledBy"]?.text == "Ada Admin")
    }
  }

  @Test func `an action is added with what its effect is calculated from`() async throws {
    try await withProgram { county, program in
      let wrong = try await program.ask(
        "POST", "/actions",
        [
          "kind": "solar", "title": "Roofs", "startYear": 2030, "fullYear": 2026,
          "parameters": ["colour": ["value": "3"]],
        ])
      #expect(wrong.status == 422)
      #expect(wrong.json["errors"]?.items?.first?["pointer"]?.text == "#/parameters/colour")
      let order = try await program.ask(
        "POST", "/actions",
        ["kind": "solar", "title": "Roofs", "startYear": 2030, "fullYear": 2026])
      #expect(order.json["errors"]?.items?.first?["pointer"]?.text == "#/fullYear")
      let inputs = try await program.ask("GET", "/api/v1/library/calculators/solar")
      let lead = try #require(inputs.json["lead"]?.text)
      let input = try #require(inputs.json["inputs"]?.items?.first { $0["name"]?.text == lead })
      let unit = input["units"]?.items?.first?.text ?? ""
      let stated: JSONValue = ["value": "5", "unit": .text(unit), "source": "assumption"]
      let made = try await program.ask(
        "POST", "/actions",
        [
          "kind": "solar", "title": "Roofs of schools", "startYear": 2027, "fullYear": 2030,
          "parameters": .members([(lead, stated)]),
        ])
      #expect(made.status == 201, "\(made.json)")
      #expect(made.json["action"]?.text == "roofs-of-schools")
      let wedges = try await program.ask("GET", "/forecast/wedges")
      let own = wedges.json["wedges"]?.items?.first { $0["action"]?.text == "roofs-of-schools" }
      #expect((own?["cumulative"]?.double ?? 0) > 0)
      // Beside its share stand what it saves at the margin, alone and last, for every year.
      let years = own?["tonnes"]?.items?.count
      for ways in ["marginal", "alone", "last"] {
        #expect(own?[ways]?.items?.count == years, "\(ways)")
        #expect((own?[ways]?.items?.last?.double ?? 0) > 0, "\(ways)")
      }
      #expect(wedges.json["exported"]?.items?.isEmpty == true)
      let huge = try await program.ask(
        "POST", "/actions",
        [
          "kind": "solar", "title": "A field of panels", "startYear": 2030, "fullYear": 2030,
          "parameters": .members([
            ("capacity", ["value": "30000", "unit": "MW", "source": "assumption"]),
            ("capacity_factor", ["value": "0.2", "unit": "share", "source": "assumption"]),
          ]),
        ])
      #expect(huge.status == 201, "\(huge.json)")
      let many = try await program.ask("GET", "/forecast/wedges")
      let exported = try #require(many.json["exported"]?.items)
      #expect(exported.first?["year"]?.whole == 2030)
      #expect((exported.first?["megawattHours"]?.double ?? 0) > 1_000_000)
      #expect(many.json["capped"]?.items?.isEmpty == false)
      // What is met by more than there is says so wherever it is told.
      let scenarios = try await program.ask("GET", "/forecast/scenarios")
      let limited = scenarios.json["scenarios"]?.items?.contains {
        $0["limits"]?.items?.isEmpty == false
      }
      #expect(limited == true)
      let targets = try await program.ask("GET", "/forecast/targets")
      let first = targets.json["items"]?.items?.first
      #expect(first?["plan"]?["limits"]?.items?.isEmpty == false, "\(targets.json)")
      #expect(first?["businessAsUsual"]?["limits"]?.items?.isEmpty == true)
      for path in ["forecast", "forecast/targets"] {
        let told = try await county.get(path)
        #expect(told.body.contains("Actions state more than there is to save"), "\(path)")
      }
      let page = try await county.get("forecast/wedge")
      #expect(page.body.contains("More power is made or contracted than the community buys"))
    }
  }

  @Test func `a strategy is taken into the plan with its reasons`() async throws {
    try await withProgram { county, program in
      let list = try await program.ask("GET", "/risks/heat-people/suggestions?limit=1")
      let nothing = try await program.ask("GET", "/risks/none-such/suggestions")
      #expect(nothing.status == 404)
      #expect(nothing.json["detail"]?.text?.contains("none-such") == true)
      let first = try #require(list.json["items"]?.items?.first)
      #expect(first["reasons"]?.items?.isEmpty == false)
      let id = try #require(first["strategy"]?["id"]?.text)
      let made = try await program.ask(
        "POST", "/library/\(id)/adopt", ["risks": ["heat-people"], "lead": "Public Health"])
      #expect(made.status == 201, "\(made.json)")
      let action = try #require(made.json["action"]?.text)
      let row = try await program.ask("GET", "/tables/actions.csv/rows/\(action)")
      #expect(row.json["cells"]?["strategy"]?.text == id)
      #expect(row.json["cells"]?["lead"]?.text == "Public Health")
      let unknown = try await program.ask("POST", "/library/\(id)/adopt", ["risks": ["nothing"]])
      #expect(unknown.status == 422)
      let again = try await program.ask("GET", "/risks/heat-people/suggestions?limit=1000")
      let adopted = again.json["items"]?.items?.first { $0["strategy"]?["id"]?.text == id }
      #expect(adopted?["adopted"]?.items?.contains(.text(action)) == true)
    }
  }

  @Test func `what is tried out is not kept until somebody keeps it`() async throws {
    try await withProgram { county, program in
      func last(_ answer: APIProgram.Answer) -> Double? {
        answer.json["totals"]?.items?.last?["plan"]?.double
      }
      let plan = try await program.ask("GET", "/forecast/wedges")
      let adopted = try await program.ask("GET", "/forecast/wedges?scenario=adopted-plan")
      #expect(plan.json["scenario"]?.text == "bau")
      #expect(adopted.json["scenario"]?.text == "adopted-plan")
      #expect(try #require(last(adopted)) < #require(last(plan)))
      for path in [
        "/forecast/wedges", "/forecast/uncertainty", "/actions/abatement", "/actions/money",
        "/actions/ranking", "/actions/comparison?ids=b1", "/forecast/levers",
      ] {
        let next = path.contains("?") ? "&" : "?"
        let unknown = try await program.ask("GET", "\(path)\(next)scenario=nowhere")
        #expect(unknown.status == 422, "\(path)")
        #expect(
          unknown.json["detail"]?.text?.contains("Scenarios: bau, adopted, utility, plan") == true)
      }
      let changes: JSONValue = [["action": "b1", "isOff": true]]
      let there = try await program.ask(
        "POST", "/forecast/what-if?scenario=adopted-plan", ["changes": changes])
      #expect(there.json["scenario"]?.text == "adopted-plan")
      let off = try county.calculation.following("adopted-plan")
      let kept = off.with(actions: off.workspace.actions.filter { $0.id != "b1" })
      #expect(isClose(try #require(last(there)), try #require(kept.portfolio?.total(2050))))
      let nowhere = try await program.ask(
        "POST", "/forecast/what-if?scenario=nowhere", ["changes": changes])
      #expect(nowhere.status == 422)
      let side = try await program.ask("GET", "/actions/comparison?ids=b1&scenario=adopted-plan")
      #expect(side.json["scenario"]?.text == "adopted-plan")
      let share = side.json["subjects"]?.items?.first?["savings"]?.items?.last?["share"]?.double
      #expect(share == off.portfolio?.reduction(of: "b1", in: 2050))
      let without = try await program.ask("POST", "/forecast/what-if", ["changes": changes])
      #expect(try #require(last(without)) > #require(last(plan)))
      #expect(without.json["off"]?.items == ["b1"])
      let levers = try await program.ask("GET", "/forecast/levers?limit=1000")
      let start = try #require(
        levers.json["items"]?.items?.first {
          $0["action"]?.text == "b1" && $0["name"]?.text == "startYear"
        }?["stated"]?.whole)
      let later: JSONValue = [["action": "b1", "startYear": .whole(start + 1)]]
      #expect(
        try await program.ask("POST", "/forecast/what-if", ["changes": later]).status == 200)
      let revision = try #require(plan.json["revision"]?.whole)
      let saved = try await program.ask(
        "POST", "/forecast/what-if/keep", ["changes": later, "base": .whole(revision)])
      #expect(saved.status == 200)
      #expect(saved.json["revision"]?.whole == revision + 1)
      let row = try await program.ask("GET", "/tables/actions.csv/rows/b1")
      #expect(row.json["cells"]?["start_year"]?.text == String(start + 1))
      let nothing = try await program.ask(
        "POST", "/forecast/what-if", ["changes": [["action": "none-such"]]])
      #expect(nothing.json["errors"]?.items?.first?["pointer"]?.text == "#/changes/0/action")
    }
  }

  @Test func `numbers are those of the pages`() async throws {
    try await withProgram { county, program in
      let calculation = county.calculation
      let year = try #require(calculation.inventory.years.last)
      let doubt = try await program.ask("GET", "/inventory/\(year)/uncertainty?draws=1000")
      let formula = try InventoryDoubt(calculation.inventory, year).formula
      #expect(doubt.json["tonnes"]?.double == formula.total)
      #expect(doubt.json["independent"]?["percent"]?.double == formula.independent.percent)
      let scenarios = try await program.ask("GET", "/forecast/scenarios?actions=none&by=sector")
      let first = try #require(scenarios.json["scenarios"]?.items?.first)
      let base = try #require(calculation.projection?.years.lowerBound)
      let total = try #require(calculation.projection?.total(base))
      #expect(first["years"]?.items?.first?["tonnes"]?.double == total)
      let parts = (first["parts"]?.items ?? []).filter { $0["isInTotal"]?.truth == true }
      let sum = parts.compactMap { $0["tonnes"]?.items?.first?.double }.reduce(0, +)
      #expect(abs(sum - total) < 1e-6 * total)
      let curve = try await program.ask("GET", "/actions/abatement")
      let rate = DiscountRate.usual
      let steps = calculation.money.curve(.cumulative, view: .all, rate: rate).steps
      #expect(curve.json["steps"]?.items?.count == steps.count)
      #expect(curve.json["steps"]?.items?.first?["action"]?.text == steps.first?.action.id)
      let cost = try #require(curve.json["steps"]?.items?.first)
      let tonnes = try #require(cost["marginalTonnes"]?.double)
      #expect(
        abs(
          try #require(cost["costPerMarginalTonne"]?.double) * tonnes
            - (try #require(cost["netCost"]?.double))) < 1)
      let ranking = try await program.ask("GET", "/actions/ranking")
      #expect(
        ranking.json["actions"]?.items?.first?["action"]?.text
          == calculation.priorities.ranking(.weighted)?.entries.first?.action.id)
    }
  }

  @Test func `money says what it leaves out and what it takes for granted`() async throws {
    try await withProgram { county, program in
      for path in [
        "/actions/money", "/actions/abatement", "/actions/ranking", "/actions/comparison?ids=b1",
        "/forecast/uncertainty?draws=500",
      ] {
        let whole = try await program.ask("GET", path)
        #expect(whole.json["omissions"]?.items == [], "\(path)")
      }
      let broken =
        "b1-office,b1,operating,government,,lots,,2027,,2022,,,assumption,Example figure\n"
      let saved = try await program.send(
        "PUT", "/document?name=costs.csv%23b1-office", Array(broken.utf8), type: "text/csv",
        seen: "\"r1\"")
      #expect(saved.status == 200, "\(saved.json)")
      for path in ["/actions/money", "/actions/abatement", "/actions/ranking"] {
        let lacking = try await program.ask("GET", path)
        let first = lacking.json["omissions"]?.items?.first?.text
        #expect(first?.hasPrefix("costs.csv, row ") == true, "\(path): \(lacking.json)")
        #expect(first?.contains("no amount of money counts this row") == true)
      }
      let money = try await program.ask("GET", "/actions/money?limit=1000")
      let action = try #require(money.json["items"]?.items?.first { $0["action"] == "b1" })
      #expect(action["isKnown"]?.truth == false && action["netPresentValue"] == .null)
      #expect(
        action["gaps"]?.items?.contains {
          $0.text?.hasPrefix("A cost could not be used, because of an error at costs.csv") == true
        } == true, "\(action)")
    }
  }

  @Test func `weights are given in one's own name`() async throws {
    try await withProgram { county, program in
      let path = "/actions/ranking/my-weights"
      let seen = try await program.ask("GET", path)
      #expect(seen.json["isOwn"]?.truth == false)
      let wrong = try await program.ask("PUT", path, ["weights": ["luck": 1]], seen: seen.tag)
      #expect(wrong.status == 422)
      let saved = try await program.ask(
        "PUT", path, ["weights": ["emissions": 3, "equity": 1]], seen: seen.tag)
      #expect(saved.status == 200, "\(saved.json)")
      #expect(saved.json["weights"]?["emissions"]?.double == 0.75)
      let ranking = try await program.ask("GET", "/actions/ranking?person=Ada%20Admin")
      #expect(ranking.json["person"]?.text == "Ada Admin")
    }
  }

  @Test func `a climate profile is taken over the state that was looked at`() async throws {
    try await withProgram { county, program in
      let list = try await program.ask("GET", "/climate?place=27123&limit=1000")
      #expect(list.json["items"]?.items?.isEmpty == false)
      let revision = try #require(list.json["revision"])
      let taken = try await program.ask(
        "POST", "/climate", ["place": "27123", "base": revision, "addsHazards": false])
      #expect(taken.status == 200, "\(taken.json)")
      let nowhere = try await program.ask("POST", "/climate", ["place": "99999", "base": revision])
      #expect(nowhere.status == 404)
      let future = try await program.ask("POST", "/climate", ["place": "27053", "base": 999])
      #expect(future.status == 422)
    }
  }

  @Test func `shapes are looked at before they are taken`() async throws {
    try await withProgram { county, program in
      let zone =
        #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ZONE":"AE"},"geometry":{"type":"Polygon","coordinates":[[[-93.3,44.9],[-93.2,44.9],[-93.2,45.0],[-93.3,44.9]]]}}]}"#
      let sent = try await Browser(site: county.site).send(
        "POST", APIProgram.town + "/exposure/files?name=zones.geojson",
        headers: program.headers + ["Content-Type: application/geo+json"], body: Array(zone.utf8))
      #expect(sent.status == 201, "\(sent.body)")
      let file = try JSONReader.value(of: Array(sent.body.utf8))
      #expect(file["fields"]?.items == ["ZONE"])
      let path = "/exposure/files/\(try #require(file["id"]?.text))/import"
      let body: JSONValue = [
        "as": "zones", "fields": ["level": "ZONE"],
        "constants": ["hazard": "river-flooding", "name": "A zone"],
      ]
      let look = try await program.ask("POST", path + "?dry_run=true", body)
      #expect(look.json["added"]?.whole == 1, "\(look.json)")
      #expect(look.json["revision"] == .null)
      let taken = try await program.ask("POST", path, body)
      #expect(taken.json["revision"]?.whole == 2, "\(taken.json)")
      #expect(try await program.ask("POST", path, body).status == 404)
      let strange = try await program.ask("POST", path, ["as": "zones", "fields": ["colour": "x"]])
      #expect(strange.status == 422)
    }
  }

  @Test func `an index of tracts is taken from its own file`() async throws {
    try await withProgram { county, program in
      func send(_ text: String, _ query: String) async throws -> (Int, JSONValue) {
        let response = try await Browser(site: county.site).send(
          "POST", APIProgram.town + "/exposure/index?overlay=town-index&take=SCORE=overall" + query,
          headers: program.headers + ["Content-Type: text/csv"], body: Array(text.utf8))
        return (response.status, try JSONReader.value(of: Array(response.body.utf8)))
      }
      let file = "FIPS,SCORE\n27053000102,0.5\n27123000001,0.7\n"
      let (status, look) = try await send(file, "&dry_run=true")
      #expect(status == 200, "\(look)")
      #expect(look["elsewhere"]?.whole == 1)
      let (second, taken) = try await send(file, "")
      #expect(second == 200 && taken["revision"]?.whole == 2, "\(taken)")
      let (refused, problem) = try await send("TOWN,SCORE\nx,1\n", "")
      #expect(refused == 422)
      #expect(problem["findings"]?.items?.isEmpty == false)
    }
  }

  @Test func `activity data come from a table whose columns fit`() async throws {
    try await withProgram { county, program in
      func send(_ text: String, _ query: String = "") async throws -> (Int, JSONValue) {
        let response = try await Browser(site: county.site).send(
          "POST", APIProgram.town + "/inventory/file?name=bills.csv" + query,
          headers: program.headers + ["Content-Type: text/csv"], body: Array(text.utf8))
        return (response.status, try JSONReader.value(of: Array(response.body.utf8)))
      }
      let (refused, problem) = try await send("a,b\n1,2\n")
      #expect(refused == 422, "\(problem)")
      let bills =
        "id,year,sector,subsector,method,activity,quantity,unit\nbill-1,2021,buildings,residential,grid-electricity,electricity,5,MWh\n"
      let (status, look) = try await send(bills, "&dry_run=true")
      #expect(status == 200 && look["added"]?.whole == 1, "\(look)")
      let (_, taken) = try await send(bills)
      #expect(taken["revision"]?.whole == 2, "\(taken)")
      #expect(
        try await program.ask("GET", "/tables/inventory.csv/rows/bill-1").status == 200)
    }
  }
}
