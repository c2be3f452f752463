import Accounts
import Databases
import Forecast
import Foundation
import HTTPTypes
import Plan
import Store
import Strategies
import Tables
import Testing
import Vulnerability
import Workspace

@testable import Web

/// What changes of a plan by the API refuse, keep and never do twice.
@Suite struct PlanEditAPITests {
  // Adding actions

  private func lead(_ program: APIProgram) async throws -> (name: String, unit: String) {
    let inputs = try await program.ask("GET", "/api/v1/library/calculators/solar")
    let name = try #require(inputs.json["lead"]?.text)
    let input = try #require(inputs.json["inputs"]?.items?.first { $0["name"]?.text == name })
    return (name, try #require(input["units"]?.items?.first?.text))
  }

  private func roofs(_ parameters: JSONValue) -> JSONValue {
    [
      "kind": "solar", "title": "Roofs of schools", "startYear": 2027, "fullYear": 2030,
      "parameters": parameters,
    ]
  }

  @Test func `a number without its unit is refused, since it would count nothing`() async throws {
    try await APIProgram.run { county, program in
      let (name, unit) = try await lead(program)
      for wrong: JSONValue in [
        ["value": "5"], ["value": "5", "unit": "kWx"], ["value": "5", "unit": "USD"],
      ] {
        let refused = try await program.ask(
          "POST", "/actions", roofs(.members([(name, wrong)])))
        #expect(refused.status == 422)
        #expect(refused.pointers == ["#/parameters/\(name)/unit"])
        #expect(refused.json["detail"]?.text?.contains(unit) == true)
      }
      #expect(try await county.site.store.head(of: "hennepin-county") == 1)
    }
  }

  @Test func `a calculator is tried without an action, and what it lacks is asked for`()
    async throws
  {
    try await APIProgram.run { county, program in
      func trial(_ kind: String, _ parameters: JSONValue = [:]) async throws -> APIProgram.Answer {
        try await program.ask(
          "POST", "/actions/trial",
          ["kind": .text(kind), "startYear": 2027, "fullYear": 2030, "parameters": parameters])
      }
      let tried = try await trial(
        "retrocommissioning",
        [
          "subsector": ["value": "commercial"],
          "participation": ["value": "20", "unit": "percent"],
        ])
      #expect(tried.status == 200)
      let forecast = try #require(county.calculation.projection).years
      let years = try #require(tried.json["years"]?.items)
      #expect(years.count == forecast.count)
      #expect((years.last?["tonnes"]?.double ?? 0) > 0)
      let lacking = try await trial("solar")
      #expect(lacking.status == 422)
      #expect(lacking.pointers.contains { $0.hasPrefix("#/parameters/") })
      #expect(try await trial("nothing").status == 422)
      #expect(try await county.site.store.head(of: "hennepin-county") == 1)
    }
  }

  @Test func `an action is added once for a key, whatever happened to the first answer`()
    async throws
  {
    try await APIProgram.run { county, program in
      let key = "roofs-of-schools"
      let first = try await program.ask("POST", "/actions", roofs([:]), key: key)
      #expect(first.status == 201)
      let again = try await program.ask("POST", "/actions", roofs([:]), key: key)
      #expect(again.isReplayed && again.json == first.json)
      // The answer was lost, as when its node went away.
      try await county.site.store.database.write { try $0.execute("DELETE FROM api_answer") }
      let third = try await program.ask("POST", "/actions", roofs([:]), key: key)
      #expect(third.status == 201 && !third.isReplayed)
      #expect(third.json["action"]?.text == "roofs-of-schools")
      #expect(third.json["commit"]?["revision"]?.whole == 2)
      try await county.site.store.database.write { try $0.execute("DELETE FROM api_answer") }
      let other: JSONValue = [
        "kind": "solar", "title": "Roofs of libraries", "startYear": 2027, "fullYear": 2030,
      ]
      let reused = try await program.ask("POST", "/actions", other, key: key)
      #expect(reused.status == 422)
      #expect(reused.json["type"]?.text == APIProblem.Kind.keyReused.rawValue)
      #expect(try await county.site.store.head(of: "hennepin-county") == 2)
      // Without a key it is another action.
      let second = try await program.ask("POST", "/actions", roofs([:]))
      #expect(second.json["action"]?.text == "roofs-of-schools-2")
    }
  }

  @Test func `two who add actions of one name at once have two`() async throws {
    try await APIProgram.run { county, program in
      async let first = program.ask("POST", "/actions", roofs([:]))
      async let second = program.ask("POST", "/actions", roofs([:]))
      let made = try await [first, second]
      #expect(made.map(\.status) == [201, 201])
      #expect(
        Set(made.compactMap { $0.json["action"]?.text }) == [
          "roofs-of-schools", "roofs-of-schools-2",
        ])
    }
  }

  @Test func `what a strategy does not do cannot be counted`() async throws {
    try await APIProgram.run { county, program in
      let all = try await program.ask("GET", "/api/v1/library/strategies?limit=1000")
      func first(cuts: Bool) throws -> String {
        try #require(
          all.json["items"]?.items?.first { ($0["alsoMitigates"] != .null) == cuts }?["id"]?.text)
      }
      let cooling = "/library/\(try first(cuts: false))/adopt"
      let refused = try await program.ask("POST", cooling, ["cuts": true])
      #expect(refused.status == 422 && refused.pointers == ["#/cuts"])
      let cutting = "/library/\(try first(cuts: true))/adopt"
      let unread = try await program.ask(
        "POST", cutting, ["parameters": ["share": ["value": "1"]]])
      #expect(unread.status == 422 && unread.pointers == ["#/parameters"])
      let blank = try await program.ask("POST", cooling, ["title": "   "])
      #expect(blank.status == 422 && blank.pointers == ["#/title"])
      let taken = try await program.ask("POST", cutting, ["cuts": true])
      #expect(taken.status == 201, "\(taken.json)")
    }
  }

  // Trying out

  @Test func `what would be passed over in a trial is refused at its place`() async throws {
    try await APIProgram.run { county, program in
      let wrong: JSONValue = [
        "changes": [
          ["action": "b1", "startYear": 2030, "parameters": ["typo": 5]],
          ["action": "b1", "startYear": 2031], ["action": "b2", "isOff": true, "endYear": 2040],
        ]
      ]
      let refused = try await program.ask("POST", "/forecast/what-if", wrong)
      #expect(refused.status == 422)
      #expect(
        refused.pointers == [
          "#/changes/0/parameters/typo", "#/changes/1/action", "#/changes/2/endYear",
        ])
    }
  }

  @Test func `what was tried out is not kept over another's change since`() async throws {
    try await APIProgram.run { county, program in
      let row = try await program.ask("GET", "/tables/actions.csv/rows/b1")
      let title: JSONValue = ["cells": ["title": "Weatherize every home"]]
      #expect(
        try await program.ask("PATCH", "/tables/actions.csv/rows/b1", title, seen: row.tag).status
          == 200)
      let changes: JSONValue = [["action": "b1", "startYear": 2032]]
      let stale = try await program.ask(
        "POST", "/forecast/what-if/keep", ["changes": changes, "base": 1])
      #expect(stale.status == 409)
      #expect(stale.json["type"]?.text == APIProblem.Kind.editConflict.rawValue)
      let now = try await program.ask("GET", "/tables/actions.csv/rows/b1")
      #expect(now.json["cells"]?["start_year"] == row.json["cells"]?["start_year"])
      let kept = try await program.ask(
        "POST", "/forecast/what-if/keep", ["changes": changes, "base": 2])
      #expect(kept.json["revision"]?.whole == 3, "\(kept.json)")
    }
  }

  @Test func `it is said what becomes of actions that are switched off`() async throws {
    try await APIProgram.run { county, program in
      let path = "/forecast/what-if/keep"
      let off: JSONValue = [["action": "b1", "isOff": true]]
      let silent = try await program.ask("POST", path, ["changes": off, "base": 1])
      #expect(silent.status == 422 && silent.pointers == ["#/off"])
      let stays = try await program.ask(
        "POST", path, ["changes": off, "off": "stay", "base": 1])
      #expect(stays.status == 204)
      let without = try await program.ask(
        "POST", path,
        ["changes": off, "off": "scenario", "offName": "Without homes", "base": 1])
      #expect(without.json["revision"]?.whole == 2, "\(without.json)")
      let scenario = try await program.ask("GET", "/tables/scenarios.csv/rows/without-homes")
      let actions = try #require(scenario.json["cells"]?["actions"]?.text).split(separator: " ")
      #expect(!actions.contains("b1") && actions.contains("b2"))
      let removed = try await program.ask(
        "POST", path, ["changes": off, "off": "remove", "base": 2])
      #expect(removed.json["revision"]?.whole == 3, "\(removed.json)")
      #expect(try await program.ask("GET", "/tables/actions.csv/rows/b1").status == 404)
    }
  }

  // Files

  private func bills(_ program: APIProgram, _ rows: [String], _ query: String) async throws
    -> APIProgram.Answer
  {
    let head = "id,year,sector,subsector,method,activity,quantity,unit"
    return try await program.send(
      "POST", "/inventory/file?name=bills.csv" + query,
      Array(([head] + rows).joined(separator: "\n").utf8), type: "text/csv")
  }

  @Test func `a file counts what is taken, and one that is all wrong is refused`() async throws {
    try await APIProgram.run { county, program in
      let right = "bill-1,2021,buildings,residential,grid-electricity,electricity,5,MWh"
      let wrong = "bill-2,2021,buildings,residential,no-such-method,electricity,5,MWh"
      let refused = try await bills(program, [wrong], "")
      #expect(refused.status == 422)
      #expect(refused.json["findings"]?.items?.isEmpty == false)
      let both = try await bills(program, [right, wrong], "")
      #expect(both.json["added"]?.whole == 1, "\(both.json)")
      #expect(both.json["wrongRows"]?.whole == 1)
      #expect(both.json["revision"]?.whole == 2)
      #expect(try await program.ask("GET", "/tables/inventory.csv/rows/bill-2").status == 404)
      let all = try await bills(program, [right, wrong], "&rows=all")
      #expect(all.json["added"]?.whole == 1 && all.json["unchanged"]?.whole == 1)
      #expect(try await program.ask("GET", "/tables/inventory.csv/rows/bill-2").status == 200)
    }
  }

  @Test func `a file is taken over what was looked at`() async throws {
    try await APIProgram.run { county, program in
      func bill(_ quantity: Int) -> [String] {
        ["bill-1,2021,buildings,residential,grid-electricity,electricity,\(quantity),MWh"]
      }
      #expect(try await bills(program, bill(5), "").json["revision"]?.whole == 2)
      let look = try await bills(program, bill(6), "&dry_run=true")
      #expect(look.json["base"]?.whole == 2 && look.json["changed"]?.whole == 1)
      let row = try await program.ask("GET", "/tables/inventory.csv/rows/bill-1")
      let corrected = try await program.ask(
        "PATCH", "/tables/inventory.csv/rows/bill-1", ["cells": ["quantity": 7]], seen: row.tag)
      #expect(corrected.status == 200)
      let stale = try await bills(program, bill(6), "&base=2")
      #expect(stale.status == 409)
      let now = try await program.ask("GET", "/tables/inventory.csv/rows/bill-1")
      #expect(now.json["cells"]?["quantity"]?.text == "7")
      #expect(try await bills(program, bill(6), "&base=99").status == 422)
      let index = try await program.send(
        "POST", "/exposure/index?overlay=town-index&take=SCORE=overall&dry_run=true&base=2",
        Array("FIPS,SCORE\n27053000102,0.5\n".utf8), type: "text/csv")
      #expect(index.json["base"]?.whole == 2, "\(index.json)")
    }
  }

  @Test func `a file brings the sources and years that it names, as the page does`() async throws {
    try await APIProgram.run { county, program in
      let file = """
        Year,Sector,Subsector,Method,Activity,Quantity,Unit,Data source
        2022,buildings,residential,stationary-fuel,natural-gas,5,therms,Utility letter of March
        2022,buildings,commercial,stationary-fuel,natural-gas,7,therms,Utility letter of March
        2022,Total,,,,12,therms,
        2023,buildings,residential,no-such-method,natural-gas,5,therms,Utility letter of April
        """
      func send(_ query: String) async throws -> APIProgram.Answer {
        try await program.send(
          "POST", "/inventory/file?name=bills.csv" + query, Array(file.utf8), type: "text/csv")
      }
      let look = try await send("&dry_run=true")
      #expect(look.json["added"]?.whole == 2, "\(look.json)")
      #expect(look.json["unusable"]?.whole == 1)
      #expect(look.json["newYears"]?.items?.map(\.whole) == [2022])
      #expect(look.json["newSources"]?.items?.map(\.text) == ["Utility letter of March"])
      let all = try await send("&dry_run=true&rows=all")
      #expect(all.json["newYears"]?.items?.map(\.whole) == [2022, 2023])
      #expect(all.json["newSources"]?.items?.count == 2)
      let taken = try await send("&base=\(try #require(look.json["base"]?.whole))")
      #expect(taken.json["added"]?.whole == 2 && taken.json["revision"]?.whole == 2)
      let source = try await program.ask("GET", "/tables/sources.csv/rows/utility-letter-of-march")
      #expect(source.json["cells"]?["title"]?.text == "Utility letter of March")
      let settings = try await county.site.store.document(
        DocumentName("community.yaml"), in: "hennepin-county")
      #expect(
        settings.map { String(decoding: $0.body, as: UTF8.self).contains("2022") } == true)
    }
  }

  // Many records

  @Test func `the records of a year's doubt come page by page`() async throws {
    try await APIProgram.run { county, program in
      let path = "/inventory/2021/uncertainty?draws=100&limit=2"
      let first = try await program.ask("GET", path)
      let count = try #require(first.json["recordCount"]?.whole)
      #expect(first.json["records"]?.items?.count == 2 && count > 4)
      let next = try #require(first.json["next"]?.text)
      let second = try await program.ask("GET", path + "&after=\(next)")
      let all = try await program.ask(
        "GET", "/inventory/2021/uncertainty?draws=100&limit=1000")
      let records = all.json["records"]?.items ?? []
      #expect(records.count == count && all.json["next"] == .null)
      #expect(second.json["records"]?.items == Array(records[2..<4]))
    }
  }

  // What is not given, and blanks

  @Test func `a reason that is not given anew stays`() async throws {
    try await APIProgram.run { county, program in
      let hazard = "/screening/river-flooding"
      var seen = try await program.ask("GET", hazard)
      seen = try await program.ask(
        "PUT", hazard, ["decision": "keep", "why": "Homes stand in the old river bed"],
        seen: seen.tag)
      seen = try await program.ask("PUT", hazard, ["decision": "leave"], seen: seen.tag)
      #expect(seen.json["decision"]?["decision"]?.text == "leave")
      #expect(seen.json["decision"]?["why"]?.text == "Homes stand in the old river bed")
      seen = try await program.ask(
        "PUT", hazard, ["decision": "leave", "why": ""], seen: seen.tag)
      #expect(seen.json["decision"]?["why"]?.text == "")

      let own = "/actions/ranking/my-weights"
      var weights = try await program.ask("GET", own)
      #expect(weights.json["why"]?.text == "")
      weights = try await program.ask(
        "PUT", own, ["weights": ["emissions": 1], "why": "The law asks for it"],
        seen: weights.tag)
      #expect(weights.json["why"]?.text == "The law asks for it")
      weights = try await program.ask(
        "PUT", own, ["weights": ["emissions": 3, "equity": 1]], seen: weights.tag)
      #expect(weights.json["why"]?.text == "The law asks for it")
      let negative = try await program.ask(
        "PUT", own, ["weights": ["emissions": -1, "equity": 1]], seen: weights.tag)
      #expect(negative.status == 422 && negative.pointers == ["#/weights/emissions"])
      let share = try await program.ask(
        "POST", "/forecast/what-if", ["changes": [["action": "b1", "finalShare": 101]]])
      #expect(share.status == 422 && share.pointers == ["#/changes/0/finalShare"])
    }
  }

  @Test func `blanks are no name and no reason`() async throws {
    try await APIProgram.run { county, program in
      let risk = "/risks/heat-people"
      let seen = try await program.ask("GET", risk + "/agreement")
      let settled = try await program.ask(
        "PUT", risk + "/agreement", ["exposure": 4, "why": "  "], seen: seen.tag)
      #expect(settled.status == 422 && settled.pointers == ["#/why"])
      let nobody = try await program.ask("GET", risk + "/scores/%20")
      #expect(nobody.status == 422)
      let blank = try await program.ask(
        "PUT", risk + "/scores/%20", ["exposure": 4], seen: "\"x\"")
      #expect(blank.status == 422)
      let none = try await program.ask("GET", risk + "/my-scores")
      let empty = try await program.ask(
        "PUT", risk + "/my-scores", ["why": " "], seen: none.tag)
      #expect(empty.status == 422 && empty.pointers == ["#/why"])
      #expect(try await county.site.store.head(of: "hennepin-county") == 1)
    }
  }

  // What is not there

  @Test func `a hazard or a risk that is unknown is refused at its place, and nothing is done`()
    async throws
  {
    try await APIProgram.run { county, program in
      let decided = try await program.ask(
        "PUT", "/screening/dragons", ["decision": "keep"], seen: "\"x\"")
      #expect(decided.status == 404)
      let planned = try await program.ask(
        "POST", "/screening/plan", ["hazards": ["extreme-hot-days", "dragons"]])
      #expect(planned.status == 422)
      #expect(planned.json["type"]?.text == "/api#problem-not-taken")
      #expect(planned.json["detail"]?.text?.contains("“dragons”") == true)
      let taken = try await program.ask(
        "POST", "/risk-proposals",
        [
          "risks": [
            ["hazard": "hottest-day", "system": "public-health"],
            ["hazard": "dragons", "system": "public-health"],
            ["hazard": "hottest-day", "system": "castles"],
          ]
        ])
      #expect(taken.status == 422)
      #expect(taken.pointers == ["#/risks/1/hazard", "#/risks/2/system"])
      #expect(try await county.site.store.head(of: "hennepin-county") == 1)
    }
  }

  @Test func `files of an edition are taken away by whoever may read the workspace`() async throws {
    try await APIProgram.run([.read]) { county, program in
      func get(_ file: String) async throws -> Response {
        try await program.browser.get(
          APIProgram.town + "/publications/internal/files/\(file)", headers: program.headers)
      }
      #expect(try await get("plan.docx").status == 404)
      let site = county.site
      let register = PublicationRegister(site.store.database) { site.clock.now }
      try await register.keep(
        Publication(
          id: "p-1", workspace: "hennepin-county", revision: 1, isPublic: false,
          formats: ["docx"], title: "Plan", author: county.ada.principal.author, published: ""),
        turn: try await register.turn(in: "hennepin-county", isPublic: false),
        files: ["plan.docx": Array("words".utf8)])
      let docx = try await get("plan.docx")
      #expect(docx.status == 200 && docx.body == "words")
      #expect(docx["Content-Type"] == ContentType.of("plan.docx"))
      #expect(docx["Content-Disposition"]?.contains("hennepin-county-internal.docx") == true)
      #expect(try await get("plan.pdf").status == 404)
      #expect(try await get("plan.zip").status == 200)
      #expect(try await get("index.html").status == 404)
      let other = "/publications/public/files/plan.docx"
      #expect(try await program.ask("GET", other).status == 404)
    }
  }

  @Test func `what is not published cannot be taken away`() async throws {
    try await APIProgram.run([.read, .publish]) { county, program in
      for edition in ["public", "internal"] {
        let withdrawn = try await program.ask("DELETE", "/publications/\(edition)")
        #expect(withdrawn.status == 409)
        #expect(withdrawn.json["detail"]?.text?.contains("“\(edition)”") == true)
      }
      let site = county.site
      let register = PublicationRegister(site.store.database) { site.clock.now }
      try await register.keep(
        Publication(
          id: "p-1", workspace: "hennepin-county", revision: 1, isPublic: false,
          formats: ["html"], title: "Plan", author: county.ada.principal.author, published: ""),
        turn: try await register.turn(in: "hennepin-county", isPublic: false),
        files: ["index.html": [1]])
      #expect(try await program.ask("DELETE", "/publications/public").status == 409)
      #expect(try await program.ask("DELETE", "/publications/internal").status == 204)
      #expect(try await program.ask("DELETE", "/publications/internal").status == 409)
    }
  }

  // Who may

  @Test func `a contributor adds what is theirs and changes nothing of others`() async throws {
    try await APIProgram.run { county, owner in
      let site = county.site
      let riley = try await APIProgram(
        of: try await site.member(.contributor, of: "hennepin-county", invitedBy: county.ada))
      let made = try await riley.ask("POST", "/actions", roofs([:]))
      #expect(made.status == 201, "\(made.json)")
      let adopted = try await riley.ask(
        "POST", "/library/cool-roofs-at-reroofing/adopt", ["risks": ["heat-people"]])
      #expect(adopted.status == 201, "\(adopted.json)")
      let proposals = try await riley.ask("GET", "/risk-proposals?limit=1")
      let proposal = try #require(proposals.json["items"]?.items?.first)
      let taking: JSONValue = [
        "risks": [
          [
            "hazard": proposal["hazard"] ?? .null, "system": proposal["system"] ?? .null,
          ]
        ]
      ]
      #expect(try await riley.ask("POST", "/risk-proposals", taking).status == 200)
      // Their own action they may change, that of others not, and not by trying out either.
      func rename(_ id: String, _ tag: String?) async throws -> Int {
        try await riley.ask(
          "PATCH", "/tables/actions.csv/rows/\(id)", ["cells": ["title": "Mine"]], seen: tag
        ).status
      }
      let own = try await riley.ask("GET", "/tables/actions.csv/rows/roofs-of-schools")
      #expect(try await rename("roofs-of-schools", own.tag) == 200)
      let other = try await riley.ask("GET", "/tables/actions.csv/rows/b1")
      #expect(try await rename("b1", other.tag) == 403)
      let head = try await site.store.head(of: "hennepin-county")
      func keep(_ changes: JSONValue, off: String) async throws -> Int {
        try await riley.ask(
          "POST", "/forecast/what-if/keep",
          ["changes": changes, "off": .text(off), "base": .whole(head)]
        ).status
      }
      #expect(try await keep([["action": "b1", "startYear": 2032]], off: "stay") == 403)
      #expect(try await keep([["action": "b1", "isOff": true]], off: "remove") == 403)
      // A viewer adds nothing, and does not see what is only for adding.
      let viewer = try await APIProgram(
        of: try await site.member(.viewer, of: "hennepin-county", invitedBy: county.ada))
      #expect(try await viewer.ask("POST", "/actions", roofs([:])).status == 403)
      #expect(try await viewer.ask("POST", "/risk-proposals", taking).status == 403)
      #expect(try await viewer.ask("GET", "/risk-proposals").status == 403)
      #expect(try await viewer.ask("GET", "/risks/heat-people/my-scores").status == 403)
      #expect(try await site.store.head(of: "hennepin-county") == head)
    }
  }

  @Test func `a token for one workspace does nothing in another`() async throws {
    try await APIProgram.run { county, owner in
      try await county.site.makeWorkspace(by: county.ada)
      let all = Set(TokenScope.allCases)
      let limited = try await APIProgram(of: county.ada, all, workspaces: ["green-town"])
      let operations = APICatalog.document.operations.filter {
        $0.path.hasPrefix("/api/v1/workspaces/{workspace}")
      }
      #expect(operations.count > 80)
      for operation in operations {
        var path = operation.path
        for parameter in operation.pathParameters {
          let text = SitePath.encoded(parameter.example ?? "").replacing("/", with: "%2F")
          path = path.replacing("{\(parameter.name)}", with: text)
        }
        let answer = try await limited.ask(operation.method.rawValue, path)
        #expect(answer.status == 404 || answer.status == 403, "\(operation.id): \(answer.status)")
      }
      #expect(try await county.site.store.head(of: "hennepin-county") == 1)
      #expect(try await limited.ask("GET", "/api/v1/workspaces/green-town").status == 200)
    }
  }

  // What hidden scores tell

  @Test func `hidden scores do not tell by their order who disagrees`() async throws {
    try await APIProgram.run { county, owner in
      let site = county.site
      let risks = try await site.community("hennepin-county").risks.map(\.id)
      let (first, last) = (try #require(risks.first), try #require(risks.last))
      // All agree on the first risk of the register, and disagree on the last.
      for (risk, scores) in [(first, [3, 3]), (last, [1, 5])] {
        for (name, score) in zip(["Works", "Health"], scores) {
          let path = "/risks/\(risk)/scores/\(name)"
          let card = try await owner.ask("GET", path)
          let saved = try await owner.ask(
            "PUT", path, ["exposure": .whole(score)], seen: card.tag)
          #expect(saved.status == 200)
        }
      }
      let riley = try await site.member(.contributor, of: "hennepin-county", invitedBy: county.ada)
      let program = try await APIProgram(of: riley)
      func order(_ list: APIProgram.Answer) -> [String] {
        (list.json["items"]?.items ?? []).compactMap { $0["risk"]?.text }
      }
      let hidden = try await program.ask("GET", "/agreement?limit=1000")
      #expect(hidden.json["items"]?.items?.allSatisfy { $0["axes"] == .null } == true)
      let scored = order(hidden)
      #expect(scored == risks.filter(scored.contains))
      let seen = order(try await owner.ask("GET", "/agreement?limit=1000"))
      let places = try [first, last].map { try #require(seen.firstIndex(of: $0)) }
      #expect(places[1] < places[0])
      let page = "/workspaces/hennepin-county/hazards/agreement"
      let asked = try await riley.get(page).body
      let starts = try [first, last].map {
        try #require(asked.range(of: "id=\"title-\($0)\"")).lowerBound
      }
      #expect(starts[0] < starts[1])
      let only = try await riley.get(page + "?only=disagreed").body
      #expect(!only.contains("id=\"title-\(last)\""))
    }
  }

  // Comments

  @Test func `a comment is read, then settled over what was seen`() async throws {
    try await APIProgram.run { _, program in
      let made = try await program.ask(
        "POST", "/comments", ["chapter": "plan/03-inventory.md", "text": "Which year is this?"])
      let one = "/comments/\(try #require(made.json["id"]?.text))"
      let seen = try await program.ask("GET", one)
      #expect(seen.json == made.json)
      let settled: JSONValue = ["state": "settled", "answer": "2021"]
      #expect(try await program.ask("PATCH", one, settled, seen: seen.tag).status == 200)
      #expect(try await program.ask("PATCH", one, settled, seen: seen.tag).status == 412)
      #expect(try await program.ask("GET", "/comments/c-none").status == 404)
    }
  }

  @Test func `the history says whether a comment is on a chapter or a record`() async throws {
    try await APIProgram.run { _, program in
      for (chapter, reason) in [
        ("plan/03-inventory.md", "Comments on a chapter"),
        ("risks.csv#heat-people", "Asks about a record"),
      ] {
        let made = try await program.ask(
          "POST", "/comments", ["chapter": .text(chapter), "text": "Is this right?"])
        #expect(made.status == 201)
        #expect(try await program.ask("GET", "/commits").items.first?["reason"]?.text == reason)
      }
    }
  }

  @Test func `a suggestion is taken with its comment in one commit, once`() async throws {
    try await APIProgram.run { county, program in
      let chapter = "plan/03-inventory.md"
      func written() async throws -> String {
        let document = try await county.site.store.document(
          DocumentName(file: chapter), in: "hennepin-county")
        return String(decoding: try #require(document).body, as: UTF8.self)
      }
      let text = try await written()
      let paragraph = try #require(
        ManuscriptChapter.read(text, file: chapter).paragraphs.first { $0.text.contains("2005") })
      let comment = try await program.ask(
        "POST", "/comments",
        [
          "chapter": .text(chapter), "quote": .text(paragraph.quote),
          "suggestion": "Three years are counted.",
        ])
      let take = "/comments/\(try #require(comment.json["id"]?.text))/take"
      let taken = try await program.ask("POST", take, key: "take-the-suggestion")
      #expect(taken.status == 201)
      let changed = try await county.site.community("hennepin-county")
      #expect(try await written().contains("Three years are counted."))
      #expect(changed.comments.last?.state == .settled)
      #expect(try await program.ask("POST", take, key: "take-the-suggestion").isReplayed)
      #expect(try await program.ask("POST", take).status == 409)
      #expect(
        try await county.site.store.head(of: "hennepin-county") == taken.json["revision"]?.whole)
    }
  }
}
