import Accounts
import Databases
import Foundation
import Hummingbird
import Logging
import Plan
import Store

/// The page of one programme: how far each of its communities is, and where help is wanted.
struct ProgrammeOverview {
  let programme: Programme
  let visit: Visit
  let text: ProgrammeText
  private let filter: CommunityFilter
  /// All of the programme, by name.
  let communities: [CommunityStanding]
  /// When whoever looks was here the last time; nil on the first visit.
  let before: Date?
  private let mayManage: Bool

  init(_ visit: Visit) async throws {
    let id = try ProgrammePages.id(visit)
    let site = visit.site
    guard let reading = try await site.accounts.read(id, by: visit.principal) else {
      throw Visit.nothingHere
    }
    self.visit = visit
    programme = reading.programme
    text = visit.words(ProgrammeText.self)
    filter = CommunityFilter(visit)
    mayManage = reading.access.may(.manageProgramme, inProgramme: id)
    let published = await site.publishedShelf.publishedWorkspaces()
    let before = Self.noted(reading, visit)
    self.before = before
    communities = try await site.store.standings(
      HomeSummary.kind, of: reading.workspaces, since: before, butBy: visit.author.id
    ).map {
      CommunityStanding(
        $0, mayRead: reading.access.may(.readWorkspace, in: $0.summary.id),
        known: site.summaries.known(at: .init($0.summary)), published: published)
    }
    site.workOutSummaries(of: communities.filter(\.isOld).map(\.workspace))
  }

  /// The end of the visit before.
  ///
  /// That this one goes on is kept apart from the request, which never waits for it.
  private static func noted(_ reading: ProgrammeReading, _ visit: Visit) -> Date? {
    let (accounts, principal) = (visit.site.accounts, visit.principal)
    guard let look = accounts.visit(reading, by: principal) else { return nil }
    if look != reading.visit {
      let logger = visit.site.logger
      Task.detached {
        do {
          try await accounts.keep(look, to: reading.programme.id, by: principal)
        } catch {
          logger.warning("A look at a programme was not kept: \(error)")
        }
      }
    }
    return look.before
  }

  /// A table of many columns takes the whole width.
  var width: Layout.Width { communities.isEmpty ? .normal : .wide }

  private var path: String { ProgrammePages.path(programme.id) }
  private var settingsPath: String { ProgrammePages.path(programme.id, "/settings") }

  private var shown: [CommunityStanding] {
    filter.apply(to: communities, now: visit.site.now())
  }

  /// The file that the address asks for; nil when it asks for the page.
  func download() throws -> Response? {
    try visit.download(from: [CommunityFile(self).table(shown)], of: programme.id.rawValue)
  }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    \(Trail(steps: [(text.title, ProgrammePages.path)]).html)
    <div class="row row--ends"><h1>\(programme.name)</h1>
    <a class="button button--plain" href="\(settingsPath)">\(text.settings)</a></div>
    \(communities.isEmpty ? .empty : "<p class=\"lead\">\(text.overviewLead)</p>\n\(since)\(views(.standing))" as HTML)
    \(waiting)
    </div>
    \(communities.isEmpty ? empty : list)
    </div>
    """
  }

  /// How many communities others changed since the visit before.
  private var since: HTML {
    guard let before else { return .empty }
    let changed = communities.count { ($0.news?.commits ?? 0) > 0 }
    let day = visit.instants.html(InstantText.text(before))
    return changed == 0
      ? "<p class=\"soft\">\(text.nothingNew) \(day)</p>"
      : "<p><a href=\"\(path)?show=news\">\(text.changedSince(changed))</a> \(day)</p>"
  }

  /// The two ways to look at a programme.
  enum Look { case standing, numbers }

  func views(_ current: Look) -> HTML {
    let all = [
      (Look.standing, path, text.standingTab),
      (.numbers, ProgrammePages.path(programme.id, "/numbers"), text.numbersTab),
    ]
    let links = all.map { look, path, label in
      "<li><a href=\"\(path)\"\("aria-current", look == current ? "true" : nil)>\(label)</a></li>"
        as HTML
    }
    return "<nav class=\"pills\" aria-label=\"\(text.viewsLabel)\"><ul>\n\(links)\n</ul></nav>"
  }

  private var empty: HTML {
    EmptyState(
      title: text.noWorkspaces, detail: mayManage ? text.emptyManager : text.emptyMember,
      action: mayManage
        ? "<a class=\"button\" href=\"\(settingsPath)\">\(text.add)</a>" : .empty
    ).html
  }

  private var waiting: HTML {
    let old = communities.count(where: \.isOld)
    guard old > 0 else { return .empty }
    return Notice(
      title: text.workedOut(old),
      detail: "<p><a href=\"\(visit.address(changing: [:]))\">\(text.again)</a></p>"
    ).html
  }

  private var list: HTML {
    let shown = shown
    return """
      <div class="stack">
      \(choice)
      \(shown.isEmpty ? "<p>\(text.noMatch) <a href=\"\(path)\">\(text.showAll)</a></p>" as HTML : visit.html(table(shown)))
      </div>
      """
  }

  private var choice: HTML {
    let needs = CommunityFilter.Need.allCases.map { (value: $0.rawValue, label: text.need($0)) }
    let order: HTML = """
      <input type="hidden" name="sort" value="\(filter.order.rawValue)">
      <input type="hidden" name="down" value="\(filter.isDescending ? "1" : "0")">
      """
    return """
      <form method="get" action="\(path)" class="form--inline toolbar" aria-label="\(text.filterLabel)">
      \(Choice(name: "show", label: text.show, options: needs, value: filter.need.rawValue).html())
      \(order)
      <button class="button button--plain">\(text.showButton)</button>
      </form>
      """
  }

  private func table(_ shown: [CommunityStanding]) -> FigureTable {
    FigureTable(
      id: CommunityFile.id, caption: text.need(filter.need),
      columns: [
        column(.name, isNumber: false), column(.plan, isNumber: false),
        .init(title: text.next, isNumber: false), column(.late, isNumber: false),
        column(.changed, isNumber: false),
        column(.comments), column(.approval), column(.gap, isNumber: false), column(.audit),
      ],
      rows: shown.map { FigureTable.Row(cells: CommunityRow(community: $0, overview: self).cells) })
  }

  private func column(
    _ order: CommunityFilter.Order, isNumber: Bool = true
  ) -> FigureTable.Column {
    let isSorted = filter.order == order
    let goesDown = isSorted ? !filter.isDescending : order.beginsDescending
    let title = text.column(order)
    return FigureTable.Column(
      title: title, isNumber: isNumber,
      sorting: FigureTable.Sorting(
        path: visit.address(changing: ["sort": order.rawValue, "down": goesDown ? "1" : "0"]),
        label: visit.words(RecordListText.self).sortBy(title),
        direction: isSorted ? filter.isDescending ? .descending : .ascending : nil))
  }
}

/// One community in the table of the page.
struct CommunityRow {
  let community: CommunityStanding
  let overview: ProgrammeOverview

  private var visit: Visit { overview.visit }
  private var text: ProgrammeText { overview.text }
  private var home: HomeSummary? { community.home }

  var cells: [FigureTable.Cell] {
    [name, plan, next, late, changed, comments, approval, gap, audit].map {
      FigureTable.Cell($0, plain: "")
    }
  }

  private func path(_ rest: String) -> String {
    SitePath.workspace(community.workspace.id) + (rest.isEmpty ? "" : "/" + rest)
  }

  private func link(_ content: HTML, _ rest: String) -> HTML {
    "<a href=\"\(path(rest))\">\(content)</a>"
  }

  /// What stands where nothing is known.
  private var unknown: HTML { "<span class=\"soft\">–</span>" }

  private var name: HTML {
    let name = HTML(community.workspace.name)
    var tags: [HTML] = []
    if home?.isExample == true { tags.append("<span class=\"tag\">\(text.example)</span>") }
    if community.workspace.isArchived {
      tags.append("<span class=\"tag tag--caution\">\(text.archived)</span>")
    }
    return """
      \(community.state == .hidden ? name : link(name, "")) \(tags.joined(by: " "))\
      \(text.remark(on: community.state).map { "<br><span class=\"soft small\">\($0)</span>" as HTML })
      """
  }

  private var plan: HTML {
    guard let done = community.stepsDone, let begun = community.stepsBegun else { return unknown }
    let all = community.steps
    let checked = community.stepsChecked ?? 0
    return """
      <a href="\(path(""))#way" title="\(text.begun(begun))">\(text.steps(done, all))</a>\
      \(Meter.share(all > 0 ? Double(done) / Double(all) : 0))\
      \(checked > 0 ? "<span class=\"soft small\">\(text.checked(checked))</span>" as HTML : .empty)
      """
  }

  private var next: HTML {
    guard let home else { return unknown }
    guard let step = home.progress.next else { return link(HTML(text.allThere), "plan") }
    return link(HTML(visit.words(HomeText.self).step(step).title), ProgressList.path(step))
  }

  /// What is late, each with the page where it is put right.
  private var late: HTML {
    guard let due = home?.due else { return unknown }
    let steps = due.lateSteps(in: CommunityFilter.year(visit.site.now()))
    let all = [
      (steps, text.lateSteps(steps), ActionTimelinePages.path),
      (due.decisions, text.lateDecisions(due.decisions), PathwayPages.path),
      (due.goals, text.lateGoals(due.goals), GoalPages.path),
    ].filter { $0.0 > 0 }
    guard !all.isEmpty else { return HTML(text.nothingLate) }
    return all.map { _, words, path in
      link("<span class=\"due--late\">\(words)</span>", path)
    }.joined(by: "<br>")
  }

  private var changed: HTML {
    guard community.workspace.head > 0 else { return unknown }
    return """
      \(visit.instants.html(community.workspace.headTime))\
      \(community.author.map { "<br><span class=\"soft small\">\($0)</span>" as HTML })\
      \(news)
      """
  }

  private var news: HTML {
    guard let news = community.news, news.commits > 0 else { return .empty }
    return "<br>\(link(HTML(text.news(news.commits)), "compare?from=\(news.revision)"))"
  }

  private var comments: HTML {
    guard let count = home?.review.openComments else { return unknown }
    return link(HTML("\(count)"), "plan/review")
  }

  private var approval: HTML {
    guard let review = home?.review else { return unknown }
    guard review.chapters > 0 else { return HTML(text.noChapters) }
    return link(HTML(text.approved(review.approved, review.chapters)), "plan")
  }

  private var gap: HTML {
    guard let target = home?.target else {
      return home == nil ? unknown : link(HTML(text.noTarget), "forecast/targets")
    }
    guard let gap = community.gap else {
      return link(HTML(text.noForecast(target.year)), "forecast/targets")
    }
    guard gap > 0 else { return link(HTML(text.met(target.year)), "forecast/targets") }
    let words = TonnesText(gap, visit)
    return link(HTML(text.above("\(words.number) \(words.unit)", target.year)), "forecast/targets")
  }

  private var audit: HTML {
    guard let count = home?.openAudit else { return unknown }
    return link(HTML("\(count)"), "\(AuditPages.path)?state=open")
  }
}

/// The communities as a file for a spreadsheet.
struct CommunityFile {
  static let id = "communities"
  let overview: ProgrammeOverview

  init(_ overview: ProgrammeOverview) { self.overview = overview }

  func table(_ shown: [CommunityStanding]) -> FigureTable {
    FigureTable(
      id: Self.id, caption: overview.text.workspaces,
      columns: overview.text.fileColumns.map { .init(title: $0, isNumber: false) },
      rows: shown.map { community in
        FigureTable.Row(cells: cells(community).map { FigureTable.Cell($0) })
      })
  }

  private func cells(_ community: CommunityStanding) -> [String] {
    let (workspace, home) = (community.workspace, community.home)
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    func whole(_ value: Int?) -> String { value.map(String.init) ?? "" }
    let step = home?.progress.next.map { overview.visit.words(HomeText.self).step($0).title }
    return [
      workspace.id, workspace.name, whole(community.stepsDone),
      home == nil ? "" : String(community.steps), whole(community.stepsChecked), step ?? "",
      whole(home?.due.lateSteps(in: CommunityFilter.year(overview.visit.site.now()))),
      whole(home?.due.decisions), whole(home?.due.goals),
      workspace.head > 0 ? workspace.headTime : "", community.author ?? "",
      whole(community.news?.commits),
      whole(home?.review.openComments), whole(home?.review.chapters),
      whole(home?.review.approved), whole(home?.target?.year), number(home?.target?.allowed),
      number(home?.target?.withActions), number(community.gap), whole(home?.openAudit),
      whole(home?.errors), whole(home?.warnings),
      overview.text.remark(on: community.state) ?? "",
    ]
  }
}
