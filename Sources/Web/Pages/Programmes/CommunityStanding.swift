import Databases
import Foundation
import Plan
import Store

/// How one community of a programme stands, from what is kept of it.
struct CommunityStanding {
  /// Why there is nothing to tell of a community, or how old it is.
  enum State: Equatable {
    /// What is told is true of the last revision.
    case current
    /// It was worked out some changes ago, or never, and is being worked out anew.
    case old(changes: Int?)
    case empty
    /// There is no `community.yaml` that can be read.
    case unreadable
    /// Not for whoever looks.
    case hidden
  }

  let workspace: WorkspaceStore.Summary
  /// Who made the last change; nil while there is none.
  let author: String?
  /// Nil where nothing is kept.
  let home: HomeSummary?
  let state: State
  /// What others changed since the visit before; nil in the first one, and where nobody may read it.
  let news: WorkspaceStore.News?

  /// - Parameter published: The workspaces of which an edition stands at a public address; nil while that is not known.
  init(
    _ standing: WorkspaceStore.Standing, mayRead: Bool, known: HomeSummary??,
    published: Set<String>?
  ) {
    workspace = standing.summary
    let kept = standing.derived.flatMap(HomeSummary.init)?
      .publishing(published?.contains(standing.summary.id))
    author = mayRead ? standing.author : nil
    news = mayRead ? standing.news : nil
    home = mayRead ? kept : nil
    let head = standing.summary.head
    state =
      if !mayRead {
        .hidden
      } else if head == 0 {
        .empty
      } else if let known, known == nil {
        .unreadable
      } else if kept != nil, let revision = standing.derived?.revision {
        revision == head ? .current : .old(changes: head - revision)
      } else {
        .old(changes: nil)
      }
  }

  /// True where the summary has to be worked out.
  var isOld: Bool { if case .old = state { true } else { false } }

  var stepsDone: Int? { home?.progress.statuses.count { $0.state == .done } }
  var stepsBegun: Int? { home?.progress.statuses.count { $0.state == .begun } }
  /// Steps that an adviser found right as they are.
  var stepsChecked: Int? { home?.checks.values.count(where: \.isCurrent) }
  var steps: Int { home?.progress.statuses.count ?? 0 }

  /// Metric tons CO2e above what the target allows in its year, with every action; 0 where it is met.
  var gap: Double? {
    guard let target = home?.target, let reached = target.withActions else { return nil }
    return max(0, reached - target.allowed)
  }

  /// How much is late in a year: steps of actions, decisions of pathways and goals.
  func late(in year: Int) -> Int? { home?.due.count(in: year) }

  /// Chapters whose present text nobody has approved.
  var unapproved: Int? { home.map { $0.review.chapters - $0.review.approved } }

  /// Whether nothing was changed for a while.
  func isQuiet(at now: Date, days: Int) -> Bool {
    guard workspace.head > 0, let last = InstantText.instant(workspace.headTime) else {
      return false
    }
    return now.timeIntervalSince(last) > Double(days) * 86_400
  }
}
