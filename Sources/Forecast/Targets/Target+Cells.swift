internal import Factors
internal import Inventory
internal import Quantities

extension Target {
  /// The cells of a row of `targets.csv` that say the same, by column, without empty ones.
  public var cells: [String: String] {
    let optional: [String: Double?] = [
      "reduction_percent": reduction.map { $0 * 100 }, "allowed_tonnes": allowedTonnes,
      "removals_tonnes": removals, "hdi_country": fairShare.countryIndex,
      "hdi_world": fairShare.worldIndex,
      "global_reduction_percent": fairShare.globalReduction.map { $0 * 100 },
      "budget_tonnes": budget.tonnes, "temperature": budget.temperature,
      "probability": budget.probability, "adopted_base_tonnes": adoptedBase,
    ]
    var cells = [
      "id": id, "name": name, "kind": kind.rawValue, "base_year": String(baseYear),
      "year": String(year), "sector": sector?.rawValue ?? "",
      "covers": covers.words.joined(separator: " "), "leads_to": leadsTo,
      "shape": leadsTo.isEmpty ? "" : shape.rawValue,
      "allocation": budget.allocation?.rawValue ?? "", "source": source,
      "status": status.rawValue, "note": note,
    ]
    for (column, value) in optional { cells[column] = value.map(Self.plain) ?? "" }
    return cells.filter { !$0.value.isEmpty }
  }

  /// The columns that a kind reads beside those of every target.
  public static func columns(of kind: Kind) -> Set<String> {
    switch kind {
    case .absolute, .perCapita, .pledge: ["reduction_percent", "covers", "adopted_base_tonnes"]
    case .fairShare:
      [
        "reduction_percent", "covers", "hdi_country", "hdi_world", "global_reduction_percent",
        "adopted_base_tonnes",
      ]
    case .netZero: ["reduction_percent", "covers", "removals_tonnes", "adopted_base_tonnes"]
    case .interim: ["leads_to", "shape", "covers", "adopted_base_tonnes"]
    case .budget: ["budget_tonnes", "temperature", "probability", "allocation"]
    case .own: ["allowed_tonnes", "covers", "adopted_base_tonnes"]
    }
  }

  /// Columns that some kinds read and others do not.
  public static let ownColumns = Kind.allCases.reduce(into: Set<String>()) {
    $0.formUnion(columns(of: $1))
  }

  private static func plain(_ value: Double) -> String {
    // A percentage of 0.635 is 63.5, not 63.50000000000001.
    NumberText.cell((value * 1e6).rounded() / 1e6)
  }
}
