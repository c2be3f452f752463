/// A number of people, households, jobs or vehicles, as one named kind.
public struct Count: Quantity {
  public static let kind = "count"
  public let canonical: Double

  public init(canonical: Double) { self.canonical = canonical }
  public init(_ value: Double) { canonical = value }

  public var value: Double { canonical }
}

/// A part of a whole, 0…1 in ordinary use.
public struct Share: Quantity {
  public static let kind = "share"
  public let canonical: Double

  public init(canonical: Double) { self.canonical = canonical }
  public init(_ value: Double) { canonical = value }

  public static func percent(_ value: Double) -> Share { Share(value / 100) }

  public var value: Double { canonical }
  public var percent: Double { canonical * 100 }
  /// What is left of the whole.
  public var rest: Share { Share(1 - canonical) }
}

/// US dollars of one price year, which the owner of the value states.
public struct Money: Quantity {
  public static let kind = "money"
  public let canonical: Double

  public init(canonical: Double) { self.canonical = canonical }

  public static func dollars(_ value: Double) -> Money { Money(canonical: value) }

  public var dollars: Double { canonical }
}
