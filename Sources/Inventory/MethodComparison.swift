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
  public let potentials: WarmingPotentials
  /// The method that is used first, then the others in the order of the reference pages.
  public let rows: [Row]
  /// The method that is used, with its choices of source made in other ways.
  public let variants: [Variant]
}

extension EmissionsInventory {
  /// Calculates a record by every method of its family.
  public func comparison(of record: ActivityRecord) -> MethodComparison {
    MethodComparison(of: record, context: context, potentials: potentials)
  }
}

extension MethodComparison {
  /// Calculates a record by every method of its family, and none of the records beside it.
  ///
  /// - Parameter records: The account that the record is in, for contracts that cover several records.
  public init(
    of record: ActivityRecord, among records: [ActivityRecord], account: Account = .community,
    context: InventoryContext, potentials: WarmingPotentials
  ) {
    var context = context
    context.allocation = InstrumentAllocation(
      records: records, account: account, instruments: context.instruments)
    self.init(of: record, context: context, potentials: potentials)
  }

  /// Calculates a record by every method of its family.
  ///
  /// Methods of one family take the same activity data. A method that needs more than the record
  /// states is listed with what it needs.
  init(of record: ActivityRecord, context: InventoryContext, potentials: WarmingPotentials) {
    let family = MethodRegistry.method(record.method)?.declaration.family
    let methods = MethodRegistry.declarations.filter { $0.family == family }
    let ordered =
      methods.filter { $0.id == record.method } + methods.filter { $0.id != record.method }
    let rows = ordered.map {
      MethodComparison.row($0, record: record, context: context, potentials: potentials)
    }
    let used = rows.first { $0.isUsed }
    self.record = record
    self.potentials = potentials
    self.rows = rows.map { MethodComparison.described($0, beside: used) }
    variants = MethodComparison.variants(
      of: record, beside: used, context: context, potentials: potentials)
  }

  static func row(
    _ method: MethodDeclaration, record: ActivityRecord, context: InventoryContext,
    potentials: WarmingPotentials
  ) -> Row {
    let candidate = record.restated(for: method)
    var recorder = ExplainingRecorder()
    do {
      let emissions = try EmissionsInventory.emissions(of: candidate, in: context, &recorder)
      return Row(
        method: method, isUsed: method.id == record.method, tonnes: potentials.tonnes(emissions),
        emissions: emissions, reason: "",
        explanation: Explanation(
          title: "\(record.title), by \(method.name.lowercased())",
          value: EmissionsInventory.text(potentials.tonnes(emissions)),
          formula: recorder.formulas.last ?? "", inputs: recorder.inputs,
          method: "\(method.name). \(method.source). \(method.validity)", notes: recorder.notes))
    } catch {
      return Row(
        method: method, isUsed: method.id == record.method, tonnes: nil, emissions: nil,
        reason: error.message, explanation: nil)
    }
  }

  private static func described(_ row: Row, beside used: Row?) -> Row {
    guard let tonnes = row.tonnes, let used, used.tonnes != nil, !row.isUsed else { return row }
    return Row(
      method: row.method, isUsed: false, tonnes: tonnes, emissions: row.emissions,
      reason: difference(row, beside: used, equation: row.method.equation),
      explanation: row.explanation)
  }

  /// How much an answer differs from the one used, and by which inputs.
  ///
  /// - Parameter equation: Of another method; nil for the method used.
  static func difference(_ row: Row, beside used: Row, equation: String? = nil) -> String {
    let (tonnes, base) = (row.tonnes ?? .nan, used.tonnes ?? .nan)
    let ratio =
      base == 0 ? "" : " (\(NumberText.grouped((tonnes / base - 1) * 100, decimals: 1)) %)"
    let difference = NumberText.grouped(
      tonnes - base, decimals: (tonnes - base).magnitude < 10 ? 2 : 0)
    let inputs = row.explanation?.inputs ?? []
    let usedInputs = Set((used.explanation?.inputs ?? []).map { "\($0.symbol) \($0.value)" })
    let own = inputs.filter { !usedInputs.contains("\($0.symbol) \($0.value)") }
      .prefix(6).map { "\($0.symbol) = \($0.value) \($0.unit)" }.joined(separator: ", ")
    return "\(difference) t CO2e against the method used\(ratio)."
      + (equation.map { " Equation: \($0)." } ?? "")
      + (own.isEmpty ? "" : " Where it differs: \(own).")
  }
}
