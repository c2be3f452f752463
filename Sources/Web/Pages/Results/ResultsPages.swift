import Accounts
import Factors
import Forecast
import Foundation
import Hummingbird
import Inventory
import Plan
import Quantities
import Store
import Tables
import Workspace

/// A year's emissions, divided as the reader asks, under the warming potentials that they ask for.
struct ResultsPages: PageGroup {
  static let path = "inventory"

  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .inventory, path: Self.path,
        label: Phrase(ResultsText.english.tab, ResultsText.spanish.tab), for: .readWorkspace,
        order: 10)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace/inventory", for: .workspace(.readWorkspace), use: show)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    guard try await visit.hasSettings() else { return NothingYet(visit: visit).page(at: Self.path) }
    let scene = try await ResultsScene(visit)
    guard scene.inventory.hasRecords else {
      return NothingYet(visit: visit).page(at: Self.path, scene.own)
    }
    var tables = ResultsTables(scene: scene).tables
    let notices = ResultsNotices(scene: scene)
    if let comparison = notices.comparison { tables.append(comparison) }
    if let file = try visit.download(from: tables) { return file }
    let chart = await visit.chart(ResultsChart(scene: scene).chart())
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack">
      <h1>\(scene.text.title(scene.year))</h1>
      <p class="lead">\(scene.text.lead(scene.words.account(scene.query.account), scene.title(scene.inventory.potentials)))</p>
      \(ResultsControls(scene: scene).html)
      </div>
      \(notices.switched)
      \(notices.omissions)
      \(ResultsFacts(scene: scene).html)
      <div>\(chart)</div>
      <section class="stack" id="division" aria-label="\(scene.text.divisions)">
      \(ResultsControls(scene: scene).divisions)
      \(tables.map(visit.html))
      \(scene.query.division == .framework ? notices.framework : .empty)
      </section>
      \(notices.otherAccounts)
      \(ResultsWorkbook.link(scene))
      \(WarmPages.years(scene.own.inventory).contains(scene.year) ? "<p><a href=\"\(scene.place.path("\(WarmPages.path)?year=\(scene.year)"))\">\(visit.words(WarmText.self).link)</a></p>" : .empty)
      \(ExplanationDialog(visit: visit).html)
      </div>
      """
    return visit.page(
      scene.text.title(scene.year), main, at: Self.path, scripts: ["explain.js"])
  }
}

extension Visit {
  /// False while a workspace has no settings, so that there is nothing to calculate.
  func hasSettings() async throws -> Bool {
    let place = try workspace()
    let snapshot = try await site.cache.snapshot(place.id, head: place.summary.head)
    return snapshot.documents.contains { $0.name.file == "community.yaml" }
  }
}

/// The choices above the results, as a form that needs no script, and as links.
struct ResultsControls {
  let scene: ResultsScene

  private var text: ResultsText { scene.text }
  private var visit: Visit { scene.visit }

  var html: HTML {
    let own = scene.own.inventory.potentials
    let accounts = [scene.own.inventory] + scene.own.otherAccounts
    let sets = scene.own.library.warmingPotentials.map { set in
      (
        value: set == own ? "" : ResultsQuery.name(set),
        label: set == own ? "\(scene.title(set)) (\(text.own))" : scene.title(set)
      )
    }
    let years = scene.inventory.years.reversed().map { (value: "\($0)", label: "\($0)") }
    let account = Choice(
      name: "account", label: text.account,
      options: accounts.map { ($0.account.rawValue, scene.words.account($0.account)) },
      value: scene.query.account.rawValue)
    return """
      <form method="get" action="\(visit.request.uri.path)" class="form--inline toolbar" aria-label="\(text.controls)">
      \(Choice(name: "year", label: text.year, options: years, value: "\(scene.year)").html())
      \(accounts.count > 1 ? account.html() : .empty)
      \(Choice(name: "gwp", label: text.potentials, options: sets, value: scene.query.potentials.map(ResultsQuery.name) ?? "").html())
      <input type="hidden" name="by" value="\(scene.query.division.rawValue)">
      <input type="hidden" name="framework" value="\(scene.query.framework.rawValue)">
      <button class="button">\(text.show)</button>
      </form>
      """
  }

  /// What the year is divided by, as tabs of links.
  var divisions: HTML {
    let links = ResultsQuery.Division.allCases.map { division in
      link(
        text.division(division), ["by": division.rawValue],
        isCurrent: division == scene.query.division)
    }
    return """
      <nav class="pills" aria-label="\(text.divisions)"><ul>
      \(links)
      </ul></nav>
      \(scene.query.division == .framework ? frameworks : .empty)
      """
  }

  private var frameworks: HTML {
    let fitting = ReportingFramework.allCases.filter { $0.account == scene.query.account }
    let names = fitting.map { framework in
      link(
        framework.rawValue.uppercased(), ["framework": framework.rawValue],
        isCurrent: framework == scene.query.framework)
    }
    let controls = [GovernmentControl.operational, .financial].map { control in
      link(
        control == .operational ? text.operational : text.financial,
        ["control": control.rawValue], isCurrent: control == scene.query.control)
    }
    return """
      <nav class="pills pills--small" aria-label="\(text.division(.framework))"><ul>
      \(names)
      </ul></nav>
      \(scene.query.framework == .lgop
        ? "<nav class=\"pills pills--small\" aria-label=\"\(text.control)\"><ul>\n\(controls)\n</ul></nav>" : .empty)
      """
  }

  private func link(_ label: String, _ changes: [String: String?], isCurrent: Bool) -> HTML {
    """
    <li><a href="\(visit.address(changing: changes))#division"\("aria-current", isCurrent ? "true" : nil)>\(label)</a></li>
    """
  }
}

/// The numbers that a reader looks for first.
struct ResultsFacts {
  let scene: ResultsScene

  var html: HTML {
    let (text, writer, year) = (scene.text, scene.writer, scene.year)
    let part = InventoryPart(account: scene.query.account)
    // A year of keys alone has no total, which is not 0.
    guard scene.inventory.hasEntries(of: year) else {
      return [Fact(label: text.total, value: keys)].html
    }
    var facts = [
      Fact(
        label: text.total,
        value: writer.cell(tonnes: scene.inventory.total(year), part.figure(year)).html,
        detail: keys)
    ]
    if scene.query.account == .community {
      facts.append(
        Fact(
          label: text.perPerson,
          value: writer.cell("inventory/\(year)/per-person", of: scene.catalog).html,
          detail: residents))
    }
    if let base = scene.query.base, scene.inventory.total(base) > 0,
      !MissingSources(scene.inventory, from: base, to: year).isMuch
    {
      let change = scene.inventory.total(year) / scene.inventory.total(base) - 1
      facts.append(
        Fact(
          label: text.change(base),
          value: writer.cell(change: change, part.change(from: base, to: year)).html))
    }
    if scene.query.account == .community {
      let open = scene.own.audit().open.count
      facts.append(
        Fact(
          label: text.openFindings(open),
          value:
            "<a href=\"\(scene.place.path(AuditPages.path))\">\(scene.visit.number(Double(open)))</a>"
        ))
    }
    return facts.html
  }

  /// The way to the number that a figure for each resident lacks.
  private var residents: HTML {
    let known = scene.own.workspace.indicators["population"]?.series.value(in: scene.year)
    guard known == nil, scene.visit.mayAdd else { return .empty }
    let form =
      "record/new?file=indicators.csv&cell.indicator=population&cell.year=\(scene.year)&cell.unit=people"
    return "<a href=\"\(scene.place.path(form))\">\(scene.text.addResidents)</a>"
  }
}

extension ResultsFacts {
  /// The keys that stand beside the year's amounts; empty when there are none.
  fileprivate var keys: HTML {
    let keys = scene.keys(scene.year) { _ in true }
    guard !keys.isEmpty else { return .empty }
    let isInPart = scene.inventory.hasEntries(of: scene.year)
    return "\(scene.writer.keys(keys).html)\(isInPart ? " " + scene.text.inPart : "")"
  }
}

/// What stands in place of numbers while there are none, with the next step.
struct NothingYet {
  let visit: Visit

  /// - Parameter calculation: Nil while there are no settings.
  func page(at path: String, _ calculation: PlanCalculation? = nil) -> Response {
    let text = visit.words(ResultsText.self)
    let isUnreadable =
      calculation.map { calculation in
        calculation.workspace.isInventoryUnreadable || !calculation.workspace.rejected.isEmpty
      } ?? false
    let detail = isUnreadable ? text.unreadableDetail : text.emptyDetail
    let main = EmptyState(title: text.emptyTitle, detail: detail, action: actions(isUnreadable))
      .html
    // The heading says where the reader is, as the tabs do.
    let title = SiteServer.navigation.label(of: path)?(visit.language) ?? text.tab
    return visit.page(
      text.emptyTitle, "<div class=\"stack\"><h1>\(title)</h1>\n\(main)</div>", at: path)
  }

  private func actions(_ isUnreadable: Bool) -> HTML {
    guard let place = visit.place else { return .empty }
    let text = visit.words(ResultsText.self)
    if isUnreadable {
      return
        "<p><a class=\"button\" href=\"\(place.path(FindingsPages.path))\">\(text.toFindings)</a></p>"
    }
    return """
      <p class="actions actions--middle">
      \(place.may(.editDocument) ? "<a class=\"button\" href=\"\(place.path("inventory/upload"))\">\(text.upload)</a>" : .empty)
      \(place.may(.addRecord) ? "<a class=\"button button--plain\" href=\"\(place.path("inventory/records"))\">\(text.addRecord)</a>" : .empty)
      \(place.may(.importWorkspace) ? "<a href=\"\(place.path("import"))\">\(text.bringIn)</a>" : .empty)
      </p>
      """
  }
}
