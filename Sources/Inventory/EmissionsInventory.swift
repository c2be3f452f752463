public import Factors
public import Quantities
public import Tables

/// Activity records and what they emit, by gas; warming potentials come last.
public struct EmissionsInventory: Sendable {
  /// One record that could be calculated.
  public struct Entry: Sendable {
    public let record: ActivityRecord
    public let emissions: EmissionsByGas
  }

  /// The books these are; records of other accounts are not among them.
  public let account: Account
  public let context: InventoryContext
  public let potentials: WarmingPotentials
  /// Records with emissions, in the order given.
  public let entries: [Entry]
  /// Records with a notation key, in the order given.
  public let unquantified: [ActivityRecord]
  /// Records that were left out because something in them is wrong; every total says so.
  public let leftOut: [ActivityRecord]
  /// Rows that could not even be read; every total they may belong to says so.
  public let rejected: [RejectedRecord]
  public let findings: [Finding]
  /// The findings that hold under any warming potentials.
  private let recordFindings: [Finding]

  /// Calculates every record of an account once.
  ///
  /// Records of other accounts are passed over. A record that cannot be calculated is left out with an error finding at the cell to mend.
  public init(
    records: [ActivityRecord], rejected: [RejectedRecord] = [], account: Account = .community,
    context: InventoryContext, potentials: WarmingPotentials
  ) {
    self.account = account
    self.rejected = rejected
    self.context = context
    self.potentials = potentials
    var entries: [Entry] = []
    var unquantified: [ActivityRecord] = []
    var leftOut: [ActivityRecord] = []
    var findings: [Finding] = []
    entries.reserveCapacity(records.count)
    for record in records where record.bookedAccount == account {
      // A confidential amount could be worked back from any figure it is part of.
      let isConfidential = record.notationKey == .confidential
      guard !isConfidential, record.quantity != nil || record.notationKey == nil else {
        unquantified.append(record)
        continue
      }
      do {
        var recorder = SilentRecorder()
        let emissions = try EmissionsInventory.emissions(of: record, in: context, &recorder)
        entries.append(Entry(record: record, emissions: emissions))
      } catch {
        leftOut.append(record)
        findings.append(
          Finding(
            .error, "\(error.message) “\(record.id)” is not in any total.",
            at: record.place.at(column: error.column)))
      }
    }
    self.entries = entries
    self.unquantified = unquantified
    self.leftOut = leftOut
    recordFindings = findings
    self.findings = findings + EmissionsInventory.missingPotentials(entries, potentials)
  }

  /// One error for each gas that the set has no potential for, at the first record with it.
  private static func missingPotentials(
    _ entries: [Entry], _ potentials: WarmingPotentials
  ) -> [Finding] {
    var first: [Gas: (record: ActivityRecord, count: Int)] = [:]
    for entry in entries where !entry.emissions.others.isEmpty {
      for gas in potentials.equivalent(of: entry.emissions).missing {
        first[gas, default: (entry.record, 0)].count += 1
      }
    }
    return first.sorted { $0.key < $1.key }.map { gas, use in
      let more = use.count > 1 ? " and of \(use.count - 1) more records" : ""
      return Finding(
        .error,
        "\(potentials.title) has no warming potential for \(gas.formula), so this gas of “\(use.record.id)”\(more) is in no CO2e total. Choose another gwp_set in community.yaml, or name the gas otherwise.",
        at: use.record.place.at(column: "activity"))
    }
  }

  /// Gases in the account that the set has no potential for; every CO2e total leaves them out.
  public var gasesWithoutPotential: [Gas] {
    Set(entries.flatMap { potentials.equivalent(of: $0.emissions).missing }).sorted()
  }

  /// The same records under other warming potentials; nothing is calculated anew.
  public init(_ other: EmissionsInventory, potentials: WarmingPotentials) {
    account = other.account
    context = other.context
    self.potentials = potentials
    entries = other.entries
    unquantified = other.unquantified
    leftOut = other.leftOut
    rejected = other.rejected
    recordFindings = other.recordFindings
    findings =
      other.recordFindings + EmissionsInventory.missingPotentials(other.entries, potentials)
  }

  /// Runs a record's method with a recorder.
  static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    guard let method = MethodRegistry.method(record.method) else {
      let known = MethodRegistry.declarations.map(\.id).joined(separator: ", ")
      throw MethodProblem("method", "“\(record.method)” is not a method. Use one of \(known).")
    }
    return try method.emissions(of: record, in: context, recorder: &recorder)
  }

  /// True when any record is booked in the account, calculated or not.
  public var hasRecords: Bool {
    !entries.isEmpty || !unquantified.isEmpty || !leftOut.isEmpty
  }

  /// Years with at least one record, in order.
  public var years: [Int] {
    Set(entries.map(\.record.year)).union(unquantified.map(\.year)).sorted()
  }
}
