internal import Factors

/// The one place of the country that a name or a Census code on the command line means.
enum NamedPlace {
  /// Finds it.
  ///
  /// - Parameter complaint: What is said of a text that is no place, such as `is no place`.
  /// - Throws: `CommandFailure` with near misses where there are any, and with all where a name fits several.
  static func find(
    _ text: String, else complaint: String = "is no place that Cairn knows"
  ) throws -> GazetteerPlace {
    let gazetteer = Gazetteer.standard
    let matches = gazetteer.search(text, limit: 6)
    guard let first = matches.places.first else {
      throw CommandFailure("“\(text)” \(complaint). \(advice(on: text, gazetteer))")
    }
    let names = matches.places.map(written)
    guard !matches.areNearMisses else {
      throw CommandFailure(
        "“\(text)” \(complaint). Did you mean \(names.joined(separator: " or "))?")
    }
    // One place, or the only one so named to the letter.
    let wanted = text.lowercased()
    let exact = matches.places.filter {
      ["\($0.name), \($0.state)", "\($0.name), \($0.stateName)"].contains {
        $0.lowercased() == wanted
      }
    }
    if matches.total == 1 { return first }
    if exact.count == 1, let only = exact.first { return only }
    throw CommandFailure(
      "“\(text)” may be several places: \(names.joined(separator: "; ")). Write its code.")
  }

  /// A spreadsheet may have dropped the zero in front of a code.
  private static func advice(on text: String, _ gazetteer: Gazetteer) -> String {
    if text.allSatisfy(\.isNumber), let place = gazetteer.place(geoid: "0\(text)") {
      return "Did you mean \(written(place))?"
    }
    return "Write it as “Hennepin County, MN” or 27053."
  }

  /// A place as findings name it, such as `Hennepin County, MN (27053)`.
  static func written(_ place: GazetteerPlace) -> String { "\(place.title) (\(place.geoid))" }
}
