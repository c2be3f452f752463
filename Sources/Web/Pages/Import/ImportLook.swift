import Hummingbird
import Store
import Tables

/// What an import would do, and the form that takes it.
struct ImportLook {
  let text: ImportText
  let summary: ImportSummary
  let changes: [DocumentChange]
  /// The job that has looked.
  let job: String
  let place: WorkspacePlace

  /// - Parameter snapshot: The workspace as it was when it was compared with.
  func html(_ visit: Visit, _ snapshot: WorkspaceSnapshot, _ errors: FormErrors) -> HTML {
    let staged = StagedDifferences(changes: changes, snapshot: snapshot)
    return """
      <div class="stack">
      <h1>\(text.previewTitle)</h1>
      \(errors.summary)
      \(stale(visit))
      \(refusal(visit.language))
      \(notes(visit))
      \(changes.isEmpty ? "<p>\(text.nothing)</p>" : files)
      \(findings(text.newFindings, summary.newFindings, .caution, visit))
      \(findings(text.solvedFindings, summary.solvedFindings, .good, visit))
      \(changes.isEmpty ? another : isStale ? .empty : form(visit, errors))
      \(changes.isEmpty ? .empty : "<h2>\(text.changes)</h2>")
      \(DifferenceList(differences: staged.differences, heads: staged.heads).html)
      </div>
      """
  }

  private var isStale: Bool { summary.base != place.summary.head }

  private func stale(_ visit: Visit) -> HTML {
    guard isStale, !changes.isEmpty else { return .empty }
    return Notice(
      tone: .caution, title: text.stale,
      detail: """
        <div class="actions">\(visit.button(text.lookAgain, to: place.path("import/looks/\(job)/again"), style: "button"))</div>
        """
    ).html
  }

  private var another: HTML {
    "<p><a class=\"button button--plain\" href=\"\(place.path("import"))\">\(text.sendAnother)</a></p>"
  }

  private func refusal(_ language: Language) -> HTML {
    guard let refusal = summary.refusal else { return .empty }
    return Notice(tone: .danger, title: text.otherTown, detail: "<p>\(refusal(language))</p>").html
  }

  private func notes(_ visit: Visit) -> HTML {
    guard summary.notes.count > 0 else { return .empty }
    return Notice(tone: .caution, title: text.notTaken, detail: items(summary.notes, visit)).html
  }

  private var files: HTML {
    let rows: [[HTML]] = summary.files.map { file in
      [HTML(file.file)]
        + [file.added, file.changed, file.removed, file.moved, file.unchanged].map {
          HTML(String($0))
        }
    }
    return DataTable(caption: text.files, columns: text.fileColumns, rows: rows).html
  }

  private func findings(
    _ title: String, _ findings: ImportSummary.Findings, _ tone: Notice.Tone, _ visit: Visit
  ) -> HTML {
    guard findings.count > 0 else { return .empty }
    return Notice(tone: tone, title: title, detail: items(findings, visit)).html
  }

  private func items(_ findings: ImportSummary.Findings, _ visit: Visit) -> HTML {
    let more = findings.count - findings.first.count
    let items = findings.first.map {
      "<li>\(visit.words(of: $0.place)): \(visit.library($0.message))</li>" as HTML
    }
    return """
      <ul>\(items)\(more > 0 ? "<li>\(text.moreFindings(more))</li>" as HTML : .empty)</ul>
      """
  }

  private func form(_ visit: Visit, _ errors: FormErrors) -> HTML {
    let box = Choices(
      name: "insists", label: text.otherTown,
      options: [("yes", text.insists, text.insistsHint)])
    return visit.form(
      place.path("import/looks/\(job)/take"),
      """
      \(visit.draftFields(base: summary.base))
      \(summary.refusal == nil ? .empty : box.html(errors))
      \(Field(name: "reason", label: text.reason, value: visit.form.text("reason"), isRequired: false, maxLength: 500).html())
      <div class="actions"><button class="button">\(text.take)</button>
      <a class="button button--plain" href="\(place.path("import"))">\(text.cancel)</a></div>
      """)
  }
}
