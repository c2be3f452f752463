/// Reads the text of a formula into a tree.
struct FormulaParser {
  private enum Token: Hashable {
    case number(Double)
    case name(String)
    case unit(String)
    case sign(Character)
  }

  /// Longer formulas are refused, so that no text can exhaust the stack.
  private static let longest = 1000
  private static let deepest = 50

  /// The names met so far, in the order in which they first come.
  private(set) var names: [String] = []
  private var tokens: [Token] = []
  private var next = 0
  private var depth = 0

  init(_ text: String) throws(Formula.Problem) {
    guard text.count <= FormulaParser.longest else {
      throw Formula.Problem("The formula is longer than \(FormulaParser.longest) characters.")
    }
    var rest = Substring(text)
    while let character = rest.first {
      if character.isWhitespace {
        rest.removeFirst()
      } else if character.isNumber || character == "." {
        tokens.append(.number(try FormulaParser.number(&rest)))
      } else if character.isLetter {
        tokens.append(.name(FormulaParser.take(&rest) { $0.isLetter || $0.isNumber || $0 == "_" }))
      } else if character == "[" {
        tokens.append(.unit(try FormulaParser.unit(&rest)))
      } else {
        tokens.append(try FormulaParser.sign(&rest))
      }
    }
    guard !tokens.isEmpty else { throw Formula.Problem("The formula is empty.") }
  }

  private static func take(_ rest: inout Substring, while isPart: (Character) -> Bool) -> String {
    let taken = rest.prefix(while: isPart)
    rest = rest.dropFirst(taken.count)
    return String(taken)
  }

  private static func number(_ rest: inout Substring) throws(Formula.Problem) -> Double {
    let text = take(&rest) { $0.isNumber || $0 == "." }
    guard let number = Double(text), number.isFinite else {
      throw Formula.Problem("“\(text)” in the formula is not a number. Write numbers as 1234.5.")
    }
    return number
  }

  private static func unit(_ rest: inout Substring) throws(Formula.Problem) -> String {
    rest.removeFirst()
    let text = take(&rest) { $0 != "]" }
    guard rest.first == "]" else {
      throw Formula.Problem("The unit “[\(text)” in the formula lacks its closing bracket.")
    }
    rest.removeFirst()
    return text
  }

  private static func sign(_ rest: inout Substring) throws(Formula.Problem) -> Token {
    let character = rest.removeFirst()
    switch character {
    case "+", "-", "*", "/", "(", ")", ",": return .sign(character)
    case "−", "–": return .sign("-")
    case "×", "·": return .sign("*")
    case "÷": return .sign("/")
    default:
      throw Formula.Problem(
        "“\(character)” has no meaning in a formula. There are numbers, names, units in [ ], + − × ÷ ( ) min and max."
      )
    }
  }

  /// The whole formula.
  mutating func formula() throws(Formula.Problem) -> Formula.Node {
    let node = try sum()
    guard next == tokens.count else {
      throw Formula.Problem("The formula has \(text(next)) where a sign such as + or × is missing.")
    }
    return node
  }

  private mutating func sum() throws(Formula.Problem) -> Formula.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormulaParser.deepest else {
      throw Formula.Problem(
        "The formula has more than \(FormulaParser.deepest) brackets in one another.")
    }
    var node = try product()
    while true {
      if accept("+") {
        node = .sum(node, try product(), sign: 1)
      } else if accept("-") {
        node = .sum(node, try product(), sign: -1)
      } else {
        return node
      }
    }
  }

  private mutating func product() throws(Formula.Problem) -> Formula.Node {
    var node = try factor()
    while true {
      if accept("*") {
        node = .product(node, try factor())
      } else if accept("/") {
        node = .quotient(node, try factor())
      } else {
        return node
      }
    }
  }

  private mutating func factor() throws(Formula.Problem) -> Formula.Node {
    var isNegative = false
    while accept("-") { isNegative.toggle() }
    let node = try atom()
    return isNegative ? .negative(node) : node
  }

  private mutating func atom() throws(Formula.Problem) -> Formula.Node {
    guard next < tokens.count else { throw Formula.Problem("The formula ends too early.") }
    let token = tokens[next]
    next += 1
    switch token {
    case .number(let number): return .value(try withUnit(number))
    case .name("min"): return .least(try list())
    case .name("max"): return .greatest(try list())
    case .name(let name):
      if !names.contains(name) { names.append(name) }
      return .name(name)
    case .sign("("):
      let node = try sum()
      try expect(")")
      return node
    case .unit, .sign:
      throw Formula.Problem("The formula has \(text(next - 1)) where a number or a name should be.")
    }
  }

  private mutating func withUnit(_ number: Double) throws(Formula.Problem) -> Formula.Value {
    guard next < tokens.count, case .unit(let name) = tokens[next] else {
      return Formula.Value(number)
    }
    next += 1
    guard let unit = FormulaUnit.named(name) else {
      throw Formula.Problem("“\(name)” in the formula is not a unit that formulas know.")
    }
    return Formula.Value(number * unit.scale, unit.dimension)
  }

  private mutating func list() throws(Formula.Problem) -> [Formula.Node] {
    try expect("(")
    var nodes = [try sum()]
    while accept(",") { nodes.append(try sum()) }
    try expect(")")
    return nodes
  }

  private mutating func accept(_ sign: Character) -> Bool {
    guard next < tokens.count, tokens[next] == .sign(sign) else { return false }
    next += 1
    return true
  }

  private mutating func expect(_ sign: Character) throws(Formula.Problem) {
    guard accept(sign) else {
      throw Formula.Problem(
        "The formula lacks “\(sign)” \(next < tokens.count ? "before \(text(next))" : "at its end")."
      )
    }
  }

  private func text(_ index: Int) -> String {
    switch tokens[index] {
    case .number(let number): "“\(number)”"
    case .name(let name): "“\(name)”"
    case .unit(let unit): "“[\(unit)]”"
    case .sign(let sign): "“\(sign)”"
    }
  }
}
