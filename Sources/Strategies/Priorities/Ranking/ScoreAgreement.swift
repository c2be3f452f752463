public import Vulnerability

/// How several people score one action by one criterion.
public struct ScoreAgreement: Hashable, Sendable {
  public typealias Standing = AssessorAgreement.Standing

  /// In the order of the table; a score is nil for a person who is unsure.
  public let rows: [ActionScore]

  /// - Parameter rows: Of one action and one criterion. A person's last row counts.
  public init(_ rows: [ActionScore]) {
    var order: [String] = []
    var last: [String: ActionScore] = [:]
    for row in rows {
      if last[row.person] == nil { order.append(row.person) }
      last[row.person] = row
    }
    self.rows = order.compactMap { last[$0] }
  }

  private var sure: [Double] { rows.compactMap(\.score) }

  /// The mean of those who are sure, 1 to 5; nil when nobody is.
  public var mean: Double? {
    sure.isEmpty ? nil : sure.reduce(0, +) / Double(sure.count)
  }

  /// Points between the lowest and the highest score; nil when fewer than two people are sure.
  public var spread: Double? {
    guard sure.count > 1, let low = sure.min(), let high = sure.max() else { return nil }
    return high - low
  }

  /// Agreed within one point, close within two, disagreed beyond, as with the assessors of risks.
  public var standing: Standing {
    guard !sure.isEmpty else { return .unsure }
    guard let spread else { return .single }
    return spread <= 1 ? .agreed : spread <= 2 ? .close : .disagreed
  }
}
