import Factors
import Foundation
import Workspace

/// What is known of a place before anybody has said anything: what a new workspace starts with.
struct PlaceSettings: Sendable {
  let place: GazetteerPlace
  let gazetteer = Gazetteer.standard
  let grid: GridPlaceAnswer

  /// Nil when no place has the code.
  init?(geoid: String) {
    guard let place = gazetteer.place(geoid: geoid) else { return nil }
    self.place = place
    grid = GridPlaces.standard.candidates(county: place.county)
  }

  var kind: Community.Kind { place.isCounty ? .county : .city }

  var county: String { gazetteer.countyName(place.county) ?? "" }

  var timeZone: String { gazetteer.timeZone(of: place) ?? "America/New_York" }

  /// The time zones of the United States, for a choice.
  static let timeZones = [
    "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix",
    "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico",
  ]

  /// An address for the workspace, such as `st-paul-mn`.
  var identifier: String { Self.identifier(place.title) }

  /// Lower-case letters, digits and hyphens of a name; at most 60.
  static func identifier(_ name: String) -> String {
    let plain = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    let words = plain.replacing("'", with: "")
      .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    var id = ""
    for word in words where id.utf8.count + word.utf8.count < 60 {
      id += id.isEmpty ? String(word) : "-\(word)"
    }
    return id
  }
}
