import Forecast
import Plan
import Strategies
import Tables
import TestSupport
import Testing
import Workspace

/// Numbers that are taken from the calculation before, where only words were changed.
@Suite struct RewrittenPlanTests {
  private func calculation(
    _ files: [String: String], reusing previous: PlanCalculation? = nil
  ) throws -> PlanCalculation {
    PlanCalculation(
      workspace: try SampleWorkspace(files).workspace(), library: SampleWorkspace.library,
      reusing: previous)
  }

  private let chapter = ["plan/01-summary.md": "# Summary\n\nFirst.\n"]

  @Test func `a chapter's new text stands in the plan, and every number stays`() throws {
    let before = try calculation(chapter)
    let rewritten = ["plan/01-summary.md": "# Summary\n\nSecond.\n"]
    let after = try calculation(rewritten, reusing: before)
    let anew = try calculation(rewritten)
    #expect(after.workspace.text("plan/01-summary.md") == rewritten.values.first)
    #expect(after.findings == anew.findings)
    #expect(after.portfolio?.findings == before.portfolio?.findings)
    for edition in [Edition.internal, .public] {
      #expect(
        after.shown(in: edition).workspace.text("plan/01-summary.md") == rewritten.values.first)
      #expect(
        FigureCatalog(after.shown(in: edition)).ids == FigureCatalog(anew.shown(in: edition)).ids)
    }
  }

  @Test func `a fault of a comment is found although no number moved`() throws {
    let before = try calculation(chapter)
    let comment = [
      "comments.csv":
        "id,chapter,quote,occurrence,text,suggestion,author,date,state,answer,answered_by,parent\nc1,plan/99-none.md,,,Why?,,Ada,2026-01-01,open,,,\n"
    ].merging(chapter) { $1 }
    let after = try calculation(comment, reusing: before)
    #expect(after.findings == (try calculation(comment).findings))
    #expect(after.findings.contains { $0.place.file == "comments.csv" })
    // And it goes with the comment.
    #expect(try calculation(chapter, reusing: after).findings == before.findings)
  }

  @Test func `a change of a table is calculated`() throws {
    let before = try calculation(chapter)
    let moved = ["targets.csv": nil, "plan/01-summary.md": "# Summary\n"] as [String: String?]
    let after = PlanCalculation(
      workspace: try SampleWorkspace(moved).workspace(), library: SampleWorkspace.library,
      reusing: before)
    #expect(!before.targets.levels.isEmpty)
    #expect(after.targets.levels.isEmpty)
  }
}
