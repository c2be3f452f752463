internal import Factors
public import Quantities
public import Tables

/// Emissions of activity records in columns: a method is run once per recipe, not once per record.
///
///     m(line, gas) = Σ Q(record) · m(recipe, gas; Q = 1)
///
/// There is no second formula: the emissions of one unit come from the method itself. A method that
/// declares that it is not linear, or whose emissions do not double with the quantity, is run for each record.
///
/// - Limits: A linear method may look at the year, activity, quantity, unit, factor cell, parameters, GPC
///   reference and scope of a record, and at nothing else of it. Contracts for electricity need columns that keep
///   ids; without them, market-based records are left out.
public struct ColumnInventory: Sendable {
  /// Emissions of the records of one line.
  public struct LineTotal: Sendable {
    public let line: RecordColumns.Line
    public let year: Int
    /// Stated, else from the method and the subsector; empty when neither tells.
    public let gpcReference: String
    /// Stated, else that of the GPC cell, else the method's; nil when none tells.
    public let scope: Int?
    public let emissions: EmissionsByGas
    /// True for what stands beside every total: power supplied to the grid and waste from elsewhere.
    public let isBeside: Bool
    /// How many records are in the emissions.
    public let records: Int
    /// How many records are not, because of an error.
    public let leftOut: Int
    /// How many records have a notation key instead of an amount.
    public let unquantified: Int
  }

  public let columns: RecordColumns
  /// The books these are; records of other accounts are not among them.
  public let account: Account
  /// One total per line of the account, in the order of the columns' lines.
  public let lines: [LineTotal]
  public let findings: FindingTally

  /// The emissions of one unit by line; nil where records are run one by one, cannot be, or are of other books.
  let unitEmissions: [EmissionsByGas?]

  /// Calculates every record of an account.
  ///
  /// - Parameters:
  ///   - limit: The most findings that are kept; the others are counted.
  ///   - runsEachRecord: Runs the method for every record, slowly, as a check of the recipes.
  public init(
    _ columns: RecordColumns, account: Account = .community, context: InventoryContext,
    limit: Int = 1000, runsEachRecord: Bool = false
  ) {
    self.columns = columns
    self.account = account
    let booked = columns.lines.map { columns.record(of: $0).bookedAccount == account }
    var calculation = ColumnCalculation(
      columns: columns, isBooked: booked, context: context, limit: limit,
      runsEachRecord: runsEachRecord)
    calculation.allocateContracts(account)
    calculation.runRecipes()
    calculation.addRecords()
    let units = calculation.unitEmissions
    unitEmissions = zip(columns.lines, booked).map { $1 ? units[$0.recipe] : nil }
    lines = calculation.totals(account)
    findings = calculation.findings
  }
}

extension ColumnInventory {
  /// Kilograms of one gas by record, in the order of the columns.
  ///
  ///     m(record, gas) = Q · m(recipe, gas; Q = 1)
  ///
  /// - Returns: One number per record, those beside the total too; not a number where a record was left out, is of
  ///   other books, or was run by itself.
  public func kilograms(of gas: Gas) -> [Double] {
    let factors = unitEmissions.map { $0.map { $0[gas] } ?? .nan }
    return columns.lineNumbers.withUnsafeBufferPointer { numbers in
      factors.withUnsafeBufferPointer { factors in
        columns.quantities.withUnsafeBufferPointer { quantities in
          [Double](unsafeUninitializedCapacity: quantities.count) { result, count in
            for index in quantities.indices {
              result.initializeElement(
                at: index, to: quantities[index] * factors[Int(numbers[index])])
            }
            count = quantities.count
          }
        }
      }
    }
  }
}
