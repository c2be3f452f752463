import Accounts
import Archives
import Factors
import Foundation
import Inventory
import Plan
import Quantities
import Store
import Tables
import TestSupport
import Testing
import Workspace

@testable import Web

/// The inventory held against an earlier state, and the log of recalculations.
@Suite struct RecalculationPageTests {
  private static let path = HennepinSite.place + "/inventory/recalculation"
  private static let log = path + "/log"

  private static func records(_ megawattHours: Int, also rows: String = "") -> String {
    """
    id,year,sector,subsector,method,activity,quantity,unit,factor,source
    power-2005,2005,buildings,residential,grid-electricity,electricity,400000,MWh,,metc-ghg-cprg
    power-2021,2021,buildings,residential,grid-electricity,electricity,\(megawattHours),MWh,,metc-ghg-cprg
    gas-2021,2021,buildings,residential,stationary-fuel,natural-gas,1000,MMBtu,,metc-ghg-cprg
    \(rows)
    """
  }

  /// The community before, and as it is once the amount of 2021 is another one.
  private struct Change: Sendable {
    let county: HennepinSite
    let now: PlanCalculation
    let found: Recalculation
  }

  private func withChange(
    to megawattHours: Int = 600_000, also rows: String = "",
    _ body: @Sendable @escaping (Change) async throws -> Void
  ) async throws {
    try await HennepinSite.run { files in
      files["inventory.csv"] = Self.records(500_000)
      files["actions.csv"] = nil
      files["targets.csv"] = nil
      files["recalculations.csv"] = nil
    } _: { county in
      let store = county.site.store
      let snapshot = try await store.snapshot(of: "hennepin-county")
      let changed = ["inventory.csv": Array(Self.records(megawattHours, also: rows).utf8)]
      try await store.commit(
        CommitDraft(
          id: "the-change", author: county.ada.principal.author, reason: "Better bills", base: 1,
          changes: FolderDocuments.changes(from: snapshot, to: changed, keepsOthers: true).changes),
        to: "hennepin-county")
      let files = FolderDocuments.join(
        try await store.snapshot(of: "hennepin-county").documents)
      let now = PlanCalculation(
        workspace: try WorkspaceFolder.read(files: files, library: FactorLibrary.standard),
        library: FactorLibrary.standard)
      let found = try #require(
        Recalculation(.revision(1), earlier: county.calculation, now: now))
      try await body(Change(county: county, now: now, found: found))
    }
  }

  private func entries(_ change: Change) async throws -> [RecalculationLogEntry] {
    let snapshot = try await change.county.site.store.snapshot(of: "hennepin-county")
    return try WorkspaceFolder.read(
      files: FolderDocuments.join(snapshot.documents), library: FactorLibrary.standard
    ).recalculations.entries
  }

  @Test func `years and records that moved stand with what moved them`() async throws {
    try await withChange { change in
      let text = RecalculationText.english
      #expect(change.found.comparison.mustRecalculate == [2021])
      #expect(change.found.records.map(\.id) == ["power-2021"])
      let page = try await change.county.get("inventory/recalculation?from=1")
      #expect(page.status == 200)
      #expect(page.body.contains(text.must("2021")))
      #expect(page.body.contains("Better activity data"))
      let (before, after) = (
        change.county.calculation.inventory.total(2021), change.now.inventory.total(2021)
      )
      #expect(page.body.contains(printed(before)))
      #expect(page.numbers(of: "inventory/2021/total") == [printed(after)])
      #expect(page.body.contains("+\(printed(after - before))"))
      let file = try await change.county.get(
        "inventory/recalculation?from=1&download=records")
      let line = try #require(file.body.split(whereSeparator: \.isNewline).dropFirst().first)
      #expect(line.hasPrefix("power-2021,2021,"))
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      #expect(isClose(try #require(Double(cells[4])), after - before))
    }
  }

  @Test func `states are offered, others are reached by their number, and none beyond the head`()
    async throws
  {
    try await withChange { change in
      let page = try await change.county.get("inventory/recalculation")
      #expect(page.body.contains("<option value=\"1\">Begin with the example"))
      #expect(!page.body.contains("<option value=\"2\""))
      #expect(try await change.county.get("inventory/recalculation?from=3").status == 404)
      #expect(try await change.county.get("inventory/recalculation?from=0").status == 404)
      let same = try await change.county.get("inventory/recalculation?from=2")
      #expect(same.body.contains(RecalculationText.english.nothingMoves))
      #expect(same.body.contains(RecalculationText.english.none))
      let revision = try await change.county.get("history/1")
      #expect(revision.body.contains("inventory/recalculation?from=1\""))
    }
  }

  @Test func `a recalculation is logged once, with what and why`() async throws {
    try await withChange { change in
      let (ada, from) = (change.county.ada, Self.path + "?from=1")
      let text = RecalculationText.english
      let bare = try await ada.post(Self.log, from: from, ["from": "1", "change": "activity"])
      #expect(bare.status == 400)
      #expect(bare.body.contains(text.sayWhat) && bare.body.contains(text.sayWhy))
      #expect(try await entries(change).isEmpty)
      let fields = [
        "from": "1", "change": "activity", "what": "Bills of 2021", "why": "The utility sent them",
      ]
      let sent = try await ada.post(Self.log, from: from, fields)
      #expect(sent.status == 303, "\(sent.body)")
      #expect(sent["Location"]?.hasSuffix("?from=1&done=logged") == true)
      let logged = try await entries(change)
      let year = try #require(change.found.comparison.years.first { $0.year == 2021 })
      #expect(logged.map(\.year) == [2021])
      #expect(logged.first?.tonnesBefore == year.before)
      #expect(logged.first?.tonnesAfter == year.after)
      #expect(logged.first?.what == "Bills of 2021" && logged.first?.change == .activity)
      let page = try await ada.get(from)
      #expect(page.body.contains(text.alreadyLogged))
      #expect(page.body.contains("The utility sent them"))
      let second = try await ada.post(
        Self.log, from: "/workspaces",
        fields.merging(["base": "3", "draft": "11111111-1111-4111-8111-111111111111"]) { $1 })
      #expect(second.status == 409)
      #expect(try await entries(change).count == 1)
    }
  }

  @Test func `a change below the threshold is shown, and nothing is logged`() async throws {
    try await withChange(to: 500_100) { change in
      let ada = change.county.ada
      let page = try await ada.get(Self.path + "?from=1")
      #expect(page.body.contains(RecalculationText.english.none))
      #expect(page.body.contains(RecalculationText.english.below))
      #expect(!page.body.contains("action=\"\(Self.log)\""))
      let sent = try await ada.post(
        Self.log, from: Self.path,
        [
          "from": "1", "change": "activity", "what": "a", "why": "b", "base": "2",
          "draft": "22222222-2222-4222-8222-222222222222",
        ])
      #expect(sent.status == 409)
      #expect(sent.body.contains(RecalculationText.english.nothingToLog))
    }
  }

  @Test func `a program holds the inventory against an archive that it sends`() async throws {
    try await withChange { change in
      let program = try await APIProgram(of: change.county.ada)
      let store = change.county.site.store
      let then = try await store.snapshot(of: "hennepin-county", at: 1)
      let archive = try ZIPWriter.archive(
        of: FolderDocuments.join(then.documents), folder: "as-it-was", time: TestSite.start)
      let path = "/inventory-recalculation"
      let sent = try await program.send(
        "POST", path + "/files?name=as-it-was.zip", archive, type: "application/zip")
      let id = try #require(sent.json["id"]?.text, "\(sent.json)")
      let byFile = try await program.ask("GET", path + "?file=\(id)")
      let byRevision = try await program.ask("GET", path + "?from=1")
      #expect(byFile.status == 200, "\(byFile.json)")
      #expect(byFile.json["file"]?.text == id && byFile.json["from"] == .null)
      #expect(byFile.json["years"] == byRevision.json["years"])
      #expect(byFile.json["records"] == byRevision.json["records"])
      #expect(try await program.ask("GET", path + "?from=1&file=\(id)").status == 422)
      #expect(try await program.ask("GET", path).status == 422)
      #expect(try await program.ask("GET", path + "?file=another").status == 422)
      let notes = try await program.send(
        "POST", path + "/files?name=notes.txt", archive, type: "application/zip")
      #expect(notes.status == 422)
      #expect(try await store.workspace("hennepin-county").head == 2)
    }
  }

  @Test func `an archive of the folder as it was is compared, and nothing of it is taken`()
    async throws
  {
    try await withChange { change in
      let (ada, store) = (change.county.ada, change.county.site.store)
      let then = try await store.snapshot(of: "hennepin-county", at: 1)
      let archive = try ZIPWriter.archive(
        of: FolderDocuments.join(then.documents), folder: "as-it-was", time: TestSite.start)
      let sent = try await ada.send(archive, named: "as-it-was.zip", to: Self.path)
      #expect(sent.status == 303, "\(sent.body)")
      let place = try #require(sent["Location"])
      var page = try await ada.get(place)
      for _ in 0..<200 where page.body.contains("http-equiv=\"refresh\"") {
        try await Task.sleep(for: .seconds(0.2))
        page = try await ada.get(place)
      }
      #expect(page.body.contains(RecalculationText.english.since("as-it-was.zip")))
      #expect(page.body.contains(printed(change.county.calculation.inventory.total(2021))))
      #expect(try await store.workspace("hennepin-county").head == 2)
      let refused = try await ada.send("not an archive", named: "notes.txt", to: Self.path)
      #expect(refused.status == 400)
      #expect(refused.body.contains(RecalculationText.english.noFile))
    }
  }

  @Test func `a record that is new is another boundary`() async throws {
    try await withChange(
      to: 500_000,
      also:
        "extra-2021,2021,buildings,commercial,grid-electricity,electricity,90000,MWh,,metc-ghg-cprg\n"
    ) { change in
      #expect(change.found.records.first?.causes == [.boundary])
      let page = try await change.county.get("inventory/recalculation?from=1")
      #expect(page.body.contains(RecalculationText.english.isNew))
      #expect(page.body.contains("Another boundary"))
    }
  }

  @Test func `in Spanish the page says all in Spanish`() async throws {
    try await withChange { change in
      let page = try await change.county.get(
        "inventory/recalculation?from=1", headers: ["Accept-Language: es"])
      let text = RecalculationText.spanish
      #expect(page.body.contains(text.must("2021")))
      #expect(page.body.contains(text.logIt) && page.body.contains("Año base: 2005"))
      #expect(!page.body.contains("Better activity data"))
    }
  }
}
