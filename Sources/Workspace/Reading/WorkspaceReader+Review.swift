internal import Tables

extension WorkspaceReader {
  /// Reads what reviewers have written; none of it changes a number of the plan.
  mutating func readReview() {
    readComments()
    readApprovals()
  }

  private mutating func readComments() {
    var places: [String: Place] = [:]
    for record in records(of: WorkspaceTables.comments) {
      var decoder = RecordDecoder(record)
      let comment = comment(&decoder)
      guard accept(decoder), let comment else { continue }
      places[comment.id] = record.place
      workspace.comments.append(comment)
    }
    let known = Set(places.keys)
    for comment in workspace.comments
    where !comment.parent.isEmpty && !known.contains(comment.parent) {
      find(
        .warning,
        "There is no comment “\(comment.parent)” that this one could answer; it is shown by itself.",
        at: (places[comment.id] ?? Place(file: WorkspaceTables.comments.file)).at(column: "parent"),
        missing: MissingRow(comment.parent, in: WorkspaceTables.comments.file))
    }
  }

  private func comment(_ decoder: inout RecordDecoder) -> ReviewComment? {
    let record = decoder.record
    let id = decoder.identifier()
    let chapter = chapter(&decoder, orRecord: true)
    let author = decoder.required("author")
    let date = day(&decoder)
    let state: ReviewComment.State? = decoder.choice("state")
    let occurrence = count("occurrence", &decoder)
    if record.text("text") == nil, record.text("suggestion") == nil {
      decoder.find(
        .error, "The comment says nothing: write a text, a suggestion or both.", column: "text")
    }
    guard let state else { return nil }
    return ReviewComment(
      id: id, chapter: chapter, quote: record["quote"], occurrence: occurrence ?? 1,
      text: record["text"], suggestion: record["suggestion"], author: author, date: date,
      state: state, answer: record["answer"], answeredBy: record["answered_by"],
      parent: record["parent"])
  }

  private mutating func readApprovals() {
    for record in records(of: WorkspaceTables.approvals) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier()
      let chapter = chapter(&decoder)
      let digest = decoder.required("digest")
      let isDigest = digest.utf8.count == 64 && digest.allSatisfy(\.isHexDigit)
      if !digest.isEmpty, !isDigest {
        decoder.find(
          .error, "“\(digest)” is not the SHA-256 of a text, so that it approves nothing.",
          column: "digest")
      }
      let approval = ChapterApproval(
        id: id, chapter: chapter, digest: digest.lowercased(),
        revision: count("revision", &decoder), by: decoder.required("by"), date: day(&decoder),
        note: record["note"])
      if accept(decoder) { workspace.approvals.append(approval) }
    }
  }

  /// A chapter that is gone keeps its comments; it may come back.
  ///
  /// - Parameter orRecord: Whether a record may stand there, such as `inventory.csv#el-res-2021`.
  private func chapter(_ decoder: inout RecordDecoder, orRecord: Bool = false) -> String {
    let chapter = decoder.required("chapter")
    let file = chapter.prefix { $0 != "#" }
    if orRecord, file != chapter, WorkspaceTables.all.contains(where: { $0.file == file }) {
      return chapter
    }
    if !orRecord, chapter.hasPrefix(ChapterApproval.step) { return chapter }
    if !chapter.isEmpty, workspace.documents[chapter] == nil {
      decoder.find(
        .note, "There is no chapter “\(chapter)” now, so that this row is kept and not shown.",
        column: "chapter")
    }
    return chapter
  }

  private func day(_ decoder: inout RecordDecoder) -> String {
    let text = decoder.required("date")
    if !text.isEmpty, !CalendarDay.isDay(text) {
      decoder.findWrongDay(text, "date")
    }
    return text
  }

  private func count(_ column: String, _ decoder: inout RecordDecoder) -> Int? {
    guard let text = decoder.record.text(column) else { return nil }
    guard let value = Int(text), value >= 1 else {
      decoder.find(.error, "“\(text)” is not a whole number from 1.", column: column)
      return nil
    }
    return value
  }
}
