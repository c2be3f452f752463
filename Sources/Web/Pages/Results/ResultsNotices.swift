import Factors
import Forecast
import Inventory
import Plan
import Quantities
import Tables

/// What has to be said around the results: what is left out, and what a switch of warming potentials does.
struct ResultsNotices {
  let scene: ResultsScene

  private var text: ResultsText { scene.text }
  private var writer: FigureWriter { scene.writer }

  private var ownInventory: EmissionsInventory {
    ([scene.own.inventory] + scene.own.otherAccounts)
      .first { $0.account == scene.query.account } ?? scene.own.inventory
  }

  // Another set of warming potentials

  /// That the numbers are under another set, and what it does to the year.
  var switched: HTML {
    guard let potentials = scene.query.potentials else { return .empty }
    let own = ownInventory
    let (before, after) = (own.total(scene.year), scene.inventory.total(scene.year))
    let percent = before == 0 ? "—" : writer.change(after / before - 1)
    let missing = own.emissions(of: scene.year)
    let gases = potentials.equivalent(of: missing).missing.map(\.formula)
    return Notice(
      title: text.switched(scene.title(potentials), scene.title(own.potentials)),
      detail: """
        <p>\(text.switchedDetail(writer.difference(after - before), percent))</p>
        \(gases.isEmpty ? .empty : "<p>\(text.gasesLeftOut(gases.joined(separator: ", "), scene.title(potentials)))</p>" as HTML)
        <p><a href="\(scene.visit.address(changing: ["gwp": nil]))">\(text.backToOwn)</a></p>
        """
    ).html
  }

  /// Every year and target under both sets; nil without a switch.
  var comparison: FigureTable? {
    guard let potentials = scene.query.potentials else { return nil }
    let part = InventoryPart(account: scene.query.account)
    let own = ownInventory.comparison(with: potentials)
    var rows = own.rows.map { row in
      self.row(String(row.year), row.before, row.after, part.figure(row.year))
    }
    if scene.query.account == .community {
      for level in scene.own.levels {
        guard let other = scene.shown.levels.first(where: { $0.target.id == level.target.id })
        else { continue }
        rows.append(
          row(
            text.target(level.target.name), level.allowed, other.allowed,
            "target/\(level.target.id)/emissions"))
      }
    }
    return FigureTable(
      id: "potentials", caption: text.comparison(scene.title(own.from), scene.title(own.to)),
      columns: [
        .init(title: text.year, isNumber: false), .init(title: text.before),
        .init(title: text.after), .init(title: text.difference), .init(title: text.percent),
      ], rows: rows)
  }

  private func row(
    _ title: String, _ before: Double, _ after: Double, _ figure: String
  ) -> FigureTable.Row {
    let plain = FigureWriter(visit: scene.visit, place: scene.place)
    return FigureTable.Row(cells: [
      FigureTable.Cell(title), plain.cell(tonnes: before, figure),
      writer.cell(tonnes: after, figure), writer.cell(difference: after - before),
      before == 0 ? .empty : writer.cell(change: after / before - 1),
    ])
  }

  // What is left out

  /// Records that are in no total, each with the way to where it is mended.
  var omissions: HTML {
    let items = broken + others
    guard !items.isEmpty else { return .empty }
    let shown = items.prefix(8)
    let rest = items.count - shown.count
    return Notice(
      tone: .caution, title: text.omissions(items.count),
      detail: """
        <p>\(text.omissionsDetail)</p>
        <ul>
        \(shown.map { "<li>\($0)</li>" as HTML })
        \(rest > 0 ? "<li><a href=\"\(scene.place.path(FindingsPages.path + "?severity=error"))\">\(text.more(rest))</a></li>" : .empty)
        </ul>
        """
    ).html
  }

  /// Records that could not be read or calculated, with what is wrong with them.
  private var broken: [HTML] {
    let inventory = scene.inventory
    let places =
      inventory.leftOut.map { (title: writer.visit.title(of: $0), place: $0.place) }
      + inventory.rejected.map { (title: $0.id, place: $0.place) }
    let errors = Dictionary(
      grouping: scene.shown.findings.filter { $0.severity == .error },
      by: { Place(file: $0.place.file, row: $0.place.row) })
    return places.map { title, place in
      let findings = errors[Place(file: place.file, row: place.row)] ?? []
      let link = scene.links.link(findings.first?.place ?? place, scene.words)
      let messages = findings.map { writer.library($0.message) }.joined(by: " ")
      return "\(title.isEmpty ? .empty : "<b>\(title)</b>. " as HTML)\(messages) \(link)"
    }
  }

  /// Everything else that totals lack: gases without a potential, tables that could not be used.
  private var others: [HTML] {
    guard scene.query.account == .community else { return [] }
    let inventory = scene.inventory
    return scene.shown.omissions.dropFirst(inventory.leftOut.count + inventory.rejected.count)
      .map(writer.library)
  }

  // Protocols and accounts

  /// What a protocol asks for that the records do not say.
  var framework: HTML {
    let findings = FrameworkTables(scene: scene).report.findings
    guard !findings.isEmpty else { return .empty }
    return """
      <details><summary>\(text.frameworkFindings) (\(findings.count))</summary>
      <ul class="finding-list">
      \(findings.map { "<li>\(writer.library($0.message)) \(scene.links.link($0.place, scene.words))</li>" as HTML })
      </ul></details>
      """
  }

  /// The other accounts' totals of the year, which are never added to this one.
  var otherAccounts: HTML {
    let accounts = ([scene.shown.inventory] + scene.shown.otherAccounts)
      .filter { $0.account != scene.query.account && $0.hasEntries(of: scene.year) }
    guard !accounts.isEmpty else { return .empty }
    let items = accounts.map { account -> HTML in
      let figure = InventoryPart(account: account.account).figure(scene.year)
      return
        "<li>\(text.accountSentence(scene.words.account(account.account), writer.link(writer.tonnes(account.total(scene.year)), figure)))</li>"
    }
    return
      "<section class=\"stack stack--tight\"><h2>\(text.otherAccounts)</h2><ul>\n\(items)\n</ul></section>"
  }
}
