import Factors
import Foundation
import Tables
import Workspace

/// The settings that a form has, as texts by their keys of `community.yaml`.
struct CommunitySettings: Sendable, Equatable {
  /// Keys of the file in the order of the form; the warming potentials are one field of two keys.
  static let keys = [
    "name", "kind", "state", "geoid", "egrid_subregion", "gwp_set", "gwp_horizon",
    "inventory_years", "forecast_base_year", "forecast_end_year",
    "recalculation_threshold_percent", "units", "time_zone", "language", "risk_preset", "example",
    "accent_color",
  ]

  private(set) var values: [String: String]

  subscript(key: String) -> String { values[key] ?? "" }

  /// What a file says, with what counts where it says nothing.
  init(_ file: CommunityText) throws(SettingsEditError) {
    values = [
      "kind": "city", "gwp_set": "ar5", "gwp_horizon": "100", "forecast_end_year": "2050",
      "recalculation_threshold_percent": "5", "units": "us", "language": "en",
      "risk_preset": "vulnerability-5",
      "example": "false",
    ]
    for key in Self.keys where key != "inventory_years" {
      if let text = try file.text(key), !text.isEmpty { values[key] = text }
    }
    values["inventory_years"] = try file.list("inventory_years").joined(separator: ", ")
  }

  /// What a form says; fields that it does not have stay as they were.
  init(_ form: FormData, over old: CommunitySettings) {
    values = old.values
    for key in Self.keys where form[key] != nil { values[key] = form.text(key) }
    let potentials = form.text("potentials").split(separator: "/").map(String.init)
    if potentials.count == 2 {
      (values["gwp_set"], values["gwp_horizon"]) = (potentials[0], potentials[1])
    }
    values["inventory_years"] = years(self["inventory_years"]).joined(separator: ", ")
  }

  private func years(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map(String.init)
  }

  /// The keys whose values differ.
  func keys(differingFrom other: CommunitySettings) -> [String] {
    Self.keys.filter { self[$0] != other[$0] }
  }

  /// Writes some keys into a file, whose every other byte stays.
  func write(_ keys: [String], into file: inout CommunityText) throws(SettingsEditError) {
    for key in keys {
      if key == "inventory_years" {
        try file.set(key, to: years(self[key]))
      } else {
        try file.set(key, to: self[key])
      }
    }
  }

  /// What is wrong with the settings of a file, by the field of the form.
  static func problems(
    _ bytes: [UInt8], changed: [String], library: FactorLibrary
  ) -> FormErrors {
    var errors = FormErrors()
    let read = try? WorkspaceFolder.read(files: ["community.yaml": bytes], library: library)
    for finding in read?.findings ?? []
    where finding.place.file == "community.yaml" && finding.severity >= .warning {
      guard let key = finding.place.column, changed.contains(key) else { continue }
      errors.add(
        key.hasPrefix("gwp") ? "potentials" : key, Language.ofReader.said(finding.message))
    }
    return errors
  }
}
