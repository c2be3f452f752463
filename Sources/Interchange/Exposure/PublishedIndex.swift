/// Columns by which published tables of tracts say their indices.
///
/// EJScreen's are not among them: its tables name them anew with each edition.
///
/// - Source: column names in the tables of CDC/ATSDR SVI 2014 to 2022 and of CEJST 1.0.
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
  ]

  typealias Measure = TractMeasureImport.Measure
}
