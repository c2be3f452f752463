internal import Databases
public import Foundation
internal import Tables
internal import Workspace

/// When residents may comment on a public plan, and how they are invited.
public struct CommentPeriod: Hashable, Sendable {
  /// Where the period is by the clocks of the community.
  public enum State: String, Hashable, Sendable, CaseIterable {
    case ahead, open, over
  }

  /// The most UTF-16 units of an invitation.
  public static let invitationLimit = 300

  public let workspace: String
  /// The first day, such as `2026-11-10`.
  public let opens: String
  /// The last day.
  public let closes: String
  /// The community's time zone, by name.
  public let zone: String
  /// Lines of invitation; an empty one leaves it to the page's own words.
  public let english: String
  public let spanish: String
  /// When somebody ended it in the middle of its last day; nil where nobody has.
  public let ended: Date?

  public init(
    workspace: String, opens: String, closes: String, zone: String, english: String = "",
    spanish: String = "", ended: Date? = nil
  ) {
    self.workspace = workspace
    self.opens = opens
    self.closes = closes
    self.zone = zone
    self.english = english
    self.spanish = spanish
    self.ended = ended
  }

  public func state(at now: Date) -> State {
    if ended != nil { return .over }
    let today = day(of: now)
    return today < opens ? .ahead : today > closes ? .over : .open
  }

  /// The day of an instant by the clocks of the community.
  func day(of instant: Date) -> String {
    CalendarDay.of(instant, in: TimeZone(identifier: zone) ?? .gmt)
  }

  static let columns = "workspace, opens, closes, zone, english, spanish, ended"

  init(_ row: SQLRow) throws {
    self.init(
      workspace: try row.text(0), opens: try row.text(1), closes: try row.text(2),
      zone: try row.text(3), english: try row.text(4), spanish: try row.text(5),
      ended: try row.optionalInstant(6))
  }
}
