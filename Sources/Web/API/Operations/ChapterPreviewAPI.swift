import Accounts
import HTTPTypes
import Hummingbird
import Plan
import Publishing
import Store
import Tables

/// A chapter as it will look, before it is saved.
struct ChapterPreviewAPI: APIGroup {
  var routes: [APIRoute] { [APIRoute(Self.preview, preview)] }

  private static let answer = APISchema.object(
    [
      .must("title", .text("The chapter's title; null where the edition does not have it.").orNull),
      .must(
        "html", .text("The text as a part of a page, with its charts drawn; empty without it.")),
      .must("findings", .list(FindingShapes.finding.schema, "What is wrong with the text.")),
    ], name: "ChapterPreview", "A chapter as readers of an edition will see it.")

  static let preview = APIOperation(
    id: "previewChapter", method: .post, path: "/api/v1/workspaces/{workspace}/chapter-preview",
    tag: .documents, summary: "See how a text of a chapter will look", details: "Nothing is saved.",
    access: .workspace(.editDocument),
    body: .json(
      .object([
        .must("chapter", .text("The chapter's file.", least: 1, most: 300)),
        .may("text", .text("The text in Markdown; the saved one unless given.", most: 1_000_000)),
        .may(
          "edition", .choice(Edition.allCases.map(\.rawValue), "For whom; public unless given.")),
      ]), limit: 3 * EditorPages.limit),
    successes: [.json(answer, "The preview.")], refusals: [.conflict],
    example: ["chapter": "plan/03-inventory.md", "text": "# The inventory"])

  @Sendable private func preview(_ call: APICall) async throws -> APIAnswer {
    let desk = try await call.visit.planDesk()
    let file = call.body["chapter"]?.text ?? ""
    guard let chapter = desk.chapter(file) else {
      throw APIProblem.notTaken("There is no chapter “\(file)”.")
    }
    let edition = call.body["edition"]?.text.flatMap(Edition.init(rawValue:)) ?? .public
    let place = try call.visit.workspace()
    let view = try await ChapterView.make(
      call.visit, file: chapter.path, text: call.body["text"]?.text, edition: edition
    ) { place.editor($0) }
    return .json([
      "title": .maybe(view.pages?.title), "html": .text(view.html().text),
      "findings": .list(view.draft.findings.map(FindingShapes.finding.json)),
    ])
  }
}
