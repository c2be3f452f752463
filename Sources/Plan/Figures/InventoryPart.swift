internal import Factors
public import Inventory
public import Quantities

/// The part of a year's inventory that some words of its records choose, and the name of its figure.
///
/// `inventory/2021/part/sector:buildings,scope:2` is the emissions of buildings in scope 2. A part that has a shorter
/// name, such as a whole sector, is called by that.
public struct InventoryPart: Hashable, Sendable {
  public var account = Account.community
  public var sector: Sector?
  public var subsector: String?
  public var activity: String?
  /// 1, 2 or 3; 0 for records that state none.
  public var scope: Int?
  /// Only this gas of the part.
  public var gas: Gas?

  public init(
    account: Account = .community, sector: Sector? = nil, subsector: String? = nil,
    activity: String? = nil, scope: Int? = nil, gas: Gas? = nil
  ) {
    self.account = account
    self.sector = sector
    self.subsector = subsector
    self.activity = activity
    self.scope = scope
    self.gas = gas
  }

  /// Whether a record of the account belongs to the part.
  public func holds(_ record: ActivityRecord, in inventory: EmissionsInventory) -> Bool {
    (sector == nil || record.sector == sector)
      && (subsector == nil || record.subsector == subsector)
      && (activity == nil || record.activity == activity)
      && (scope == nil || record.scope(inventory.context.library.protocols) ?? 0 == scope)
  }

  /// The part of emissions that is about the part's gas; all of them without one.
  public func emissions(_ emissions: EmissionsByGas) -> EmissionsByGas {
    guard let gas else { return emissions }
    var only = EmissionsByGas.zero
    only[gas] = emissions[gas]
    if gas == .methane { only.fossilMethane = emissions.fossilMethane }
    return only
  }

  /// The name of the figure in a year.
  public func figure(_ year: Int) -> String {
    "inventory/\(year)/" + (shortName ?? "part/\(written)")
  }

  /// The name of the figure of its share of a year's total of the account.
  public func share(_ year: Int) -> String { "inventory/\(year)/part-share/\(written)" }

  /// The name of the figure of its relative change between two years.
  public func change(from: Int, to: Int) -> String {
    self == InventoryPart()
      ? "inventory/change/\(from)/\(to)" : "inventory/change/\(from)/\(to)/part/\(written)"
  }

  private var shortName: String? {
    switch self {
    case InventoryPart(): "total"
    case InventoryPart(account: account): "account/\(account.rawValue)"
    case InventoryPart(sector: sector): "sector/\(sector?.rawValue ?? "")"
    case InventoryPart(sector: sector, subsector: subsector) where sector != nil && isPlain:
      "subsector/\(sector?.rawValue ?? "")/\(subsector ?? "")"
    case InventoryPart(scope: scope) where scope != 0: "scope/\(scope ?? 0)"
    default: nil
    }
  }

  /// A name with a slash cannot stand between slashes.
  private var isPlain: Bool { subsector.map { !$0.isEmpty && !$0.contains("/") } ?? false }

  private var written: String {
    var words: [(String, String)] = []
    if account != .community { words.append(("account", account.rawValue)) }
    if let sector { words.append(("sector", sector.rawValue)) }
    if let subsector { words.append(("subsector", subsector)) }
    if let activity { words.append(("activity", activity)) }
    if let scope { words.append(("scope", String(scope))) }
    if let gas { words.append(("gas", gas.id)) }
    return words.map { "\($0):\(Self.escaped($1))" }.joined(separator: ",")
  }

  /// Reads the last word of a figure's name; nil when it names no part.
  init?(_ text: String) {
    self.init()
    guard !text.isEmpty else { return nil }
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, let value = Self.unescaped(sides[1]) else { return nil }
      switch sides[0] {
      case "account":
        guard let known = Account(rawValue: value) else { return nil }
        account = known
      case "sector":
        guard let known = Sector(rawValue: value) else { return nil }
        sector = known
      case "subsector": subsector = value
      case "activity": activity = value
      case "scope":
        guard let number = Int(value), (0...3).contains(number) else { return nil }
        scope = number
      case "gas": gas = Gas(id: value)
      default: return nil
      }
    }
  }

  /// The separators of a figure's name and of a list of figures are written `~2F`.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      guard "/,:~|{} \"".unicodeScalars.contains(scalar) else { return String(scalar) }
      return "~" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
    }.joined()
  }

  private static func unescaped(_ text: Substring) -> String? {
    var result = ""
    var rest = text
    while let mark = rest.firstIndex(of: "~") {
      result += rest[..<mark]
      let digits = rest[rest.index(after: mark)...].prefix(2)
      guard digits.count == 2, let value = UInt8(digits, radix: 16) else { return nil }
      result.unicodeScalars.append(Unicode.Scalar(value))
      rest = rest[digits.endIndex...]
    }
    return result + rest
  }
}
