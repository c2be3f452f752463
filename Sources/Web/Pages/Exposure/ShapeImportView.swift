import Interchange
import Store
import Tables
import Vulnerability
import Workspace

/// What a file of shapes would change: the columns to choose, the counts, the findings, the rows, and the choice to take it.
struct ShapeImportView {
  let visit: Visit
  let file: ExposureFile
  let choice: ShapeImportChoice
  let look: ShapeImportLook
  let base: Int
  let taxonomy: Taxonomy
  let notice: String?

  private static let shownFindings = 100
  private static let shownRows = 20

  private var text: ShapeImportText { visit.words(ShapeImportText.self) }
  private var target: ExposureImport.Target { choice.exposureImport.target }
  private var table: String { choice.exposureImport.declaration.file }
  private var columns: [String] { ShapeImportChoice.columns(of: target) }
  private var path: String {
    let upload = (try? visit.parameter("upload")) ?? ""
    return visit.place?.path("\(ShapeImportPages.path)/\(SitePath.encoded(upload))") ?? ""
  }

  var html: HTML {
    """
    <div class="stack">
    \(Trail(steps: [(text.title, visit.place?.path(ShapeImportPages.path) ?? "")]).html)
    <h1>\(text.previewTitle)</h1>
    \(notice.map { Notice(tone: .caution, title: $0).html })
    <p class="lead">\(text.holds(file.name, visit.number(Double(file.count)), text.targets[target] ?? ""))</p>
    \(counts)
    \(findings(text.findings, look.plan.findings))
    \(findings(text.newFindings, look.preview?.newFindings ?? []))
    \(mapping)
    \(rows)
    \(decision)
    </div>
    """
  }

  private var counts: HTML {
    let plan = look.plan
    let cells = [plan.added, plan.changed, plan.unchanged, plan.leftOut].map {
      "<span class=\"number\">\(visit.number(Double($0)))</span>" as HTML
    }
    return DataTable(caption: table, columns: text.counts, rows: [cells]).html
  }

  /// The way to the import, for whoever may change tables.
  static func link(_ visit: Visit) -> HTML {
    guard visit.mayEdit, let place = visit.place else { return .empty }
    let shapes = visit.words(ShapeImportText.self).title
    let index = visit.words(TractIndexText.self).title
    return """
      <p class="actions"><a class="button button--plain" href="\(place.path(ShapeImportPages.path))">\(shapes)</a>
      <a class="button button--plain" href="\(place.path(TractIndexPages.path))">\(index)</a></p>
      """
  }

  private func findings(_ title: String, _ findings: [Finding]) -> HTML {
    guard !findings.isEmpty else { return .empty }
    let hasErrors = findings.contains { $0.severity == .error }
    let items = findings.prefix(Self.shownFindings).map { finding -> HTML in
      "<li>\(finding.place.description): <span lang=\"en\">\(finding.message)</span></li>"
    }
    let more = findings.count - items.count
    return Notice(
      tone: hasErrors ? .danger : .caution, title: "\(title) (\(findings.count))",
      detail:
        "<ul>\(items)\(more > 0 ? "<li>\(text.more(more))</li>" as HTML : .empty)</ul>"
    ).html
  }

  // The columns

  private var mapping: HTML {
    let form = visit.form(
      path,
      """
      <input type="hidden" name="mapped" value="yes">
      <input type="hidden" name="as" value="\(target.rawValue)">
      <div class="mapping">
      <span class="mapping__head">\(text.column)</span><span class="mapping__head">\(text.field)</span><span class="mapping__head">\(text.fixed)</span>
      \(columns.map(line))
      </div>
      <div class="actions"><button class="button button--plain" name="act" value="map">\(text.lookAgain)</button></div>
      """)
    return """
      <section class="panel stack" aria-labelledby="mapping">
      <h2 id="mapping">\(text.mapTitle)</h2>
      <p class="soft">\(text.mapLead)</p>
      \(form)
      </section>
      """
  }

  private func title(_ column: String) -> String { visit.columnWords.title(of: column, in: table) }

  private func line(_ column: String) -> HTML {
    let chosen = look.plan.mapped[column]
    let options = file.fieldNames.filter { !$0.isEmpty }.map { name -> HTML in
      let sample = String(file.sample(of: name).prefix(30))
      return """
        <option value="\(name)"\("selected", when: chosen == name)>\(name)\(sample.isEmpty ? "" : " (\(sample))")</option>
        """
    }
    let isRequired = choice.exposureImport.declaration.required.contains(column) && column != "id"
    return """
      <label for="map-\(column)"><strong>\(title(column))</strong>\(isRequired ? .empty : " <span class=\"soft small\">(\(text.optional))</span>" as HTML)</label>
      <select class="input input--small" id="map-\(column)" name="field.\(column)">
      <option value="">\(text.none)</option>
      \(options)
      </select>
      \(fixed(column))
      """
  }

  /// What every row gets; hazards and systems are chosen from the taxonomy.
  private func fixed(_ column: String) -> HTML {
    let value = choice.exposureImport.constants[column] ?? ""
    let kinds: [String: TaxonomyEntry.Kind] = ["hazard": .hazard, "system": .system]
    guard let kind = kinds[column] else {
      return """
        <input class="input input--small" name="fixed.\(column)" value="\(value)" aria-label="\(title(column)): \(text.fixed)" maxlength="500">
        """
    }
    let options = taxonomy.shown(kind).map { entry -> HTML in
      """
      <option value="\(entry.id)"\("selected", when: entry.id == value)>\(entry.name(visit.language))</option>
      """
    }
    return """
      <select class="input input--small" name="fixed.\(column)" aria-label="\(title(column)): \(text.fixed)">
      <option value="">–</option>\(options)</select>
      """
  }

  // What would change

  private var rows: HTML {
    guard let preview = look.preview else { return .empty }
    let shown = Array(preview.differences.prefix(Self.shownRows))
    let head = Array(CSVTable(file: table, header: look.plan.table.header).text.utf8)
    return """
      <h2>\(text.changes)</h2>
      \(DifferenceList(differences: shown, heads: [table: head]).html)
      \(preview.differences.count > shown.count ? "<p class=\"soft\">\(text.moreRows(preview.differences.count - shown.count))</p>" as HTML : .empty)
      """
  }

  private var decision: HTML {
    let asked = choice.exposureImport
    let hidden = columns.map { column -> HTML in
      let field =
        choice.isChosen ? asked.fields[column] ?? "" : look.plan.mapped[column] ?? ""
      return """
        <input type="hidden" name="field.\(column)" value="\(field)"><input type="hidden" name="fixed.\(column)" value="\(asked.constants[column] ?? "")">
        """
    }
    let take: HTML =
      look.preview == nil
      ? "<p>\(text.nothing)</p>"
      : """
      \(visit.draftFields(base: base))
      \(Field(name: "reason", label: text.reason, value: "", isRequired: false, maxLength: 500).html())
      """
    let button: HTML =
      look.preview == nil
      ? .empty
      : "<button class=\"button\" name=\"act\" value=\"take\">\(look.plan.leftOut > 0 ? text.takeRight : text.take)</button>"
    return visit.form(
      path,
      """
      <input type="hidden" name="mapped" value="yes">
      <input type="hidden" name="as" value="\(target.rawValue)">
      \(hidden)
      \(take)
      <div class="actions">\(button)
      <button class="button button--plain" name="act" value="drop" formnovalidate>\(text.drop)</button></div>
      """)
  }
}
