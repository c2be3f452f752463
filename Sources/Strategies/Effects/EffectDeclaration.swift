public import Quantities

/// What a kind of action does and which parameters it needs: the one source of checks, forms and pages.
public struct EffectDeclaration: Sendable {
  /// A parameter with its bounds.
  public struct Requirement: Sendable {
    public let name: String
    public let meaning: String
    /// Nil for a word.
    public let kind: MeasurementUnit.Kind?
    public let range: ClosedRange<Double>?
    /// The words allowed when `kind` is nil; empty when free.
    public let words: [String]
  }

  public let kind: ActionKind
  public let title: String
  public let equation: String
  public let validity: String
  public let requirements: [Requirement]
  /// Order in which effects apply within a year: demand before fuel switch before supply.
  public let stage: Int

  /// Every kind in the order of the reference page.
  public static let all: [EffectDeclaration] = [
    EffectDeclaration(
      kind: .buildingEfficiency, title: "Building efficiency",
      equation: "A′ = A · (1 − participation · saving · ramp)",
      validity: "One saving for all participants; weather and rebound are not modeled.",
      requirements: [
        word("subsector", "which buildings"), share("participation", "part of the energy reached"),
        share("saving", "part of their energy saved"),
        word("fuels", "which energy", ["electricity", "natural-gas", "both"]),
      ], stage: 1),
    EffectDeclaration(
      kind: .vmtReduction, title: "Fewer vehicle miles",
      equation: "VMT′ = VMT · (1 − saving · ramp)",
      validity: "Falls on the whole mix of vehicles alike.",
      requirements: [share("saving", "part of all vehicle miles avoided")], stage: 1),
    EffectDeclaration(
      kind: .organicsDiversion, title: "Organics out of the landfill",
      equation: "M′ = M · (1 − participation · ramp); the mass moves to composting",
      validity: "The mix of what stays in the landfill is held constant.",
      requirements: [share("participation", "part of landfilled waste moved to composting")],
      stage: 1),
    EffectDeclaration(
      kind: .heatPumps, title: "Heat pumps in place of gas",
      equation: "gas′ = gas · (1 − participation · ramp); electricity + gas moved · η ÷ COP",
      validity: "Seasonal average performance; peak load is not modeled.",
      requirements: [
        word("subsector", "which buildings"), share("participation", "part of the gas displaced"),
        number("cop", "seasonal coefficient of performance", 1...8),
        share("furnace_efficiency", "efficiency of the furnaces replaced"),
      ], stage: 2),
    EffectDeclaration(
      kind: .electricVehicles, title: "Electric vehicles",
      equation: "VMT′ = VMT · (1 − participation · ramp); electricity + miles moved · kWh per mile",
      validity: "Moves miles of the whole mix, heavy vehicles included.",
      requirements: [
        share("participation", "part of vehicle miles driven electrically"),
        number("electricity_per_mile", "electricity per mile, kWh", 0.05...5),
      ], stage: 2),
    EffectDeclaration(
      kind: .solar, title: "Local solar power",
      equation: "electricity − capacity · 8760 h · capacity factor · ramp",
      validity: "Valued at the grid's average rate, not at the margin.",
      requirements: [
        EffectDeclaration.Requirement(
          name: "capacity", meaning: "capacity in MW", kind: .power, range: 0...100_000, words: []),
        share("capacity_factor", "average output over capacity"),
      ], stage: 3),
    EffectDeclaration(
      kind: .treeCanopy, title: "Tree canopy",
      equation: "removal = area · uptake · 44/12 · ramp",
      validity: "Average uptake of urban trees; young trees take up less.",
      requirements: [
        EffectDeclaration.Requirement(
          name: "area", meaning: "canopy added", kind: .area, range: 0...1_000_000, words: []),
        EffectDeclaration.Requirement(
          name: "uptake", meaning: "carbon taken up", kind: .carbonUptake, range: 0...20, words: []),
      ], stage: 4),
    EffectDeclaration(
      kind: .resilience, title: "Resilience", equation: "no effect on emissions",
      validity: "Lowers risks only.", requirements: [], stage: 5),
  ]

  /// The declaration of a kind.
  public static func of(_ kind: ActionKind) -> EffectDeclaration {
    all.first { $0.kind == kind } ?? all[all.count - 1]
  }

  private static func word(_ name: String, _ meaning: String, _ words: [String] = [])
    -> Requirement
  {
    Requirement(name: name, meaning: meaning, kind: nil, range: nil, words: words)
  }

  private static func share(_ name: String, _ meaning: String) -> Requirement {
    Requirement(name: name, meaning: meaning, kind: .share, range: 0...1, words: [])
  }

  private static func number(_ name: String, _ meaning: String, _ range: ClosedRange<Double>)
    -> Requirement
  {
    Requirement(name: name, meaning: meaning, kind: .ratio, range: range, words: [])
  }
}

extension Action {
  /// What is missing or out of range among its parameters.
  public func parameterProblems() -> [(parameter: String, message: String)] {
    EffectDeclaration.of(kind).requirements.compactMap { requirement in
      guard let parameter = parameters[requirement.name] else {
        return (
          requirement.name,
          "The action “\(id)” needs the parameter “\(requirement.name)”: \(requirement.meaning)."
        )
      }
      return problem(with: parameter, requirement).map { (requirement.name, $0) }
    }
  }

  private func problem(
    with parameter: ActionParameter, _ requirement: EffectDeclaration.Requirement
  ) -> String? {
    guard requirement.kind != nil else {
      guard requirement.words.isEmpty || requirement.words.contains(parameter.text) else {
        return "“\(parameter.text)” is not one of \(requirement.words.joined(separator: ", "))."
      }
      return nil
    }
    guard let number = parameter.number else {
      return "“\(parameter.text)” must be a number: \(requirement.meaning)."
    }
    guard requirement.kind == parameter.unit?.kind else {
      return
        "“\(parameter.name)” is a \(requirement.kind?.rawValue ?? ""); its unit is \(parameter.unit?.symbol ?? "missing")."
    }
    if let range = requirement.range, !range.contains(number) {
      return
        "“\(parameter.name)” must be between \(NumberText.significant(range.lowerBound)) and \(NumberText.significant(range.upperBound)); it is \(parameter.text)."
    }
    return nil
  }
}
