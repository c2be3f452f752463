import Factors
import Foundation

/// A place of the gazetteer in words.
struct PlaceText: Words {
  /// The Census Bureau's words for kinds, where a reader needs another.
  let kinds: [String: String]
  /// Kind, county and state, such as `city in Ramsey County, Minnesota`.
  let inCounty: @Sendable (_ kind: String, _ county: String, _ state: String) -> String
  /// Kind and state of a county.
  let inState: @Sendable (_ kind: String, _ state: String) -> String
  let former: String
  let people: @Sendable (_ count: String) -> String

  static let english = PlaceText(
    kinds: [
      "CDP": "place without a government of its own", "comunidad": "community",
      "zona urbana": "urban zone",
    ],
    inCounty: { "\($0) in \($1), \($2)" }, inState: { "\($0) in \($1)" },
    former: "former county, code no longer used", people: { "\($0) people" })

  static let spanish = PlaceText(
    kinds: [
      "county": "condado", "city": "ciudad", "town": "pueblo", "village": "villa",
      "borough": "municipio (borough)", "township": "municipio (township)",
      "charter township": "municipio (charter township)", "plantation": "plantación",
      "municipality": "municipio", "CDP": "lugar sin gobierno propio", "comunidad": "comunidad",
    ],
    inCounty: { "\($0) en \($1), \($2)" }, inState: { "\($0) en \($1)" },
    former: "antiguo condado, código que ya no se usa", people: { "\($0) habitantes" })

  /// Kind, county, state and population in one line.
  func detail(_ place: GazetteerPlace, in gazetteer: Gazetteer, _ language: Language) -> String {
    var parts: [String]
    switch place.kind {
    case .formerCounty: parts = [inState(former, place.stateName)]
    case .county: parts = [inState(kinds["county"] ?? "county", place.stateName)]
    case .municipality(let word), .namedPlace(let word):
      let county = gazetteer.countyName(place.county) ?? ""
      let kind = kinds[word] ?? word.replacing(" (balance)", with: "")
      parts = [inCounty(kind, county, place.stateName)]
    }
    if let population = place.population {
      let count = population.formatted(.number.locale(language.locale))
      parts.append(people(count))
    }
    return parts.joined(separator: " · ")
  }
}
