import Tables
import Workspace

/// The form in which the columns of a file are told.
struct UploadMappingForm {
  let outline: UploadOutline
  let mapping: UploadMapping
  let text: UploadText
  let names: UploadNamesText
  let lexicon: ActivityNames
  let words: ColumnWords
  /// The address of the upload.
  let path: String
  /// True when the form was sent already, so that what is missing is said.
  let hasAsked: Bool

  private var sheets: [UploadOutline.Sheet] { outline.sheets }
  private var sheet: UploadOutline.Sheet { sheets[mapping.table] }

  func html(_ visit: Visit) -> HTML {
    let missing = mapping.missing.map(title).joined(separator: ", ")
    return """
      <div class="stack">
      <h1>\(text.mapTitle)</h1>
      <p class="lead">\(text.mapLead)</p>
      <p class="soft">\(names.toldHint)</p>
      <p class="soft">\(outline.name)\(sheets.count > 1 ? ": \(name(of: sheet))" : "")</p>
      \(FindingNotice(
        text.findings, outline.findings, visit, table: WorkspaceTables.inventory.file
      ).html)
      \(missing.isEmpty || !hasAsked ? .empty : Notice(tone: .danger, title: text.mapMissing(missing)).html)
      \(visit.form(path, """
        <input type="hidden" name="mapped" value="yes">
        \(UploadMapping.hidden(mapping.saidFields))
        \(sheetChoice)
        <div class="mapping">
        <span class="mapping__head">\(text.mapTarget)</span><span class="mapping__head">\(text.mapColumn)</span><span class="mapping__head">\(text.mapFixed)</span>
        \(UploadMapping.targets.filter(isFirst).map(line))
        </div>
        <details><summary>\(names.otherColumns)</summary>
        <div class="mapping">
        \(UploadMapping.targets.filter { !isFirst($0) }.map(line))
        </div></details>
        <div class="actions"><button class="button" name="act" value="map">\(text.mapApply)</button>
        <button class="button button--plain" name="act" value="drop" formnovalidate>\(text.drop)</button></div>
        """))
      </div>
      """
  }

  private func name(of sheet: UploadOutline.Sheet) -> String {
    sheet.isUnfolded ? "\(sheet.name), \(names.unfolded)" : sheet.name
  }

  /// Whether a column stands above the others: nothing goes without it, most files have it, or something fills it.
  private func isFirst(_ target: String) -> Bool {
    UploadMapping.required.contains(target) || ["id", "subsector"].contains(target)
      || mapping.columns[target] != nil || mapping.fixed[target] != nil
  }

  private func title(_ column: String) -> String {
    words.title(of: column, in: WorkspaceTables.inventory.file)
  }

  private var sheetChoice: HTML {
    guard sheets.count > 1 else {
      return "<input type=\"hidden\" name=\"table\" value=\"0\">"
    }
    return Choice(
      name: "table", label: text.mapSheet,
      options: sheets.enumerated().map { ("\($0.offset)", name(of: $0.element)) },
      value: "\(mapping.table)"
    ).html() + """
      <input type="hidden" name="shown" value="\(mapping.table)">
      <p class="soft small">\(text.mapSheetHint)</p>
      <p><button class="button button--plain" name="act" value="map" formnovalidate>\(text.mapSheetShow)</button></p>
      """
  }

  private func line(_ target: String) -> HTML {
    let isRequired =
      UploadMapping.required.contains(target) && !UploadMapping.told.contains(target)
      || mapping.missing.contains(target)
    let chosen = mapping.columns[target]
    let options = sheet.header.enumerated().filter { !$0.element.isEmpty }.map { place, name in
      """
      <option value="\(place)"\("selected", when: chosen == place)>\(name)\(sample(place))</option>
      """ as HTML
    }
    return """
      <label for="map-\(target)"><strong>\(title(target))</strong>\(isRequired ? HTML.empty : " <span class=\"soft small\">(\(text.optional))</span>")\
      \(target == "id" ? "<br><span class=\"soft small\">\(text.idHint)</span>" as HTML : .empty)</label>
      <select class="input input--small" id="map-\(target)" name="column.\(target)">
      <option value="">\(text.mapNone)</option>
      \(options)
      </select>
      <span data-label="\(text.mapFixed)">\(fixed(target))</span>
      """
  }

  /// The field for what is the same in every row: a list where only its words go, else a field that suggests some.
  private func fixed(_ target: String) -> HTML {
    let value = mapping.fixed[target] ?? ""
    let codes = lexicon.codes(of: target)
    let attributes: HTML = """
      class="input input--small" aria-label="\(title(target)): \(text.mapFixed)" name="fixed.\(target)"
      """
    guard let column = lexicon.column(target), !codes.isEmpty else {
      return "<input \(attributes) value=\"\(value)\" maxlength=\"500\">"
    }
    let options = codes.map { (code: $0, label: words.label(of: $0, in: column)) }
    guard case .choice = column.kind, value.isEmpty || codes.contains(value) else {
      return """
        <input \(attributes) value="\(value)" maxlength="500" list="known-\(target)">
        <datalist id="known-\(target)">\(options.map { "<option value=\"\($0.code)\">\($0.label)</option>" as HTML })</datalist>
        """
    }
    return """
      <select \(attributes)><option value=""></option>
      \(options.map { "<option value=\"\($0.code)\"\("selected", when: $0.code == value)>\($0.label)</option>" as HTML })
      </select>
      """
  }

  /// The first value of a column, so that people know it again.
  private func sample(_ place: Int) -> String {
    let value = sheet.samples.lazy.compactMap { cells in
      place < cells.count && !cells[place].isEmpty ? cells[place] : nil
    }.first
    return value.map { " (\($0.prefix(30)))" } ?? ""
  }
}
