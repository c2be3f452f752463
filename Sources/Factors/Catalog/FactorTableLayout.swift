/// Which columns of a table mean what, so that every table can be listed in one form.
///
/// A table without a layout of its own is listed by the column names that recur: `id`, `gas`, `value`,
/// `unit`, `per`, `edition`, `year`, `subregion` or `region`, `source` and `status`.
struct FactorTableLayout {
  /// The table's name without ending.
  let table: String
  /// What it holds, in words; a reader searches these too.
  let title: String
  /// Columns that say what a row is about, in order; empty means every column of no other meaning.
  var subject: [String] = []
  var value = "value"
  /// The unit of every row; empty means the column `unit`.
  var unit = ""
  /// The column of what it is per.
  var per = "per"
  /// Columns that make the edition, in order.
  var edition = ["edition"]
  /// True when a table without a `status` column was read in its named source.
  var isVerified = false

  /// The layout of a table by name.
  static func named(_ table: String) -> FactorTableLayout {
    if let layout = all[table] { return layout }
    for (prefix, title) in [("constants-", "Constants"), ("activity-", "Factors by activity")]
    where table.hasPrefix(prefix) {
      return FactorTableLayout(table: table, title: "\(title), \(table.dropFirst(prefix.count))")
    }
    return FactorTableLayout(table: table, title: words(table))
  }

  /// True for a table of numbers: one with a layout of its own, or with a column `value`.
  static func isListed(_ table: String, columns: [String]) -> Bool {
    all[table] != nil || columns.contains("value")
  }

  private static let all: [String: FactorTableLayout] = Dictionary(
    uniqueKeysWithValues: (energy + transport + waste + other).map { ($0.table, $0) })

  private static let energy = [
    FactorTableLayout(
      table: "combustion", title: "Stationary combustion of fuels", subject: ["fuel"]),
    FactorTableLayout(
      table: "fuels", title: "Heat content of fuels, higher heating value", subject: ["name"],
      value: "heat_content_mmbtu_per_unit", unit: "mmBtu", per: "unit", isVerified: true),
    FactorTableLayout(
      table: "fuel-blends", title: "Composition of fuel blends by volume",
      subject: ["blend", "fuel"], value: "share_by_volume", unit: "share by volume"),
    FactorTableLayout(
      table: "egrid", title: "Grid electricity, total output rate",
      edition: ["edition", "revision"]),
    FactorTableLayout(
      table: "egrid-nonbaseload", title: "Grid electricity, non-baseload output rate"),
    FactorTableLayout(
      table: "egrid-fuel-mix", title: "Grid electricity, generation mix", subject: ["fuel"],
      value: "share_percent", unit: "percent of generation", edition: ["year", "revision"],
      isVerified: true),
    FactorTableLayout(
      table: "grid-path", title: "Grid electricity, reference path of average intensity",
      edition: ["path"]),
    FactorTableLayout(
      table: "energy-prices", title: "Retail energy prices", subject: ["fuel"],
      edition: ["scenario"], isVerified: true),
  ]

  private static let transport = [
    FactorTableLayout(
      table: "mobile-co2", title: "Vehicle fuels, carbon dioxide", subject: ["fuel"]),
    FactorTableLayout(
      table: "mobile-ch4-n2o", title: "Road vehicles, methane and nitrous oxide per distance",
      subject: ["vehicle", "fuel"]),
    FactorTableLayout(
      table: "nonroad", title: "Non-road vehicles and equipment",
      subject: ["vehicle", "fuel", "engine"]),
    FactorTableLayout(
      table: "transport-activity", title: "Travel and freight per distance", subject: ["vehicle"]),
    FactorTableLayout(
      table: "new-vehicle-fuel-economy", title: "Fuel economy of new vehicles", subject: ["class"],
      edition: ["scenario"], isVerified: true),
  ]

  private static let waste = [
    FactorTableLayout(
      table: "waste-doc", title: "Degradable organic carbon of waste", subject: ["material"],
      value: "doc_fraction", unit: "kg C/kg wet waste"),
    FactorTableLayout(
      table: "waste-parameters", title: "Constants of landfills and waste combustion",
      subject: ["parameter", "variant"]),
    FactorTableLayout(
      table: "waste-treatment", title: "Composting, digestion, incineration and open burning",
      subject: ["treatment", "basis"]),
    FactorTableLayout(
      table: "wastewater", title: "Constants of wastewater methods", subject: ["parameter"]),
  ]

  private static let other = [
    FactorTableLayout(
      table: "gwp", title: "Global warming potentials, GWP", unit: "kg CO2e per kg",
      edition: ["set", "horizon_years"]),
    FactorTableLayout(
      table: "refrigerant-blends", title: "Composition of refrigerant blends by mass",
      subject: ["blend", "component"], value: "share", unit: "share by mass"),
    FactorTableLayout(
      table: "land", title: "Carbon uptake and stock of land", subject: ["cover", "parameter"]),
  ]

  /// An identifier as words, such as `Natural gas`; a refrigerant as it is printed, such as `R-404A`.
  ///
  /// The parts of `landfilled:mixed-msw` are set apart by commas.
  static func words(_ id: String) -> String {
    if id.contains(":") {
      let parts = id.split(separator: ":").map { words(String($0)) }
      return ([parts.first ?? ""] + parts.dropFirst().map(lowerFirst)).joined(separator: ", ")
    }
    let parts = id.split(separator: "-")
    if parts.count > 1, parts[0].count <= 4, parts[1].first?.isNumber == true {
      return id.uppercased()
    }
    let text = id.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// In lower case after a comma, unless it is an abbreviation.
  static func lowerFirst(_ text: String) -> String {
    guard text.dropFirst().first?.isLowercase == true else { return text }
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
