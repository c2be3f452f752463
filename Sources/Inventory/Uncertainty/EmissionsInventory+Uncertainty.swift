internal import Factors

extension EmissionsInventory {
  /// The records of a year as uncertain terms, with stated ranges and, where there are none, defaults.
  ///
  /// A record's own range comes first, then the range of its factor set, then the default of its data quality.
  /// Records share a factor when their method, activity, factor cell and year agree.
  ///
  /// - Returns: One term per calculated record, in the order of the records.
  /// - Limits: The uncertainty of warming potentials is not part of it.
  public func uncertainTerms(_ year: Int) -> [UncertainTerm] {
    entries(of: year).map { entry in
      let record = entry.record
      let term = UncertainTerm(
        id: record.id, tonnes: potentials.tonnes(entry.emissions),
        activityPercent: record.activityUncertainty, factorPercent: factorPercent(of: record),
        factorKey: factorKey(of: record))
      return term.filled(
        activityQuality: record.quality, factorQuality: record.factorQuality, year: year,
        from: context.library)
    }
  }

  private func factorPercent(of record: ActivityRecord) -> Double? {
    // A mass of gas entered as it is has no factor that could be wrong.
    guard record.method != DirectEntry.declaration.id else { return 0 }
    if let stated = record.factorUncertainty { return stated }
    let rows = context.factorSets[record.factor.name]?
      .rows(activity: record.activity, year: record.year)
    return rows?.compactMap(\.uncertaintyPercent).max()
  }

  private func factorKey(of record: ActivityRecord) -> String {
    guard record.method != DirectEntry.declaration.id else { return "" }
    let isGrid = record.method == GridElectricity.declaration.id && record.factor.name.isEmpty
    let choice = isGrid ? context.subregion : record.factor.name
    return [record.method, record.activity, choice, String(record.year)]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
}
