import Forecast
import Foundation
import Inventory
import Plan
import Quantities
import Store
import Strategies
import Tables
import Workspace

/// What the first page and lists say of a workspace, worked out once for each revision and kept in the store.
struct HomeSummary: Codable, Hashable, Sendable {
  /// Emissions of the latest inventory year that has any.
  struct Emissions: Codable, Hashable, Sendable {
    let year: Int
    let tonnes: Double
    let perPerson: Double?
    /// The first inventory year, and the change since then as a share.
    let baseYear: Int?
    let change: Double?
    /// How many sources of the first year the latest does not count, where they are too many for a fair change; else 0.
    let missingSources: Int
    /// True where an error keeps something out.
    let isIncomplete: Bool
    /// Residents in the year; nil where they are not known.
    let people: Double?
    /// In tonnes, by the sectors that have records of the year.
    let sectors: [String: Double]
    /// The warming potentials, such as `ar5:100`.
    let potentials: String
  }

  /// The last year of the furthest target, and how far actions lead there.
  struct Target: Codable, Hashable, Sendable {
    let name: String
    let year: Int
    /// In tonnes of CO2e.
    let allowed: Double
    /// Nil without a forecast for the year.
    let withActions: Double?
  }

  /// What is late, or will be in some year.
  struct Due: Codable, Hashable, Sendable {
    /// Years of the steps of actions that are not done.
    let steps: [Int]
    /// Pathways of which the next measure is not decided in time, or comes too late.
    let decisions: Int
    /// Adaptation goals that are behind or were missed.
    let goals: Int

    init(_ calculation: PlanCalculation) {
      let workspace = calculation.workspace
      steps = workspace.milestones.filter { $0.status != "done" }.map(\.year).sorted()
      decisions = PathwayDecision.decisions(
        calculation.adaptation.points, actions: workspace.actions
      ).count(where: \.isLate)
      goals = calculation.adaptation.goals.count { $0.state == .behind || $0.state == .missed }
    }

    /// Steps whose year is over.
    func lateSteps(in year: Int) -> Int { steps.count { $0 < year } }

    func count(in year: Int) -> Int { lateSteps(in: year) + decisions + goals }
  }

  /// One of the last commits.
  struct Change: Codable, Hashable, Sendable {
    let revision: Int
    let author: String
    /// ISO 8601.
    let time: String
    let reason: String
    let milestone: String?
    let count: Int

    init(_ commit: Commit) {
      revision = commit.revision
      author = commit.author.name
      time = commit.time
      reason = commit.reason
      milestone = commit.milestone?.title
      count = commit.changeCount
    }
  }

  /// What reviewers have said and approved.
  struct Review: Codable, Hashable, Sendable {
    let comments: Int
    let openComments: Int
    /// Chapters of the book.
    let chapters: Int
    /// Those whose present text somebody approved.
    let approved: Int

    init(_ desk: PlanDesk) {
      let all = desk.chapters + desk.loose
      let records = desk.records
      comments =
        all.reduce(0) { $0 + $1.conversations.count }
        + records.reduce(0) { $0 + $1.comments.conversations.count }
      openComments =
        all.reduce(0) { $0 + $1.openComments } + records.reduce(0) { $0 + $1.openComments }
      chapters = desk.chapters.count
      approved = desk.chapters.count { $0.approval.isApproved }
    }
  }

  private(set) var progress: PlanProgress
  let emissions: Emissions?
  let target: Target?
  let due: Due
  let errors: Int
  let warnings: Int
  let notes: Int
  /// Findings of the auditor that nobody has accepted.
  let openAudit: Int
  let review: Review
  /// What advisers said of steps, by the step's name.
  let checks: [String: StepCheck]
  let isExample: Bool
  /// The last one first.
  let recent: [Change]

  init(_ calculation: PlanCalculation, _ desk: PlanDesk, recent: [Commit]) {
    self.recent = recent.map(Change.init)
    let review = Review(desk)
    self.review = review
    checks = StepCheck.all(desk)
    progress = PlanProgress(
      calculation,
      review: PlanProgress.Review(
        comments: review.comments, openComments: review.openComments, chapters: review.chapters,
        approved: review.approved))
    emissions = Self.emissions(calculation)
    target = Self.target(calculation)
    due = Due(calculation)
    // As the page of findings lists them.
    let found = calculation.withoutFollowUps(calculation.allFindings)
    errors = found.count { $0.severity == .error }
    warnings = found.count { $0.severity == .warning }
    notes = found.count { $0.severity == .note }
    openAudit = calculation.audit().open.count
    isExample = calculation.workspace.community.isExample
  }

  private static func emissions(_ calculation: PlanCalculation) -> Emissions? {
    let inventory = calculation.inventory
    let years = inventory.years.filter { inventory.hasEntries(of: $0) }
    guard let year = years.last else { return nil }
    let tonnes = inventory.total(year)
    let people = calculation.workspace.indicators["population"]?.series.value(in: year)
    let base = years.first.flatMap { $0 < year && inventory.total($0) > 0 ? $0 : nil }
    let missing = base.map { MissingSources(inventory, from: $0, to: year) }
    let sectors = Sector.allCases.compactMap { sector in
      inventory.total(year, sector: sector).map { (sector.rawValue, $0) }
    }
    return Emissions(
      year: year, tonnes: tonnes,
      perPerson: people.flatMap { $0 > 0 ? tonnes / $0 : nil }, baseYear: base,
      change: base.map { tonnes / inventory.total($0) - 1 },
      missingSources: missing.flatMap { $0.isMuch ? $0.records.count : nil } ?? 0,
      isIncomplete: !calculation.omissions.isEmpty, people: people,
      sectors: Dictionary(uniqueKeysWithValues: sectors),
      potentials: ResultsQuery.name(inventory.potentials))
  }

  private static func target(_ calculation: PlanCalculation) -> Target? {
    guard let level = calculation.wholeLevels.max(by: { $0.target.year < $1.target.year }) else {
      return nil
    }
    let year = level.target.year
    return Target(
      name: level.target.name, year: year, allowed: level.allowed,
      withActions: calculation.portfolio?.total(year))
  }
}

extension HomeSummary {
  /// The form of what is kept; another number makes the program work everything out anew.
  static let kind = "home-8"
  private static let recentLimit = 6

  static func make(
    _ site: Site, _ workspace: WorkspaceStore.Summary
  ) async throws -> HomeSummary {
    let (id, head) = (workspace.id, workspace.head)
    let calculation = try await site.calculations.calculation(of: id, at: head, head: head)
    // Shapes by the thousand take a while to read.
    _ = try await onOwnThread { calculation.shapes }
    return HomeSummary(
      calculation,
      PlanDesk(try await site.cache.workspace(id, at: head, head: head)),
      recent: try await site.store.history(of: id, before: head + 1, limit: recentLimit))
  }

  /// The same with what is published now, which no revision of the record says.
  func publishing(_ isPublic: Bool?) -> HomeSummary {
    guard let isPublic else { return self }
    var summary = self
    summary.progress = progress.publishing(isPublic)
    return summary
  }

  init?(_ derived: WorkspaceStore.Derived) {
    guard
      let summary = try? JSONDecoder().decode(HomeSummary.self, from: Data(derived.body.utf8))
    else { return nil }
    self = summary
  }

  func derived(at revision: Int) throws -> WorkspaceStore.Derived {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return WorkspaceStore.Derived(
      revision: revision, body: String(decoding: try encoder.encode(self), as: UTF8.self))
  }
}

extension Visit {
  /// The summary of the path's workspace as it is now; nil while there is no `community.yaml` that can be read.
  func homeSummary() async throws -> HomeSummary? {
    try await site.homeSummary(of: try workspace().summary)
  }
}

extension Site {
  /// The summary of a workspace at its head; nil while there is no `community.yaml` that can be read.
  func homeSummary(of workspace: WorkspaceStore.Summary) async throws -> HomeSummary? {
    let summary = try await summaries.value(at: .init(workspace)) {
      try await self.storedSummary(workspace)
    }
    guard let summary else { return nil }
    return summary.publishing(
      await publishedShelf.publishedWorkspaces()?.contains(workspace.id))
  }

  private func storedSummary(_ workspace: WorkspaceStore.Summary) async throws -> HomeSummary? {
    let kept = try await store.derived(HomeSummary.kind, of: workspace.id)
    if let kept, kept.revision == workspace.head, let summary = HomeSummary(kept) {
      return summary
    }
    let summary: HomeSummary
    do {
      summary = try await HomeSummary.make(self, workspace)
    } catch is WorkspaceError {
      return nil
    }
    try await store.keep(
      summary.derived(at: workspace.head), as: HomeSummary.kind, of: workspace.id)
    return summary
  }
}
