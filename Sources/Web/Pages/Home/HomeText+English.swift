import Plan

extension HomeText {
  static let english = HomeText(
    title: "Home", archived: "This workspace is archived and can only be read.",
    example: "A worked example. Nobody has adopted this plan.",
    emptyTitle: "This workspace is empty",
    emptyDetail:
      "Bring in the folder of a plan to begin. The example of Hennepin County is a good start.",
    emptyAction: "Import a folder", unreadableTitle: "The settings cannot be read",
    unreadableDetail:
      "community.yaml is missing or has a fault, so nothing can be calculated. Open it and mend it.",
    unreadableAction: "Open the records",
    emissions: { "\($0) in \($1)" }, perPerson: "t CO₂e for each resident",
    since: { "since \($0)" },
    missingSources: {
      "\($0 == 1 ? "source" : "sources") of \($1) not counted in \($2), so the change is not told"
    }, met: "Met", targetMet: { "target of \($0), with the actions" },
    targetGap: { "\($0) above the target of \($1), with the actions" },
    targetOpen: { "target of \($0): no forecast yet" },
    findings: { errors, warnings, notes, audit in
      HomeText.listed(
        [
          (errors, errors == 1 ? "1 error" : "\(errors) errors"),
          (warnings, warnings == 1 ? "1 warning" : "\(warnings) warnings"),
          (notes, notes == 1 ? "1 note" : "\(notes) notes"),
          (audit, audit == 1 ? "1 audit question" : "\(audit) audit questions"),
        ], before: "to look at:", none: "findings")
    },
    residents: {
      $0 == 1
        ? "1 comment from a resident waits for an answer."
        : "\($0) comments from residents wait for an answer."
    }, next: "Next", goOn: "Go on", forYou: "For you",
    reviewTitle: "Read the chapters and say what you think",
    reviewDetail: { waiting, comments in
      let chapters =
        waiting == 0
        ? "Every chapter is approved as it is now."
        : waiting == 1
          ? "1 chapter is not approved as it is now."
          : "\(waiting) chapters are not approved as they are now."
      return comments == 0
        ? chapters
        : chapters + (comments == 1 ? " 1 comment is open." : " \(comments) comments are open.")
    }, reviewAction: "Read and comment", readTitle: "Read the draft of the plan",
    readDetail: { approved, all in
      "\(approved) of \(all) chapters are approved as they are now. Every number in them opens to show how it came to be."
    }, readAction: "Read the chapters",
    readPublished: "Open the plan that is public now.", allDone: "Every part is there",
    allDoneDetail:
      "The plan is published. Report each year how it goes, and publish again what changes.",
    allDoneAction: "Open the plan", way: "The way to the plan", recent: "Recent changes",
    allChanges: "All changes", noChanges: "Nothing was changed yet.",
    changed: { $0 == 1 ? "1 document changed" : "\($0) documents changed" },
    people: "Who is on it",
    allPeople: { count, mayInvite in
      count == 1 ? mayInvite ? "1 person; invite others" : "1 person" : "All \(count) people"
    }, files: "Your files",
    filesDetail:
      "Everything in this workspace as a folder of tables and texts, which Excel and any editor open.",
    download: "Download as ZIP",
    state: { state in
      switch state {
      case .open: "Not begun"
      case .begun: "Begun"
      case .done: "Done"
      }
    }, step: englishStep)

  @Sendable private static func englishStep(_ step: PlanProgress.Step) -> StepText {
    @Sendable func some(_ count: Int, _ one: String, _ many: String) -> String {
      count == 1 ? "1 \(one)" : "\(count) \(many)"
    }
    switch step {
    case .place:
      return StepText(
        title: "Place and settings", done: { _ in "State, place and grid region are known." },
        advice: {
          "\(some($0.missing, "setting is", "settings are")) missing: state, place code or grid region."
        })
    case .inventory:
      return StepText(
        title: "Greenhouse gas inventory", done: { some($0, "record.", "records.") },
        advice: {
          $0.count == 0
            ? "Upload last year's energy, travel and waste data, or type them in."
            : "\(some($0.missing, "year or record needs", "years or records need")) your attention."
        })
    case .forecast:
      return StepText(
        title: "Forecast", done: { some($0, "rule drives it.", "rules drive it.") },
        advice: {
          $0.count == 0
            ? "Say what drives each sector: people, homes, jobs, miles."
            : "The forecast cannot be calculated yet; see its findings."
        })
    case .targets:
      return StepText(
        title: "Targets", done: { some($0, "target.", "targets.") },
        advice: {
          $0.count == 0
            ? "Set a target for 2030 and one for 2050."
            : "\(some($0.missing, "target cannot", "targets cannot")) be calculated yet."
        })
    case .screening:
      return StepText(
        title: "Screening", done: { some($0, "hazard decided on.", "hazards decided on.") },
        advice: {
          $0.count == 0
            ? "See which hazards Cairn proposes for your place and why; then decide which to assess."
            : "\(some($0.missing, "hazard is", "hazards are")) still undecided."
        })
    case .hazards:
      return StepText(
        title: "Hazards", done: { some($0, "hazard.", "hazards.") },
        advice: {
          $0.count == 0
            ? "See how the climate of your place changes, and take over the hazards that matter."
            : "\(some($0.missing, "hazard has", "hazards have")) neither numbers nor a note."
        })
    case .risks:
      return StepText(
        title: "Risks", done: { some($0, "risk.", "risks.") },
        advice: {
          $0.count == 0
            ? "Ask whom and what each hazard reaches, and how badly."
            : "\(some($0.missing, "risk names", "risks name")) no hazard."
        })
    case .assessment:
      return StepText(
        title: "Assessment", done: { some($0, "risk is rated.", "risks are rated.") },
        advice: {
          $0.count == 0
            ? "Score the risks: each assessor alone first, then settle what the scores are."
            : "\(some($0.missing, "risk is", "risks are")) unsure, so there is no rating."
        })
    case .goals:
      return StepText(
        title: "Goals of adaptation", done: { some($0, "goal.", "goals.") },
        advice: {
          $0.count == 0
            ? "Say what is to be better by when, beginning with the worst risks."
            : "\(some($0.missing, "goal lacks", "goals lack")) a risk, an indicator or a target."
        })
    case .actions:
      return StepText(
        title: "Actions", done: { some($0, "action.", "actions.") },
        advice: {
          $0.count == 0
            ? "Add what the community will do: to emit less, to be ready, or both."
            : "\(some($0.missing, "action has", "actions have")) errors."
        })
    case .equity:
      return StepText(
        title: "Equity of actions",
        done: { _ in "Every action says who benefits, pays and decides." },
        advice: {
          $0.count == 0
            ? "Each action will say who benefits, who pays and who decides."
            : "\(some($0.missing, "action does", "actions do")) not say who benefits, pays and decides."
        })
    case .engagement:
      return StepText(
        title: "Engagement",
        done: { some($0, "event with what was heard.", "events with what was heard.") },
        advice: {
          $0.count == 0
            ? "Plan how residents take part, and note what you hear."
            : "\(some($0.missing, "event lacks", "events lack")) what was heard."
        })
    case .narrative:
      return StepText(
        title: "Text of the plan", done: { some($0, "chapter.", "chapters.") },
        advice: {
          $0.count == 0
            ? "Begin the chapters; figures and charts come from your data."
            : "\(some($0.missing, "chapter is", "chapters are")) hardly written."
        })
    case .monitoring:
      return StepText(
        title: "Milestones", done: { some($0, "milestone.", "milestones.") },
        advice: {
          $0.count == 0
            ? "Give every action steps with a year and somebody who leads."
            : "\(some($0.missing, "action has", "actions have")) no milestone."
        })
    case .review:
      return StepText(
        title: "Review",
        done: { _ in "Every comment is answered, and every chapter is approved as it is." },
        advice: {
          $0.count == 0
            ? "Ask others to read the chapters, to comment on them and to approve them."
            : "\(some($0.missing, "comment or chapter waits", "comments or chapters wait")) for an answer or an approval."
        })
    case .publish:
      return StepText(
        title: "Publishing", done: { _ in "The plan stands at its public address." },
        advice: { _ in "Publish a draft for comments first, and then the plan that is adopted." })
    }
  }
}
