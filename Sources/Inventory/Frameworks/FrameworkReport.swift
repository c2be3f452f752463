public import Factors
public import Quantities
public import Tables

/// The protocols that one record set is reported under.
public enum ReportingFramework: String, Hashable, Sendable, CaseIterable {
  case uscp, gpc, lgop, crf

  /// As printed, such as `GPC`.
  public var title: String {
    switch self {
    case .uscp: "US Community Protocol"
    case .gpc: "Global Protocol for Community-Scale Inventories (GPC)"
    case .lgop: "Local Government Operations Protocol"
    case .crf: "Common Reporting Framework (GCoM)"
    }
  }

  /// The account that the protocol is about.
  public var account: Account { self == .lgop ? .government : .community }
}

/// One year's records as a protocol reports them: lines, totals by its own rules, and what is missing.
public struct FrameworkReport: Sendable {
  /// One line: a cell, an activity or a sector.
  public struct Line: Sendable {
    /// The protocol's reference, such as `I.1.2`; empty when it has none.
    public let reference: String
    public let group: String
    public let name: String
    public let scope: Int?
    /// Such as `BASIC` or `basic activity 1`.
    public let level: String
    public internal(set) var emissions = EmissionsByGas.zero
    /// Records that were calculated.
    public internal(set) var recordIDs: [String] = []
    /// Notation keys with their reasons.
    public internal(set) var keys: [(key: NotationKey, reason: String)] = []
    /// The worst data quality among its records, of the activity data.
    public internal(set) var quality: DataQuality?
    /// The same of the factors.
    public internal(set) var factorQuality: DataQuality?
    /// Where the data may be had; printed when the line is missing.
    public let whereToGetIt: String

    /// True when there is neither a figure nor a notation key.
    public var isMissing: Bool { recordIDs.isEmpty && keys.isEmpty }
    /// The keys as printed, such as `IE, NE`.
    public var keyText: String {
      keys.map(\.key).withoutRepeats().map(\.rawValue).sorted()
        .joined(separator: ", ")
    }
  }

  /// A sum that the protocol defines, such as BASIC.
  public struct Total: Sendable {
    public let name: String
    public let rule: String
    public let emissions: EmissionsByGas
    /// Lines of the sum that have neither a figure nor a key, so that the sum is not whole.
    public let missing: Int
  }

  public let framework: ReportingFramework
  public let year: Int
  public let potentials: WarmingPotentials
  public let lines: [Line]
  public let totals: [Total]
  public let findings: [Finding]

  /// Metric tons CO2e of a line.
  public func tonnes(_ line: Line) -> Double { potentials.tonnes(line.emissions) }
}

extension FrameworkReport.Line {
  init(
    reference: String, group: String, name: String, scope: Int?, level: String,
    whereToGetIt: String = ""
  ) {
    self.reference = reference
    self.group = group
    self.name = name
    self.scope = scope
    self.level = level
    self.whereToGetIt = whereToGetIt
  }

  mutating func add(_ entry: EmissionsInventory.Entry) {
    emissions += entry.emissions
    recordIDs.append(entry.record.id)
    quality = worst(quality, entry.record.quality)
    factorQuality = worst(factorQuality, entry.record.factorQuality)
    if let key = entry.record.notationKey { keys.append((key, entry.record.note)) }
  }

  mutating func add(_ record: ActivityRecord) {
    if let key = record.notationKey { keys.append((key, record.note)) }
  }

  private func worst(_ left: DataQuality?, _ right: DataQuality?) -> DataQuality? {
    let order: [DataQuality] = [.low, .medium, .high]
    return order.first { $0 == left || $0 == right }
  }
}

extension EmissionsInventory {
  /// Reports a year under a protocol.
  ///
  /// - Parameter control: What counts as the government's own under LGOP; ignored elsewhere.
  public func report(
    _ framework: ReportingFramework, year: Int, control: GovernmentControl = .operational
  ) -> FrameworkReport {
    switch framework {
    case .gpc: gpcReport(year)
    case .crf: crfReport(year)
    case .uscp: uscpReport(year)
    case .lgop: lgopReport(year, control: control)
    }
  }

  /// Sorts a year's records into lines; what fits none becomes a finding, never a silent loss.
  func sort(
    year: Int, into lines: inout [FrameworkReport.Line], by index: (ActivityRecord) -> Int?,
    explain: (ActivityRecord) -> String
  ) -> [Finding] {
    var findings: [Finding] = []
    for entry in allEntries where entry.record.year == year {
      guard let position = index(entry.record) else {
        findings.append(
          Finding(
            .error, explain(entry.record), at: entry.record.place,
            tonnesAtStake: potentials.tonnes(entry.emissions)))
        continue
      }
      lines[position].add(entry)
    }
    for record in unquantified where record.year == year {
      if let position = index(record) {
        lines[position].add(record)
      } else {
        findings.append(Finding(.warning, explain(record), at: record.place))
      }
    }
    return findings
  }
}
