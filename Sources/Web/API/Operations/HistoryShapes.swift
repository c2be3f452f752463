import Foundation
import Store

/// Commits and what they change, as the API says them.
enum HistoryShapes {
  static let author = APIShape<Author>(
    "Author", "Who made a change.",
    [
      .text("id", "The account, or “local” for the person at the machine.") { $0.id },
      .text("name", "As the history shows it.") { $0.name },
    ])

  static let milestone = APIShape<Milestone>(
    "Milestone", "A named state of the plan.",
    [
      .choice("kind", Milestone.Kind.allCases.map(\.rawValue), "What the state is.") {
        $0.kind.rawValue
      },
      .text("title", "Its name.") { $0.title },
    ])

  static let commit = APIShape<Commit>(
    "Commit", "One entry of the journal, which is never changed.",
    [
      .whole("revision", "Its number: 1 is the first, without gaps.") { $0.revision },
      .text("id", "Chosen by whoever handed it in.") { $0.id },
      .part("author", author) { $0.author },
      .text("time", "When, in UTC.") { $0.time },
      .text("reason", "Why, in the author's words; may be empty.") { $0.reason },
      .whole("base", "The revision that the author saw.") { $0.base },
      .maybePart("milestone", milestone) { $0.milestone },
      .maybeWhole("undoes", "The revision that it takes back.") { $0.undoes },
      .whole("changeCount", "How many documents it changes.") { $0.changeCount },
      .text("parentHash", "The digest of the commit before.") { $0.parentHash },
      .text("hash", "SHA-256 over the digest before and everything in this one.") { $0.hash },
    ])

  static let difference = APIShape<DocumentDifference>(
    "Difference", "One document before and after.",
    [
      .text("name", "The document, such as `inventory.csv#el-res-2021`.") { $0.name.description },
      .maybePart("before", DocumentShapes.whole) { $0.before },
      .maybePart("after", DocumentShapes.whole) { $0.after },
    ])
}

/// Documents as the API says them.
enum DocumentShapes {
  private static let fields: [APIField<Document>] = [
    .text("name", "Such as `plan/energy.md`, `inventory.csv` or `inventory.csv#el-res-2021`.") {
      $0.name.description
    },
    .choice(
      "kind", ["file", "table", "row"], "A whole file, the head of a table, or one of its rows."
    ) { $0.kind.word },
    .whole("revision", "The revision that last changed it; its ETag is \"r\" and this number.") {
      $0.revision
    },
    .whole("bytes", "Its length.") { $0.body.count },
  ]

  static let head = APIShape<Document>("DocumentHead", "A document without its text.", fields)

  static let whole = APIShape<Document>(
    "Document", "A document with what it says.",
    fields + [
      .maybeText("text", "Its text; null where it is none.") {
        String(validating: $0.body, as: UTF8.self)
      },
      .maybeText("data", "Its bytes in Base64, where they are no text.") {
        String(validating: $0.body, as: UTF8.self) == nil
          ? Data($0.body).base64EncodedString() : nil
      },
    ])
}

extension DocumentKind {
  var word: String {
    switch self {
    case .file: "file"
    case .table: "table"
    case .row: "row"
    }
  }
}
