internal import Factors
internal import Foundation
internal import Quantities
internal import Tables
internal import Vulnerability

extension WorkspaceReader {
  /// Keys of `community.yaml`.
  private static let keys = [
    "format", "id", "name", "kind", "state", "geoid", "egrid_subregion", "gwp_set",
    "gwp_horizon", "inventory_years", "forecast_base_year", "forecast_end_year",
    "recalculation_threshold_percent", "units",
    "time_zone", "language", "risk_preset", "example", "accent_color",
  ]

  static func readCommunity(
    _ bytes: [UInt8], library: FactorLibrary
  ) -> (Community, [Finding]) {
    let (file, problems) = YAMLFile.read(bytes, file: "community.yaml")
    guard var yaml = file else { return (Community(id: "unnamed", name: "Unnamed"), problems) }
    let years = yaml.years("inventory_years")
    var community = Community(
      id: identifier(&yaml), name: yaml.required("name"),
      kind: yaml.choice("kind", default: .city), state: yaml.text("state") ?? "",
      geoid: yaml.text("geoid") ?? "", subregion: yaml.text("egrid_subregion") ?? "",
      gwpSet: yaml.text("gwp_set") ?? "ar5", gwpHorizon: horizon(&yaml), inventoryYears: years,
      forecastBaseYear: yaml.year("forecast_base_year") ?? years.last,
      forecastEndYear: yaml.year("forecast_end_year") ?? 2050,
      recalculationThreshold: threshold(&yaml),
      units: yaml.choice("units", default: .us), timeZone: yaml.text("time_zone") ?? "",
      language: yaml.text("language") ?? "en", isExample: isExample(&yaml),
      accentColor: accentColor(&yaml))
    community.riskPreset = yaml.choice("risk_preset", default: .vulnerability)
    check(community, library: library, in: &yaml)
    return (community, problems + yaml.findings)
  }

  /// An id that could not name a folder is replaced, so that nothing is ever written by it.
  private static func identifier(_ yaml: inout YAMLFile) -> String {
    let id = yaml.required("id")
    guard !Community.isIdentifier(id) else { return id }
    if !id.isEmpty {
      yaml.find(
        .error, "“\(id)” is not an id: use lower-case letters, digits and hyphens.", key: "id")
    }
    return "unnamed"
  }

  private static func horizon(_ yaml: inout YAMLFile) -> Int {
    guard let text = yaml.text("gwp_horizon") else { return 100 }
    return Int(text) ?? 0
  }

  private static func threshold(_ yaml: inout YAMLFile) -> Double {
    guard let text = yaml.text("recalculation_threshold_percent") else { return 5 }
    if let percent = Double(text), (0.01...100).contains(percent) { return percent }
    yaml.find(
      .error, "“\(text)” is not a percentage between 0.01 and 100; 5 was used.",
      key: "recalculation_threshold_percent")
    return 5
  }

  /// Anything but `false` keeps the mark of an example: a doubt must not remove it.
  private static func isExample(_ yaml: inout YAMLFile) -> Bool {
    guard let text = yaml.text("example") else { return false }
    if ["true", "false"].contains(text.lowercased()) { return text.lowercased() == "true" }
    yaml.find(.error, "“\(text)” must be true or false; it was read as true.", key: "example")
    return true
  }

  /// A color that is no color is left out; one that text cannot be read in is taken, and said.
  private static func accentColor(_ yaml: inout YAMLFile) -> AccentColor? {
    guard let text = yaml.text("accent_color"), !text.isEmpty else { return nil }
    guard let color = AccentColor(text) else {
      yaml.find(
        .warning, "“\(text)” is not a color of six digits such as \"#0b5b4c\", so it was left out.",
        key: "accent_color")
      return nil
    }
    let contrast = color.contrast(with: .white)
    guard contrast < AccentColor.textContrast else { return color }
    let readable = color.reaching(AccentColor.textContrast, on: .white)
    let ratio = (contrast * 10).rounded(.down) / 10
    yaml.find(
      .note,
      "\(color.hex) is too light for text on white: its contrast is \(ratio), and \(AccentColor.textContrast) is needed (WCAG AA). Text takes a darker tone, about \(readable.hex).",
      key: "accent_color")
    return color
  }

  private static func check(
    _ community: Community, library: FactorLibrary, in yaml: inout YAMLFile
  ) {
    if let format = yaml.text("format"), format != "1" {
      yaml.find(
        .error, "Format \(format) is not known; this program reads format 1.", key: "format")
    }
    for key in yaml.keys where !keys.contains(key) {
      let advice = NearestName.advice(on: key, among: keys, atMost: 3)
      yaml.find(.warning, "Cairn does not know the key “\(key)”.\(advice)", key: key)
    }
    checkConventions(community, library: library, in: &yaml)
    checkPlace(community, in: &yaml)
  }

  private static func checkConventions(
    _ community: Community, library: FactorLibrary, in yaml: inout YAMLFile
  ) {
    if library.warmingPotentials(set: community.gwpSet, horizon: community.gwpHorizon) == nil {
      let known = library.warmingPotentials.map { "\($0.set) (\($0.horizon))" }
        .joined(separator: ", ")
      yaml.find(
        .error,
        "There are no warming potentials “\(community.gwpSet)” for \(community.gwpHorizon) years, so nothing was totaled. Known: \(known).",
        key: "gwp_set")
    }
    if !community.subregion.isEmpty,
      !library.gridSubregions.contains(community.subregion.uppercased())
    {
      yaml.find(
        .error, "“\(community.subregion)” is not a grid subregion with known rates.",
        key: "egrid_subregion")
    }
  }

  private static func checkPlace(_ community: Community, in yaml: inout YAMLFile) {
    if !community.timeZone.isEmpty, TimeZone(identifier: community.timeZone) == nil {
      yaml.find(
        .warning, "“\(community.timeZone)” is not a time zone such as America/Chicago.",
        key: "time_zone")
    }
    let isState = community.state.count == 2 && community.state.allSatisfy(\.isUppercase)
    if !community.state.isEmpty, !isState {
      yaml.find(
        .warning, "“\(community.state)” is not a state's two capital letters, such as MN.",
        key: "state")
    }
    let isLanguage = community.language.allSatisfy { $0.isLetter && $0.isASCII || $0 == "-" }
    if !isLanguage {
      yaml.find(
        .error, "“\(community.language)” is not a language such as en.", key: "language")
    }
  }
}
