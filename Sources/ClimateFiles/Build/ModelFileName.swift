public import Climate

/// Model, scenario and variable as the usual archives write them into the names of their files.
///
/// Read are CMIP5 and CMIP6 (`tasmax_day_CanESM5_ssp245_r1i1p1f1_gn_…`), NEX-GDDP (`tasmax_day_BCSD_rcp45_r1i1p1_inmcm4_2050`),
/// LOCA (`tasmax_day_CCSM4_rcp45_r6i1p1_20060101-….LOCA_….16th`), LOCA2 (`tasmax.CanESM5.ssp245.r1i1p1f1.2015-2044.…`) and BCCAQv2.
/// - Limits: A name of another pattern is not guessed at; list such files in a manifest.
public struct ModelFileName: Hashable, Sendable {
  public let model: String
  /// Such as `historical`, `rcp85`, `ssp245`.
  public let scenario: String
  /// True when the file begins with the historical run, as in `historical+rcp85`.
  public let includesHistory: Bool
  /// Nil when the file holds several variables.
  public let variable: ClimateVariable?
  /// Which run of the model it is, such as `r1i1p1f1`; empty when the name does not tell.
  public let member: String

  /// Nil when the name has no model or no scenario.
  public init?(_ name: String) {
    let words = name.split(whereSeparator: { $0 == "_" || $0 == "." }).map(String.init)
      .filter { !["nc", "nc4", "zarr"].contains($0) }
    guard let place = words.firstIndex(where: { Self.scenario($0) != nil }),
      let scenario = Self.scenario(words[place])
    else { return nil }
    self.scenario = scenario.name
    includesHistory = scenario.includesHistory
    member = words.first(where: Self.isMember) ?? ""
    variable = words.lazy.compactMap { ClimateVariable(fileName: $0) }.first
    // What stands before `day` is a project or a variable; a model is the first word that is nothing else.
    let start = words.firstIndex(of: "day").map { $0 + 1 } ?? 0
    let model = words[start...].first { word in
      Self.scenario(word) == nil && ClimateVariable(fileName: word) == nil && Self.isModel(word)
    }
    guard let model else { return nil }
    self.model = model
  }

  /// A scenario as files and manifests write it, and whether the historical run is in it; nil when it is none.
  static func scenario(_ word: String) -> (name: String, includesHistory: Bool)? {
    // RCP8.5 and SSP2-4.5 are written so by people, rcp85 and ssp245 by archives.
    let lower = word.lowercased().filter { $0 != "." && $0 != "-" }
    for prefix in ["historical+", "hist+"] where lower.hasPrefix(prefix) {
      return scenario(String(lower.dropFirst(prefix.count))).map { ($0.name, true) }
    }
    if lower == "historical" || lower == "hist" { return ("historical", false) }
    let digits = lower.drop { $0.isLetter }
    let isPathway =
      lower.hasPrefix("rcp") && (digits.count == 2 || digits.count == 3)
      || lower.hasPrefix("ssp") && digits.count == 3
    guard isPathway, digits.allSatisfy(\.isNumber) else { return nil }
    return (lower, false)
  }

  private static func isModel(_ word: String) -> Bool {
    let methods = ["BCSD", "BCCAQv2", "LOCA", "MACAv2", "MBCn", "ESDM", "DBCCA"]
    let grids = ["gn", "gr", "gr1", "gr2", "day", "daily"]
    let lower = word.lowercased()
    if methods.contains(where: { lower.hasPrefix($0.lowercased()) }) || grids.contains(lower) {
      return false
    }
    return word.contains(where: \.isLetter) && !isMember(word)
  }

  /// True for `r1i1p1` and `r1i1p1f1`.
  private static func isMember(_ word: String) -> Bool {
    var letters = word.filter(\.isLetter)
    if letters.hasSuffix("f") { letters.removeLast() }
    return letters == "rip" && word.allSatisfy { $0.isNumber || "ripf".contains($0) }
  }

  /// A file's name without the edition of the data that archives put at its end, and that edition: `…_1950_v1.1.nc` is
  /// `…_1950.nc` and 1.1, and a name without one has the edition 0.
  static func edition(_ name: String) -> (name: String, edition: [Int]) {
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    guard let last = parts.last, last.first == "v", let dot = last.lastIndex(of: ".") else {
      return (name, [0])
    }
    let numbers = last[..<dot].dropFirst().split(
      separator: ".", omittingEmptySubsequences: false
    ).map { Int($0) }
    guard numbers.allSatisfy({ $0 != nil }) else { return (name, [0]) }
    return (
      parts.dropLast().joined(separator: "_") + last[dot...], numbers.compactMap { $0 }
    )
  }
}
