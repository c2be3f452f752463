import Tables

/// The series of a chart with their colors, said under the drawing where a window is too narrow to show its labels.
///
/// As `explore-charts.js` finds them: a name that several values share is a series, such as a sector over the years.
struct SpecLegend {
  struct Entry: Hashable {
    let name: String
    let color: String
  }

  /// In the order of the drawing; empty for a chart of fewer than two series.
  let entries: [Entry]

  init(_ spec: String) {
    guard let root = try? JSONReader.value(of: Array(spec.utf8)) else {
      entries = []
      return
    }
    var names: [String] = []
    var found: [String: (color: String, count: Int)] = [:]
    for unit in Self.units(of: root) {
      let mark = unit["mark"]
      let common = mark?["stroke"]?.text ?? mark?["fill"]?.text
      for datum in unit["data"]?["values"]?.items ?? [] {
        guard let name = datum["name"]?.text, !name.isEmpty,
          let color = datum["color"]?.text ?? common
        else { continue }
        if found[name] == nil { names.append(name) }
        found[name, default: (color, 0)].count += 1
      }
    }
    let series = names.compactMap { name in
      found[name].flatMap { $0.count > 1 ? Entry(name: name, color: $0.color) : nil }
    }
    // Colors that many names share, such as those of a timeline's terms, tell no name from another.
    let colors = Set(series.map(\.color)).count
    entries = series.count > 1 && colors * 2 > series.count ? series : []
  }

  /// Every part of a specification that draws.
  private static func units(of part: JSONValue) -> [JSONValue] {
    part["layer"]?.items.map { $0.flatMap(units) } ?? [part]
  }

  /// The drawing's description and table say it to a screen reader already.
  var html: HTML {
    guard !entries.isEmpty else { return .empty }
    let items = entries.map { entry in
      """
      <li><svg viewBox="0 0 10 10"><rect width="10" height="10" fill="\(entry.color)"></rect></svg>\(entry.name)</li>
      """ as HTML
    }
    return "<ul class=\"chart__legend\" aria-hidden=\"true\">\n\(items)\n</ul>"
  }
}
