public import Factors
public import Quantities
internal import Tables

/// One record by every method that its data allows, side by side.
public struct MethodComparison: Sendable {
  /// One method's answer.
  public struct Row: Sendable {
    public let method: MethodDeclaration
    /// True for the method that the record uses.
    public let isUsed: Bool
    /// Metric tons CO2e; nil when the record lacks what the method needs.
    public let tonnes: Double?
    public let emissions: EmissionsByGas?
    /// Why it differs, or what is missing.
    public let reason: String
    public let explanation: Explanation?
  }

  public let record: ActivityRecord
  /// The method that is used first, then the others in the order of the reference pages.
  public let rows: [Row]
}

extension EmissionsInventory {
  /// Calculates a record by every method of its family.
  ///
  /// Methods of one family take the same activity data. A method that needs more than the record
  /// states is listed with what it needs.
  public func comparison(of record: ActivityRecord) -> MethodComparison {
    let family = MethodRegistry.method(record.method)?.declaration.family
    let methods = MethodRegistry.declarations.filter { $0.family == family }
    let ordered =
      methods.filter { $0.id == record.method } + methods.filter { $0.id != record.method }
    let rows = ordered.map { row($0, record: record) }
    let used = rows.first { $0.isUsed }
    return MethodComparison(
      record: record, rows: rows.map { described($0, beside: used, record: record) })
  }

  private func row(_ method: MethodDeclaration, record: ActivityRecord) -> MethodComparison.Row {
    let candidate = record.restated(for: method)
    var recorder = ExplainingRecorder()
    do {
      let emissions = try EmissionsInventory.emissions(of: candidate, in: context, &recorder)
      return MethodComparison.Row(
        method: method, isUsed: method.id == record.method, tonnes: potentials.tonnes(emissions),
        emissions: emissions, reason: "",
        explanation: Explanation(
          title: "\(record.title), by \(method.name.lowercased())",
          value: EmissionsInventory.text(potentials.tonnes(emissions)),
          formula: recorder.formulas.last ?? "", inputs: recorder.inputs,
          method: "\(method.name). \(method.source). \(method.validity)", notes: recorder.notes))
    } catch {
      return MethodComparison.Row(
        method: method, isUsed: method.id == record.method, tonnes: nil, emissions: nil,
        reason: error.message, explanation: nil)
    }
  }

  private func described(
    _ row: MethodComparison.Row, beside used: MethodComparison.Row?, record: ActivityRecord
  ) -> MethodComparison.Row {
    guard let tonnes = row.tonnes, let base = used?.tonnes, !row.isUsed else { return row }
    let ratio =
      base == 0 ? "" : " (\(NumberText.grouped((tonnes / base - 1) * 100, decimals: 1)) %)"
    let difference = NumberText.grouped(
      tonnes - base, decimals: (tonnes - base).magnitude < 10 ? 2 : 0)
    let inputs = row.explanation?.inputs ?? []
    let usedInputs = Set((used?.explanation?.inputs ?? []).map { "\($0.symbol) \($0.value)" })
    let own = inputs.filter { !usedInputs.contains("\($0.symbol) \($0.value)") }
      .prefix(6).map { "\($0.symbol) = \($0.value) \($0.unit)" }.joined(separator: ", ")
    let reason =
      "\(difference) t CO2e against the method used\(ratio). Equation: \(row.method.equation)."
      + (own.isEmpty ? "" : " Where it differs: \(own).")
    return MethodComparison.Row(
      method: row.method, isUsed: false, tonnes: tonnes, emissions: row.emissions, reason: reason,
      explanation: row.explanation)
  }
}
