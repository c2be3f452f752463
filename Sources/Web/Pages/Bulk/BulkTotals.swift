import Factors
import Inventory
import Quantities
import Tables

/// The totals of a file of records, as the job that made them keeps them.
struct BulkTotals: Codable, Sendable {
  /// A year, or a year and a cell of the GPC.
  struct Line: Codable, Sendable {
    /// Metric tons; CO2e under the potentials of the workspace.
    struct Amounts: Codable, Sendable {
      let carbonDioxide: Double
      /// Of every origin.
      let methane: Double
      let nitrousOxide: Double
      /// CO2e of all other gases.
      let others: Double
      let equivalent: Double
      let biogenic: Double
      let removals: Double
    }

    let year: Int
    /// Empty where neither the row nor its method names a cell, and for a whole year.
    let reference: String
    /// True for what stands beside every total.
    let isBeside: Bool
    /// Nil while no record is in the emissions.
    let amounts: Amounts?
    let records: Int
    let leftOut: Int
    /// Records without an amount by notation key, such as `NE 3`.
    let keys: String
  }

  /// Findings that are kept.
  static let most = 100

  /// As its sender called it.
  let file: String
  /// The state of the workspace that gave subregion, mixes, factors and potentials.
  let revision: Int
  let account: Account.RawValue
  /// The title of the potentials.
  let potentials: String
  let rows: Int
  /// Rows that could not be read.
  let rejected: Int
  /// Records that could not be calculated.
  let leftOut: Int
  let years: [Line]
  let cells: [Line]
  /// Metric tons CO2e of what stands beside the totals; nil where nothing does.
  let beside: Double?
  /// Formulas of gases that the potentials have no value for.
  let missing: [String]
  /// Errors first.
  let findings: [Finding]
  let findingCount: Int

  init(
    _ reading: RecordColumnsReader.Reading, _ inventory: ColumnInventory,
    potentials: WarmingPotentials, revision: Int
  ) {
    file = inventory.columns.file
    self.revision = revision
    account = inventory.account.rawValue
    self.potentials = potentials.title
    rows = reading.rows
    rejected = reading.rejected
    let total = inventory.total
    leftOut = total.leftOut
    years = inventory.byYear.map {
      Line(year: $0.cell, total: $0.total, potentials: potentials)
    }
    cells = inventory.byGPCReference.map {
      Line(
        year: $0.cell.year, reference: $0.cell.reference, isBeside: $0.cell.isBeside,
        total: $0.total, potentials: potentials)
    }
    let beside = inventory.beside
    self.beside = beside.records > 0 ? potentials.tonnes(beside.emissions) : nil
    missing = potentials.equivalent(of: total.emissions).missing.map(\.formula)
    var all = reading.findings
    all.append(contentsOf: inventory.findings)
    findings = Array(
      Finding.Severity.allCases.sorted(by: >).flatMap { severity in
        all.findings.filter { $0.severity == severity }
      }.prefix(Self.most))
    findingCount = all.count
  }
}

extension BulkTotals.Line {
  fileprivate init(
    year: Int, reference: String = "", isBeside: Bool = false, total: ColumnInventory.Total,
    potentials: WarmingPotentials
  ) {
    self.year = year
    self.reference = reference
    self.isBeside = isBeside
    records = total.records
    leftOut = total.leftOut
    keys = NotationKey.allCases.compactMap { key in
      total.notationKeys[key].map { "\(key.rawValue) \($0)" }
    }.joined(separator: ", ")
    let gases = total.emissions
    amounts =
      total.records == 0
      ? nil
      : Amounts(
        carbonDioxide: gases.carbonDioxide.tonnes,
        methane: gases.methane.tonnes + gases.fossilMethane.tonnes,
        nitrousOxide: gases.nitrousOxide.tonnes,
        others: potentials.tonnes(EmissionsByGas(others: gases.others)),
        equivalent: potentials.tonnes(gases), biogenic: gases.biogenicCarbonDioxide.tonnes,
        removals: gases.removals.tonnes)
  }
}
