internal import Factors
internal import Quantities
internal import Tables

/// CO2e in the place of a gas, and gases added up as if they were CO2e.
enum UnitSlipOfGas {
  private static let tolerance = 0.001

  static func findings(in subject: AuditSubject) -> [AuditFinding] {
    subject.reported.compactMap { figure in
      typedAsGas(figure, subject) ?? asEntered(figure, subject) ?? plainSum(figure, subject)
    }
  }

  /// A published mass of methane or nitrous oxide that is the calculated mass times its potential.
  private static func typedAsGas(
    _ figure: ReportedFigure, _ subject: AuditSubject
  ) -> AuditFinding? {
    guard let gas = figure.gas, let calculated = subject.calculated(figure), calculated > 0,
      let set = set(of: gas, figure.tonnes / calculated, subject),
      let potential = subject.potential(gas)
    else { return nil }
    return AuditFinding(
      UnitSlip.declaration, .warning, subject: subject.name(of: figure),
      evidence:
        "\(NumberText.significant(figure.tonnes)) t of \(gas.formula) were published; calculated are \(NumberText.significant(calculated)) t, and the published number is those times the warming potential of \(set.title). It is CO2e, not \(gas.formula).",
      at: figure.place.at(column: "gas"),
      tonnesAtStake: (figure.tonnes - calculated) * potential)
  }

  /// True when a published mass of a gas is the calculated mass times a warming potential.
  static func isEquivalent(_ figure: ReportedFigure, _ subject: AuditSubject) -> Bool {
    typedAsGas(figure, subject) != nil
  }

  /// A gas entered directly whose amount is the CO2e that somebody published for it.
  private static func asEntered(
    _ figure: ReportedFigure, _ subject: AuditSubject
  ) -> AuditFinding? {
    guard figure.gas == nil, case .record(let id) = figure.subject, let entry = subject.entry(id),
      entry.record.method == DirectEntry.declaration.id, figure.tonnes > 0,
      let kilograms = entry.record.canonicalAmount
    else { return nil }
    let gas = Gas(id: entry.record.activity)
    let mass = kilograms / 1000
    guard let potential = subject.potential(gas), potential > 1,
      (figure.tonnes / mass - 1).magnitude < tolerance
    else { return nil }
    return AuditFinding(
      UnitSlip.declaration, .error, subject: subject.name(of: figure),
      evidence:
        "“\(id)” enters \(entry.record.amountText) of \(gas.formula), and the same number was published as CO2e. Entered as \(gas.formula), it counts \(NumberText.significant(potential)) times.",
      at: entry.record.place.at(column: "quantity"),
      tonnesAtStake: mass * (potential - 1),
      advice:
        "Divide the number by the warming potential that it was made with, or ask for the mass of the gas."
    )
  }

  /// A published CO2e that is the sum of the masses of its gases.
  private static func plainSum(
    _ figure: ReportedFigure, _ subject: AuditSubject
  ) -> AuditFinding? {
    guard figure.gas == nil, figure.tonnes > 0 else { return nil }
    let published = subject.gases(beside: figure).filter { $0.gas != .biogenicCarbonDioxide }
    guard published.count > 1 else { return nil }
    let sum = published.reduce(0) { $0 + $1.tonnes }
    let potentials = subject.potentials(of: figure) ?? subject.inventory.potentials
    let equivalent = published.reduce(0) { total, part in
      let potential = part.gas == .carbonDioxide ? 1 : part.gas.flatMap { potentials.values[$0] }
      return total + part.tonnes * (potential ?? 0)
    }
    guard (figure.tonnes / sum - 1).magnitude < tolerance, equivalent > sum * (1 + 5 * tolerance)
    else { return nil }
    return AuditFinding(
      UnitSlip.declaration, .warning, subject: subject.name(of: figure),
      evidence:
        "\(AuditText.tonnes(figure.tonnes)) t CO2e is the plain sum of the masses of the gases published beside it; with their warming potentials they make \(AuditText.tonnes(equivalent)) t CO2e.",
      at: figure.place.at(column: "value"), tonnesAtStake: equivalent - figure.tonnes)
  }

  /// The set whose potential of a gas a ratio equals, of those above 1.
  private static func set(
    of gas: Gas, _ ratio: Double, _ subject: AuditSubject
  ) -> WarmingPotentials? {
    subject.library.warmingPotentials.first { set in
      guard let potential = set.values[gas], potential > 2 else { return false }
      return (ratio / potential - 1).magnitude < tolerance
    }
  }
}
