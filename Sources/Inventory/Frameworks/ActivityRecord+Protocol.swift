public import Factors

extension ActivityRecord {
  /// The GPC cell: stated, else from the method and the subsector; empty when neither tells.
  ///
  /// A method's pattern such as `I.{n}.2` takes the number of the subsector: residential 1, commercial
  /// and institutional 2, industrial 3, energy industries 4, agriculture 5, anything else 6. One such as
  /// `II.{n}.2` takes that of the mode of transport, and `III.1.{t}` the place of treatment; both are
  /// empty when the record does not say it.
  public var gpcCellReference: String {
    guard gpcReference.isEmpty else { return gpcReference }
    let pattern = MethodRegistry.method(method)?.declaration.protocols.gpc ?? ""
    if pattern.contains("{t}") { return solidWasteReference }
    if pattern.hasPrefix("II.{n}") {
      return transportNumber.map { pattern.replacing("{n}", with: String($0)) } ?? ""
    }
    return pattern.replacing("{n}", with: String(ActivityRecord.gpcNumber(of: subsector)))
  }

  /// The scope: stated, else that of the GPC cell, else the method's; nil when none tells.
  public func scope(_ protocols: ProtocolTables) -> Int? {
    scope ?? protocols.gpcCell(gpcCellReference)?.scope
      ?? MethodRegistry.method(method)?.declaration.protocols.scope
  }

  /// True for a record whose GPC cell is in neither BASIC nor BASIC+ because it is counted elsewhere.
  ///
  /// - Source: [GPC-2021]: I.4.4, and III.1.3 to III.4.3.
  func isTerritorial(_ protocols: ProtocolTables) -> Bool {
    protocols.gpcCell(gpcCellReference)?.level == .territorial
  }

  /// How the US Community Protocol counts the record, and under which reference.
  ///
  /// The `uscp` cell may hold a reference and words: `source`, `activity` or `both`, and the optional frameworks that
  /// the record is part of (`OptionalFramework`).
  public var uscpLine: USCPLine {
    let words = uscpReference.split(separator: " ").map(String.init)
    let tags = MethodRegistry.method(method)?.declaration.protocols
    let counts = words.lazy.compactMap(CommunityCount.init(rawValue:)).first
    let stated = words.first { $0.contains(".") }
    return USCPLine(
      reference: stated ?? tags?.uscp ?? "", isStated: stated != nil, sector: sector,
      isOfOthers: gpcCellReference.hasPrefix("III.") && gpcCellReference.hasSuffix(".3"),
      counts: counts ?? countOfCell ?? tags?.counts,
      frameworks: Set(words.compactMap(OptionalFramework.init(rawValue:))),
      unknownWords: words.filter { word in
        !word.contains(".") && CommunityCount(rawValue: word) == nil
          && OptionalFramework(rawValue: word) == nil
      })
  }

  /// What the GPC cell says of where it is emitted: outside the boundary is no source, from elsewhere no activity.
  private var countOfCell: CommunityCount? {
    let cell = gpcCellReference
    if cell.hasPrefix("III."), cell.hasSuffix(".2") { return .activity }
    if cell.hasPrefix("III."), cell.hasSuffix(".3") { return .source }
    return cell.hasSuffix(".3") && cell.hasPrefix("I") && cell.split(separator: ".").count == 3
      && !cell.hasPrefix("IV.") ? .activity : nil
  }

  /// True when the subsector tells none of the GPC's numbers and no cell is stated.
  var goesToNonSpecified: Bool {
    guard gpcReference.isEmpty, bookedAccount == .community else { return false }
    let pattern = MethodRegistry.method(method)?.declaration.protocols.gpc ?? ""
    let isNamed = ["other", "non-specified"].contains(subsector)
    return pattern.hasPrefix("I.{n}") && ActivityRecord.gpcNumber(of: subsector) == 6 && !isNamed
  }

  private static func gpcNumber(of subsector: String) -> Int {
    switch subsector {
    case "residential": 1
    case "commercial", "institutional", "government", "commercial-and-institutional": 2
    case "industrial", "manufacturing", "construction": 3
    case "energy-industries", "energy", "power": 4
    case "agriculture", "agricultural", "forestry", "fishing": 5
    default: 6
    }
  }
}

/// A reporting framework of the US Community Protocol that a record joins by its word in the `uscp` cell.
///
/// - Source: [USCP-2019], chapter 2; the list of frameworks is from general knowledge and unverified.
public enum OptionalFramework: String, Hashable, Sendable, CaseIterable {
  /// What the local government significantly influences.
  case influence
  /// What residents' own consumption causes, wherever it is emitted.
  case household
  /// What the government's own consumption causes.
  case governmentConsumption = "government-consumption"
  /// The life cycle of what the community's businesses make and sell.
  case business
  /// One industry, looked at alone.
  case industry

  /// As printed, such as `Household consumption`.
  public var title: String {
    switch self {
    case .influence: "Significant influence"
    case .household: "Household consumption"
    case .governmentConsumption: "Government consumption"
    case .business: "Life cycle of community businesses"
    case .industry: "Individual industry"
    }
  }
}

/// A record's line in the US Community Protocol.
public struct USCPLine: Hashable, Sendable {
  /// Such as `BE.2`; empty when it has none.
  public let reference: String
  /// True when the record states the reference itself.
  public let isStated: Bool
  public let sector: Sector
  /// True for waste that other communities made.
  public let isOfOthers: Bool
  /// Nil when nothing tells whether it is a source or an activity.
  public let counts: CommunityCount?
  /// The optional reporting frameworks that the record says it is part of.
  public let frameworks: Set<OptionalFramework>
  /// Words of the cell that mean nothing.
  public let unknownWords: [String]

  /// True when the line belongs to one of the five basic activities.
  ///
  /// Fuel of industry is no part of the second, which is of homes and businesses, unless the record says so.
  func belongs(to activity: BasicActivity) -> Bool {
    if activity.number == 2, sector == .industry, !isStated { return false }
    if isOfOthers { return false }
    return activity.references.contains { isPart(of: $0) }
  }

  /// True when a reference such as `BE.2.1` is part of one such as `BE.2`.
  func isPart(of other: String) -> Bool {
    reference == other || reference.hasPrefix(other + ".")
  }
}
