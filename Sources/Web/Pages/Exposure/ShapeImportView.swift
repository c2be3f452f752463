import Interchange
import Store
import Tables
import Vulnerability
import Workspace

/// What a file of shapes would change: what it was read as, the counts, the findings, the rows, and the choice to take it.
struct ShapeImportView {
  let visit: Visit
  let summary: ShapeLookSummary
  let staged: StagedDifferences
  let taxonomy: Taxonomy
  let errors: FormErrors
  /// True when somebody has changed the same rows since the file was looked at.
  let isStale: Bool

  private static let shownRows = 20

  private var text: ShapeImportText { visit.words(ShapeImportText.self) }
  private var choice: ShapeImportChoice { summary.choice }
  private var target: ExposureImport.Target { choice.target }
  private var declaration: TableDeclaration { ExposureImport(target: target).declaration }
  private var columns: [String] { ShapeImportChoice.columns(of: target) }
  private var path: String {
    let job = (try? visit.parameter("job")) ?? ""
    return visit.place?.path("\(ShapeImportPages.path)/looks/\(SitePath.encoded(job))") ?? ""
  }

  var html: HTML {
    """
    <div class="stack">
    \(Trail(steps: [(text.title, visit.place?.path(ShapeImportPages.path) ?? "")]).html)
    <h1>\(text.previewTitle)</h1>
    \(errors.summary)
    \(stale)
    <p class="lead">\(text.holds(summary.name, visit.number(Double(summary.count)), text.targets[target] ?? ""))</p>
    \(summary.system.map { "<p>\(text.readAs): <span lang=\"en\">\($0)</span>.</p>" as HTML })
    \(counts)
    \(FindingNotice(text.findings, summary.findings, visit).html)
    \(FindingNotice(text.newFindings, summary.newFindings, visit).html)
    \(mapping)
    \(rows)
    \(decision)
    </div>
    """
  }

  private var stale: HTML {
    guard isStale else { return .empty }
    let again = visit.form(
      path, className: "",
      """
      \(choice.hidden(summary.mapped))
      <button class="button" name="act" value="map">\(text.lookAgainNow)</button>
      """)
    return Notice(
      tone: .caution, title: text.stale, detail: "<div class=\"actions\">\(again)</div>"
    ).html
  }

  private var counts: HTML {
    let cells = [summary.added, summary.changed, summary.unchanged, summary.leftOut].map {
      "<span class=\"number\">\(visit.number(Double($0)))</span>" as HTML
    }
    return DataTable(
      caption: visit.columnWords.table(declaration.file), columns: text.counts, rows: [cells]
    ).html
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

  // What the file does not say, and the columns

  private var mapping: HTML {
    // What was sent and refused stays in its fields.
    let shown = errors.isEmpty ? choice : ShapeImportChoice(visit.form)
    let classes =
      shown.classes.isEmpty ? HTML.empty : ShapeImportForm.classes(shown.classes, text).html(errors)
    let form = visit.form(
      path,
      """
      <input type="hidden" name="mapped" value="yes">
      <input type="hidden" name="as" value="\(target.rawValue)">
      \(ShapeImportForm.system(shown.system, text).html(errors))
      \(classes)
      <p class="soft">\(text.mapLead)</p>
      <div class="mapping">
      <span class="mapping__head">\(text.column)</span><span class="mapping__head">\(text.field)</span><span class="mapping__head">\(text.fixed)</span>
      \(columns.map(line))
      </div>
      <div class="actions"><button class="button button--plain" name="act" value="map">\(text.lookAgain)</button></div>
      """)
    return """
      <section class="panel stack" aria-labelledby="mapping">
      <h2 id="mapping">\(text.mapTitle)</h2>
      \(form)
      </section>
      """
  }

  private func title(_ column: String) -> String {
    visit.columnWords.title(of: column, in: declaration.file)
  }

  private func line(_ column: String) -> HTML {
    let chosen = summary.mapped[column]
    let options = summary.fields.map { field -> HTML in
      """
      <option value="\(field.name)"\("selected", when: chosen == field.name)>\(field.name)\(field.sample.isEmpty ? "" : " (\(field.sample))")</option>
      """
    }
    let isRequired = declaration.required.contains(column) && column != "id"
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
    let value = choice.constants[column] ?? ""
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
    let differences = staged.differences
    guard !differences.isEmpty else { return .empty }
    let shown = Array(differences.prefix(Self.shownRows))
    let more = differences.count - shown.count
    return """
      <h2>\(text.changes)</h2>
      \(DifferenceList(differences: shown, heads: staged.heads).html)
      \(more > 0 ? "<p class=\"soft\">\(text.moreRows(more))</p>" as HTML : .empty)
      """
  }

  private var decision: HTML {
    let drop: HTML =
      "<button class=\"button button--plain\" name=\"act\" value=\"drop\" formnovalidate>\(text.drop)</button>"
    guard !staged.changes.isEmpty else {
      return visit.form(path, "<p>\(text.nothing)</p><div class=\"actions\">\(drop)</div>")
    }
    let take: HTML =
      isStale
      ? .empty
      : """
      <button class="button" name="act" value="take">\(summary.leftOut > 0 ? text.takeRight : text.take)</button>
      """
    return visit.form(
      path,
      """
      \(visit.draftFields(base: summary.base))
      \(Field(name: "reason", label: text.reason, value: visit.form.text("reason"), isRequired: false, maxLength: 500).html())
      <div class="actions">\(take)\(drop)</div>
      """)
  }
}
