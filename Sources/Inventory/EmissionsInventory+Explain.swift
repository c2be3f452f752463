public import Factors
internal import Quantities

extension EmissionsInventory {
  /// Explains one entry by running its method again with a recorder.
  public func explanation(of entry: Entry) -> Explanation {
    var recorder = ExplainingRecorder()
    let record = entry.record
    let emissions =
      (try? EmissionsInventory.emissions(of: record, in: context, &recorder)) ?? entry.emissions
    let declaration = MethodRegistry.method(record.method)?.declaration
    var notes = recorder.notes
    let gases = byGas(emissions)
    if !gases.isEmpty { notes.append("\(gases); \(potentials.title).") }
    notes += removalNotes(emissions) + potentialNotes(emissions)
    if let quality = record.quality { notes.append("Data quality: \(quality.rawValue).") }
    if !record.note.isEmpty { notes.append(record.note) }
    return Explanation(
      title: record.title, value: EmissionsInventory.text(potentials.tonnes(emissions)),
      formula: recorder.formulas.last ?? "", inputs: recorder.inputs,
      method: declaration.map { "\($0.name). \($0.source). \($0.validity)" } ?? "", notes: notes)
  }

  /// The inputs that an entry was calculated from, as its explanation has them.
  public func inputs(of entry: Entry) -> [Explanation.Input] {
    var recorder = ExplainingRecorder()
    _ = try? EmissionsInventory.emissions(of: entry.record, in: context, &recorder)
    return recorder.inputs
  }

  /// Explains a sum of entries: its parts, what is not in it, and the warming potentials.
  ///
  /// - Parameters:
  ///   - year: The only year of the sum; nil for a sum over years.
  ///   - isIncluded: Which records the sum is of; unquantified and left-out records are named too.
  public func explanation(
    title: String, of year: Int? = nil,
    where isIncluded: (ActivityRecord) -> Bool = { _ in true }
  ) -> Explanation {
    let included = positions(year).filter { isIncluded(entries[$0].record) }
    let emissions = included.reduce(into: EmissionsByGas.zero) { $0 += entries[$1].emissions }
    func holds(_ record: ActivityRecord) -> Bool {
      (year == nil || record.year == year) && isIncluded(record)
    }
    return Explanation(
      title: title, value: EmissionsInventory.text(potentials.tonnes(emissions)),
      formula: "Σ of \(included.count) records, each Σ m(gas) · GWP(gas)",
      inputs: potentialInputs,
      method: "Sum of activity records; biogenic carbon dioxide is outside.",
      notes: [byGas(emissions)].filter { !$0.isEmpty }.map { "\($0)." }
        + potentialNotes(emissions) + removalNotes(emissions) + besideNotes(holds)
        + omissions(where: holds)
    ).withParts { parts(included) }
  }

  /// The largest records in full, in the order of the table, and the rest as one part.
  private func parts(_ positions: [Int]) -> [Explanation] {
    let shown = Explanation.shown(
      ofSizes: positions.map { potentials.tonnes(entries[$0].emissions).magnitude })
    var rest = EmissionsByGas.zero
    var parts: [Explanation] = []
    for (index, position) in positions.enumerated() {
      if shown.contains(index) {
        parts.append(explanation(of: entries[position]))
      } else {
        rest += entries[position].emissions
      }
    }
    let count = positions.count - shown.count
    guard count > 0 else { return parts }
    return parts + [
      .smallerTerms(
        count, value: EmissionsInventory.text(potentials.tonnes(rest)),
        formula: "Σ of \(count) records, each Σ m(gas) · GWP(gas)")
    ]
  }

  /// What stands beside a total because it is counted where it is used.
  func besideNotes(_ isIncluded: (ActivityRecord) -> Bool) -> [String] {
    territorialEntries.filter { isIncluded($0.record) }.map { entry in
      "\(entry.record.title) (\(entry.record.gpcCellReference), \(EmissionsInventory.text(potentials.tonnes(entry.emissions)))) is beside this total: it is counted where it is used."
    }
  }

  /// Gases that the warming potentials leave out of a figure.
  private func potentialNotes(_ emissions: EmissionsByGas) -> [String] {
    potentials.equivalent(of: emissions).missing.map { gas in
      "\(potentials.title) has no potential for \(gas.formula), so it counts as nothing in this figure."
    }
  }

  private func removalNotes(_ emissions: EmissionsByGas) -> [String] {
    guard emissions.removals != .zero else { return [] }
    let tonnes = NumberText.grouped(emissions.removals.tonnes)
    return ["\(tonnes) t CO₂ taken up are beside this total, not subtracted from it."]
  }

  /// What a total does not contain, one sentence each.
  public func omissions(where isIncluded: (ActivityRecord) -> Bool) -> [String] {
    let keyed = unquantified.filter(isIncluded).map { record in
      let key = record.notationKey
      return "\(record.title): \(key?.title ?? "") (\(key?.rawValue ?? "")). \(record.note)"
    }
    return errorOmissions(where: isIncluded) + keyed
  }

  /// What a total does not contain because of an error, one sentence each.
  public func errorOmissions(where isIncluded: (ActivityRecord) -> Bool) -> [String] {
    let broken = leftOut.filter(isIncluded).map { record in
      "Left out because of an error: \(record.title) (\(record.place))."
    }
    let unread = rejected.filter { $0.mayBelong(where: isIncluded) }.map { row in
      "Left out because it could not be read: \(row.id.isEmpty ? "a row" : "“\(row.id)”") (\(row.place))."
    }
    return broken + unread
  }

  /// The warming potentials as inputs of a sum.
  public var potentialInputs: [Explanation.Input] {
    [Gas.methane, .fossilMethane, .nitrousOxide].compactMap { gas in
      potentials.potential(of: gas).map { value in
        Explanation.Input(
          symbol: "GWP(\(gas.formula))", name: "Global warming potential",
          value: NumberText.significant(value), unit: "kg CO2e per kg",
          source: "\(potentials.title): \(potentials.source.citation)")
      }
    }
  }

  /// Metric tons CO2e as text, with as many decimals as the size deserves.
  public static func text(_ tonnes: Double) -> String {
    "\(NumberText.grouped(tonnes, decimals: tonnes.magnitude < 10 ? 2 : 0)) t CO2e"
  }

  private func byGas(_ emissions: EmissionsByGas) -> String {
    emissions.gases.filter { emissions[$0] != 0 }.map { gas in
      "\(gas.formula) \(NumberText.significant(emissions[gas] / 1000)) t"
    }.joined(separator: ", ")
  }
}
