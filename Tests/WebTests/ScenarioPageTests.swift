import Accounts
import Forecast
import Foundation
import Inventory
import Plan
import Quantities
import Store
import Strategies
import Tables
import Testing
import Workspace

@testable import Web

@Suite struct ScenarioPageTests {
  private let path = HennepinSite.place + "/forecast/scenarios"

  /// The rows of a file of the page.
  private func rows(_ county: HennepinSite, _ query: String) async throws -> [[String: String]] {
    let file = try await county.get("forecast/scenarios?\(query)")
    let text = file.body.drop { $0 == "\u{FEFF}" }
    let table = CSVTable.read(Array(text.utf8), file: "page.csv").table
    return table.records.map { record in
      table.header.reduce(into: [:]) { $0[$1] = record[$1] }
    }
  }

  @Test func `the numbers of every scenario are the library's`() async throws {
    try await HennepinSite.run { county in
      let scenarios = try #require(county.calculation.scenarios)
      let page = try await county.get("forecast/scenarios")
      #expect(scenarios.cases.count > 3)
      for entry in scenarios.cases {
        for year in [2030, 2050] {
          let total = try #require(entry.total(year))
          let figure = "forecast/\(entry.scenario.id)/\(year)/total"
          #expect(page.numbers(of: figure) == [printed(total)], "\(figure)")
        }
        for level in county.calculation.levels {
          let gap = try #require(TargetGap(of: level, under: entry.course))
          let id = level.target.id
          let figure = "forecast/\(entry.scenario.id)/\(level.target.year)/gap/\(id)"
          let number = page.numbers(of: figure).first ?? ""
          #expect(number.hasSuffix(printed(gap.tonnes.magnitude)), "\(figure)")
        }
      }
      let explained = try await county.get("explain?figure=forecast/adopted/2030/gap/sbt-2030")
      #expect(explained.body.contains("Above 0 means that the target is missed"))
      #expect(page.body.contains("id=\"caption-scenarios\""))
    }
  }

  @Test func `gaps stand under their target, and in the file each has it`() async throws {
    try await HennepinSite.run { county in
      let page = try await county.get("forecast/scenarios")
      let names = county.calculation.levels.map(\.target.name)
      let groups = page.body.split(separator: "scope=\"rowgroup\"").dropFirst()
      #expect(groups.count == names.count)
      let told = try await rows(county, "download=gaps").filter { $0["Scenario"] != "" }
      let count = try #require(county.calculation.scenarios).cases.count
      #expect(told.count == names.count * count)
      #expect(told.allSatisfy { $0["Target"] != "" && $0["Allowed"] != "" })
    }
  }

  @Test func `parts sum to the total of each scenario with its actions`() async throws {
    try await HennepinSite.run { county in
      let rows = try await rows(county, "by=sector&download=scenarios")
      let entry = try #require(county.calculation.scenarios?["adopted-plan"])
      let start = try #require(rows.firstIndex { $0["Scenario"] == entry.scenario.name })
      var sum = 0.0
      var total: Double?
      for row in rows[(start + 1)...] {
        let value = try #require(Double(row["2040"] ?? ""))
        guard row["Scenario"] != entry.scenario.name else {
          total = value
          break
        }
        sum += value
      }
      #expect(total == entry.total(2040))
      #expect(abs(sum - (total ?? 0)) < 1e-6 * sum)
    }
  }

  /// Fewer scenarios than the example has, since each with actions takes its time in a debug build.
  private func keep(_ ids: Set<String>, in files: inout [String: String]) {
    let lines = (files["scenarios.csv"] ?? "").components(separatedBy: "\n")
    files["scenarios.csv"] = lines.filter { line in
      ids.union(["id", ""]).contains(String(line.prefix { $0 != "," }))
    }.joined(separator: "\n")
  }

  @Test func `per person every year and without actions are switches of the address`()
    async throws
  {
    try await HennepinSite.run { files in
      keep(["bau", "plan"], in: &files)
    } _: { county in
      let people = try #require(county.calculation.workspace.indicators["population"]?.series)
      let rows = try await rows(
        county, "actions=none&unit=person&years=all&download=scenarios")
      let plan = try #require(rows.first { $0["Scenario"] == "Business as usual and this plan" })
      let usual = try #require(county.calculation.scenarios?.first.total(2033))
      let share = usual / (try #require(people.value(in: 2033)))
      #expect(abs((Double(plan["2033"] ?? "") ?? 0) - share) < 1e-9)
      let all = try await county.get("forecast/scenarios?actions=all")
      let total = try #require(county.calculation.portfolio?.total(2050))
      #expect(all.numbers(of: "plan/2050/total") == [printed(total)])
      #expect(try await county.get("forecast/scenarios?by=x&unit=y&actions=z").status == 200)
    }
  }

  @Test func `the first own scenario writes down those that Cairn makes before it`() async throws {
    try await HennepinSite.run { files in
      files["scenarios.csv"] = nil
    } _: { county in
      let before = try #require(county.calculation.scenarios?.cases.map(\.scenario.id))
      #expect(before == ["bau", "adopted", "climate-adjusted"])
      let offered = try await county.get("forecast/scenarios")
      #expect(offered.body.contains("actions=all\">Add a scenario"))
      let made = try await county.ada.post(
        path + "/new", from: path + "/new",
        [
          "name": "2040", "policies": "none", "actions": "some", "actions-id": "b1 t1",
          "climate": "", "source": "", "note": "",
        ])
      #expect(made["Location"] == path + "?done=saved")
      let workspace = try await county.site.community("hennepin-county")
      let stated = workspace.scenarioBook.stated
      #expect(stated.map(\.id) == ["bau", "adopted", "climate-adjusted", "scenario-2040"])
      #expect(stated.last?.actions == .some(["b1", "t1"]))
      #expect(stated[1].policies == .adopted)
      #expect(try await county.site.store.head(of: "hennepin-county") == 2)
    }
  }

  @Test func `a form that says too little is refused and keeps what was typed`() async throws {
    try await HennepinSite.run { county in
      let good = ["name": "Mine", "policies": "none", "actions": "none", "climate": ""]
      for (name, value) in [
        ("name", ""), ("policies", "some"), ("actions", "some"), ("old-1", "population"),
      ] {
        let wrong = try await county.ada.post(
          path + "/new", from: path + "/new",
          good.merging(["new-1": "", "old-1": "", "note": "kept"]) { $1 }
            .merging([name: value]) { $1 })
        #expect(wrong.status == 400, "\(name)")
        #expect(wrong.body.contains("id=\"problems\"") && wrong.body.contains("kept"), "\(name)")
      }
    }
  }

  @Test func `an edit changes its cells alone and a stale one is refused`() async throws {
    try await HennepinSite.run { county in
      let edit = path + "/adopted/edit"
      let page = try await county.ada.get(edit)
      #expect(page.body.contains("value=\"Adopted policies\""))
      let form = [
        "name": "Decided already", "policies": "some", "policies-id": "mn-carbon-free-2040",
        "actions": "none", "climate": "", "old-1": "population", "new-1": "households",
        "source": "assumption", "note": "Without furnaces",
      ]
      let saved = try await county.ada.post(edit, from: edit, form)
      #expect(saved["Location"] == path + "?done=saved")
      let stated = try await county.site.community("hennepin-county").scenarioBook.stated
      let scenario = try #require(stated.first { $0.id == "adopted" })
      #expect(scenario.policies == .some(["mn-carbon-free-2040"]))
      #expect(scenario.replacements == ["population": "households"])
      #expect(stated.first?.note.contains("national study") == true)
      let stale = try await county.ada.post(
        edit, from: edit, form.merging(["base": "1", "name": "Other"]) { $1 })
      #expect(stale.status == 409)
      // Both versions of the cell, to choose from.
      #expect(stale.body.contains("Decided already") && stale.body.contains("Other"))
    }
  }

  @Test func `what a scenario leaves out is said beside it`() async throws {
    try await HennepinSite.run { files in
      files["scenarios.csv"]? += "lost,Lost,no-such-law,none,,,,,\n"
    } _: { county in
      let page = try await county.get("forecast/scenarios")
      #expect(page.body.contains("Leaves 1 thing out"))
      #expect(page.body.contains("no-such-law"))
    }
  }

  @Test func `a ready policy of another state has its Spanish name in the form`() async throws {
    let library = ForecastLibrary.standard.policies
    let policy = try #require(library.policy("ny-clcpa-2040"))
    let name = try #require(library.spanishName(of: policy))
    try await HennepinSite.run { files in
      files["scenarios.csv"]? += "away,Away,ny-clcpa-2040,none,,,,,\n"
    } _: { county in
      let form = try await county.get(
        "forecast/scenarios/away/edit", headers: ["Accept-Language: es"])
      #expect(form.body.contains(name))
    }
  }

  @Test func `the page is in Spanish and a viewer is offered nothing to change`() async throws {
    let path = path
    try await HennepinSite.run { files in
      keep(["bau", "adopted"], in: &files)
    } _: { county in
      let spanish = try await county.get("forecast/scenarios", headers: ["Accept-Language: es"])
      #expect(spanish.body.contains("Qué contiene cada uno y qué deja fuera"))
      let viewer = try await county.site.member(
        .viewer, of: "hennepin-county", invitedBy: county.ada)
      let page = try await viewer.get(path)
      #expect(page.status == 200)
      #expect(!page.body.contains("/forecast/scenarios/new"))
      #expect(!page.body.contains("/adopted/edit"))
      #expect(try await viewer.get(path + "/new").status == 403)
    }
  }
}
