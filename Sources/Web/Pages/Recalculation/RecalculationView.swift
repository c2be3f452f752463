import Accounts
import Factors
import Forecast
import Hummingbird
import Inventory
import Plan
import Quantities
import Store
import Tables
import Workspace

/// The page of a recalculation: what to compare with, years, targets, records, and the log.
struct RecalculationView {
  /// Records that the page lists; the file has all.
  private static let shown = 100

  let visit: Visit
  let place: WorkspacePlace
  let text: RecalculationText
  let now: PlanCalculation
  let answer: RecalculationPages.Answer
  let states: EarlierStateField
  let links: RecordLinks
  let writer: FigureWriter
  let errors: FormErrors
  let notice: String?

  private var found: Recalculation? { if case .found(let found) = answer { found } else { nil } }

  var tables: [FigureTable] {
    var tables: [FigureTable] = []
    if let found {
      tables = [years(found), records(found.records, found)]
      tables += targets(found)
    }
    if let logTable { tables.append(logTable) }
    return tables
  }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(text.title)</h1>
    <p class="lead">\(text.lead)</p>
    \(visit.doneNotice(["logged": text.logged]))
    \(notice.map { Notice(tone: .caution, title: $0).html })
    \(errors.summary)
    \(chooser)
    </div>
    \(results)
    \(log)
    \(ExplanationDialog(visit: visit).html)
    </div>
    """
  }

  // What to compare with

  private var chooser: HTML {
    guard !states.isEmpty || found != nil else {
      return """
        \(EmptyState(title: text.noStates, detail: text.noStatesDetail).html)
        \(upload)
        """
    }
    let revision: Int? = if case .revision(let number) = found?.state { number } else { asked }
    return """
      <form method="get" action="\(place.path(RecalculationPages.path))" class="form--inline toolbar" aria-label="\(text.controls)">
      \(states.html(chosen: revision))
      <button class="button">\(text.compare)</button>
      </form>
      \(upload)
      """
  }

  private var asked: Int? { visit.query("from").flatMap { Int($0) } }

  private var upload: HTML {
    guard place.may(.editDocument) else { return .empty }
    let wrong = errors["file"]
    return """
      <details\("open", when: wrong != nil)><summary>\(text.fromFile)</summary>
      \(visit.form(place.path(RecalculationPages.path), isUpload: true, """
        <div class="field\(wrong == nil ? HTML.empty : " field--wrong")">
        <label class="field__label" for="field-file">\(text.file)</label>
        <p class="field__hint" id="hint-file">\(text.fileHint)</p>
        \(wrong.map { "<p class=\"field__error\" id=\"error-file\">\($0)</p>" as HTML })
        <input class="input" type="file" id="field-file" name="file" accept=".zip,.xlsx,.xlsm" required aria-describedby="hint-file\(wrong == nil ? "" : " error-file")">
        </div>
        <div class="actions"><button class="button button--plain">\(text.compare)</button></div>
        """))
      </details>
      """
  }

  // What came out

  private var results: HTML {
    switch answer {
    case .nothing, .waiting: .empty
    case .refused(let reason):
      Notice(tone: .caution, title: text.cannot, detail: "<p>\(reason)</p>").html
    case .found(let found): results(found)
    }
  }

  private func results(_ found: Recalculation) -> HTML {
    """
    <section class="stack" aria-labelledby="years">
    <h2 id="years">\(heading(found))</h2>
    \(otherTown(found))
    \(notes(found).map { Notice(tone: .caution, title: $0).html })
    <p>\(policy(found)) <a href="\(place.path("settings"))">\(text.toSettings)</a></p>
    \(visit.html(years(found)))
    \(verdict(found))
    \(targets(found).map(visit.html))
    </section>
    <section class="stack" aria-labelledby="moved-records">
    <h2 id="moved-records">\(text.records)</h2>
    \(moved(found))
    </section>
    \(form(found))
    """
  }

  private func heading(_ found: Recalculation) -> String {
    switch found.state {
    case .revision(let revision): text.since(text.revision(revision))
    case .file(let file): text.since(file.name)
    }
  }

  private func otherTown(_ found: Recalculation) -> HTML {
    let (before, after) = (found.earlier.workspace.community, found.now.workspace.community)
    guard before.id != after.id else { return .empty }
    return Notice(tone: .caution, title: text.otherTown(before.name)).html
  }

  /// What stands in the way of a fair comparison.
  private func notes(_ found: Recalculation) -> [String] {
    let (before, after) = (found.earlier.inventory, found.now.inventory)
    func omissions(_ inventory: EmissionsInventory) -> Int {
      inventory.errorOmissions { _ in true }.count
    }
    func title(_ inventory: EmissionsInventory) -> String {
      visit.language.said(inventory.potentials.title)
    }
    var notes: [String] = []
    if before.potentials.title != after.potentials.title {
      notes.append(text.otherPotentials(title(before), title(after)))
    }
    if omissions(before) > 0 { notes.append(text.leftOutBefore(omissions(before))) }
    if omissions(after) > 0 { notes.append(text.leftOutNow(omissions(after))) }
    return notes
  }

  private func policy(_ found: Recalculation) -> String {
    let policy = found.comparison.policy
    return text.policy(percent(policy.thresholdPercent), policy.baseYear)
  }

  private func percent(_ value: Double) -> String {
    visit.percent(value / 100, decimals: value == value.rounded() ? 0 : 2)
  }

  private func verdict(_ found: Recalculation) -> HTML {
    let comparison = found.comparison
    func list(_ years: [Int]) -> String { years.map(String.init).joined(separator: ", ") }
    guard !comparison.mustRecalculate.isEmpty else { return "<p><strong>\(text.none)</strong></p>" }
    let also = comparison.recalculateForConsistency
    return """
      <p><strong>\(text.must(list(comparison.mustRecalculate)))</strong>\
      \(also.isEmpty ? HTML.empty : " \(text.also(list(also)))")</p>
      """
  }

  func years(_ found: Recalculation) -> FigureTable {
    FigureTable(
      id: "years", caption: text.yearsTable,
      columns: [
        .init(title: text.year, isNumber: false), .init(title: text.before),
        .init(title: text.after), .init(title: text.difference), .init(title: text.percent),
        .init(title: text.threshold, isNumber: false), .init(title: text.inLog, isNumber: false),
      ],
      rows: found.comparison.years.map { year in
        let figure = InventoryPart(account: .community).figure(year.year)
        return FigureTable.Row(cells: [
          FigureTable.Cell(String(year.year)), amount(year.before),
          year.after.map { writer.cell(tonnes: $0, figure) }
            ?? writer.cell(none: text.noYear),
          difference(year),
          year.percent.map { writer.cell(change: $0 / 100) } ?? .empty,
          FigureTable.Cell(standing(year)),
          found.logged(year).map {
            FigureTable.Cell(DayLabel($0.date).html, plain: $0.date)
          } ?? FigureTable.Cell(found.years.contains(year.year) ? text.notYet : ""),
        ])
      })
  }

  private func amount(_ tonnes: Double?) -> FigureTable.Cell {
    tonnes.map { writer.cell(tonnes: $0, nil) } ?? writer.cell(none: text.noYear)
  }

  private func difference(_ year: RecalculationComparison.Year) -> FigureTable.Cell {
    guard let before = year.before, let after = year.after else { return .empty }
    return writer.cell(difference: after - before, nil)
  }

  private func standing(_ year: RecalculationComparison.Year) -> String {
    switch year.passesThreshold {
    case nil: text.notComparable
    case true?: text.passes
    case false?: text.below
    }
  }

  /// Empty where no target moves.
  func targets(_ found: Recalculation) -> [FigureTable] {
    let moving = found.comparison.targets.filter { $0.moves && $0.before != nil && $0.after != nil }
    guard !moving.isEmpty else { return [] }
    return [
      FigureTable(
        id: "targets", caption: text.targets,
        columns: [
          .init(title: text.target, isNumber: false), .init(title: text.baseYear),
          .init(title: text.before), .init(title: text.after),
        ],
        rows: moving.map { shift in
          FigureTable.Row(cells: [
            FigureTable.Cell(shift.target.name), FigureTable.Cell(String(shift.target.baseYear)),
            amount(shift.before), amount(shift.after),
          ])
        })
    ]
  }

  // Record by record

  private func moved(_ found: Recalculation) -> HTML {
    let all = found.records
    guard !all.isEmpty else { return "<p>\(text.nothingMoves)</p>" }
    let cut: HTML =
      all.count > Self.shown
      ? "<p class=\"soft\">\(text.firstOf(visit.number(Double(Self.shown)), visit.number(Double(all.count))))</p>"
      : .empty
    return "\(visit.html(records(all.prefix(Self.shown), found)))\n\(cut)"
  }

  func records(
    _ records: some Collection<RecalculatedRecord>, _ found: Recalculation
  ) -> FigureTable {
    FigureTable(
      id: "records", caption: text.recordsTable,
      columns: [
        .init(title: text.record, isNumber: false), .init(title: text.year, isNumber: false),
        .init(title: text.before), .init(title: text.after), .init(title: text.difference),
        .init(title: text.why, isNumber: false), .init(title: text.what, isNumber: false),
      ],
      rows: records.map { record in
        FigureTable.Row(cells: [
          title(record), FigureTable.Cell(String(record.year)), counted(record.old),
          counted(record.new), writer.cell(difference: record.delta, nil),
          FigureTable.Cell(record.causes.map(label).joined(separator: ", ")), detail(record),
        ])
      })
  }

  private func title(_ record: RecalculatedRecord) -> FigureTable.Cell {
    if let after = record.after {
      return FigureTable.Cell(
        "<a href=\"\(links.path(after.place))\">\(visit.title(of: after))</a>", plain: record.id)
    }
    return FigureTable.Cell(
      HTML(record.before.map(visit.title(of:)) ?? record.id), plain: record.id)
  }

  private func counted(_ tonnes: Double?) -> FigureTable.Cell {
    tonnes.map { writer.cell(tonnes: $0, nil) } ?? writer.cell(none: text.notCounted)
  }

  /// A kind of change as the table of the log calls it.
  private func label(_ change: RecalculationLogEntry.Change) -> String {
    let column = WorkspaceColumns.column("change", of: WorkspaceTables.recalculations.file)
    return visit.columnWords.label(of: change.rawValue, in: column)
  }

  /// What is another number or word, such as `r(CO₂) 1.2 → 1.1 lb per kWh`.
  private func detail(_ record: RecalculatedRecord) -> FigureTable.Cell {
    var parts: [(html: HTML, plain: String)] = []
    if let before = record.before, let after = record.after, before.method != after.method {
      parts.append(
        ("\(method(before)) → \(method(after))", "\(before.method) → \(after.method)"))
    }
    if let words = presence(record) { parts.append((HTML(words), words)) }
    for moved in record.moved {
      let words = "\(moved.symbol) \(moved.old) → \(moved.new) \(moved.unit)"
      parts.append((HTML(words), words))
    }
    return FigureTable.Cell(
      parts.map(\.html).joined(by: "; "), plain: parts.map(\.plain).joined(separator: "; "))
  }

  private func method(_ record: ActivityRecord) -> HTML {
    (MethodRegistry.method(record.method)?.declaration.name).map(visit.library)
      ?? HTML(record.method)
  }

  /// How it is that one of the two alone counts the record; nil where both do.
  private func presence(_ record: RecalculatedRecord) -> String? {
    switch (record.old, record.new) {
    case (nil, .some): record.before == nil ? text.isNew : text.isCountedNow
    case (.some, nil): record.after == nil ? text.isGone : text.isCountedNoMore
    default: nil
    }
  }

  // The log

  private func form(_ found: Recalculation) -> HTML {
    guard place.may(.editDocument), !found.years.isEmpty else { return .empty }
    guard !found.isLogged else { return Notice(tone: .good, title: text.alreadyLogged).html }
    let chosen = visit.form["change"] ?? found.mainChange?.rawValue ?? ""
    let changes = RecalculationLogEntry.Change.allCases.map { ($0.rawValue, label($0)) }
    let field = found.state.field
    let most = RecalculationPages.longest
    return """
      <section class="panel stack" aria-labelledby="log-it">
      <h2 id="log-it">\(text.logIt)</h2>
      <p>\(text.logLead(found.years.map(String.init).joined(separator: ", ")))</p>
      \(visit.form(place.path(RecalculationPages.path + "/log"), """
        \(visit.draftFields(base: place.summary.head))
        <input type="hidden" name="\(field.name)" value="\(field.value)">
        \(Choice(name: "change", label: text.change, options: changes, value: chosen).html(errors))
        \(Field(name: "what", label: text.whatChanged, value: visit.form.text("what"), hint: text.whatHint, maxLength: most, lines: 2).html(errors))
        \(Field(name: "why", label: text.whyChanged, value: visit.form.text("why"), hint: text.whyHint, maxLength: most, lines: 2).html(errors))
        <div class="actions"><button class="button">\(text.logIt)</button></div>
        """))
      </section>
      """
  }

  /// Nil while nothing was logged.
  var logTable: FigureTable? {
    let entries = now.workspace.recalculations.entries
    guard !entries.isEmpty else { return nil }
    return FigureTable(
      id: "log", caption: text.logTable,
      columns: [
        .init(title: text.date, isNumber: false), .init(title: text.year, isNumber: false),
        .init(title: text.change, isNumber: false), .init(title: text.whatChanged, isNumber: false),
        .init(title: text.whyChanged, isNumber: false), .init(title: text.before),
        .init(title: text.after),
      ],
      rows: entries.reversed().map { entry in
        FigureTable.Row(cells: [
          FigureTable.Cell(DayLabel(entry.date).html, plain: entry.date),
          FigureTable.Cell(String(entry.year)), FigureTable.Cell(label(entry.change)),
          FigureTable.Cell(entry.what), FigureTable.Cell(entry.why),
          writer.cell(tonnes: entry.tonnesBefore, nil), writer.cell(tonnes: entry.tonnesAfter, nil),
        ])
      })
  }

  private var log: HTML {
    let none: HTML = "<p class=\"soft\">\(text.noLog)</p>"
    return """
      <section class="stack" aria-labelledby="log">
      <h2 id="log">\(text.log)</h2>
      \(logTable.map(visit.html) ?? none)
      <p><a href="\(place.path("table?file=recalculations.csv"))">\(text.toRows)</a></p>
      </section>
      """
  }
}
