internal import Factors
internal import Quantities
internal import Tables

/// Warming potentials that explain a published figure of CO2e, and are not the ones it states.
///
///     CO2e = Σ m(gas) · GWP(gas)     for every set; which one gives the published figure?
///
/// - Limits: Only where the sets differ by more than the figure is rounded. A total or a sector is looked at only when
///   its gases were published beside it; a record's gases may be the calculated ones.
public enum InferredPotentials: AuditRule {
  public static let declaration = AuditRuleDeclaration(
    id: "gwp-inferred", number: 6, title: "The warming potentials are not those stated",
    test:
      "The CO2e published for a record (or for anything whose gases are published too) is explained to 0.05 percent by another set of warming potentials than the one stated for it, and not by that one.",
    failure:
      "Inventories name one assessment report and use another's numbers; one line of methane tells. A national data service multiplied methane by 273, the potential of nitrous oxide, and SF6 is often 24,300 under the name of AR6, which has 25,200.",
    advice:
      "State in the column gwp_set what was used, and compare totals only under one set. Cairn keeps the gases apart, so its own totals follow gwp_set in community.yaml."
  )

  private static let tolerance = 0.0005
  /// Sets closer to one another than this cannot be told apart by a rounded figure.
  private static let distance = 0.002

  public static func reasonToSkip(_ subject: AuditSubject) -> String? {
    subject.reported.contains { $0.gas == nil }
      ? nil : "reported.csv has no figure of CO2e to infer warming potentials from."
  }

  public static func findings(in subject: AuditSubject) -> [AuditFinding] {
    subject.reported.compactMap { figure in
      guard figure.gas == nil, figure.tonnes > 0 else { return nil }
      return unknownSet(figure, subject) ?? finding(figure, subject)
    }
  }

  private static func unknownSet(
    _ figure: ReportedFigure, _ subject: AuditSubject
  ) -> AuditFinding? {
    guard subject.potentials(of: figure) == nil else { return nil }
    let known = Set(subject.library.warmingPotentials.map(\.set)).sorted()
    return AuditFinding(
      declaration, .warning, subject: subject.name(of: figure),
      evidence:
        "The figure states “\(figure.gwpSet)”, which is not a set of warming potentials. Known: \(known.joined(separator: ", ")).",
      at: figure.place.at(column: "gwp_set"))
  }

  private static func finding(
    _ figure: ReportedFigure, _ subject: AuditSubject
  ) -> AuditFinding? {
    guard let stated = subject.potentials(of: figure), let emissions = gases(of: figure, subject)
    else { return nil }
    let expected = stated.tonnes(emissions)
    guard !fits(figure, expected, within: distance) else { return nil }
    let others = subject.library.warmingPotentials.filter { set in
      fits(figure, set.tonnes(emissions), within: tolerance)
        && (set.tonnes(emissions) / expected - 1).magnitude > distance
    }
    guard let cause = cause(others, figure, emissions, stated) else { return nil }
    let basis =
      figure.gwpSet.isEmpty
      ? "the community's \(stated.title)" : "\(stated.title), which it states"
    return AuditFinding(
      declaration, .warning, subject: subject.name(of: figure),
      evidence:
        "\(AuditText.tonnes(figure.tonnes)) t CO2e were published. Under \(basis), the gases make \(AuditText.tonnes(expected)). \(cause)\(methane(figure, emissions))",
      at: figure.place.at(column: "gwp_set"),
      tonnesAtStake: (figure.tonnes - expected).magnitude)
  }

  /// Gases as published beside the figure, else those that its record is calculated with.
  private static func gases(
    of figure: ReportedFigure, _ subject: AuditSubject
  ) -> EmissionsByGas? {
    let published = subject.gases(beside: figure)
    guard published.isEmpty else {
      return published.reduce(into: .zero) { sum, part in
        if let gas = part.gas { sum[gas] += part.tonnes * 1000 }
      }
    }
    guard case .record = figure.subject else { return nil }
    return subject.emissions(behind: figure)
  }

  private static func fits(
    _ figure: ReportedFigure, _ tonnes: Double, within tolerance: Double
  ) -> Bool {
    // A figure printed without decimals is half a ton off at most.
    (figure.tonnes - tonnes).magnitude <= max(tolerance * tonnes, 0.5)
  }

  private static func cause(
    _ sets: [WarmingPotentials], _ figure: ReportedFigure, _ emissions: EmissionsByGas,
    _ stated: WarmingPotentials
  ) -> String? {
    if !sets.isEmpty {
      let titles = sets.map(\.title).sorted()
      return "It fits \(titles.joined(separator: " or "))."
    }
    guard let swapped = stated.withMethaneAsNitrousOxide(emissions),
      fits(figure, swapped, within: tolerance)
    else { return nil }
    return "It fits if methane had the warming potential of nitrous oxide."
  }

  /// The potential of methane that a figure of methane alone implies.
  private static func methane(_ figure: ReportedFigure, _ emissions: EmissionsByGas) -> String {
    let mass = emissions.methane.tonnes
    let isOnlyMethane = emissions.gases.allSatisfy {
      $0 == .methane || $0 == .biogenicCarbonDioxide || emissions[$0] == 0
    }
    guard isOnlyMethane, mass > 0 else { return "" }
    return " Methane counts \(NumberText.significant(figure.tonnes / mass, digits: 4)) in it."
  }
}
