import Hummingbird
import Store
import Tables

/// What an import would do, and the form that takes it.
struct ImportLook {
  let text: ImportText
  let preview: ImportPreview
  /// The import that is kept until it is taken.
  let id: String
  let place: WorkspacePlace

  /// The most findings that are listed of one kind.
  private static let findingLimit = 20

  func html(_ visit: Visit, _ snapshot: WorkspaceSnapshot, _ errors: FormErrors) -> HTML {
    let list = DifferenceList(differences: preview.differences, heads: heads(snapshot))
    return """
      <div class="stack">
      <h1>\(text.previewTitle)</h1>
      \(errors.summary)
      \(refusal)
      \(notes)
      \(preview.differences.isEmpty ? "<p>\(text.nothing)</p>" : files)
      \(findings(text.newFindings, preview.newFindings, .caution))
      \(findings(text.solvedFindings, preview.solvedFindings, .good))
      \(preview.differences.isEmpty ? .empty : form(visit, errors))
      \(preview.differences.isEmpty ? .empty : "<h2>\(text.changes)</h2>")
      \(list.html)
      </div>
      """
  }

  private var refusal: HTML {
    guard let refusal = preview.refusal else { return .empty }
    return Notice(tone: .danger, title: text.otherTown, detail: "<p>\(refusal.message)</p>").html
  }

  private var notes: HTML {
    guard !preview.notes.isEmpty else { return .empty }
    return Notice(tone: .caution, title: text.notTaken, detail: items(preview.notes)).html
  }

  private var files: HTML {
    let changed = preview.files.filter {
      $0.added + $0.changed + $0.removed + $0.moved > 0 || $0.headChanges
    }
    let rows: [[HTML]] = changed.map { file in
      [HTML(file.file)]
        + [file.added, file.changed, file.removed, file.moved, file.unchanged].map {
          HTML(String($0))
        }
    }
    return DataTable(
      caption: text.files, columns: ["File", "Added", "Changed", "Removed", "Moved", "Same"],
      rows: rows
    ).html
  }

  private func findings(_ title: String, _ findings: [Finding], _ tone: Notice.Tone) -> HTML {
    findings.isEmpty ? .empty : Notice(tone: tone, title: title, detail: items(findings)).html
  }

  private func items(_ findings: [Finding]) -> HTML {
    let more = findings.count - Self.findingLimit
    let items = findings.prefix(Self.findingLimit).map {
      "<li>\($0.place.description): \($0.message)</li>" as HTML
    }
    return """
      <ul>\(items)\(more > 0 ? "<li>\(more)\(text.moreFindings)</li>" as HTML : .empty)</ul>
      """
  }

  private func form(_ visit: Visit, _ errors: FormErrors) -> HTML {
    let box = Choices(
      name: "insists", label: text.otherTown,
      options: [("yes", text.insists, text.insistsHint)])
    return visit.form(
      place.path("import/take"),
      """
      \(visit.draftFields(base: preview.base))
      <input type="hidden" name="import" value="\(id)">
      \(preview.refusal == nil ? .empty : box.html(errors))
      \(Field(name: "reason", label: text.reason, value: visit.form.text("reason"), isRequired: false, maxLength: 500).html())
      <div class="actions"><button class="button">\(text.take)</button>
      <a class="button button--plain" href="\(place.path("import"))">\(text.cancel)</a></div>
      """)
  }

  /// The heads of tables as they would be, or as they are.
  private func heads(_ snapshot: WorkspaceSnapshot) -> [String: [UInt8]] {
    var heads: [String: [UInt8]] = [:]
    for document in snapshot.documents where document.kind == .table {
      heads[document.name.file] = document.body
    }
    for case let after? in preview.differences.map(\.after) where after.kind == .table {
      heads[after.name.file] = after.body
    }
    return heads
  }
}
