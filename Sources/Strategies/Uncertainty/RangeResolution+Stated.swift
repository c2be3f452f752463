internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables

/// Ranges that stand beside the numbers themselves, in the inventory and in `costs.csv`.
extension RangeResolution {
  /// Ranges of activities and factors that the inventory states or its data quality implies.
  mutating func readInventory() {
    let terms = projection.inventory.uncertainTerms(projection.years.lowerBound)
      .filter { records[$0.id] != nil }
    var factors: [String: [(id: String, range: UncertaintyRange)]] = [:]
    var order: [String] = []
    var unknown: [String] = []
    // A record of the base year whose row in ranges.csv is of each factor.
    var rows: [String: String] = [:]
    for term in terms {
      if let activity = term.activity, isNew(.record(term.id)) {
        add(activity, "\(title(term.id)): activity", .record(term.id))
      }
      if known.contains(.factor([term.id])) {
        if !term.factorKey.isEmpty { rows[term.factorKey] = rows[term.factorKey] ?? term.id }
      } else if let factor = term.factor {
        let key = term.factorKey.isEmpty ? term.id : term.factorKey
        if factors[key] == nil { order.append(key) }
        factors[key, default: []].append((term.id, factor))
      }
      let hasActivity = known.contains(.record(term.id))
      let hasFactor = term.factor != nil || known.contains(.factor([term.id]))
      if term.activity == nil, !hasActivity || !hasFactor {
        unknown.append(term.id)
      }
    }
    let joined = readBaseYears(sharing: Set(order), rows: rows)
    for key in order {
      // Records that share a factor err together; the widest of unlike ranges stands for all.
      guard let members = factors[key],
        let widest = members.map(\.range).max(by: { $0.percent < $1.percent })
      else { continue }
      add(
        widest, "\(commonTitle(of: members.map(\.id))): emission factor",
        .factor(members.map(\.id) + (joined[key] ?? [])))
    }
    guard !unknown.isEmpty else { return }
    let named = unknown.prefix(5).map { "“\($0)”" }.joined(separator: ", ")
    let rest = unknown.count > 5 ? " and \(unknown.count - 5) more" : ""
    held.append(
      "The inventory says nothing of how sure \(named)\(rest) \(unknown.count == 1 ? "is" : "are"), so what is not known of them is held at its value. It is not taken as sure."
    )
  }

  /// Reads the ranges of inventories that targets count from.
  ///
  /// - Parameters:
  ///   - keys: Factors of the forecast's base year that the inventory has a range of.
  ///   - rows: Those that a row of `ranges.csv` is of, each with a record of it.
  /// - Returns: By factor with a range of the inventory: records of other years that it is of, too. They take its range, so that
  ///   one draw is of all; so do those of a row.
  private mutating func readBaseYears(
    sharing keys: Set<String>, rows: [String: String]
  ) -> [String: [String]] {
    let base = projection.years.lowerBound
    let years = Dictionary(pastRecords.map { ($0.id, $0.year) }) { first, _ in first }
    var joined: [String: [String]] = [:]
    var own: [String: [(id: String, range: UncertaintyRange)]] = [:]
    for year in baseYears {
      for term in projection.inventory.uncertainTerms(year) where years[term.id] == year {
        if let activity = term.activity, isNew(.record(term.id)) {
          let title = pastTitle(term.id)
          add(
            activity, "\(title): activity", .record(term.id),
            drawnAs: "\(title) in \(year): activity")
        }
        guard !known.contains(.factor([term.id])) else { continue }
        let shared = Self.key(term.factorKey, of: year, in: base)
        if let shared, keys.contains(shared) {
          joined[shared, default: []].append(term.id)
        } else if let shared, let record = rows[shared] {
          share(factorOf: record, with: [term.id])
        } else if let factor = term.factor {
          own[shared ?? "\(term.id) \(year)", default: []].append((term.id, factor))
        }
      }
    }
    for (key, members) in own.sorted(by: { $0.key < $1.key }) {
      guard let widest = members.map(\.range).max(by: { $0.percent < $1.percent }) else { continue }
      add(widest, "\(key): emission factor of earlier years", .factor(members.map(\.id)))
    }
    return joined
  }

  /// The key that a factor of a year has in another; nil for a factor of its own.
  private static func key(_ key: String, of year: Int, in other: Int) -> String? {
    let end = " \(year)"
    return key.hasSuffix(end) ? "\(key.dropLast(end.count)) \(other)" : nil
  }

  private func pastTitle(_ id: String) -> String {
    pastRecords.first { $0.id == id }?.title ?? id
  }

  private func title(_ id: String) -> String { records[id]?.title ?? id }

  /// What records that share a factor have in common, such as “Natural gas”; for a single one its own title.
  private func commonTitle(of ids: [String]) -> String {
    let titles = ids.map { title($0).split(separator: ", ") }
    let shared = titles.dropFirst().reduce(titles.first ?? []) { shared, next in
      Array(zip(shared, next).prefix { $0 == $1 }.map(\.0))
    }
    return
      (shared.isEmpty
      ? titles.map { $0.joined(separator: ", ") } : [shared.joined(separator: ", ")])
      .joined(separator: "; ")
  }

  /// - Parameter name: What its draws are told from others by; the title unless given.
  private mutating func add(
    _ range: UncertaintyRange, _ title: String, _ reach: UncertainInput.Reach,
    drawnAs name: String? = nil
  ) {
    guard range.percent.isFinite, range.percent > 0 else { return }
    _ = isNew(reach)
    let origin =
      switch range.origin {
      case .stated: "stated in the inventory"
      case .defaulted(let citation): "default, \(citation)"
      }
    append(
      UncertainInput(
        id: "inventory: \(name ?? title)", title: title,
        text: "\(range.distribution.rawValue), ± \(NumberText.significant(range.percent)) %",
        source: origin, place: nil, isOfInventory: true, reach: reach,
        shape: DrawShape(multiple: range).within(0 ... .infinity), stated: 1))
  }

  /// Costs that state their least and most: most likely the amount itself.
  mutating func readCosts() {
    for row in costs where row.amount != 0 && (row.what == .capital || row.what == .operating) {
      guard let low = row.low, let high = row.high, low <= row.amount, row.amount <= high,
        isNew(.costRow(row.place))
      else { continue }
      let range = InputRange(
        id: "cost: \(row.id)", what: .cost, subject: row.id, parameter: "",
        distribution: .triangular, low: low, best: row.amount, high: high, source: row.source,
        note: "", place: row.place)
      append(
        UncertainInput(
          id: range.id, title: "\(title(of: row)): \(row.what.rawValue) cost",
          text: "triangular, \(ends(range))", source: row.source, place: row.place,
          isOfInventory: false, reach: .costRow(row.place),
          shape: DrawShape(range, best: row.amount, scale: 1 / row.amount), stated: 1))
    }
  }
}
