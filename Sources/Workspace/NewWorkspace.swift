internal import Tables

/// The files of a new workspace: every table with its header, and a first draft of the book.
public enum NewWorkspace {
  /// Where a community lies and how its readers count and read, as far as it is known at the beginning.
  public struct Setting: Hashable, Sendable {
    /// The Census code; empty when not known.
    public var geoid: String
    /// Such as `MROW`; empty when not known.
    public var subregion: String
    public var timeZone: String
    public var units: Community.UnitSystem
    /// `en` or `es`.
    public var language: String

    public init(
      geoid: String = "", subregion: String = "", timeZone: String = "America/New_York",
      units: Community.UnitSystem = .us, language: String = "en"
    ) {
      self.geoid = geoid
      self.subregion = subregion
      self.timeZone = timeZone
      self.units = units
      self.language = language
    }
  }

  /// Makes the files, by path.
  ///
  /// - Parameters:
  ///   - id: Lower-case letters, digits and hyphens.
  ///   - years: The inventory years; the forecast starts from the last.
  public static func files(
    id: String, name: String, kind: Community.Kind, state: String, years: [Int],
    setting: Setting = Setting()
  ) -> [String: [UInt8]] {
    var texts = ["community.yaml": community(id, name, kind, state, years, setting)]
    for table in WorkspaceTables.all {
      texts[table.file] = CSVTable(file: table.file, header: table.columns).text
    }
    texts["plan/book.yaml"] = book(setting.language)
    texts["plan/01-summary.md"] = summary(name, setting.language)
    return texts.mapValues { Array($0.utf8) }
  }

  private static func community(
    _ id: String, _ name: String, _ kind: Community.Kind, _ state: String, _ years: [Int],
    _ setting: Setting
  ) -> String {
    """
    format: 1
    id: \(id)
    name: \(quoted(name))
    kind: \(kind.rawValue)
    state: \(quoted(state))
    geoid: \(quoted(setting.geoid))
    # The eGRID subregion of your electricity, such as MROW; see the map at EPA Power Profiler.
    egrid_subregion: \(quoted(setting.subregion))
    gwp_set: ar5
    gwp_horizon: 100
    inventory_years: [\(years.map(String.init).joined(separator: ", "))]
    forecast_base_year: \(years.last.map(String.init) ?? "")
    forecast_end_year: 2050
    units: \(setting.units.rawValue)
    time_zone: \(setting.timeZone)
    language: \(setting.language)

    """
  }

  private static func book(_ language: String) -> String {
    """
    title: \(quoted(language == "es" ? "Plan de acción climática" : "Climate Action Plan"))
    subtitle: ""
    date: ""
    cover_figures: []
    chapters:
      - file: 01-summary.md
        audience: all

    """
  }

  private static func summary(_ name: String, _ language: String) -> String {
    let name = name.replacing("\n", with: " ")
    guard language != "es" else {
      return """
        # Resumen

        Este es el primer capítulo del plan de \(name). Diga para qué es el plan y qué viene primero.
        En el texto pueden estar cifras del plan, como el total de un año.

        """
    }
    return """
      # Summary

      This is the first chapter of the plan of \(name). Say what the plan is for and what comes first.
      Figures of the plan, such as the total of a year, can stand in the text.

      """
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: " ") + "\""
  }
}
