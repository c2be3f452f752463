import Accounts
import Hummingbird
import Plan
import Store
import Tables

/// Everything that was found in a workspace, by file and weight, each finding leading to its field.
struct FindingsPages: PageGroup {
  static let path = "findings"
  private static let pageLength = 200

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .inventory, path: Self.path,
        label: Phrase(FindingText.english.tab, FindingText.spanish.tab), for: .readWorkspace,
        order: 80)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/findings", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let text = visit.words(FindingText.self)
    guard try await visit.hasSettings() else { return NothingYet(visit: visit).page(at: Self.path) }
    let place = try visit.workspace()
    let calculation = try await visit.calculation()
    let list = FindingList(
      links: RecordLinks(try await visit.opened(), place),
      writer: FigureWriter(visit: visit, place: place))
    let severity = visit.query("severity").flatMap(Finding.Severity.init(rawValue:))
    let file = visit.query("file").flatMap { $0.isEmpty ? nil : $0 }
    // Whoever asks for one table gets all of its findings, those too that an unread action alone brings about.
    let whole = try await onOwnThread { calculation.allFindings }
    let all = file == nil ? calculation.withoutFollowUps(whole) : whole
    let chosen = all.filter {
      (severity == nil || $0.severity == severity) && (file == nil || $0.place.file == file)
    }
    let table = table(chosen, list, text)
    if let file = try visit.download(from: [table]) { return file }
    let main: HTML = """
      <div class="stack">
      <h1>\(text.title)</h1>
      <p class="lead">\(text.lead)</p>
      \(all.isEmpty ? EmptyState(title: text.nothing, detail: text.nothingDetail).html : filter(visit, all, file, severity, text))
      \(all.isEmpty ? .empty : body(chosen, list, visit, text))
      </div>
      """
    return visit.page(text.title, main, at: Self.path)
  }

  private func filter(
    _ visit: Visit, _ all: [Finding], _ file: String?, _ severity: Finding.Severity?,
    _ text: FindingText
  ) -> HTML {
    let words = visit.words(FigureText.self)
    let counts = Dictionary(grouping: all, by: \.place.file).mapValues(\.count)
    let files =
      [(value: "", label: "\(text.allFiles) (\(all.count))")]
      + counts.sorted { $0.key < $1.key }.map { (value: $0.key, label: "\($0.key) (\($0.value))") }
    let weights =
      [(value: "", label: text.allSeverities)]
      + Finding.Severity.allCases.reversed().map { weight in
        (
          value: weight.rawValue,
          label: "\(words.severity(weight.rawValue)) (\(all.count { $0.severity == weight }))"
        )
      }
    return """
      <form method="get" action="\(visit.request.uri.path)" class="form--inline toolbar" aria-label="\(text.filter)">
      \(Choice(name: "file", label: text.file, options: files, value: file ?? "").html())
      \(Choice(name: "severity", label: text.severity, options: weights, value: severity?.rawValue ?? "").html())
      <button class="button">\(text.show)</button>
      </form>
      """
  }

  private func body(
    _ chosen: [Finding], _ list: FindingList, _ visit: Visit, _ text: FindingText
  ) -> HTML {
    guard !chosen.isEmpty else { return "<p role=\"status\">\(text.noMatch)</p>" }
    let start = max(0, visit.query("from").flatMap { Int($0) } ?? 0)
    let page = Array(chosen.dropFirst(start).prefix(Self.pageLength))
    let next = start + page.count
    let more: HTML =
      next < chosen.count
      ? "<p><a class=\"button button--plain\" href=\"\(visit.address(changing: ["from": String(next)]))\">\(text.more)</a></p>"
      : .empty
    let words = visit.words(FigureText.self)
    return """
      <div class="row row--ends"><p role="status" class="soft">\(text.count(chosen.count))</p>
      <p><a href="\(visit.address(changing: ["download": "findings"]))" download>\(words.download)</a></p></div>
      \(list.html(page))
      \(more)
      """
  }

  /// The same as a file.
  private func table(_ findings: [Finding], _ list: FindingList, _ text: FindingText) -> FigureTable
  {
    FigureTable(
      id: "findings", caption: text.table,
      columns: [text.severity, text.file, text.place, text.finding, text.stake].map {
        .init(title: $0, isNumber: false)
      },
      rows: findings.map { finding in
        FigureTable.Row(
          cells: [
            finding.severity.rawValue, finding.place.file, finding.place.description,
            finding.message, finding.tonnesAtStake.map { "\($0)" } ?? "",
          ].map { FigureTable.Cell($0) })
      })
  }
}
