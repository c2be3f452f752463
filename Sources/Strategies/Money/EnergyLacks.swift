internal import Tables

/// Energies without a price, gathered so that each is told once with its years.
struct EnergyLacks {
  private var order: [EnergyChange.Subject] = []
  private var years: [EnergyChange.Subject: [Int]] = [:]
  private var missing: Set<EnergyChange.Subject> = []
  private var withoutIndex: [Int] = []
  private var mixed: [CashFlows.Gap] = []
  /// What is no energy and has no price, such as waste.
  var unpriced: Set<String> = []

  mutating func add(_ lack: PriceBook.Lack, _ subject: EnergyChange.Subject, _ year: Int) {
    if lack == .noRow, !subject.isEnergy {
      unpriced.insert(subject.title)
      return
    }
    if case .noIndex(let from) = lack {
      if !withoutIndex.contains(from) { withoutIndex.append(from) }
      return
    }
    if case .mixedUnits(let place) = lack {
      let gap = CashFlows.Gap.mixedUnits(subject: subject.title, place)
      if !mixed.contains(gap) { mixed.append(gap) }
      return
    }
    if lack == .noRow { missing.insert(subject) }
    if years[subject] == nil { order.append(subject) }
    years[subject, default: []].append(year)
  }

  func gaps(dollarsOf: Int) -> [CashFlows.Gap] {
    let prices = Place(file: "prices.csv", column: "price_year")
    var seen: Set<String> = []
    return mixed + withoutIndex.map { .noIndex(from: $0, to: dollarsOf, prices) }
      + order.filter { seen.insert($0.title).inserted }.map { subject in
        missing.contains(subject)
          ? .noPrice(subject: subject.title)
          : .noPriceIn(subject: subject.title, years: Set(years[subject] ?? []).sorted())
      }
  }
}

extension EnergyChange.Subject {
  /// In few words, such as `natural gas, residential`.
  var title: String {
    let name = activity.split(separator: "-").joined(separator: " ")
    return "\(name), \(subsector.isEmpty ? "wherever it is used" : subsector)"
  }

  /// Who usually pays for it; nil where it depends on who owns what makes it.
  var usualPayer: Payer? {
    switch (sector, subsector) {
    case ("", _): nil
    case (_, "residential"): .household
    case ("transportation", _): .household
    case ("buildings", _), ("industry", _), ("agriculture", _): .business
    default: .government
    }
  }
}
