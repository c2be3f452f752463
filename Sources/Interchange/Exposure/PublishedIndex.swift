internal import Tables

/// Columns by which published tables of tracts say their indices.
///
/// - Source: column names in the tables of CDC/ATSDR SVI 2014 to 2022 and of CEJST 1.0 and 2.0; those of EJScreen 2.3 as
///   programs that read its tables of tracts list them, which nobody has held against EPA's own file.
enum PublishedIndex {
  /// Names of the column with the tract's code, in lower case, the surest first.
  static let codes = [
    "fips", "geoid10_tract", "census tract 2010 id", "geoid20", "geoid10", "geoid", "tract", "id",
    "stcnty_tract",
  ]
  static let names = ["location", "namelsad", "name"]
  static let populations = ["e_totpop", "total population", "acstotpop", "population"]

  /// Measures of publishers, by the column's name.
  static let measures = [
    Measure(field: "RPL_THEMES", name: "overall", kind: .percentile),
    Measure(field: "RPL_THEME1", name: "socioeconomic", kind: .percentile),
    Measure(field: "RPL_THEME2", name: "household", kind: .percentile),
    Measure(field: "RPL_THEME3", name: "minority", kind: .percentile),
    Measure(field: "RPL_THEME4", name: "housing-transport", kind: .percentile),
    Measure(field: "Identified as disadvantaged", name: "disadvantaged", kind: .flag),
    Measure(
      field: "Definition N community, including adjacency index tracts", name: "disadvantaged",
      kind: .flag),
    Measure(field: "Is low income?", name: "low-income", kind: .flag),
    Measure(field: "Is low income (imputed and adjusted)?", name: "low-income", kind: .flag),
    // Those of the table that comes with Cairn.
    Measure(field: "disadvantaged", name: "disadvantaged", kind: .flag),
    Measure(field: "low_income", name: "low-income", kind: .flag),
    // EJScreen's percentiles among the nation's tracts, 0 to 100.
    Measure(field: "P_DEMOGIDX_2", name: "demographic-index", kind: .percent),
    Measure(field: "P_DEMOGIDX_5", name: "supplemental-demographic-index", kind: .percent),
    Measure(field: "P_PEOPCOLORPCT", name: "people-of-color", kind: .percent),
    Measure(field: "P_LOWINCPCT", name: "low-income-share", kind: .percent),
    Measure(field: "P_UNEMPPCT", name: "unemployment", kind: .percent),
    Measure(field: "P_DISABILITYPCT", name: "disability", kind: .percent),
    Measure(field: "P_LINGISOPCT", name: "limited-english", kind: .percent),
    Measure(field: "P_LESSHSPCT", name: "less-than-high-school", kind: .percent),
    Measure(field: "P_UNDER5PCT", name: "under-5", kind: .percent),
    Measure(field: "P_OVER64PCT", name: "over-64", kind: .percent),
    Measure(field: "P_LIFEEXPPCT", name: "low-life-expectancy", kind: .percent),
    Measure(field: "P_PM25", name: "pm25", kind: .percent),
    Measure(field: "P_OZONE", name: "ozone", kind: .percent),
    Measure(field: "P_DSLPM", name: "diesel-particulates", kind: .percent),
    Measure(field: "P_PTRAF", name: "traffic", kind: .percent),
    Measure(field: "P_LDPNT", name: "lead-paint", kind: .percent),
    Measure(field: "P_NO2", name: "nitrogen-dioxide", kind: .percent),
    Measure(field: "P_DWATER", name: "drinking-water", kind: .percent),
    Measure(field: "P_PWDIS", name: "wastewater", kind: .percent),
  ]

  /// The editions that a table may be, by its columns and its name; empty where neither tells.
  ///
  /// Columns of the Social Vulnerability Index changed with the edition of 2020 and are the same within 2014 to 2018 and
  /// within 2020 to 2022, so that often only the name tells the year.
  static func editions(of table: CSVTable) -> [String] {
    let fields = Set(table.header.map { $0.lowercased() })
    let fitting = editions.filter { $0.marks.isSubset(of: fields) }.map(\.overlays).first ?? []
    let named = fitting.filter { overlay in
      overlay.split(separator: "-").last.map { table.file.contains($0) } == true
    }
    return fitting.count > 1 && named.count == 1 ? named : fitting
  }

  /// Columns that all tables of some editions have, the most telling first.
  private static let editions: [(marks: Set<String>, overlays: [String])] = [
    (["rpl_themes", "ep_pov150"], ["svi-2020", "svi-2022"]),
    (["rpl_themes", "ep_pov"], ["svi-2014", "svi-2016", "svi-2018"]),
    (["rpl_themes"], ["svi-2014", "svi-2016", "svi-2018", "svi-2020", "svi-2022"]),
    (["identified as disadvantaged in v1.0"], ["cejst-2-0"]),
    (["identified as disadvantaged"], ["cejst-1-0"]),
    (["definition n community, including adjacency index tracts"], ["cejst-1-0"]),
    (["p_demogidx_2", "p_no2", "p_dwater"], ["ejscreen-2-3"]),
  ]

  typealias Measure = TractMeasureImport.Measure
}
