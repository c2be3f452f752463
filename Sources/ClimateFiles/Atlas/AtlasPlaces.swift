internal import Climate

/// The places of an atlas as bytes, searched by identifier without making all of them.
struct AtlasPlaces: Sendable {
  private let bytes: [UInt8]
  let count: Int

  init(bytes: [UInt8], count: Int) {
    self.bytes = bytes
    self.count = count
  }

  /// The bytes of places: their order by identifier and their offsets as 32-bit numbers, then the places.
  static func bytes(of places: [PlaceProfile.Place]) -> [UInt8] {
    var body = AtlasByteWriter()
    var offsets: [UInt32] = []
    for place in places {
      offsets.append(UInt32(8 * places.count + body.bytes.count))
      body.put(place.id)
      body.put(place.name)
      body.put(place.latitude ?? .nan)
      body.put(place.longitude ?? .nan)
    }
    let order = places.indices.sorted { left, right in
      places[left].id.utf8.lexicographicallyPrecedes(places[right].id.utf8)
    }
    var writer = AtlasByteWriter()
    for number in order { writer.put(UInt32(number)) }
    for offset in offsets { writer.put(offset) }
    return writer.bytes + body.bytes
  }

  /// A place by its number; nil when the bytes make no sense.
  subscript(number: Int) -> PlaceProfile.Place? {
    guard var reader = reader(ofPlace: number), let id = reader.text(), let name = reader.text(),
      let latitude = reader.double(), let longitude = reader.double()
    else { return nil }
    return PlaceProfile.Place(
      id: id, name: name, latitude: latitude.isNaN ? nil : latitude,
      longitude: longitude.isNaN ? nil : longitude)
  }

  /// The number of a place; nil when there is none of that identifier.
  func number(of id: String) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      guard let number = word(middle), var reader = reader(ofPlace: number),
        let found = reader.text()
      else { return nil }
      if found == id { return number }
      if found.utf8.lexicographicallyPrecedes(id.utf8) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private func word(_ index: Int) -> Int? {
    guard 4 * index + 4 <= bytes.count else { return nil }
    var reader = AtlasByteReader(bytes[(4 * index)..<(4 * index + 4)])
    return reader.number(UInt32.self).map(Int.init)
  }

  private func reader(ofPlace number: Int) -> AtlasByteReader? {
    guard (0..<count).contains(number), let offset = word(count + number), offset <= bytes.count
    else { return nil }
    return AtlasByteReader(bytes[offset...])
  }
}
