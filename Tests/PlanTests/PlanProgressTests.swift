import Plan
import Tables
import TestSupport
import Testing
import Workspace

@Suite struct PlanProgressTests {
  private func review(_ review: PlanProgress.Review) throws -> PlanProgress.Status {
    PlanProgress(try SampleWorkspace().calculation(), review: review).status(.review)
  }

  @Test func `a review is begun while a comment is open or a chapter is not approved`() throws {
    let open = try review(.init(chapters: 3))
    #expect(open.state == .open)
    #expect([open.count, open.missing] == [0, 3])
    let begun = try review(.init(comments: 2, openComments: 1, chapters: 3, approved: 1))
    #expect(begun.state == .begun)
    #expect([begun.count, begun.missing] == [3, 3])
    let done = try review(.init(comments: 2, openComments: 0, chapters: 3, approved: 3))
    #expect(done.state == .done)
    #expect([done.count, done.missing] == [5, 0])
  }

  @Test func `every file of a step is one of a workspace, and of no other step`() {
    let files = PlanProgress.Step.allCases.flatMap(\.files)
    let known = Set(WorkspaceTables.all.map(\.file)).union(["community.yaml", "plan/book.yaml"])
    #expect(Set(files).subtracting(known).isEmpty)
    #expect(Set(files).count == files.count)
  }

  @Test func `publishing is the last step, done while an edition is public`() throws {
    let progress = PlanProgress(try SampleWorkspace().calculation())
    #expect(progress.statuses.map(\.step) == PlanProgress.Step.allCases)
    #expect(progress.statuses.last?.step == .publish)
    #expect(progress.status(.publish).state == .open)
    let published = progress.publishing(true)
    #expect(published.status(.publish).state == .done)
    #expect(Array(published.statuses.dropLast()) == Array(progress.statuses.dropLast()))
    #expect(published.publishing(false) == progress)
  }
}
