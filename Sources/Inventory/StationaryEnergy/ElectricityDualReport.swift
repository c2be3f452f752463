public import Quantities
public import Tables

/// Electricity of one year by both of the Scope 2 Guidance's methods, side by side.
///
/// - Source: [GHGP-SCOPE2-2015], chapter 7: both totals are reported, and each is labeled.
public struct ElectricityDualReport: Sendable {
  /// One record by both methods.
  public struct Line: Sendable {
    public let record: ActivityRecord
    public let electricity: Energy
    public let location: EmissionsByGas
    public let market: EmissionsByGas
    /// Contracts that cover a part of the record, in the order of use.
    public let parts: [InstrumentAllocation.Part]

    /// Electricity that a contract covers.
    public var covered: Energy { parts.reduce(.zero) { $0 + $1.electricity } }
  }

  public let year: Int
  /// Electricity records that both methods could calculate, in the order given.
  public let lines: [Line]
  /// Electricity records that one of the methods could not calculate; they are in neither total.
  public let leftOut: [ActivityRecord]
  /// About contracts of the year, and about records left out.
  public let findings: [Finding]

  /// All electricity of the lines.
  public var electricity: Energy { lines.reduce(.zero) { $0 + $1.electricity } }
  /// Electricity of the lines that a contract covers.
  public var covered: Energy { lines.reduce(.zero) { $0 + $1.covered } }
  /// The location-based total.
  public var location: EmissionsByGas { lines.reduce(into: .zero) { $0 += $1.location } }
  /// The market-based total.
  public var market: EmissionsByGas { lines.reduce(into: .zero) { $0 += $1.market } }
}

extension EmissionsInventory {
  /// Calculates all electricity records of a year by both methods, whichever they are booked under.
  ///
  /// - Returns: One line per electricity record, in the order of the inventory. Records with a notation key
  ///   and no amount are not among them.
  public func electricityDualReport(_ year: Int) -> ElectricityDualReport {
    var lines: [ElectricityDualReport.Line] = []
    var leftOut: [ActivityRecord] = []
    var findings = context.allocation.findings(of: year)
    let records = (entries.map(\.record) + self.leftOut).filter {
      $0.year == year && $0.isGridElectricity
    }
    for record in records {
      do {
        lines.append(try electricityLine(record))
      } catch {
        leftOut.append(record)
        findings.append(
          Finding(
            .error, "\(error.message) “\(record.id)” is in neither total of electricity.",
            at: record.place.at(column: error.column)))
      }
    }
    return ElectricityDualReport(
      year: year, lines: lines, leftOut: leftOut, findings: findings)
  }

  private func electricityLine(
    _ record: ActivityRecord
  ) throws(MethodProblem) -> ElectricityDualReport.Line {
    var recorder = SilentRecorder()
    return ElectricityDualReport.Line(
      record: record,
      electricity: Energy(canonical: try record.amount(for: GridElectricity.declaration)),
      location: try GridElectricity.emissions(of: record, in: context, recorder: &recorder),
      market: try GridElectricityMarket.emissions(of: record, in: context, recorder: &recorder),
      parts: context.allocation.parts(of: record) ?? [])
  }
}
