internal import Tables

/// A linear program with whole-number variables, as a value: what a solver is given.
public struct LinearModel: Sendable {
  /// One variable times a number.
  public struct Term: Hashable, Sendable {
    public let variable: Int
    public let coefficient: Double

    init(_ variable: Int, _ coefficient: Double) {
      self.variable = variable
      self.coefficient = coefficient
    }
  }

  /// Which side of its bound a row keeps to.
  public enum Sense: String, Hashable, Sendable {
    case atMost = "<="
    case atLeast = ">="
  }

  /// What terms may sum to.
  public struct Row: Hashable, Sendable {
    public let name: String
    public var terms: [Term]
    public let sense: Sense
    public let bound: Double
  }

  /// What a solver chooses.
  public struct Variable: Hashable, Sendable {
    /// Letters and digits only, so that every solver takes it.
    public let name: String
    /// True for 0 or 1; else any number from 0 on.
    public let isBinary: Bool
  }

  public private(set) var variables: [Variable] = []
  public private(set) var rows: [Row] = []
  public var objective: [Term] = []
  /// Less is better unless true.
  public var isMaximum = false

  init() {}

  mutating func addVariable(_ name: String, isBinary: Bool) -> Int {
    variables.append(Variable(name: name, isBinary: isBinary))
    return variables.count - 1
  }

  /// Adds a row of terms without repeated variables or zeros.
  mutating func addRow(_ name: String, _ terms: [Term], _ sense: Sense, _ bound: Double) {
    rows.append(Row(name: name, terms: Self.merged(terms), sense: sense, bound: bound))
  }

  mutating func add(_ term: Term, toRow row: Int) {
    rows[row].terms = Self.merged(rows[row].terms + [term])
  }

  static func merged(_ terms: [Term]) -> [Term] {
    var order: [Int] = []
    var sums: [Int: Double] = [:]
    for term in terms {
      if sums[term.variable] == nil { order.append(term.variable) }
      sums[term.variable, default: 0] += term.coefficient
    }
    return order.compactMap { variable in
      let sum = sums[variable] ?? 0
      return sum == 0 ? nil : Term(variable, sum)
    }
  }

  /// The model in the LP format that HiGHS, CBC, GLPK and others read.
  public var text: String {
    var lines = [isMaximum ? "Maximize" : "Minimize", " obj: \(text(objective))", "Subject To"]
    for row in rows where !row.terms.isEmpty {
      lines.append(
        " \(row.name): \(text(row.terms)) \(row.sense.rawValue) \(number(row.bound))")
    }
    lines.append("Binary")
    lines += variables.filter(\.isBinary).map { " \($0.name)" }
    return (lines + ["End", ""]).joined(separator: "\n")
  }

  /// Names of the variables that the text names, in the order in which it first does.
  public var used: [String] {
    let named = objective.map(\.variable) + rows.flatMap { $0.terms.map(\.variable) }
    let binary = variables.indices.filter { variables[$0].isBinary }
    return (named + binary).withoutRepeats().map { variables[$0].name }
  }

  /// True when a row without variables cannot hold, which a solver is not asked.
  var isContradictory: Bool {
    rows.contains { row in
      row.terms.isEmpty && (row.sense == .atMost ? row.bound < -1e-9 : row.bound > 1e-9)
    }
  }

  private func text(_ terms: [Term]) -> String {
    guard !terms.isEmpty else { return variables.first.map { "0 \($0.name)" } ?? "0" }
    return terms.map { term in
      "\(term.coefficient < 0 ? "-" : "+") \(number(term.coefficient.magnitude)) \(variables[term.variable].name)"
    }.joined(separator: " ")
  }

  private func number(_ value: Double) -> String { "\(value)" }
}

/// What a solver found.
public struct SolverAnswer: Sendable {
  /// How sure the answer is.
  public enum Standing: String, Hashable, Sendable {
    /// Nothing is better by more than the gap that was asked for.
    case best
    /// Time ran out; something better may exist.
    case outOfTime
    /// No choice keeps all rows.
    case infeasible
    /// Time ran out before any choice was found.
    case nothingYet
  }

  public var standing: Standing
  /// By the name of the variable; those that are 0 may be missing.
  public var values: [String: Double]
  /// No choice can be better than this, by the model; nil when the solver does not say.
  public var bound: Double?

  public init(standing: Standing, values: [String: Double] = [:], bound: Double? = nil) {
    self.standing = standing
    self.values = values
    self.bound = bound
  }
}
