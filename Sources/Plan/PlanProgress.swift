internal import Forecast
internal import Inventory
internal import Quantities
internal import Strategies
internal import Tables
internal import Vulnerability
internal import Workspace

/// How far a community is on the way from its data to a plan that it can publish.
///
/// Counted from the record, from what reviewers said of its texts, and from what is published. It says what is there and
/// what is missing, not whether it is good: that is for the auditor, the reviewers and the community.
public struct PlanProgress: Codable, Hashable, Sendable {
  /// A part of the way, in the order in which most communities go it.
  public enum Step: String, Codable, Hashable, Sendable, CaseIterable {
    case place, inventory, forecast, targets, screening, hazards, risks, assessment, goals, actions,
      equity, engagement, narrative, monitoring, review, publish
  }

  /// What reviewers have said of the plan and approved.
  public struct Review: Hashable, Sendable {
    public let comments: Int
    /// Those that nobody has answered.
    public let openComments: Int
    public let chapters: Int
    /// Those whose present text somebody has approved.
    public let approved: Int

    public init(comments: Int = 0, openComments: Int = 0, chapters: Int = 0, approved: Int = 0) {
      self.comments = comments
      self.openComments = openComments
      self.chapters = chapters
      self.approved = approved
    }
  }

  /// How far a step is.
  public enum State: String, Codable, Hashable, Sendable {
    case open, begun, done
  }

  /// Where a step stands.
  public struct Status: Codable, Hashable, Sendable {
    public let step: Step
    public let state: State
    /// How many there are of what the step is about: records, targets, risks and so on.
    public let count: Int
    /// How many of them, or of what is expected, still lack something.
    public let missing: Int
  }

  /// In the order of `Step`.
  public private(set) var statuses: [Status]

  /// Where a step stands.
  public func status(_ step: Step) -> Status {
    statuses.first { $0.step == step } ?? Status(step: step, state: .open, count: 0, missing: 0)
  }

  /// The first step that is not done.
  public var next: Step? { statuses.first { $0.state != .done }?.step }

  /// - Parameter review: Of the plan's texts as they are; nothing of it is known without a place where texts are reviewed.
  public init(_ calculation: PlanCalculation, review: Review = Review()) {
    statuses = Step.allCases.map { step in
      Status(step, Self.counts(step, calculation, review))
    }
  }

  /// The same with the last step as it is now.
  ///
  /// - Parameter isPublic: Whether an edition of the plan stands at its public address.
  public func publishing(_ isPublic: Bool) -> PlanProgress {
    var progress = self
    progress.statuses = statuses.map { status in
      status.step == .publish ? Status(.publish, (isPublic ? 1 : 0, 0)) : status
    }
    return progress
  }

  private static func counts(
    _ step: Step, _ calculation: PlanCalculation, _ review: Review
  ) -> (count: Int, missing: Int) {
    let workspace = calculation.workspace
    switch step {
    case .place: return place(workspace.community)
    case .inventory:
      return inventory(workspace.community.inventoryYears, calculation.inventory)
    case .forecast:
      let rules = workspace.rules.count
      return (rules, rules > 0 && calculation.projection == nil ? 1 : 0)
    case .targets:
      let computed = calculation.levels.count + calculation.targets.budgets.count
      return (workspace.targets.count, workspace.targets.count - computed)
    case .hazards:
      return (
        workspace.hazards.count, workspace.hazards.count { $0.baseline == nil && ($0.note).isEmpty }
      )
    case .screening: return screening(workspace)
    case .risks: return (workspace.risks.count, workspace.risks.count { $0.hazard.isEmpty })
    case .assessment: return assessment(workspace)
    case .goals: return goals(workspace)
    case .actions: return actions(calculation)
    case .equity:
      return (
        workspace.actions.count,
        workspace.actions.count {
          $0.whoBenefits.isEmpty || $0.whoPays.isEmpty || $0.whoDecides.isEmpty
        }
      )
    case .engagement:
      return (workspace.engagement.count, workspace.engagement.count { $0.heard.isEmpty })
    case .narrative: return narrative(workspace)
    case .monitoring:
      let followed = Set(workspace.milestones.map(\.action))
      return (workspace.milestones.count, workspace.actions.count { !followed.contains($0.id) })
    case .review:
      return (
        review.comments + review.approved, review.openComments + review.chapters - review.approved
      )
    // The record does not say what is published of it.
    case .publish: return (0, 0)
    }
  }

  /// Hazards that somebody decided on, and those that are still undecided.
  private static func screening(_ workspace: CommunityWorkspace) -> (Int, Int) {
    let decisions = workspace.screeningDecisions
    return (decisions.count, decisions.count { $0.decision == .undecided })
  }

  /// Risks that the workspace's own rule can rate, and those with a score that is unsure.
  private static func assessment(_ workspace: CommunityWorkspace) -> (Int, Int) {
    let preset = workspace.community.riskPreset
    let hazards = Dictionary(workspace.hazards.map { ($0.id, $0) }) { first, _ in first }
    let rated = workspace.risks.count { $0.rating(preset, hazard: hazards[$0.hazard]) != nil }
    return (rated, workspace.risks.count - rated)
  }

  /// Goals, and those that are tied to no risk or cannot be measured.
  private static func goals(_ workspace: CommunityWorkspace) -> (Int, Int) {
    let goals = workspace.goals
    return (
      goals.count,
      goals.count {
        $0.risks.isEmpty || $0.indicator.isEmpty || $0.target == nil || $0.targetYear == nil
      }
    )
  }

  /// The settings that a calculation rests on: state, place and grid region.
  private static func place(_ community: Community) -> (Int, Int) {
    let settings = [community.state, community.geoid, community.subregion]
    return (settings.count, settings.count { $0.isEmpty })
  }

  /// Records, and inventory years without a usable one or with one that an error keeps out.
  private static func inventory(
    _ years: [Int], _ inventory: EmissionsInventory
  ) -> (Int, Int) {
    let count = inventory.entries.count + inventory.unquantified.count + inventory.leftOut.count
    let empty = years.count { !inventory.hasEntries(of: $0) }
    return (
      count + inventory.rejected.count, empty + inventory.leftOut.count + inventory.rejected.count
    )
  }

  /// Actions, and reductions that cannot be calculated yet.
  private static func actions(_ calculation: PlanCalculation) -> (Int, Int) {
    let actions = calculation.workspace.actions
    let places = Set(actions.map { Place(file: $0.place.file, row: $0.place.row) })
    let broken = Set(
      calculation.findings.filter { $0.severity == .error }
        .map { Place(file: $0.place.file, row: $0.place.row) })
    return (actions.count, places.intersection(broken).count)
  }

  /// Chapters, and those without a sentence in them.
  private static func narrative(_ workspace: CommunityWorkspace) -> (Int, Int) {
    let chapters = workspace.book?.chapters ?? []
    let unwritten = chapters.count { chapter in
      let text = workspace.text("plan/\(chapter.file)") ?? ""
      return text.split(whereSeparator: \.isWhitespace).count < 40
    }
    return (chapters.count, unwritten)
  }
}

extension PlanProgress.Status {
  /// Nothing is open, something that lacks something is begun, all else is done.
  fileprivate init(_ step: PlanProgress.Step, _ counts: (count: Int, missing: Int)) {
    self.step = step
    state = counts.count == 0 ? .open : counts.missing > 0 ? .begun : .done
    count = counts.count
    missing = counts.missing
  }
}
