internal import Inventory
internal import Quantities

/// How much of an action is done, in something that a cost may be stated for: a word of the column `per` of `costs.csv`.
///
///     quantity = Π inputs (÷ the parameter beside them) · amount of the inventory
///
/// at the full effect; in a year it is that times the part of the effect that is reached. It is a product, so that draws and
/// sliders of its inputs move a cost in the same proportion.
public struct CalculatorQuantity: Sendable {
  /// What a quantity is proportional to.
  struct Factor: Hashable, Sendable {
    /// A parameter of the action.
    let name: String
    var isDivisor = false
  }

  /// What of the inventory it is a part of, under business as usual.
  enum Amount: Sendable {
    /// The activity of what is reached and measured in units of a kind.
    case activity(StreamReach, MeasurementUnit.Kind)
    /// The heat in fuels that are reached, with electricity and other energy as they are.
    case energy(StreamReach)
  }

  /// As it is written, such as `kW`.
  public let word: String
  public let meaning: String
  public let spanishMeaning: String
  /// The parameter that an action states only for such costs, beside the inputs of its calculator; nil for none.
  public let parameter: CalculatorInput?
  let factors: [Factor]
  let amount: Amount?
  /// Of one of it, in the canonical units of the product.
  let size: Double

  /// What it means in a language: Spanish for `es`, else English.
  public func meaning(in language: String) -> String {
    language == "es" ? spanishMeaning : meaning
  }

  /// How it is worked out, such as `participation · homes`.
  public var formula: String {
    let reached: [String] =
      switch amount {
      case nil: []
      case .activity: ["activity of the inventory"]
      case .energy: ["energy of the inventory"]
      }
    let product = (factors.filter { !$0.isDivisor }.map(\.name) + reached)
      .joined(separator: " · ")
    return ([product] + factors.filter(\.isDivisor).map(\.name)).joined(separator: " ÷ ")
  }

  /// How much of it an action does at its full effect, with the inventory of a year.
  ///
  /// - Parameter frame: Nil where there is no forecast; then what is a part of the inventory is not known.
  /// - Returns: Nil when an input is missing or no number, or when the inventory has none of what is reached.
  func whole(of action: Action, in frame: YearFrame?) -> Double? {
    var product = 1 / size
    for factor in factors {
      guard let number = action.parameter(factor.name)?.number else { return nil }
      product *= factor.isDivisor ? 1 / number : number
    }
    if let amount {
      guard let frame, let reached = amount.sum(of: action, in: frame) else { return nil }
      product *= reached
    }
    return product.isFinite && product >= 0 ? product : nil
  }
}

extension CalculatorQuantity.Amount {
  /// In canonical units; nil where there is none.
  fileprivate func sum(of action: Action, in frame: YearFrame) -> Double? {
    let amounts: [Double] =
      switch self {
      case .activity(let reach, let kind):
        frame.positions(where: reach.test(action)).filter {
          frame.records[$0].unit?.kind == kind
        }.map { frame.activity[$0] }
      case .energy(let reach):
        frame.positions(where: reach.test(action)).compactMap { position in
          if let heat = frame.heat[position] { return heat.canonical * frame.activity[position] }
          return frame.records[position].unit?.kind == .energy ? frame.activity[position] : nil
        }
      }
    return amounts.isEmpty ? nil : amounts.reduce(0, +)
  }
}

extension Calculator {
  /// The quantity of a word, in any capitals; nil when it has none of that word.
  public func quantity(_ word: String) -> CalculatorQuantity? {
    quantities.first { $0.word == word }
      ?? quantities.first { $0.word.lowercased() == word.lowercased() }
  }

  /// An input, or a parameter that one of the quantities asks for.
  public func inputOrCount(_ name: String) -> CalculatorInput? {
    input(name) ?? quantities.compactMap(\.parameter).first { $0.name == name }
  }
}

extension Action {
  /// What keeps a cost per a quantity from being counted, as a full sentence; nil where nothing does.
  public func problem(per word: String) -> String? {
    let calculator = Calculator.of(kind)
    guard let quantity = calculator.quantity(word) else {
      let words = calculator.quantities.map { "“\($0.word)”" }.joined(separator: ", ")
      return
        "“\(word)” is no quantity of the kind “\(kind.rawValue)”. Use one of \(words), or leave it empty for a whole amount."
    }
    guard let parameter = quantity.parameter else { return nil }
    let stated = parameters[parameter.name]
    let isUsable =
      stated?.number.map { $0 > 0 || !quantity.factors.contains { $0.isDivisor } } ?? false
    guard isUsable, stated?.unit?.kind == parameter.kind else {
      return
        "A cost per “\(quantity.word)” needs the parameter “\(parameter.name)” of “\(id)”, a number in \(parameter.units.first ?? "ratio"): \(parameter.meaning). Add it to action-parameters.csv."
    }
    return nil
  }
}
