import Store
import Tables
import Vulnerability
import Workspace

/// The page of screening: the place, proposals by group, what happened, and the way to risks.
struct ScreeningView {
  /// A form of the page.
  enum Part { case hazard, event }

  let visit: Visit
  let scene: ScreeningScene
  let errors: FormErrors
  /// The form that was sent and comes back.
  let wrong: Part?
  let notice: HTML

  private var text: ScreeningText { visit.words(ScreeningText.self) }
  private var path: String { visit.place?.path(ScreeningPages.path) ?? "" }
  private var base: HTML { visit.draftFields(base: visit.place?.summary.head ?? 0) }
  private var filter: ScreeningFilter {
    visit.query("show").flatMap(ScreeningFilter.init(rawValue:)) ?? .all
  }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack">
    <h1>\(text.title)</h1>
    <p class="lead">\(text.lead)</p>
    \(answered == nil ? visit.doneNotice(["saved": text.saved, "unchanged": text.unchanged, "hazard": text.hazardAdded, "event": text.events.added]) : .empty)
    \(notice)
    </div>
    \(PlaceFacts(visit: visit, scene: scene).html)
    \(summary)
    \(groups)
    \(EventList(visit: visit, scene: scene, errors: wrong == .event ? errors : FormErrors(), isSent: wrong == .event).html)
    \(ownHazard)
    \(next)
    </div>
    """
  }

  /// The group whose decisions were saved, where it is shown.
  private var answered: String? {
    visit.query("group").flatMap { group in shown.contains { $0.group == group } ? group : nil }
  }

  private func decision(_ id: String) -> ScreeningDecision.Decision {
    scene.decision(on: id)?.decision ?? .undecided
  }

  private var summary: HTML {
    let decisions = scene.screening.proposals.map { decision($0.hazard.id) }
    func count(_ wanted: ScreeningDecision.Decision) -> Int { decisions.count { $0 == wanted } }
    let items = ScreeningFilter.allCases.map { item -> HTML in
      """
      <li><a href="\(path)\(item == .all ? "" : "?show=\(item.rawValue)")"\("aria-current", item == filter ? "true" : nil)>\(text.filters[item] ?? "")</a></li>
      """
    }
    return """
      <div class="stack stack--tight">
      <p><strong>\(text.counts(count(.keep), count(.leave), count(.undecided)))</strong></p>
      <nav class="pills pills--small" aria-label="\(text.show)"><ul>
      \(items)
      </ul></nav>
      </div>
      """
  }

  // Proposals

  private func isShown(_ proposal: HazardProposal) -> Bool {
    switch filter {
    case .all: true
    case .open: decision(proposal.hazard.id) == .undecided
    case .likely: proposal.proposal == .lookCloser || proposal.proposal == .consider
    case .kept: decision(proposal.hazard.id) == .keep
    }
  }

  /// The proposals that are shown, by group.
  private var shown: [(group: String, proposals: [HazardProposal])] {
    var order: [String] = []
    var groups: [String: [HazardProposal]] = [:]
    for proposal in scene.screening.proposals where isShown(proposal) {
      let group = text.groups[proposal.hazard.group] == nil ? "other" : proposal.hazard.group
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(proposal)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }

  private var groups: [HTML] { shown.map { section($0.group, $0.proposals) } }

  private func section(_ group: String, _ proposals: [HazardProposal]) -> HTML {
    let title = text.groups[group] ?? group
    let list = list(proposals)
    let form = visit.form(
      path + "/decide",
      """
      \(base)
      <input type="hidden" name="group" value="\(group)"><input type="hidden" name="show" value="\(filter.rawValue)">
      \(list)
      <div class="row">
      <div class="field"><label class="field__label" for="by-\(group)">\(text.by)</label>
      <input class="input" id="by-\(group)" name="by" maxlength="200" value="\(visit.assessorName ?? "")" placeholder="\(text.byHint)"></div>
      <button class="button">\(text.save(title))</button></div>
      """)
    return """
      <section class="stack" aria-labelledby="group-\(group)">
      <h2 id="group-\(group)">\(title)</h2>
      \(answered == group ? saved : .empty)
      \(visit.mayEdit ? form : list)
      </section>
      """
  }

  /// The answer to decisions, with the way on.
  private var saved: HTML {
    let onward: HTML = "<p><a href=\"#next\">\(text.next)</a></p>"
    return "\(visit.doneNotice(["saved": text.saved, "unchanged": text.unchanged]))\(onward)"
  }

  /// What cannot be here is folded, unless somebody keeps it.
  private func list(_ proposals: [HazardProposal]) -> HTML {
    func rows(_ proposals: [HazardProposal]) -> HTML {
      let rows = proposals.map { ProposalRow(visit: visit, scene: scene, proposal: $0).html }
      return rows.isEmpty ? .empty : "<ul class=\"rows\">\n\(rows)\n</ul>"
    }
    func isAway(_ proposal: HazardProposal) -> Bool {
      proposal.proposal == .notHere && decision(proposal.hazard.id) != .keep
    }
    let away = proposals.filter(isAway)
    let folded: HTML = """
      <details><summary>\(text.proposals[.notHere] ?? "") (\(away.count))</summary>\(rows(away))</details>
      """
    return "\(rows(proposals.filter { !isAway($0) }))\(away.isEmpty ? .empty : folded)"
  }

  // A hazard that the list lacks

  private var ownHazard: HTML {
    guard visit.mayAdd else { return .empty }
    let errors = wrong == .hazard ? errors : FormErrors()
    let groups = text.groups.sorted { $0.value < $1.value }.map { ($0.key, $0.value) }
    return """
      <details\("open", when: wrong == .hazard)><summary>\(text.ownHazard)</summary>
      <div class="stack">
      <p class="soft">\(text.ownHazardLead)</p>
      \(errors.summary)
      \(visit.form(path + "/hazard", """
        \(base)
        <div class="grid">
        \(Field(name: "name", label: text.name, value: wrong == .hazard ? visit.form.text("name") : "", maxLength: 100).html(errors))
        \(Choice(name: "group", label: text.group, options: groups, value: "other").html())
        </div>
        <label class="choice"><input type="checkbox" name="coastal" value="yes"><span>\(text.isCoastal)</span></label>
        \(Field(name: "note", label: text.why, isRequired: false, maxLength: 1_000, lines: 2).html())
        <button class="button button--plain">\(text.addHazard)</button>
        """))
      </div></details>
      """
  }

  // On to risks

  private var next: HTML {
    let kept = scene.kept
    let open = kept.filter { scene.planned($0.id) == nil }
    let rows = kept.map { hazard -> HTML in
      let name = hazard.name(visit.language)
      if scene.planned(hazard.id) != nil {
        return "<li>\(name) <span class=\"tag tag--good\">\(text.inPlan)</span></li>"
      }
      return visit.mayAdd
        ? "<li><label class=\"choice choice--small\"><input type=\"checkbox\" name=\"hazard\" value=\"\(hazard.id)\" checked><span>\(name)</span></label></li>"
        : "<li>\(name)</li>"
    }
    let list: HTML = "<ul class=\"bare\">\(rows)</ul>"
    let form = visit.form(
      path + "/plan", "\(base)\n\(list)\n<button class=\"button\">\(text.addToPlan)</button>")
    let proposals: HTML = """
      <p><a class="button" href="\(path)/risks">\(text.toProposals)</a></p>
      """
    return """
      <section class="panel stack" aria-labelledby="next">
      <h2 id="next">\(text.next)</h2>
      \(visit.doneNotice(["hazards": text.hazardsAdded]))
      <p>\(kept.isEmpty ? text.noneKept : text.keptLead)</p>
      \(kept.isEmpty ? .empty : visit.mayAdd && !open.isEmpty ? form : list)
      \(kept.count > open.count && visit.mayAdd ? proposals : .empty)
      </section>
      """
  }
}

/// One hazard of the screening: what is proposed and why, and the decision.
struct ProposalRow {
  let visit: Visit
  let scene: ScreeningScene
  let proposal: HazardProposal

  private var text: ScreeningText { visit.words(ScreeningText.self) }
  private var hazard: TaxonomyEntry { proposal.hazard }
  private var name: String { hazard.name(visit.language) }

  var html: HTML {
    let decision = scene.decision(on: hazard.id)
    let conclusion = proposal.proposal.flatMap { text.conclusions[$0] } ?? text.noConclusion
    let own: HTML = hazard.isOwn ? " <span class=\"tag\">\(text.ownTag)</span>" : .empty
    return """
      <li class="screened" id="hazard-\(hazard.id)"><div class="stack stack--tight">
      <p class="rows__title">\(name) <span class="tag\(tone)">\(proposal.proposal.flatMap { text.proposals[$0] } ?? text.noProposal)</span>\(own)</p>
      <p class="rows__detail">\(conclusion)</p>
      \(reasons)
      \(visit.mayEdit ? choice(decision) : settled(decision))
      </div></li>
      """
  }

  private var tone: HTML {
    switch proposal.proposal {
    case .lookCloser: " tag--danger"
    case .consider: " tag--caution"
    case .unlikely, .notHere: ""
    case nil: " tag--unsure"
    }
  }

  private var reasons: HTML {
    guard !proposal.evidence.isEmpty else { return .empty }
    let items = proposal.evidence.map { evidence -> HTML in
      """
      <li><span class="tag">\(text.weights[evidence.weight] ?? "")</span> \(EvidenceSentence(evidence: evidence, visit: visit).html)\
      <br><span class="soft">\(text.source): <span lang="en">\(evidence.source)</span></span>\(next(evidence))</li>
      """
    }
    return """
      <details><summary class="small">\(text.reasons(items.count))<span class="hidden">: \(name)</span></summary>
      <ul class="small stack stack--tight">\(items)</ul></details>
      """
  }

  /// From the national index to the scores that it can give.
  private func next(_ evidence: ScreeningEvidence) -> HTML {
    guard evidence.kind == .nationalIndex, let place = visit.place else { return .empty }
    let register = place.path(RiskRegisterPages.path)
    let rate: HTML = """
      <br><a href="\(register)?preset=\(RiskPreset.nationalPercentile.rawValue)">\(text.rateNationally)<span class="hidden">: \(name)</span></a>
      """
    guard case .nationalComposite = evidence.fact, visit.mayEdit,
      let planned = scene.planned(hazard.id)
    else { return rate }
    let outlook = place.path("\(HazardOutlookPages.path)/\(SitePath.encoded(planned.id))")
    return """
      <br><a href="\(outlook)#field-national_percentile">\(text.writePercentile)<span class="hidden">: \(name)</span></a>\(rate)
      """
  }

  private func settled(_ decision: ScreeningDecision?) -> HTML {
    guard let decision else {
      return
        "<p class=\"small\"><span class=\"badge badge--unsure\">\(text.decisions[.undecided] ?? "")</span></p>"
    }
    return """
      <p class="small"><strong>\(text.decisions[decision.decision] ?? "")</strong> \(decision.reason)<br>\(stamp(decision))</p>
      """
  }

  private func stamp(_ decision: ScreeningDecision) -> HTML {
    guard !decision.date.isEmpty else { return .empty }
    let words = decision.decision == .undecided ? text.noted : text.decided
    return "<span class=\"soft\">\(words(decision.by, DayLabel(decision.date).html))</span>"
  }

  private func choice(_ decision: ScreeningDecision?) -> HTML {
    let current = decision?.decision ?? .undecided
    let options = [ScreeningDecision.Decision.keep, .leave, .undecided].map { option -> HTML in
      """
      <label class="choice choice--small"><input type="radio" name="decision.\(hazard.id)" value="\(option.rawValue)"\("checked", when: option == current)><span>\(text.decisions[option] ?? "")</span></label>
      """
    }
    return """
      <fieldset class="decision"><legend class="hidden">\(text.decision): \(name)</legend>
      <div class="decision__line"><div class="choices--row">\(options)</div>
      <div class="field"><label class="hidden" for="reason-\(hazard.id)">\(text.reason): \(name)</label>
      <input class="input input--small" id="reason-\(hazard.id)" name="reason.\(hazard.id)" maxlength="1000" placeholder="\(text.reason)" value="\(decision?.reason ?? "")"></div></div>
      \(decision.map { "<p class=\"small\">\(stamp($0))</p>" as HTML })
      </fieldset>
      """
  }
}
