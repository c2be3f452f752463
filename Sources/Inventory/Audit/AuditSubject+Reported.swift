internal import Factors
internal import Quantities
internal import Tables

extension AuditSubject {
  /// What a published figure is called in a register, such as `el-res-2019 ch4` or `waste 2019`.
  ///
  /// The source follows when several figures are published for the same thing.
  func name(of figure: ReportedFigure) -> String {
    let same = reported.filter {
      $0.year == figure.year && $0.subject == figure.subject && $0.gas == figure.gas
    }
    let words = [
      figure.label, figure.gas?.id ?? "", same.count > 1 ? figure.source : "",
    ]
    let name = words.filter { !$0.isEmpty }.joined(separator: " ")
    // Two figures of one source still need two names.
    guard same.count(where: { $0.source == figure.source }) > 1 else { return name }
    return "\(name) row \(figure.place.row ?? 0)"
  }

  /// Warming potentials that a figure states, else the inventory's.
  ///
  /// - Returns: Nil when the figure states a set that is not known.
  func potentials(of figure: ReportedFigure) -> WarmingPotentials? {
    guard !figure.gwpSet.isEmpty else { return inventory.potentials }
    let horizon = inventory.potentials.horizon
    return library.warmingPotentials(set: figure.gwpSet.lowercased(), horizon: horizon)
  }

  /// What the records behind a figure emit, by gas; nil when none of them was calculated.
  func emissions(behind figure: ReportedFigure) -> EmissionsByGas? {
    switch figure.subject {
    case .record(let id):
      guard let entry = entry(id), entry.record.year == figure.year else { return nil }
      return entry.emissions
    case .total: return sum(figure.year) { _ in true }
    case .sector(let sector): return sum(figure.year) { $0.sector == sector }
    case .subsector(let sector, let name):
      return sum(figure.year) { $0.sector == sector && $0.subsector == name }
    }
  }

  private func sum(_ year: Int, where isIncluded: (ActivityRecord) -> Bool) -> EmissionsByGas? {
    let included = inventory.positions(year).filter { isIncluded(entries[$0].record) }
    guard !included.isEmpty else { return nil }
    return included.reduce(into: .zero) { $0 += entries[$1].emissions }
  }

  /// Metric tons that the records lead to for a figure: of its gas, or CO2e under its potentials.
  func calculated(_ figure: ReportedFigure) -> Double? {
    guard let emissions = emissions(behind: figure) else { return nil }
    if let gas = figure.gas { return emissions[gas] / 1000 }
    return (potentials(of: figure) ?? inventory.potentials).tonnes(emissions)
  }

  /// Published figures by gas of the same source, year and subject; empty when only CO2e is published.
  func gases(beside figure: ReportedFigure) -> [ReportedFigure] {
    reported.filter {
      $0.gas != nil && $0.year == figure.year && $0.subject == figure.subject
        && $0.source == figure.source
    }
  }
}

extension ReportedFigure {
  /// What it is of, in a few words, such as `waste landfill 2019`.
  var label: String {
    switch subject {
    case .total: "total \(year)"
    case .sector(let sector): "\(sector.rawValue) \(year)"
    case .subsector(let sector, let name): "\(sector.rawValue) \(name) \(year)"
    case .record(let id): id
    }
  }

  /// Such as `t CO2e` or `t CH₄`.
  var unitText: String { gas.map { "t \($0.formula)" } ?? "t CO2e" }
}
