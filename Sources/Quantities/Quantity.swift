/// An amount of one kind, kept in one canonical unit.
///
/// Quantities of a kind add, subtract, compare and scale; two quantities never multiply, except where
/// a function names the product. Values of different kinds do not mix: adding energy to mass does not
/// compile.
public protocol Quantity: AdditiveArithmetic, Comparable, Hashable, Sendable {
  /// What the kind is called in messages, such as `energy`.
  static var kind: String { get }
  /// The amount in the canonical unit of the kind, which each type names.
  var canonical: Double { get }
  /// Makes an amount from the canonical unit of the kind.
  init(canonical: Double)
}

extension Quantity {
  public static var zero: Self { Self(canonical: 0) }

  public static func + (left: Self, right: Self) -> Self {
    Self(canonical: left.canonical + right.canonical)
  }

  public static func - (left: Self, right: Self) -> Self {
    Self(canonical: left.canonical - right.canonical)
  }

  public static func < (left: Self, right: Self) -> Bool {
    left.canonical < right.canonical
  }

  public static func * (left: Self, right: Double) -> Self {
    Self(canonical: left.canonical * right)
  }

  public static func * (left: Double, right: Self) -> Self {
    Self(canonical: left * right.canonical)
  }

  public static func / (left: Self, right: Double) -> Self {
    Self(canonical: left.canonical / right)
  }

  /// The ratio of two amounts of one kind, a plain number.
  public static func / (left: Self, right: Self) -> Double {
    left.canonical / right.canonical
  }
}
