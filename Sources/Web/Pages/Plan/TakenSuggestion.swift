import Plan
import Store
import Workspace

/// A suggestion put into its chapter with its comment settled: changes for one commit.
struct TakenSuggestion {
  enum Refusal: Error {
    /// The chapter is no text.
    case unreadable
    /// The paragraph is not there any more, or the comment suggests nothing.
    case gone
  }

  let changes: [DocumentChange]
  /// The paragraph's place in the chapter, from 0.
  let paragraph: Int

  /// - Parameter settling: What the comment's row says from now on.
  /// - Throws: `Refusal`, or what the table of comments says of the row.
  init(
    _ comment: ReviewComment, of chapter: PlanDesk.Chapter, on desk: PlanDesk,
    settling cells: [String: String]
  ) throws {
    guard String(validating: chapter.document.body, as: UTF8.self) != nil else {
      throw Refusal.unreadable
    }
    let paragraphs = ManuscriptChapter.read(chapter.text, file: chapter.path).paragraphs
    guard !comment.suggestion.isEmpty,
      case .paragraph(let index) = CommentAnchor.find(
        quote: comment.quote, occurrence: comment.occurrence, in: paragraphs)
    else { throw Refusal.gone }
    var table = try desk.edit(WorkspaceTables.comments)
    try table.set(cells, row: comment.id)
    let text = paragraphs[index].replaced(in: chapter.text, with: comment.suggestion)
    changes =
      [DocumentChange(name: chapter.document.name, kind: .file, body: Array(text.utf8))]
      + table.changes
    paragraph = index
  }
}
