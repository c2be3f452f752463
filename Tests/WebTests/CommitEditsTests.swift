import Accounts
import Forecast
import Foundation
import Inventory
import Plan
import Store
import Strategies
import Tables
import Testing
import Workspace

@testable import Web

/// Forms of one revision that are saved one after the other.
@Suite struct CommitEditsTests {
  private let drivers = HennepinSite.place + "/forecast/drivers"
  private let scenarios = HennepinSite.place + "/forecast/scenarios"

  private static let old = "sector,subsector,activity,driver,intensity,source,note\n"

  /// Fields with what ties them to the form of a page.
  private func form(_ fields: [String: String], of page: Response) -> [String: String] {
    var all = fields
    for name in ["_csrf", "base", "draft"] { all[name] = page.hiddenField(name) }
    return all
  }

  private func page(_ county: HennepinSite, _ group: String) async throws -> Response {
    try await county.ada.get(drivers + "/rule?group=" + SitePath.encoded(group))
  }

  private func rules(_ county: HennepinSite) async throws -> [String] {
    try await county.site.community("hennepin-county").rules.map { rule in
      [rule.sector?.rawValue, rule.subsector, rule.activity, rule.record].map { $0 ?? "" }
        .joined(separator: "/")
    }
  }

  @Test func `a narrow rule that is saved after a broad one stands before it`() async throws {
    try await HennepinSite.run { files in
      files["drivers.csv"] = Self.old + "waste,,,population,,assumption,\n"
    } _: { county in
      let group = "buildings/residential/electricity"
      let (first, second) = (try await page(county, group), try await page(county, group))
      let broad = form(
        ["group": group, "reach": "buildings///", "driver": "population"], of: first)
      let narrow = form(
        ["group": group, "reach": "buildings/residential//", "driver": "households"], of: second)
      #expect(try await county.ada.post(drivers + "/rule", fields: broad).status == 303)
      #expect(try await county.ada.post(drivers + "/rule", fields: narrow).status == 303)
      #expect(
        try await rules(county) == ["waste///", "buildings/residential//", "buildings///"])
      // A second click is the same change, wherever it was made.
      let head = try await county.site.store.head(of: "hennepin-county")
      #expect(try await county.ada.post(drivers + "/rule", fields: narrow).status == 303)
      #expect(try await county.site.store.head(of: "hennepin-county") == head)
    }
  }

  @Test func `two who add a column of a table of an earlier release both get their rows`()
    async throws
  {
    try await HennepinSite.run { files in
      files["drivers.csv"] = Self.old + "waste,,,population,,assumption,\n"
    } _: { county in
      let group = "buildings/residential/electricity"
      let (first, second) = (try await page(county, group), try await page(county, group))
      let broad = form(
        ["group": group, "reach": "buildings///", "driver": "population", "beyond": "hold"],
        of: first)
      let narrow = form(
        [
          "group": group, "reach": "buildings/residential//", "driver": "households",
          "between": "linear",
        ], of: second)
      #expect(try await county.ada.post(drivers + "/rule", fields: broad).status == 303)
      #expect(try await county.ada.post(drivers + "/rule", fields: narrow).status == 303)
      let community = try await county.site.community("hennepin-county")
      #expect(
        try await rules(county) == ["waste///", "buildings/residential//", "buildings///"])
      #expect(community.rules[1].between == .linear)
      let header = community.tables["drivers.csv"]?.header ?? []
      #expect(header.contains("beyond") && header.contains("between"))
    }
  }

  @Test func `a rule whose reach has gone meanwhile is still for what its form said`() async throws
  {
    try await HennepinSite.run { county in
      // The group has a rule for electricity of all industry, which the form changes.
      let calculation = county.calculation
      let groups = try #require(calculation.projection).driverGroups(calculation.workspace.rules)
      let group = try #require(
        groups.first { $0.sector == .industry && $0.rule?.activity == "electricity" })
      let key = DriverRuleForm.key(of: group)
      let open = try await page(county, key)
      let stale = form(
        ["group": key, "reach": "industry//electricity/", "driver": "population"], of: open)
      let exact = "industry/\(group.subsector)/electricity/"
      _ = try await county.ada.post(
        drivers + "/rule", from: drivers + "/rule?group=" + SitePath.encoded(key),
        ["group": key, "reach": exact, "driver": "households"])
      #expect(try await county.ada.post(drivers + "/rule", fields: stale).status == 303)
      let rules = try await county.site.community("hennepin-county").rules
      #expect(!rules.contains { $0.sector == nil })
      let general = rules.first {
        $0.sector == .industry && $0.subsector == nil && $0.activity == "electricity"
      }
      #expect(general?.driver == "population")
      // Without saying what it is for, nothing is written.
      var cut = stale
      cut["reach"] = nil
      cut["draft"] = UUID().uuidString
      let refused = try await county.ada.post(drivers + "/rule", fields: cut)
      #expect(refused.status == 400 && refused.body.contains("Choose what the row is for"))
      #expect(try await county.site.store.head(of: "hennepin-county") == 3)
    }
  }

  @Test func `a record whose own rule was removed meanwhile keeps what was written`() async throws {
    try await HennepinSite.run { files in
      let record = Self.firstRecord(of: files)
      files["drivers.csv"] = files["drivers.csv"].map { text in
        let lines = text.split(separator: "\n", maxSplits: 1).map(String.init)
        return "sector,subsector,activity,record,driver,intensity,between,source,note\n"
          + "buildings,,,\(record),jobs,,,assumption,\n"
          + lines[1].split(separator: "\n").compactMap(Self.withRecordColumn).joined(
            separator: "\n") + "\n"
      }
    } _: { county in
      let calculation = county.calculation
      let groups = try #require(calculation.projection).driverGroups(calculation.workspace.rules)
      let group = try #require(groups.first { $0.rule?.record != nil })
      let key = DriverRuleForm.key(of: group)
      let record = try #require(group.rule?.record)
      let stale = form(
        ["group": key, "reach": "buildings///\(SitePath.encoded(record))", "driver": "population"],
        of: try await page(county, key))
      let remove =
        HennepinSite.place + "/record/remove?file=drivers.csv&row="
        + SitePath.encoded("buildings/*/*")
      let gone = try await county.ada.post(remove, from: remove)
      #expect(gone.status == 303, "\(gone.status)")
      let late = try await county.ada.post(drivers + "/rule", fields: stale)
      #expect(late.status == 409, "\(late.status)")
      #expect(late.body.contains("Put my version back"))
      // It stands before the rows that would hide it, as it did.
      let pattern = /<input type="hidden" name="([^"]+)" value="([^"]*)">/
      var fields = late.body.matches(of: pattern).reduce(into: [String: String]()) {
        $0[String($1.1)] = String($1.2).replacing("&quot;", with: "\"")
      }
      let step = try #require(late.body.firstMatch(of: /name="(row\.\d+\.step)" value="add"/)).1
      fields[String(step)] = "add"
      #expect(
        try await county.ada.post(HennepinSite.place + "/choose", fields: fields).status == 303)
      let rules = try await county.site.community("hennepin-county").rules
      #expect(rules.first?.record == record && rules.first?.driver == "population")
    }
  }

  private static func firstRecord(of files: [String: String]) -> String {
    let lines = (files["inventory.csv"] ?? "").split(separator: "\n").map(String.init)
    return lines.first { $0.contains(",2021,buildings,") }
      .map { String($0.prefix { $0 != "," }) } ?? ""
  }

  /// A line of the example's drivers with an empty cell for the record.
  private static func withRecordColumn(_ line: Substring) -> String? {
    let parts = line.split(separator: ",", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    return (parts.prefix(3) + ["", parts[3]]).joined(separator: ",")
  }

  @Test func `a second new scenario comes after the first one`() async throws {
    try await HennepinSite.run { files in
      files["scenarios.csv"] = nil
    } _: { county in
      let (first, second) = (
        try await county.ada.get(scenarios + "/new"), try await county.ada.get(scenarios + "/new")
      )
      let plan = form(["name": "With this plan", "policies": "none", "actions": "all"], of: first)
      let other = form(["name": "Ambitious", "policies": "none", "actions": "all"], of: second)
      // Sent twice, it is one scenario.
      for _ in 0..<2 {
        let made = try await county.ada.post(scenarios + "/new", fields: plan)
        #expect(made["Location"] == scenarios + "?done=saved", "\(made.status)")
      }
      #expect(try await county.ada.post(scenarios + "/new", fields: other).status == 303)
      let stated = try await county.site.community("hennepin-county").scenarioBook.stated
      #expect(
        stated.map(\.id) == ["bau", "adopted", "climate-adjusted", "with-this-plan", "ambitious"])
      var changed = plan
      changed["name"] = "Another name"
      let asked = try await county.ada.post(scenarios + "/new", fields: changed)
      #expect(asked.status == 409)
      #expect(asked.body.contains("You have saved this form before"))
      #expect(asked.body.contains("/forecast/scenarios/with-this-plan/edit"))
      #expect(asked.body.contains("value=\"Another name\""))
    }
  }

  @Test func `a form that is saved again with other words shows both versions`() async throws {
    try await HennepinSite.run { county in
      let path = HennepinSite.place + "/actions/goals/care-for-all/edit"
      let goal = try #require(
        try await county.site.community("hennepin-county").goals.first { $0.id == "care-for-all" })
      var fields = form(GoalForm.values(of: goal), of: try await county.ada.get(path))
      fields["title"] = "First title"
      #expect(try await county.ada.post(path, fields: fields).status == 303)
      #expect(try await county.ada.post(path, fields: fields).status == 303)
      fields["title"] = "Second title"
      let again = try await county.ada.post(path, fields: fields)
      #expect(again.status == 409)
      #expect(again.body.contains("First title") && again.body.contains("Second title"))
      #expect(again.body.contains("Changed since you opened this page"))
    }
  }

  @Test func `many carried rows fit into one form`() throws {
    let rows = (0..<500).map { number in
      WaitingRow(
        name: "climate-indicators.csv#row-\(number)", step: .put,
        cells: ["a": "1 \"quoted\"", "b": "2", "c": "3", "d": "4", "e": "5"])
    }
    let html = rows.enumerated().map { $1.hidden($0).text }.joined()
    let fields = html.matches(of: /name="([^"]+)" value="([^"]*)"/).map {
      (name: String($0.1), value: String($0.2).replacing("&quot;", with: "\""))
    }
    #expect(fields.count == 500)
    let read = WaitingRow.rows(in: FormData(fields: fields))
    #expect(read.count == 500 && read[499].cells == rows[499].cells)
    #expect(read[499].document.row == "row-499")
  }
}
