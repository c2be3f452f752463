import Foundation
import Plan
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

@testable import Publishing

/// An internal action is in no file of a public edition, and in the internal one.
@Suite struct InternalActionTests {
  private func calculation(_ changes: [String: String?] = [:]) throws -> PlanCalculation {
    var files = SampleAdaptation.files
    files["plan/01-summary.md"] = SampleAdaptation.chapter
    files.merge(changes) { $1 }
    return try SampleWorkspace(files).calculation()
  }

  private func publish(
    _ calculation: PlanCalculation, _ edition: Edition,
    _ work: (PlanPublisher.Report, URL) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let setting = PlanPublisher.Setting(
      environment: ["CAIRN_HOME": folder.appending(path: "home").path], currentFolder: folder,
      executable: URL(filePath: "/bin/false"))
    let output = folder.appending(path: "site")
    let report = try PlanPublisher(setting)
      .publish(calculation, edition: edition, formats: [.html], to: output)
    try work(report, output)
  }

  /// Every file of a folder as text, by its path.
  private func texts(_ folder: URL) throws -> [String: String] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
    return try names.compactMap { $0 as? String }.reduce(into: [:]) { texts, name in
      let file = folder.appending(path: name)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        return
      }
      texts[name] = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    }
  }

  @Test func `no file of the public site names an internal action or what serves it alone`() throws
  {
    try publish(calculation(), .public) { report, site in
      #expect(!report.isStopped, "\(report.findings)")
      let texts = try texts(site)
      #expect(texts.keys.contains("data/responses.csv") && texts.keys.contains("data/goals.csv"))
      #expect(texts.values.contains { $0.contains("Cool rooms") })
      for (name, text) in texts {
        for secret in SampleAdaptation.secrets {
          #expect(!text.contains(secret), "\(name) has “\(secret)”")
        }
        #expect(!text.contains("buyout"), "\(name) has the action's id")
      }
    }
  }

  @Test func `the internal site has all of it and says that the public one differs`() throws {
    try publish(calculation(), .internal) { report, site in
      #expect(!report.isStopped, "\(report.findings)")
      let all = try texts(site).values.joined()
      for secret in SampleAdaptation.secrets { #expect(all.contains(secret), "\(secret)") }
      #expect(all.contains("The public edition leaves out one internal action"))
    }
  }

  @Test func `a word that is neither public nor internal keeps the action out`() throws {
    let text = try #require(SampleAdaptation.files["actions.csv"] ?? nil)
    let odd = text.replacing(",internal\n", with: ",hidden\n")
    try publish(calculation(["actions.csv": odd]), .public) { _, site in
      let all = try texts(site).values.joined()
      #expect(!all.contains("Buy out the river lots"))
    }
  }

  @Test func `an internal action whose row has an error stays out of the data files`() throws {
    let text = try #require(SampleAdaptation.files["actions.csv"] ?? nil)
    let broken = text.replacing(",2027,2029,", with: ",soon,2029,")
    let calculation = try calculation([
      "actions.csv": broken, "uptake.csv": "action,year,percent\nbuyout,2030,50\na3,2030,50\n",
      "scenarios.csv":
        "id,name,policies,actions,starts\ns1,Lots,none,a3 buyout,\ns2,Later,none,plan,buyout=2031\ns3,Rooms,none,a3,\n",
      "goals.csv":
        "id,title,risks,actions\ncool,Cool rooms,heat-health,a3 buyout\nlots,No house by the river,heat-health,buyout\n",
    ])
    let hidden = calculation.internalRecords
    for file in [
      "actions.csv", "milestones.csv", "responses.csv", "action-parameters.csv", "uptake.csv",
      "scenarios.csv", "goals.csv",
    ] {
      let table = try #require(calculation.workspace.tables[file])
      let text = PublicTable.text(of: table, findings: [], hidden: hidden) ?? ""
      #expect(!text.contains("buyout"), "\(file)")
      #expect(text.split(separator: "\n").count > 1, "\(file) has its other rows")
      #expect(!text.contains("No house by the river"), "\(file)")
    }
  }

  @Test func `a figure of an internal action stops the public edition and not the internal one`()
    throws
  {
    let chapter = "# Summary\n\nIt costs {{action/buyout/capital-cost}}.\n"
    let calculation = try calculation(["plan/01-summary.md": chapter])
    try publish(calculation, .public) { report, _ in
      #expect(report.isStopped)
      #expect(
        report.findings.contains { $0.message.contains("is about an action that is internal") })
    }
    try publish(calculation, .internal) { report, _ in #expect(!report.isStopped) }
  }

  @Test func `a sentence that names an internal action stops the public edition`() throws {
    let chapter = "# Summary\n\nWe will buy out the river lots soon.\n"
    let calculation = try calculation(["plan/01-summary.md": chapter])
    try publish(calculation, .public) { report, _ in
      #expect(report.isStopped)
      #expect(report.findings.contains { $0.place.file == "plan/01-summary.md" })
    }
    let inside = "# Summary\n\nFine.\n\n:::internal Note\nWe will buy out the river lots.\n:::\n"
    try publish(self.calculation(["plan/01-summary.md": inside]), .public) { report, _ in
      #expect(!report.isStopped, "\(report.findings)")
    }
  }

  @Test func `a cell of another table that names it stops the public edition`() throws {
    let sources =
      "id,author,title,year,publisher,licence,retrieved,url,note\nbill,Utility,Yearly report,2022,,,,,For “Buy out the river lots”\nassumption,,Assumption of the drafters,,,,,,\n"
    try publish(calculation(["sources.csv": sources]), .public) { report, _ in
      #expect(report.isStopped)
      #expect(
        report.findings.contains {
          $0.place == Place(file: "sources.csv", row: 2, column: "note")
        })
    }
  }

  @Test func `totals of the public edition are of public actions alone`() throws {
    let solar =
      "buyout,Buy out the river lots,,vmt-reduction,transportation,2022,2026,,,,planned,near,,,,yes,,x,x,x,,,,,,internal\n"
    let text = try #require(SampleAdaptation.files["actions.csv"] ?? nil)
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("buyout,") ? solar.dropLast() : $0 }.joined(separator: "\n")
    let parameters = try #require(SampleAdaptation.files["action-parameters.csv"] ?? nil)
    let calculation = try calculation([
      "actions.csv": rows,
      "action-parameters.csv": parameters.replacing(
        "buyout,life_years,50,,assumption,Quiet talks with owners",
        with: "buyout,saving,0.5,share,assumption,"),
    ])
    let whole = try #require(calculation.portfolio?.reduction(in: 2030))
    let shown = try #require(calculation.shown(in: .public).portfolio?.reduction(in: 2030))
    #expect(shown < whole && shown > 0)
    #expect(calculation.shown(in: .internal).portfolio?.reduction(in: 2030) == whole)
  }
}
