/// A formula of the user's own, with the units of every number kept.
///
///     homes * 20 [MMBtu] * min(saving, 0.4)
///
/// Numbers may have a unit in square brackets; names stand for parameters. There are + − × ÷ (also * and /), brackets,
/// `min` and `max`. A sum, `min` and `max` need the same kind of quantity throughout.
struct Formula: Hashable, Sendable {
  /// A number in canonical units.
  struct Value: Hashable, Sendable {
    var number: Double
    var dimension: FormulaDimension

    init(_ number: Double, _ dimension: FormulaDimension = .plain) {
      self.number = number
      self.dimension = dimension
    }
  }

  /// Why a formula cannot be read or worked out, as a full sentence.
  struct Problem: Error, Hashable, Sendable {
    let message: String

    init(_ message: String) { self.message = message }
  }

  indirect enum Node: Hashable, Sendable {
    case value(Value)
    case name(String)
    case negative(Node)
    case sum(Node, Node, sign: Double)
    case product(Node, Node)
    case quotient(Node, Node)
    case least([Node])
    case greatest([Node])
  }

  /// As written.
  let text: String
  let root: Node
  /// The names in it, in the order in which they first come.
  let names: [String]

  /// Reads a formula.
  ///
  /// - Throws: When it is no formula, with what is wrong and where.
  init(_ text: String) throws(Problem) {
    var parser = try FormulaParser(text)
    self.text = text
    root = try parser.formula()
    names = parser.names
  }

  /// Works the formula out.
  ///
  /// - Parameter values: The value of a name; nil when there is none.
  /// - Throws: For a name without a value, kinds of quantity that do not go together, and a division by 0.
  func value(_ values: (String) -> Value?) throws(Problem) -> Value {
    try Formula.value(of: root, values)
  }

  private static func value(
    of node: Node, _ values: (String) -> Value?
  ) throws(Problem) -> Value {
    switch node {
    case .value(let value): return value
    case .name(let name):
      guard let value = values(name) else {
        throw Problem("The formula has “\(name)”, and there is no parameter of that name.")
      }
      return value
    case .negative(let inner):
      let value = try value(of: inner, values)
      return Value(-value.number, value.dimension)
    case .sum(let left, let right, let sign):
      let (one, other) = (try value(of: left, values), try value(of: right, values))
      try same([one, other], what: sign > 0 ? "added" : "subtracted")
      return Value(one.number + sign * other.number, one.dimension)
    case .product(let left, let right):
      let (one, other) = (try value(of: left, values), try value(of: right, values))
      return Value(one.number * other.number, one.dimension * other.dimension)
    case .quotient(let left, let right):
      let (one, other) = (try value(of: left, values), try value(of: right, values))
      guard other.number != 0 else { throw Problem("The formula divides by 0.") }
      return Value(one.number / other.number, one.dimension / other.dimension)
    case .least(let nodes): return try extreme(nodes, values, "compared by min") { $0 < $1 }
    case .greatest(let nodes): return try extreme(nodes, values, "compared by max") { $0 > $1 }
    }
  }

  private static func extreme(
    _ nodes: [Node], _ values: (String) -> Value?, _ what: String,
    isBetter: (Double, Double) -> Bool
  ) throws(Problem) -> Value {
    var found: [Value] = []
    for node in nodes { found.append(try value(of: node, values)) }
    try same(found, what: what)
    guard var best = found.first else {
      throw Problem("“min” and “max” need something to compare.")
    }
    for value in found where isBetter(value.number, best.number) { best = value }
    return best
  }

  private static func same(_ values: [Value], what: String) throws(Problem) {
    guard let first = values.first else { return }
    for value in values where value.dimension != first.dimension {
      throw Problem(
        "The units do not go together: \(first.dimension.text) and \(value.dimension.text) cannot be \(what)."
      )
    }
  }
}
