import Accounts
import Hummingbird
import Plan
import Store

/// The first page of a workspace: where it stands, what comes next, what happened last and who is on it.
struct HomePages: PageGroup {
  var navigation: [NavigationEntry] {
    [
      NavigationEntry(
        section: .home, path: "", label: Phrase("Home", "Inicio"), for: .readWorkspace)
    ]
  }

  func add(to routes: inout SiteRoutes) {
    routes.get("/workspaces/:workspace", for: .workspace(.readWorkspace), use: home)
  }

  @Sendable private func home(_ visit: Visit) async throws -> Response {
    let place = try visit.workspace()
    let text = visit.words(HomeText.self)
    guard place.summary.head > 0, let summary = try await visit.homeSummary() else {
      return visit.page(text.title, Self.empty(place, text), at: "")
    }
    let main: HTML = """
      <div class="stack stack--loose">
      <div class="stack"><h1>\(text.title)</h1>
      \(place.summary.isArchived ? Self.archived(place, visit, text) : .empty)
      \(summary.isExample ? Notice(title: text.example).html : .empty)
      \(try await Self.residents(visit, place, text))
      </div>
      \(Self.facts(summary, visit, text))
      \(place.summary.isArchived ? .empty : Self.next(summary, place, text))
      <div class="columns columns--side">
      <section class="stack" aria-labelledby="way"><h2 id="way">\(text.way)</h2>
      \(ProgressList(summary: summary, place: place, visit: visit).html)
      </section>
      <aside class="stack stack--loose">
      \(Self.recent(summary, place, text, visit))
      \(try await Self.people(visit, place, text))
      \(Self.download(place, text))
      </aside>
      </div>
      </div>
      """
    return visit.page(text.title, main, at: "")
  }

  private static func archived(
    _ place: WorkspacePlace, _ visit: Visit, _ text: HomeText
  ) -> HTML {
    let way: HTML = """
      <p><a href="\(place.path("archive"))">\(visit.words(ArchiveText.self).backLink)</a></p>
      """
    return Notice(
      tone: .caution, title: text.archived,
      detail: place.may(.archiveWorkspace) ? way : .empty
    ).html
  }

  /// What residents said and nobody has answered; asked for only where a plan ever took comments.
  private static func residents(
    _ visit: Visit, _ place: WorkspacePlace, _ text: HomeText
  ) async throws -> HTML {
    guard place.may(.answerResidents),
      await visit.site.publishedShelf.commentPeriod(of: place.id) != nil
    else { return .empty }
    let count = try await visit.site.residents.waiting(on: place.id)
    guard count > 0 else { return .empty }
    return
      "<p class=\"notice\"><a href=\"\(place.path(ResidentDeskPages.path))\">\(text.residents(count))</a></p>"
  }

  // What stands where the summary would be

  private static func empty(_ place: WorkspacePlace, _ text: HomeText) -> HTML {
    let isEmpty = place.summary.head == 0
    let action: HTML = """
      <a class="button" href="\(place.path(isEmpty ? "import" : "records"))">\(isEmpty ? text.emptyAction : text.unreadableAction)</a>
      """
    return """
      <div class="stack"><h1>\(text.title)</h1>
      \(EmptyState(
        title: isEmpty ? text.emptyTitle : text.unreadableTitle,
        detail: isEmpty ? text.emptyDetail : text.unreadableDetail,
        action: place.may(isEmpty ? .importWorkspace : .readWorkspace) ? action : .empty
      ).html)
      </div>
      """
  }

  // Numbers

  private static func facts(_ summary: HomeSummary, _ visit: Visit, _ text: HomeText) -> HTML {
    guard let place = visit.place else { return .empty }
    var facts: [HTML] = []
    if let emissions = summary.emissions {
      let total = TonnesText(emissions.tonnes, visit)
      facts.append(
        fact(total.number, text.emissions(total.unit, emissions.year), to: place.path("inventory")))
      if let person = emissions.perPerson {
        facts.append(
          fact(
            visit.number(person, decimals: 1), text.perPerson, to: place.path("inventory")))
      }
      if let change = emissions.change, let base = emissions.baseYear {
        let missing = emissions.missingSources
        facts.append(
          missing == 0
            ? fact(
              visit.percent(change, isSigned: true), text.since(base),
              to: place.path("inventory/compare"))
            : fact(
              String(missing), text.missingSources(missing, base, emissions.year),
              to: place.path("inventory/compare")))
      }
    }
    if let target = summary.target {
      facts.append(self.target(target, visit, text, place))
    }
    // A new town has nothing but a note that its tables are empty, and the next step says so.
    guard !facts.isEmpty || summary.errors + summary.warnings + summary.openAudit > 0 else {
      return .empty
    }
    facts.append(
      fact(
        String(summary.errors + summary.warnings + summary.notes + summary.openAudit),
        text.findings(summary.errors, summary.warnings, summary.notes, summary.openAudit),
        to: place.path("findings")))
    return "<ul class=\"facts\">\n\(facts)\n</ul>"
  }

  private static func target(
    _ target: HomeSummary.Target, _ visit: Visit, _ text: HomeText, _ place: WorkspacePlace
  ) -> HTML {
    let path = place.path("forecast/targets")
    guard let withActions = target.withActions else {
      return fact("–", text.targetOpen(target.year), to: path)
    }
    guard withActions > target.allowed else {
      return fact(text.met, text.targetMet(target.year), to: path)
    }
    let gap = TonnesText(withActions - target.allowed, visit)
    return fact(gap.number, text.targetGap(gap.unit, target.year), to: path)
  }

  private static func fact(_ value: String, _ label: String, to path: String) -> HTML {
    """
    <li class="fact"><a class="fact__link" href="\(path)"><span class="fact__value">\(value)</span> \
    <span class="fact__label">\(label)</span></a></li>
    """
  }

  // What comes next

  private static func next(
    _ summary: HomeSummary, _ place: WorkspacePlace, _ text: HomeText
  ) -> HTML {
    // The steps are not for whoever only reads, comments or approves.
    if !place.may(.editDocument), summary.review.chapters > 0 {
      return place.may(.comment)
        ? review(summary.review, place, text) : reading(summary, place, text)
    }
    guard let step = summary.progress.next else {
      return """
        <section class="panel next"><div><h2>\(text.allDone)</h2><p>\(text.allDoneDetail)</p></div>
        <a class="button" href="\(place.path("plan"))">\(text.allDoneAction)</a></section>
        """
    }
    let status = summary.progress.status(step)
    return """
      <section class="panel next" aria-labelledby="next">
      <div class="stack stack--tight"><p class="next__label">\(text.next)</p>
      <h2 id="next">\(text.step(step).title)</h2>
      <p>\(text.step(step).advice(status))</p></div>
      <a class="button" href="\(place.path(ProgressList.path(step)))">\(text.goOn)</a>
      </section>
      """
  }

  private static func reading(
    _ summary: HomeSummary, _ place: WorkspacePlace, _ text: HomeText
  ) -> HTML {
    let review = summary.review
    let isPublic = summary.progress.status(.publish).state == .done
    let published: HTML = "<a href=\"/plans/\(place.id)/\">\(text.readPublished)</a>"
    return """
      <section class="panel next" aria-labelledby="next">
      <div class="stack stack--tight"><p class="next__label">\(text.forYou)</p>
      <h2 id="next">\(text.readTitle)</h2>
      <p>\(text.readDetail(review.approved, review.chapters)) \(isPublic ? published : .empty)</p></div>
      <a class="button" href="\(place.path("plan"))">\(text.readAction)</a>
      </section>
      """
  }

  private static func review(
    _ review: HomeSummary.Review, _ place: WorkspacePlace, _ text: HomeText
  ) -> HTML {
    """
    <section class="panel next" aria-labelledby="next">
    <div class="stack stack--tight"><p class="next__label">\(text.forYou)</p>
    <h2 id="next">\(text.reviewTitle)</h2>
    <p>\(text.reviewDetail(review.chapters - review.approved, review.openComments))</p></div>
    <a class="button" href="\(place.path("plan"))">\(text.reviewAction)</a>
    </section>
    """
  }

  // What happened and who is here

  private static func recent(
    _ summary: HomeSummary, _ place: WorkspacePlace, _ text: HomeText, _ visit: Visit
  ) -> HTML {
    guard place.may(.readHistory) else { return .empty }
    let rows = summary.recent.map { change -> HTML in
      let milestone: HTML? = change.milestone.map {
        " <span class=\"tag tag--accent\">\($0)</span>"
      }
      return """
        <li><a href="\(place.path("history/\(change.revision)"))">\(change.reason.isEmpty ? text.changed(change.count) : visit.reason(change.reason))</a>\(milestone)\
        <span class="feed__who">\(change.author), \(place.instants.html(change.time))</span></li>
        """
    }
    return """
      <section class="stack"><h2>\(text.recent)</h2>
      \(rows.isEmpty ? "<p class=\"soft\">\(text.noChanges)</p>" as HTML : "<ul class=\"feed\">\(rows)</ul>")
      <p class="small"><a href="\(place.path("history"))">\(text.allChanges)</a></p>
      </section>
      """
  }

  private static func people(
    _ visit: Visit, _ place: WorkspacePlace, _ text: HomeText
  ) async throws -> HTML {
    guard case .account = visit.visitor else { return .empty }
    let members = try await visit.site.accounts.members(of: place.id, for: place.access)
    return """
      <section class="stack"><h2>\(text.people)</h2>
      <ul class="feed">
      \(members.prefix(8).map { "<li>\($0.name)<span class=\"feed__who\">\($0.role.label(visit.language))</span></li>" as HTML })
      </ul>
      <p class="small"><a href="\(place.path("members"))">\(text.allPeople(members.count, place.may(.manageMembers)))</a></p>
      </section>
      """
  }

  private static func download(_ place: WorkspacePlace, _ text: HomeText) -> HTML {
    guard place.may(.exportWorkspace) else { return .empty }
    return """
      <section class="stack"><h2>\(text.files)</h2>
      <p class="soft small">\(text.filesDetail)</p>
      <p><a class="button button--plain" href="\(place.path("export"))">\(text.download)</a></p>
      </section>
      """
  }
}
