import Tables
import TestSupport
import Testing
import Vulnerability

@testable import Plan

/// What shapes hold, beside everything else that is found.
@Suite struct PlanShapesTests {
  private static let zones = """
    id,hazard,name,shape
    eight,river-flooding,Eight,"POLYGON ((-93.5 44.9, -93.4 45.0, -93.4 44.9, -93.5 45.0, -93.5 44.9))"
    swapped,river-flooding,Swapped,"POLYGON ((44.9 -93.5, 45.0 -93.5, 45.0 -93.4, 44.9 -93.5))"

    """

  private func workspace(_ changes: [String: String?] = [:]) -> SampleWorkspace {
    var files = ["zones.csv": Self.zones as String?]
    files.merge(changes) { $1 }
    return SampleWorkspace(files)
  }

  @Test func `faults of shapes stand among the others, once for each place`() throws {
    let calculation = try workspace().calculation()
    #expect(!calculation.findings.contains { $0.message.contains("It was mended") })
    let zones = calculation.allFindings.filter { $0.place.file == "zones.csv" }
    #expect(zones.map(\.place.row) == [3, 2] && zones.map(\.severity) == [.error, .warning])
    #expect(zones == calculation.findings(in: "zones.csv"))
    #expect(calculation.allFindings.count > zones.count)
    let files = calculation.allFindings.filter { $0.place.row != nil }.map(\.place.file)
    let starts = zip(files, [""] + files).filter { $0 != $1 }.map(\.0)
    #expect(Set(starts).count == starts.count, "A file's findings stand together.")
  }

  @Test func `shapes are not read for a table that has none`() throws {
    let calculation = try workspace().calculation()
    let actions = calculation.findings.filter { $0.place.file == "actions.csv" }
    #expect(calculation.findings(in: "actions.csv") == actions)
  }

  @Test func `shapes are read once for all states that have the same`() throws {
    let first = try workspace().calculation()
    let texts = workspace(["plan/01-summary.md": "# Another summary\n\nText.\n"])
    let actions = workspace(["actions.csv": nil])
    for other in [texts, actions] {
      let next = PlanCalculation(
        workspace: try other.workspace(), library: SampleWorkspace.library, reusing: first)
      #expect(next.deferredShapes === first.deferredShapes)
    }
    #expect(!first.shapes.findings.isEmpty)
    let moved = workspace(["zones.csv": Self.zones.replacing("-93.5", with: "-93.6")])
    let next = PlanCalculation(
      workspace: try moved.workspace(), library: SampleWorkspace.library, reusing: first)
    #expect(next.deferredShapes !== first.deferredShapes)
    #expect(next.shapes.findings == (try moved.calculation().shapes.findings))
  }
}
