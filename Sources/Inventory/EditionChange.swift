public import Factors
internal import Quantities
internal import Tables

/// What moving an inventory to another edition of its factors does, record by record and year by year.
public struct EditionChange: Sendable {
  /// A factor that is another number in the new edition.
  public struct MovedFactor: Hashable, Sendable {
    /// The symbol in the method's equation, such as `r(CO₂)`.
    public let symbol: String
    public let name: String
    /// The numbers as a reader would write them; empty where one edition has no such input.
    public let old: String
    public let new: String
    public let unit: String
  }

  /// One record that moves.
  public struct Row: Sendable {
    public let record: ActivityRecord
    /// Metric tons CO2e; nil when the record could not be calculated.
    public let old: Double?
    public let new: Double?
    public let factors: [MovedFactor]
    /// Why the record cannot be calculated with the new edition; empty when it can.
    public let problem: String

    /// Metric tons CO2e that the record moves by; nil unless it is calculated in both.
    public var delta: Double? {
      guard let old, let new else { return nil }
      return new - old
    }
  }

  /// One year before and after; records that only one side can calculate are in that side alone.
  public struct Total: Hashable, Sendable {
    public let year: Int
    public let old: Double
    public let new: Double

    /// Metric tons CO2e that the year moves by.
    public var delta: Double { new - old }
  }

  public let edition: FactorEdition
  /// Records that move, largest first, then those that cannot be calculated any more.
  public let rows: [Row]
  /// How many records stay as they are.
  public let unchanged: Int
  public let totals: [Total]
  /// What the totals leave out or do not show, in full sentences.
  public let notes: [String]
}

extension EmissionsInventory {
  /// Calculates the inventory again with another edition, and says what moved and by which factor.
  ///
  /// A grid edition concerns records of its data year; a hub edition concerns every year, and goes before
  /// an edition that a record states; warming potentials concern every record. The community's own
  /// factors stay as they are.
  ///
  ///     Δ = Σ m'(gas) · GWP'(gas) − Σ m(gas) · GWP(gas)
  ///
  /// - Throws: `FactorAbsence` when the edition is not in the inventory's library.
  public func change(to edition: FactorEdition) throws(FactorAbsence) -> EditionChange {
    let library = context.library
    guard library.editions.contains(edition) else {
      throw FactorAbsence(
        "The library has no edition “\(edition.name)”.", suggestions: library.editions.map(\.name))
    }
    var moved = context
    moved.library = library.pinned(to: edition)
    let potentials = library.warmingPotentials(of: edition) ?? self.potentials
    let records = entries.map(\.record) + leftOut
    let after = EmissionsInventory(
      records: records.map { restated($0, for: edition) }, rejected: rejected, account: account,
      context: moved, potentials: potentials)
    let rows = changedRows(records, to: edition, after)
    return EditionChange(
      edition: edition, rows: rows, unchanged: records.count - rows.count,
      totals: years.map {
        EditionChange.Total(year: $0, old: total($0), new: after.total($0))
      },
      notes: changeNotes(rows, after, edition))
  }

  /// A revision that a record states would hold it back; the edition asked for goes before it.
  private func restated(_ record: ActivityRecord, for edition: FactorEdition) -> ActivityRecord {
    guard let year = context.library.year(of: edition), record.year == year,
      record.factor.options["revision"] != nil
    else { return record }
    var copy = record
    copy.factor = record.factor.keepingOptions { $0 != "revision" }
    return copy
  }

  private func changedRows(
    _ records: [ActivityRecord], to edition: FactorEdition, _ after: EmissionsInventory
  ) -> [EditionChange.Row] {
    let rows = records.enumerated().compactMap { position, record -> EditionChange.Row? in
      let entry = entries.indices.contains(position) ? entries[position] : nil
      let (new, problem) = recalculated(restated(record, for: edition), after)
      let before = entry.map { potentials.tonnes($0.emissions) }
      let tonnes = new.map { after.potentials.tonnes($0.emissions) }
      guard before != tonnes else { return nil }
      return EditionChange.Row(
        record: record, old: before, new: tonnes, factors: movedFactors(entry, new, after),
        problem: problem)
    }
    return rows.enumerated().sorted {
      (size($0.element), $1.offset) > (size($1.element), $0.offset)
    }.map(\.element)
  }

  private func recalculated(
    _ record: ActivityRecord, _ after: EmissionsInventory
  ) -> (entry: Entry?, problem: String) {
    do throws(MethodProblem) {
      var recorder = SilentRecorder()
      let emissions = try EmissionsInventory.emissions(
        of: record, in: after.context, &recorder)
      return (Entry(record: record, emissions: emissions), "")
    } catch {
      return (nil, error.message)
    }
  }

  private func size(_ row: EditionChange.Row) -> Double { row.delta?.magnitude ?? -1 }

  /// Inputs of the formula that are another number, and warming potentials of the record's gases.
  func movedFactors(
    _ old: Entry?, _ new: Entry?, _ after: EmissionsInventory
  ) -> [EditionChange.MovedFactor] {
    let before = old.map { inputs(of: $0) } ?? []
    let now = new.map { after.inputs(of: $0) } ?? []
    let moved = (before + now).map(InputName.init).withoutRepeats()
      .compactMap { name -> EditionChange.MovedFactor? in
        let one = before.filter { InputName($0) == name }
        let other = now.filter { InputName($0) == name }
        guard one.map(\.value) != other.map(\.value) else { return nil }
        return EditionChange.MovedFactor(
          symbol: name.symbol, name: name.name,
          old: one.map(\.value).joined(separator: ", "),
          new: other.map(\.value).joined(separator: ", "),
          unit: (one + other).first?.unit ?? "")
      }
    return moved + movedPotentials(old ?? new, after)
  }

  private func movedPotentials(
    _ entry: Entry?, _ after: EmissionsInventory
  ) -> [EditionChange.MovedFactor] {
    guard let entry, potentials != after.potentials else { return [] }
    return entry.emissions.gases.filter { entry.emissions[$0] != 0 }.compactMap { gas in
      guard let old = potentials.values[gas], let new = after.potentials.values[gas], old != new
      else { return nil }
      return EditionChange.MovedFactor(
        symbol: "GWP(\(gas.formula))", name: "Global warming potential",
        old: NumberText.significant(old), new: NumberText.significant(new),
        unit: "kg CO2e per kg")
    }
  }

  private func changeNotes(
    _ rows: [EditionChange.Row], _ after: EmissionsInventory, _ edition: FactorEdition
  ) -> [String] {
    var notes: [String] = []
    let lost = rows.count { $0.old != nil && $0.new == nil }
    let found = rows.count { $0.old == nil && $0.new != nil }
    if lost > 0 {
      notes.append(
        "\(lost) record\(lost == 1 ? "" : "s") cannot be calculated with \(edition.name) and would be in no total; the new totals are without them."
      )
    }
    if found > 0 {
      notes.append(
        "\(found) record\(found == 1 ? "" : "s") can only be calculated with \(edition.name); the old totals are without them."
      )
    }
    let missing = after.potentials.equivalent(of: after.emissions()).missing
    if !missing.isEmpty {
      notes.append(
        "\(after.potentials.title) has no value for \(missing.map(\.formula).joined(separator: ", ")), which the new totals leave out."
      )
    }
    if let year = context.library.year(of: edition), !years.contains(year) {
      notes.append("\(edition.name) is for \(year), and the inventory has no record of that year.")
    }
    return notes
  }
}

/// What tells the inputs of one calculation apart.
private struct InputName: Hashable {
  let symbol: String
  let name: String

  init(_ input: Explanation.Input) {
    symbol = input.symbol
    name = input.name
  }
}
