import Climate
import Factors
import Quantities

/// The places of an atlas, those of the community first, and which of them is proposed.
struct AtlasPlaceList: Sendable {
  struct Item: Codable, Hashable, Sendable {
    let id: String
    let name: String
    /// From the community's middle; nil where one of the two positions is not known.
    let kilometers: Double?
  }

  /// The nearest first; those without a position last, in the order of the atlas.
  let items: [Item]
  /// The one whose id is the community's or its county's, else the nearest, else the only one; nil where nothing tells.
  let proposed: Item?

  /// - Parameters:
  ///   - home: The community's place; nil when it is not known.
  ///   - codes: Ids that mean the community, such as its county's code, the best first.
  init(_ places: [PlaceProfile.Place], home: GazetteerPlace?, codes: [String]) {
    let all = places.map { place in
      Item(id: place.id, name: place.name, kilometers: home.flatMap { Self.kilometers($0, place) })
    }
    let near = all.enumerated().sorted {
      ($0.element.kilometers ?? .infinity, $0.offset)
        < ($1.element.kilometers ?? .infinity, $1.offset)
    }.map(\.element)
    items = near
    let meant = codes.lazy.compactMap { code in all.first { $0.id == code } }.first
    proposed = meant ?? near.first { $0.kilometers != nil } ?? (all.count == 1 ? all[0] : nil)
  }

  /// Along the great circle; nil where the place of the atlas has no position.
  private static func kilometers(_ home: GazetteerPlace, _ place: PlaceProfile.Place) -> Double? {
    guard let latitude = place.latitude, let longitude = place.longitude else { return nil }
    return GreatCircle.kilometers(
      from: (home.latitude, home.longitude), to: (latitude, longitude))
  }
}
