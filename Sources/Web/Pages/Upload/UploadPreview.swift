import Factors
import Inventory
import Tables
import Workspace

/// What an upload would change, with the choice to take it.
struct UploadPreview {
  let look: UploadLook
  /// Nil of the filled template, whose columns are known.
  let mapping: UploadMapping?
  /// The file's, as its sender calls it.
  let name: String
  /// The id of the upload.
  let upload: String
  /// Of the rows, from 1; one that is not there is the nearest.
  let page: Int
  let text: UploadText
  let names: UploadNamesText
  /// Whether names of the file can be asked about.
  let hasNames: Bool
  let notice: String?

  private static let pageSize = 50

  func html(_ visit: Visit) throws -> HTML {
    let path = try visit.workspace().path(UploadPages.address(of: upload, nil))
    let (findings, rows) = (try findings(visit), try rows(visit))
    return """
      <div class="stack">
      <h1>\(text.previewTitle)</h1>
      \(notice.map { Notice(tone: .caution, title: $0).html })
      <p class="lead">\(name). \(text.previewLead)</p>
      <ul class="facts">
      \([
        (look.added, text.new), (look.changed, text.changed), (look.same, text.same),
        (look.leftOut, text.leftOut), (look.errors, text.errors),
      ].map { fact($0, $1($0), visit) })
      </ul>
      \(companions)
      \(findings)
      \(UploadTotalsTable(totals: look.totals, text: text).html(visit))
      \(rows)
      \(decision(path, visit))
      </div>
      """
  }

  private func fact(_ count: Int, _ label: String, _ visit: Visit) -> HTML {
    """
    <li class="fact"><span class="fact__value">\(visit.number(Double(count)))</span><span class="fact__label">\(label)</span></li>
    """
  }

  /// What else the rows would bring into the workspace.
  private var companions: HTML {
    let years = look.newYears.isEmpty ? nil : text.newYears(look.newYears.map(String.init))
    let sources = look.newSources.isEmpty ? nil : text.newSources(look.newSources)
    return "\([years, sources].compactMap(\.self).map { "<p>\($0)</p>" as HTML })"
  }

  // Findings

  private func findings(_ visit: Visit) throws -> HTML {
    let (first, count) = (look.findings.first, look.findings.count)
    let more = count - first.count
    let items = try alike.map { try item($0, visit) }
    return """
      <section class="stack stack--tight">
      <h2>\(text.findings)</h2>
      \(first.isEmpty ? "<p class=\"soft\">\(text.noFindings)</p>" as HTML : .empty)
      <ul class="finding-list">
      \(items)
      </ul>
      \(more > 0 ? "<p class=\"soft small\">\(visit.number(Double(more))) \(text.moreFindings)</p>" as HTML : .empty)
      </section>
      """
  }

  /// Places among the listed findings, those together that say the same.
  private var alike: [[Int]] {
    var groups: [[Int]] = []
    var places: [[String]: Int] = [:]
    for (number, finding) in look.findings.first.enumerated() {
      let key = [finding.severity.rawValue, finding.message]
      if let place = places[key] {
        groups[place].append(number)
      } else {
        places[key] = groups.count
        groups.append([number])
      }
    }
    return groups
  }

  /// What is said once, and where; many places are folded.
  private func item(_ alike: [Int], _ visit: Visit) throws -> HTML {
    let finding = look.findings.first[alike[0]]
    let places = try alike.map { number in
      "<span class=\"finding-list__place\">\(try place(number, visit))</span>" as HTML
    }
    let shown: HTML =
      places.count <= FindingList.unfolded
      ? "\(places)"
      : "<details><summary>\(visit.words(FindingText.self).places(places.count))</summary>\(places)</details>"
    return """
      <li class="finding finding--\(finding.severity.rawValue)"><strong>\(text.severity(finding.severity))</strong> \(visit.library(finding.message)) \(shown)</li>
      """
  }

  /// Where a finding is, as a link to the listed row that it is about.
  private func place(_ number: Int, _ visit: Visit) throws -> HTML {
    let words = visit.words(
      of: look.findings.first[number].place, table: WorkspaceTables.inventory.file)
    guard let row = look.rowsOfFindings[number] else {
      return "<span class=\"soft\">\(words)</span>"
    }
    let address = try address(row / Self.pageSize + 1, visit)
    return "<a href=\"\(address)#row-\(row)\">\(words)</a>"
  }

  // Rows

  private var pages: Int { max(1, (look.rows.count + Self.pageSize - 1) / Self.pageSize) }
  private var shownPage: Int { min(max(1, page), pages) }

  private func address(_ page: Int, _ visit: Visit) throws -> String {
    try visit.workspace().path(UploadPages.address(of: upload, mapping, page: page))
  }

  private func rows(_ visit: Visit) throws -> HTML {
    guard !look.rows.isEmpty else { return .empty }
    let start = (shownPage - 1) * Self.pageSize
    let shown = look.rows.indices.dropFirst(start).prefix(Self.pageSize)
    // A filled template has rows of several tables, one after the other.
    let tables = shown.reduce(into: [[Int]]()) { tables, row in
      if let last = tables.last?.last, look.rows[last].table == look.rows[row].table {
        tables[tables.count - 1].append(row)
      } else {
        tables.append([row])
      }
    }
    let more = look.added + look.changed - look.rows.count
    let pager = try pager(start, shown.count, visit)
    return """
      <section class="stack stack--tight">
      <h2 id="rows">\(text.rows)</h2>
      <p class="soft small">\(text.rowsHint)</p>
      \(tables.map { UploadRowTable(rows: $0.map { ($0, look.rows[$0]) }, text: text).html(visit) })
      \(pager)
      \(more > 0 ? "<p class=\"soft small\">\(visit.number(Double(more))) \(text.moreRows)</p>" as HTML : .empty)
      </section>
      """
  }

  private func pager(_ start: Int, _ count: Int, _ visit: Visit) throws -> HTML {
    guard pages > 1 else { return .empty }
    let range = text.range(
      visit.number(Double(start + 1)), visit.number(Double(start + count)),
      visit.number(Double(look.rows.count)))
    func link(_ page: Int, _ label: String, _ relation: String) throws -> HTML {
      guard (1...pages).contains(page) else { return .empty }
      let address = try address(page, visit)
      return """
        <a class="button button--plain" rel="\(relation)" href="\(address)#rows">\(label)</a>
        """
    }
    let before = try link(shownPage - 1, text.before, "prev")
    let after = try link(shownPage + 1, text.after, "next")
    return """
      <nav class="row row--ends" aria-label="\(text.pages)">
      <p class="soft small" role="status">\(range)</p>
      <div class="actions">\(before)\(after)</div>
      </nav>
      """
  }

  // The choice

  private func decision(_ path: String, _ visit: Visit) -> HTML {
    let ways =
      (hasNames ? [("names", names.again)] : [])
      + (mapping == nil ? [] : [("again", text.mapAgain)])
    let buttons = ways.map { act, label in
      "<button class=\"button button--plain\" name=\"act\" value=\"\(act)\" formnovalidate>\(label)</button>"
        as HTML
    }
    let again: HTML = "\(buttons)"
    let drop: HTML =
      "<button class=\"button button--plain\" name=\"act\" value=\"drop\" formnovalidate>\(text.drop)</button>"
    guard look.hasChanges else {
      return """
        \(Notice(title: text.nothing, detail: "<p>\(text.nothingDetail)</p>").html)
        \(visit.form(path, "\(mappingFields)<div class=\"actions\">\(again)\(drop)</div>"))
        """
    }
    return visit.form(
      path, className: "form panel",
      """
      \(visit.draftFields(base: look.base))
      \(mappingFields)
      \(choice)
      \(Field(name: "reason", label: text.reason, value: text.reasonDefault + name, hint: text.reasonHint, isRequired: false, maxLength: 500).html())
      <div class="actions"><button class="button" name="act" value="take">\(text.take)</button>\(again)\(drop)</div>
      """)
  }

  private var choice: HTML {
    if !look.mayTakeWrong, look.wrongRows > 0 { return "<p>\(text.onlyRight)</p>" }
    guard let canRight = look.hasRightChanges else { return .empty }
    func option(_ value: String, _ label: String, _ hint: String, _ isChosen: Bool) -> HTML {
      """
      <label class="choice"><input type="radio" name="which" value="\(value)"\("checked", when: isChosen)><span>\(label)<span class="choice__hint">\(hint)</span></span></label>
      """
    }
    return """
      <fieldset><legend>\(text.which)</legend>
      \(canRight ? option("right", text.right, text.rightHint(look.wrongRows), true) : .empty)
      \(option("all", text.all, text.allHint, !canRight))
      </fieldset>
      """
  }

  private var mappingFields: HTML { UploadMapping.hidden(mapping?.fields ?? []) }
}

extension UploadText {
  func severity(_ severity: Finding.Severity) -> String {
    switch severity {
    case .error: error
    case .warning: warning
    case .note: note
    }
  }
}

/// Totals by sector before and after an upload, of the years in which one changes.
struct UploadTotalsTable {
  let totals: UploadTotals
  let text: UploadText

  func html(_ visit: Visit) -> HTML {
    guard totals.isCalculated else { return .empty }
    guard !totals.lines.isEmpty else { return "<p class=\"soft\">\(text.noTotal)</p>" }
    let columns =
      [text.year, text.sector, text.now, text.afterAll]
      + (totals.hasRight ? [text.afterRight] : []) + [text.difference]
    return """
      <section class="stack stack--tight totals">
      <h2>\(text.totals)</h2>
      <p class="soft small">\(text.totalsHint)</p>
      \(DataTable(caption: text.totals, hidesCaption: true, columns: columns, rows: totals.lines.map { row($0, visit) }).html)
      </section>
      """
  }

  private func row(_ line: UploadTotals.Line, _ visit: Visit) -> [HTML] {
    let sector = line.sector.flatMap(Sector.init(rawValue:)).map(
      visit.words(FigureText.self).sector)
    let values = [line.now, line.all] + (totals.hasRight ? [line.right] : [])
    return [HTML("\(line.year)"), HTML(sector ?? text.total)]
      + values.map { HTML($0.map { visit.number($0) } ?? "–") }
      + [HTML(difference(line, visit))]
  }

  private func difference(_ line: UploadTotals.Line, _ visit: Visit) -> String {
    guard let first = line.now, let last = totals.hasRight ? line.right : line.all else {
      return "–"
    }
    return (last > first ? "+" : "") + visit.number(last - first)
  }
}
