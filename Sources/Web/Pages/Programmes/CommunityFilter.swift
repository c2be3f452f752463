import Databases
import Foundation
import Store

/// Which communities of a programme are shown, and in which order.
struct CommunityFilter {
  /// What a community must have to be shown.
  enum Need: String, CaseIterable {
    case all, late, news, comments, approval, gap, audit, quiet
  }

  /// What communities are put in order by.
  enum Order: String, CaseIterable {
    case name, plan, late, changed, comments, approval, gap, audit

    /// Where the first click shows the largest first.
    var beginsDescending: Bool { self != .name && self != .plan && self != .changed }
  }

  /// After how many days without a change a community counts as quiet.
  static let quietDays = 30

  let need: Need
  let order: Order
  let isDescending: Bool

  init(_ visit: Visit) {
    need = visit.query("show").flatMap(Need.init(rawValue:)) ?? .all
    order = visit.query("sort").flatMap(Order.init(rawValue:)) ?? .name
    isDescending = visit.query("down").map { $0 == "1" } ?? order.beginsDescending
  }

  /// The year in which something is late.
  static func year(_ now: Date) -> Int { Int(InstantText.text(now).prefix(4)) ?? 2026 }

  func apply(to communities: [CommunityStanding], now: Date) -> [CommunityStanding] {
    let shown = communities.filter { isShown($0, now) }
    // The order by name stays among equals, and what is not known comes last in either direction.
    return shown.enumerated().sorted { left, right in
      let (a, b) = (rank(left.element, now), rank(right.element, now))
      switch (a, b) {
      case (nil, nil): return left.offset < right.offset
      case (nil, _): return false
      case (_, nil): return true
      case (let a?, let b?):
        if a == b { return left.offset < right.offset }
        return isDescending ? a > b : a < b
      }
    }.map(\.element)
  }

  private func isShown(_ community: CommunityStanding, _ now: Date) -> Bool {
    switch need {
    case .all: true
    case .late: (community.late(in: Self.year(now)) ?? 0) > 0
    case .news: (community.news?.commits ?? 0) > 0
    case .comments: (community.home?.review.openComments ?? 0) > 0
    case .approval: (community.unapproved ?? 0) > 0
    case .gap: (community.gap ?? 0) > 0
    case .audit: (community.home?.openAudit ?? 0) > 0
    case .quiet: community.isQuiet(at: now, days: Self.quietDays)
    }
  }

  /// What is compared; text for names and times, numbers with as many digits as compare like numbers.
  private enum Rank: Comparable {
    case text(String)
    case number(Double)
  }

  private func rank(_ community: CommunityStanding, _ now: Date) -> Rank? {
    switch order {
    case .name: .text(community.workspace.name.lowercased())
    case .plan: community.stepsDone.map { .number(Double($0)) }
    case .late: community.late(in: Self.year(now)).map { .number(Double($0)) }
    case .changed: community.workspace.head > 0 ? .text(community.workspace.headTime) : nil
    case .comments: community.home.map { .number(Double($0.review.openComments)) }
    case .approval: community.unapproved.map { .number(Double($0)) }
    case .gap: community.gap.map { .number($0) }
    case .audit: community.home.map { .number(Double($0.openAudit)) }
    }
  }
}
