import Interchange
import Store
import Tables
import Vulnerability
import Workspace

/// The form that sends the file of an index.
struct TractIndexForm {
  let visit: Visit
  let text: TractIndexText
  /// True when the plan has no tracts, so that somebody must say which are its own.
  let needsPrefix: Bool
  let county: String
  let errors: FormErrors

  var html: HTML {
    get throws {
      let known = OverlayDeclaration.known.values.sorted { $0.id > $1.id }
      let choice = TractIndexChoice(visit)
      let place = try visit.workspace()
      let prefix = Field(
        name: "prefix", label: text.prefix,
        value: choice.prefix.isEmpty ? county : choice.prefix, hint: text.prefixHint,
        isRequired: false, maxLength: 11)
      return """
        <div class="stack">
        \(Trail(steps: [(visit.words(ExposureText.self).title, place.path(ExposurePages.path))]).html)
        <h1>\(text.title)</h1>
        <p class="lead">\(text.lead)</p>
        \(errors.summary)
        \(shipped(place, known, prefix))
        <h2>\(text.fromFile)</h2>
        \(visit.form(place.path(TractIndexPages.path), isUpload: true, """
          <div class="field">
          <label class="field__label" for="field-file">\(text.file)</label>
          <p class="field__hint" id="hint-file">\(text.fileHint)</p>
          \(errors["file"].map { "<p class=\"field__error\" id=\"error-file\">\($0)</p>" as HTML })
          <input class="input" type="file" id="field-file" name="file" accept=".csv" required aria-describedby="hint-file">
          </div>
          <div class="field"><label class="field__label" for="field-overlay">\(text.overlay)</label>
          <select class="input" id="field-overlay" name="overlay">\(known.map { option($0, choice.overlay) })</select></div>
          \(Field(name: "own", label: text.own, value: known.contains { $0.id == choice.overlay } ? "" : choice.overlay, hint: text.ownHint, isRequired: false, maxLength: 100).html(errors))
          \(needsPrefix ? prefix.html(errors) : .empty)
          \(Field(name: "source", label: text.source, value: choice.source, hint: text.sourceHint, isRequired: false, maxLength: 200).html(errors))
          \(Field(name: "take", label: text.take, value: choice.take, hint: text.takeHint, isRequired: false, maxLength: 2_000, lines: 3).html(errors))
          <div class="actions"><button class="button">\(text.look)</button></div>
          """))
        </div>
        """
    }
  }
}

extension TractIndexForm {
  /// What needs no file.
  private func shipped(
    _ place: WorkspacePlace, _ known: [OverlayDeclaration], _ prefix: Field
  ) -> HTML {
    let forms = ShippedIndex.allCases.map { index -> HTML in
      let overlay = known.first { $0.id == index.rawValue }
      var prefix = prefix
      prefix.id = "prefix-\(index.rawValue)"
      let name = overlay.map { "\($0.title) (\($0.vintage))" } ?? index.rawValue
      return visit.form(
        place.path(TractIndexPages.path), isUpload: true,
        """
        <input type="hidden" name="shipped" value="\(index.rawValue)">
        <p><span lang="en">\(name)</span></p>
        \(needsPrefix && county.isEmpty ? prefix.html() : .empty)
        <div class="actions"><button class="button">\(text.lookShipped)</button></div>
        """)
    }
    return """
      <h2>\(text.shipped)</h2>
      <p>\(text.shippedLead)</p>
      \(forms)
      """
  }

  /// Publishers' names are theirs in every language.
  private func option(_ overlay: OverlayDeclaration, _ chosen: String) -> HTML {
    """
    <option value="\(overlay.id)" lang="en"\("selected", when: overlay.id == chosen)>\(overlay.title) (\(overlay.vintage))</option>
    """
  }
}

/// What the file of an index would change, and the choice to take it.
struct TractIndexView {
  let visit: Visit
  let text: TractIndexText
  let name: String
  let choice: TractIndexChoice
  let look: TractIndexLook
  let base: Int
  let notice: String?

  private static let shownRows = 20

  var html: HTML {
    let plan = look.plan
    let counts = [
      plan.added, plan.changed, plan.unchanged, plan.addedTracts, plan.elsewhere,
    ].map { "<span class=\"number\">\(visit.number(Double($0)))</span>" as HTML }
    let measures = plan.mapped.map { "\($0.name) (\($0.field))" }.joined(separator: ", ")
    return """
      <div class="stack">
      \(Trail(steps: [(text.title, visit.place?.path(TractIndexPages.path) ?? "")]).html)
      <h1>\(text.previewTitle)</h1>
      \(notice.map { Notice(tone: .caution, title: $0).html })
      <p class="lead">\(text.holds(name, choice.overlay))</p>
      \(measures.isEmpty ? .empty : "<p>\(text.measures): \(measures).</p>" as HTML)
      \(DataTable(caption: WorkspaceTables.tractMeasures.file, columns: text.counts, rows: [counts]).html)
      \(FindingNotice(text.findings, look.faults + plan.findings, visit).html)
      \(rows)
      \(decision)
      </div>
      """
  }

  private var rows: HTML {
    guard let preview = look.preview else { return .empty }
    let shown = Array(preview.differences.prefix(Self.shownRows))
    let heads = [look.plan.measures, look.plan.tracts].reduce(into: [String: [UInt8]]()) {
      $0[$1.file] = Array(CSVTable(file: $1.file, header: $1.header).text.utf8)
    }
    let more = preview.differences.count - shown.count
    return """
      <h2>\(text.changes)</h2>
      \(DifferenceList(differences: shown, heads: heads).html)
      \(more > 0 ? "<p class=\"soft\">\(text.moreRows(more))</p>" as HTML : .empty)
      """
  }

  private var decision: HTML {
    let upload = (try? visit.parameter("upload")) ?? ""
    let path = visit.place?.path("\(TractIndexPages.path)/\(SitePath.encoded(upload))") ?? ""
    let fields = [
      ("overlay", choice.overlay), ("source", choice.source), ("prefix", choice.prefix),
      ("take", choice.take),
    ].map { WaitingRow.hidden($0, $1) }
    let take: HTML =
      look.preview == nil
      ? .empty : "<button class=\"button\" name=\"act\" value=\"take\">\(text.takeRows)</button>"
    return visit.form(
      path,
      """
      \(fields)
      \(look.preview == nil ? "<p>\(text.nothing)</p>" as HTML : visit.draftFields(base: base))
      <div class="actions">\(take)
      <button class="button button--plain" name="act" value="drop" formnovalidate>\(text.drop)</button></div>
      """)
  }
}
