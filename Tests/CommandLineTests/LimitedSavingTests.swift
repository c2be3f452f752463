import Foundation
import TestSupport
import Testing

/// What the commands say of an action that states more than there is to save.
@Suite struct LimitedSavingTests {
  private var files: [String: String] {
    let sample = SampleWorkspace()
    var files = sample.files
    files["actions.csv"]? += """
      big,New appliances,,appliance-swaps,buildings,2022,2022,,Energy,,planned,near,,,,no,,Owners,Owners,Council,,,,,

      """
    files["action-parameters.csv"]? += """
      big,subsector,residential,,assumption,
      big,appliances,100000,units,assumption,
      big,saving_each,1,MWh,assumption,

      """
    files["scenarios.csv"] = """
      id,name,policies,actions,climate,drivers,source,note
      bau,Business as usual,none,none,,,bill,
      with,With all,none,all,,,bill,

      """
    return files
  }

  private func objects(_ arguments: [String], in folder: URL) throws -> [[String: Any]] {
    let json = try CairnProcess.run(arguments + ["--json"], in: folder)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
  }

  @Test func `a forecast says which savings are capped and by how much`() throws {
    try CairnProcess.inTown(files) { folder in
      let shown = try CairnProcess.run(["forecast", "town"], in: folder)
      #expect(shown.status == 0, "\(shown.errors)")
      #expect(shown.errors.contains("Capped: “New appliances” saves more in 2022"))
      #expect(shown.errors.contains("percent that there is counts"))
      let rows = try objects(["forecast", "town"], in: folder)
      let limited = Dictionary(grouping: rows) { $0["part"] as? String == "total" }[true] ?? []
      #expect(limited.first?["limited"] is NSNull)
      #expect((limited.last?["limited"] as? String)?.contains("New appliances") == true)
    }
  }

  @Test func `a target that is met by them says so for its year`() throws {
    try CairnProcess.inTown(files) { folder in
      let shown = try CairnProcess.run(["targets", "town"], in: folder)
      #expect(shown.output.contains("- “the plan”: “New appliances” saves more in 2030"))
      let rows = try objects(["targets", "town"], in: folder)
      #expect(rows.first?["bau_limited"] is NSNull)
      #expect((rows.first?["plan_limited"] as? String)?.contains("in 2030") == true)
    }
  }

  @Test func `a comparison says it of the action and of the scenario`() throws {
    try CairnProcess.inTown(files) { folder in
      let shown = try CairnProcess.run(
        ["strategies", "compare", "town", "a1", "big", "with"], in: folder)
      for id in ["big", "with"] {
        #expect(shown.output.contains("\(id): “New appliances” saves more in 2022"), "\(id)")
      }
      #expect(!shown.output.contains("a1: “New appliances”"))
      let rows = try objects(["strategies", "compare", "town", "a1", "big", "with"], in: folder)
      #expect(rows.map { $0["limited"] is NSNull } == [true, false, false])
    }
  }
}
