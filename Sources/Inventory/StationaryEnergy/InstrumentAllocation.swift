public import Factors
public import Quantities
public import Tables

/// Which contract covers how much of which record's electricity, for the years of an account's records.
///
/// Made once from all electricity records together, so that no contract is used twice:
///
///     order: certificate, contract, supplier, residual mix; of one kind, those that name records before
///            those for any, and the one for fewer records first
///     x(record) = u(record) · min(1, A ÷ Σ u)
///
/// with A the electricity of the contract and u what is not covered yet of the records that it covers.
/// A contract without an amount covers all that is left. Between two that are alike in all this the
/// lesser id comes first, so that the order of rows makes no difference.
///
/// - Source: [GHGP-SCOPE2-2015], chapter 6: the hierarchy of market-based factors. The proportional
///   division is Cairn's own.
/// - Limits: A contract covers electricity of its own year only. Whether it meets the quality criteria of the
///   guidance is not checked.
public struct InstrumentAllocation: Hashable, Sendable {
  /// Electricity of one record that one contract covers.
  public struct Part: Hashable, Sendable {
    public let instrument: ContractualInstrument
    public let electricity: Energy
  }

  private struct Key: Hashable {
    let year: Int
    let id: String
  }

  private var covered: [Key: [Part]] = [:]
  private var known: Set<Key> = []
  private var findingsByYear: [Int: [Finding]] = [:]

  /// An allocation of nothing.
  public init() {}

  /// Allocates contracts to the electricity records of an account.
  ///
  /// - Parameters:
  ///   - records: Of any account and method; only electricity of the account takes part.
  ///   - instruments: Of any year.
  public init(
    records: [ActivityRecord], account: Account = .community,
    instruments: [ContractualInstrument]
  ) {
    guard !instruments.isEmpty else { return }
    let electricity = records.filter(\.isGridElectricity)
    // A confidential amount could be worked back from the share that others get.
    let own = electricity.filter {
      $0.bookedAccount == account && $0.notationKey != .confidential
    }
    for year in Set(instruments.map(\.year)).sorted() {
      let uses = own.filter { $0.year == year }.compactMap(Use.init)
      for use in uses { known.insert(Key(year: year, id: use.record.id)) }
      let names = Set(electricity.filter { $0.year == year }.flatMap { [$0.id, $0.subsector] })
      allocate(
        instruments.filter { $0.year == year }, to: uses, account: account, names: names)
    }
  }

  /// What covers a record, in the order of use; nil when the record was not there to be allocated to.
  public func parts(of record: ActivityRecord) -> [Part]? {
    let key = Key(year: record.year, id: record.id)
    return known.contains(key) ? covered[key] ?? [] : nil
  }

  /// Contracts of a year that are larger than what they can cover, cover nothing, or say too little.
  public func findings(of year: Int) -> [Finding] { findingsByYear[year] ?? [] }

  /// Findings of the years in which an account has market-based records; elsewhere contracts change no total.
  func findings(
    forMarketBased records: [ActivityRecord], of account: Account
  ) -> [Finding] {
    guard !findingsByYear.isEmpty else { return [] }
    let years = Set(
      records.filter {
        $0.method == GridElectricityMarket.declaration.id && $0.bookedAccount == account
      }.map(\.year))
    return years.sorted().flatMap(findings(of:))
  }

  /// Electricity of one record, and what of it is not covered yet.
  private struct Use {
    let record: ActivityRecord
    var uncovered: Double

    init?(_ record: ActivityRecord) {
      guard let amount = try? record.amount(for: GridElectricity.declaration), amount > 0 else {
        return nil
      }
      self.record = record
      uncovered = amount
    }
  }
}

// MARK: - One year

extension InstrumentAllocation {
  private mutating func allocate(
    _ instruments: [ContractualInstrument], to uses: [Use], account: Account, names: Set<String>
  ) {
    var uses = uses
    let ranked = instruments.map { instrument in
      (instrument, uses.indices.filter { InstrumentAllocation.covers(instrument, uses[$0].record) })
    }.sorted { left, right in
      (InstrumentAllocation.rank(left.0), left.1.count, left.0.id)
        < (InstrumentAllocation.rank(right.0), right.1.count, right.0.id)
    }
    for (instrument, positions) in ranked {
      findUnknownNames(instrument, names)
      let uncovered = positions.reduce(0) { $0 + uses[$1].uncovered }
      let share = min(
        1, (instrument.electricity?.canonical ?? uncovered) / max(uncovered, .ulpOfOne))
      for position in positions where uses[position].uncovered > 0 {
        let amount = uses[position].uncovered * share
        guard amount > 0 else { continue }
        uses[position].uncovered -= amount
        let key = Key(year: instrument.year, id: uses[position].record.id)
        covered[key, default: []].append(
          Part(instrument: instrument, electricity: Energy(canonical: amount)))
      }
      // A contract for records of another account is none of this account's business.
      guard !positions.isEmpty || instrument.covers.isEmpty else { continue }
      findUnused(instrument, uncovered: uncovered, account: account)
    }
  }

  /// Kinds in their order; of one kind, contracts that name records before those for any.
  private static func rank(_ instrument: ContractualInstrument) -> Int {
    let kind = ContractualInstrument.Kind.allCases.firstIndex(of: instrument.kind) ?? 0
    return 2 * kind + (instrument.covers.isEmpty ? 1 : 0)
  }

  private static func covers(_ instrument: ContractualInstrument, _ record: ActivityRecord) -> Bool
  {
    instrument.covers.isEmpty || instrument.covers.contains(record.id)
      || instrument.covers.contains(record.subsector)
  }

  private mutating func find(
    _ instrument: ContractualInstrument, _ column: String, _ message: String
  ) {
    findingsByYear[instrument.year, default: []].append(
      Finding(.warning, message, at: instrument.place.at(column: column)))
  }

  private mutating func findUnknownNames(_ instrument: ContractualInstrument, _ names: Set<String>)
  {
    for name in instrument.covers where !names.contains(name) {
      find(
        instrument, "covers",
        "“\(name)” is neither the id nor the subsector of an electricity record of \(instrument.year), so “\(instrument.id)” covers nothing by that name."
      )
    }
  }

  private mutating func findUnused(
    _ instrument: ContractualInstrument, uncovered: Double, account: Account
  ) {
    let left = Energy(canonical: uncovered).megawattHours
    guard let amount = instrument.electricity else {
      if uncovered <= 0 {
        find(
          instrument, "quantity",
          "“\(instrument.id)” has nothing left to cover in \(instrument.year): other contracts cover all of it."
        )
      } else if [.certificate, .contract].contains(instrument.kind) {
        find(
          instrument, "quantity",
          "“\(instrument.id)” states no amount, so it covers all that is left, \(NumberText.grouped(left)) MWh of \(instrument.year). Certificates and contracts are for an amount; state it."
        )
      }
      return
    }
    let unused = Energy(canonical: amount.canonical - uncovered)
    guard unused.canonical > 1e-9 * amount.canonical else { return }
    find(
      instrument, "quantity",
      "“\(instrument.id)” is for \(NumberText.significant(amount.megawattHours)) MWh, and only \(NumberText.significant(left)) MWh of the electricity in the \(account.rawValue) account of \(instrument.year) were left for it. The rest, \(NumberText.significant(unused.megawattHours)) MWh, lowers nothing."
    )
  }
}
