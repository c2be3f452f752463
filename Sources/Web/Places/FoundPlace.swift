import Factors
import Foundation

/// What a text means as a place: the code that a suggestion gave, or a name that was typed where no scripts run.
enum FoundPlace {
  /// Nothing was written.
  case none
  case place(GazetteerPlace)
  case unknown(written: String, near: [GazetteerPlace])

  init(_ written: String, in gazetteer: Gazetteer) {
    let text = written.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else {
      self = .none
      return
    }
    if let place = gazetteer.place(geoid: text) {
      self = .place(place)
      return
    }
    let matches = gazetteer.search(text, limit: 6)
    // A name like it is another place: whoever asks shall choose it.
    if let best = matches.places.first, !matches.areNearMisses {
      self = .place(best)
    } else {
      self = .unknown(written: text, near: matches.places)
    }
  }

  var place: GazetteerPlace? { if case .place(let place) = self { place } else { nil } }
}

/// Says that a place was not found, with links to those of a name like it.
struct PlaceNotFound {
  let written: String
  let near: [GazetteerPlace]
  let language: Language

  /// - Parameter path: The address of a place's page.
  func html(_ path: (GazetteerPlace) -> String) -> HTML {
    let text = PlaceSearchText.in(language)
    let links = near.map { place in
      "<li><a href=\"\(path(place))\"\("lang", language == .english ? nil : "en")>\(place.title)</a></li>"
        as HTML
    }
    return Notice(
      tone: .caution, title: text.notFound(written),
      detail: links.isEmpty ? .empty : "<p>\(text.nearLead)</p><ul>\(links)</ul>"
    ).html
  }
}
