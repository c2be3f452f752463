internal import Tables

/// The files of a new workspace: every table with its header, and a first draft of the book.
public enum NewWorkspace {
  /// Makes the files, by path.
  ///
  /// - Parameters:
  ///   - id: Lower-case letters, digits and hyphens.
  ///   - years: The inventory years; the forecast starts from the last.
  public static func files(
    id: String, name: String, kind: Community.Kind, state: String, years: [Int]
  ) -> [String: [UInt8]] {
    var texts = ["community.yaml": community(id, name, kind, state, years)]
    for table in WorkspaceTables.all {
      texts[table.file] = CSVTable(file: table.file, header: table.columns).text
    }
    texts["plan/book.yaml"] = book(name)
    texts["plan/01-summary.md"] = summary(name)
    return texts.mapValues { Array($0.utf8) }
  }

  private static func community(
    _ id: String, _ name: String, _ kind: Community.Kind, _ state: String, _ years: [Int]
  ) -> String {
    """
    format: 1
    id: \(id)
    name: \(quoted(name))
    kind: \(kind.rawValue)
    state: \(quoted(state))
    geoid: ""
    # The eGRID subregion of your electricity, such as MROW; see the map at EPA Power Profiler.
    egrid_subregion: ""
    gwp_set: ar5
    gwp_horizon: 100
    inventory_years: [\(years.map(String.init).joined(separator: ", "))]
    forecast_base_year: \(years.last.map(String.init) ?? "")
    forecast_end_year: 2050
    units: us
    time_zone: America/New_York
    language: en

    """
  }

  private static func book(_ name: String) -> String {
    """
    title: \(quoted("Climate Action Plan"))
    subtitle: \(quoted(name))
    date: ""
    cover_figures: []
    chapters:
      - file: 01-summary.md
        audience: all

    """
  }

  private static func summary(_ name: String) -> String {
    """
    # Summary

    This is the first chapter of the plan of \(name.replacing("\n", with: " ")). Fill `inventory.csv`,
    run `cairn check`, then put live figures into the text, such as the total of a year. The list of
    figures is what `cairn explain WORKSPACE` prints.

    """
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: " ") + "\""
  }
}
