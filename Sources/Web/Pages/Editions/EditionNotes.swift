/// Sentences of the library under a result.
struct EditionNotes {
  let visit: Visit
  let title: String
  let notes: [String]

  var html: HTML {
    guard !notes.isEmpty else { return .empty }
    return """
      <details><summary>\(title) (\(notes.count))</summary>
      <ul>\(notes.map { "<li>\(visit.library($0))</li>" as HTML })</ul></details>
      """
  }
}
