import Forecast
import Plan
import Store
import Strategies
import Tables
import Workspace

/// What was found: starts, limits, and how good it is.
struct PortfolioView {
  let visit: Visit
  let place: WorkspacePlace
  let summary: PortfolioSummary
  let job: String
  let text: PortfolioText

  private var amounts: PortfolioAmounts { PortfolioAmounts(visit: visit, text: text) }
  private var lastYear: Int { summary.firstYear + summary.tonnes.count - 1 }

  var tables: [FigureTable] { [actions, bounds, boundsByYear] }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    \(Trail(steps: [(text.title, place.path(PortfolioPages.path))]).html)
    <h1>\(text.resultTitle)</h1>
    <p class="lead">\(text.goals[PortfolioTask.Goal(rawValue: summary.question.goal) ?? .reduction] ?? "")\(basis)</p>
    \(visit.doneNotice(["saved": text.saved]))
    \(summary.revision == place.summary.head ? .empty : Notice(title: text.stale).html)
    \(broken)
    \(facts.html)
    </div>
    <section>\(visit.html(actions))</section>
    \(limits)
    \(quality)
    \(keeping)
    </div>
    """
  }

  private var again: String {
    Visit.address(
      place.path(PortfolioPages.path),
      summary.question.scenario.map { [(name: FollowedScenario.field, value: $0)] } ?? [])
  }

  /// The scenario that it was chosen on top of, after the goal; empty for the first.
  private var basis: HTML {
    guard let id = summary.question.scenario else { return .empty }
    let name = visit.words(ScenarioText.self).name(
      Scenario(id: id, name: summary.basis ?? id))
    return ". \(visit.words(FollowedText.self).onTopOf): \(name)."
  }

  private var broken: HTML {
    let items = summary.uses.compactMap { use -> HTML? in
      guard use.excess > 0, let kind = PortfolioLimit.Kind(rawValue: use.kind) else { return nil }
      let amount = amounts.text(kind, Self.roundedUp(use.excess, kind))
      return
        "<li>\(text.relaxation(amounts.title(kind, use.year, use.ceiling), amount, kind == .equity))</li>"
    }
    guard !items.isEmpty else { return .empty }
    return Notice(
      tone: .caution, title: text.infeasible,
      detail:
        "\(binding)<p>\(isSettled ? text.infeasibleLead : text.infeasibleSoFar)</p><ul>\(items)</ul>"
    ).html
  }

  private var binding: HTML {
    let conflicts = summary.conflicts ?? []
    guard !conflicts.isEmpty else { return .empty }
    let items = conflicts.map { bounds -> HTML in
      let names = bounds.map { bound in
        PortfolioLimit.Kind(rawValue: bound.kind).map {
          amounts.title($0, bound.year, bound.ceiling)
        }
          ?? bound.kind
      }
      return "<li>\(text.conflict(names))</li>"
    }
    let isByCeiling = conflicts.joined().contains {
      $0.kind == PortfolioLimit.Kind.target.rawValue
    }
    let note: HTML =
      isByCeiling
      ? "<p class=\"soft\">\(visit.library(PortfolioOutcome.ceilingNote))</p>" : .empty
    return "<p>\(text.conflictLead)</p><ul>\(items)</ul>\(note)"
  }

  /// What is read has to suffice.
  private static func roundedUp(_ amount: Double, _ kind: PortfolioLimit.Kind) -> Double {
    let step = kind == .equity ? 0.01 : 1
    return (amount / step - 1e-6).rounded(.up) * step
  }

  private var facts: [Fact] {
    [
      Fact(
        label: text.reduction(summary.firstYear, lastYear),
        value: HTML(visit.number(summary.reduction))),
      Fact(label: text.cost, value: "$\(visit.number(summary.costs.reduce(0, +)))"),
    ] + standingFacts + net
  }

  private var standingFacts: [Fact] {
    guard let cost = summary.standingCost, cost != 0 else { return [] }
    return [Fact(label: text.standingCost, value: "$\(visit.number(cost))")]
  }

  /// The net cost of what was found, and what it would be if each action saved what it saves alone.
  private var net: [Fact] {
    guard let alone = summary.netCostAlone else { return [] }
    func dollars(_ value: Double) -> HTML {
      "\(value < 0 ? "−" : "")$\(visit.number(value.magnitude))"
    }
    return [
      Fact(label: text.netCost, value: summary.netCost.map(dollars) ?? "\(text.unknownNet)"),
      Fact(label: text.netAlone, value: dollars(alone)),
    ]
  }

  private var actions: FigureTable {
    FigureTable(
      id: "portfolio", caption: text.actionsTable,
      columns: [
        .init(title: text.action, isNumber: false), .init(title: text.starts),
        .init(title: text.planned), .init(title: text.cutIn(lastYear)), .init(title: text.cutAll),
      ],
      rows: summary.lines.map { line in
        func tonnes(_ value: Double?) -> FigureTable.Cell {
          FigureTable.Cell(value.map { visit.number($0) } ?? "–")
        }
        let path = "\(place.path(ActionListPages.path))/\(SitePath.encoded(line.action))"
        let start = line.start.map {
          line.isFixed ? "\($0), \(text.underWay)" : String($0)
        }
        return FigureTable.Row(cells: [
          FigureTable.Cell("<a href=\"\(path)\">\(line.title)</a>", plain: line.title),
          FigureTable.Cell(start ?? text.notChosen), FigureTable.Cell(String(line.planned)),
          tonnes(line.last), tonnes(line.all),
        ])
      })
  }

  private var limits: HTML {
    guard !summary.uses.isEmpty else { return .empty }
    let years: HTML =
      spans.count == summary.uses.count
      ? .empty
      : "<details><summary>\(text.byYear)</summary>\(visit.html(boundsByYear))</details>"
    return "<section class=\"stack stack--tight\">\(visit.html(bounds))\n\(years)</section>"
  }

  /// Years of one limit that allow the same and are all kept, or one limit alone.
  private var spans: [[PortfolioSummary.Use]] {
    var spans: [[PortfolioSummary.Use]] = []
    for use in summary.uses {
      if let last = spans.last?.last,
        [last, use].allSatisfy({ $0.ceiling == nil && $0.excess <= 0 }),
        last.kind == use.kind, last.allowed == use.allowed
      {
        spans[spans.count - 1].append(use)
      } else {
        spans.append([use])
      }
    }
    return spans
  }

  /// Of years of one limit the one that leaves the least.
  private var bounds: FigureTable {
    boundTable(
      "limits", text.boundsTable,
      spans.compactMap { span -> (title: String?, use: PortfolioSummary.Use)? in
        guard let most = span.max(by: { ($0.used ?? 0) < ($1.used ?? 0) }) else { return nil }
        guard span.count > 1, let first = span.first?.year, let last = span.last?.year,
          let kind = PortfolioLimit.Kind(rawValue: most.kind)
        else { return (nil, most) }
        return (text.span(text.kinds[kind] ?? most.kind, first, last, most.year ?? first), most)
      })
  }

  private var boundsByYear: FigureTable {
    boundTable("limits-by-year", text.byYear, summary.uses.map { (nil, $0) })
  }

  private func boundTable(
    _ id: String, _ caption: String, _ uses: [(title: String?, use: PortfolioSummary.Use)]
  ) -> FigureTable {
    FigureTable(
      id: id, caption: caption,
      columns: [
        .init(title: text.bound, isNumber: false), .init(title: text.used),
        .init(title: text.usedBeside), .init(title: text.allowed),
        .init(title: text.state, isNumber: false),
      ],
      rows: uses.compactMap { title, use in
        guard let kind = PortfolioLimit.Kind(rawValue: use.kind) else { return nil }
        return FigureTable.Row(cells: [
          FigureTable.Cell(title ?? amounts.title(kind, use.year, use.ceiling)),
          FigureTable.Cell(use.used.map { amounts.text(kind, $0) } ?? "–"),
          FigureTable.Cell(use.standing.map { amounts.text(kind, $0) } ?? "–"),
          FigureTable.Cell(amounts.text(kind, use.allowed)),
          FigureTable.Cell(
            use.excess > 0 ? text.broken(amounts.text(kind, use.excess)) : text.kept),
        ])
      })
  }

  private var quality: HTML {
    let over = summary.overestimate.map {
      "<p>\(text.overestimate(visit.percent($0, decimals: 2)))</p>" as HTML
    }
    let anew: HTML = summary.isReckonedAnew == true ? "<p>\(text.reckonedAnew)</p>" : .empty
    return """
      <section class="stack stack--tight" aria-labelledby="quality">
      <h2 id="quality">\(text.quality)</h2>
      <p>\(standing)</p>
      \(anew)
      \(over ?? .empty)
      \(notes)
      \(unmet)
      \(left)
      </section>
      """
  }

  /// True when neither single changes nor the solver had anything left to try.
  private var isSettled: Bool { summary.isStable && summary.isSearched != false }

  /// How sure it is that there is no better plan.
  private var standing: String {
    switch (summary.isStable, summary.isSearched) {
    case (true, true?): text.searched
    case (true, false?): text.unsearched
    case (true, nil): text.settled
    case (false, _): text.unsettled
    }
  }

  /// What the sums leave out, such as the cost of what is under way and states none.
  private var notes: HTML {
    guard let notes = summary.notes, !notes.isEmpty else { return .empty }
    return Notice(
      tone: .caution, title: text.notes,
      detail: "<ul>\(notes.map { "<li>\(visit.library($0))</li>" as HTML })</ul>"
    ).html
  }

  /// What is not chosen because of what it needs.
  private var unmet: HTML {
    guard let needs = summary.unmetNeeds, !needs.isEmpty else { return .empty }
    return """
      <details><summary>\(text.unmet)</summary>
      <ul>\(needs.map { "<li>\(visit.library($0))</li>" as HTML })</ul></details>
      """
  }

  private var left: HTML {
    guard let omissions = summary.omissions else {
      return summary.leftOut.isEmpty
        ? .empty : "<p>\(text.leftOut(summary.leftOut.joined(separator: ", ")))</p>"
    }
    guard !omissions.isEmpty else { return .empty }
    let sentences = PortfolioTask.Omission.sentences(
      omissions.map { omission in
        (
          omission.title, omission.kind.flatMap(PortfolioTask.Omission.Kind.init(rawValue:)),
          omission.reason
        )
      })
    return """
      <details><summary>\(text.omissions(omissions.count))</summary>
      <ul>\(sentences.map { "<li>\(visit.library($0))</li>" as HTML })</ul></details>
      """
  }

  private var keeping: HTML {
    let link: HTML =
      "<a class=\"button button--plain\" href=\"\(again)\">\(text.again)</a>"
    guard visit.mayAdd else { return "<p>\(link)</p>" }
    return """
      <section class="stack">
      <p>\(text.saveLead)</p>
      \(visit.form(place.path("\(PortfolioPages.path)/\(job)/keep"), className: "actions", """
        \(visit.draftFields(base: place.summary.head))
        <button class="button">\(text.save)</button>
        \(link)
        """))
      </section>
      """
  }
}
