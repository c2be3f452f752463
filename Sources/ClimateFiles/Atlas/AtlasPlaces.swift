internal import Climate

/// The identifiers of an atlas's places as bytes, searched without making all of them.
struct AtlasPlaceKeys: Sendable {
  private let bytes: [UInt8]
  let count: Int

  init(bytes: [UInt8], count: Int) {
    self.bytes = bytes
    self.count = count
  }

  /// The places' order by identifier and the offsets of the identifiers as 32-bit numbers, then the identifiers.
  static func bytes(of places: [PlaceProfile.Place]) -> [UInt8] {
    var body = AtlasByteWriter()
    var offsets = AtlasByteWriter()
    for place in places {
      offsets.put(UInt32(8 * places.count + body.bytes.count))
      body.put(place.id)
    }
    let order = places.indices.sorted { left, right in
      places[left].id.utf8.lexicographicallyPrecedes(places[right].id.utf8)
    }
    var writer = AtlasByteWriter()
    for number in order { writer.put(UInt32(number)) }
    return writer.bytes + offsets.bytes + body.bytes
  }

  /// The identifier of a place; nil when the bytes make no sense.
  subscript(number: Int) -> String? {
    guard (0..<count).contains(number), var found = reader(atOffset: count + number, of: bytes)
    else { return nil }
    return found.text()
  }

  /// The number of a place; nil when there is none of that identifier.
  func number(of id: String) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      guard let number = word(middle, of: bytes), let found = self[number] else { return nil }
      if found == id { return number }
      if found.utf8.lexicographicallyPrecedes(id.utf8) { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

/// The names, positions and notes of an atlas's places as bytes.
struct AtlasPlaceDetails: Sendable {
  private let bytes: [UInt8]
  /// False in an index of before notes were kept.
  private let hasNotes: Bool

  init(bytes: [UInt8], hasNotes: Bool) {
    self.bytes = bytes
    self.hasNotes = hasNotes
  }

  /// The offsets of the places as 32-bit numbers, then name, latitude, longitude and note of each.
  static func bytes(of places: [PlaceProfile.Place]) -> [UInt8] {
    var body = AtlasByteWriter()
    var offsets = AtlasByteWriter()
    for place in places {
      offsets.put(UInt32(4 * places.count + body.bytes.count))
      body.put(place.name)
      body.put(place.latitude ?? .nan)
      body.put(place.longitude ?? .nan)
      body.put(place.note ?? "")
    }
    return offsets.bytes + body.bytes
  }

  /// The place of a number and identifier; nil when the bytes make no sense.
  func place(_ number: Int, id: String) -> PlaceProfile.Place? {
    guard var found = reader(atOffset: number, of: bytes), let name = found.text(),
      let latitude = found.double(), let longitude = found.double()
    else { return nil }
    let note = hasNotes ? found.text() ?? "" : ""
    return PlaceProfile.Place(
      id: id, name: name, latitude: latitude.isNaN ? nil : latitude,
      longitude: longitude.isNaN ? nil : longitude, note: note.isEmpty ? nil : note)
  }
}

/// The 32-bit number at an index of the bytes.
private func word(_ index: Int, of bytes: [UInt8]) -> Int? {
  guard index >= 0, 4 * index + 4 <= bytes.count else { return nil }
  var reader = AtlasByteReader(bytes[(4 * index)..<(4 * index + 4)])
  return reader.number(UInt32.self).map(Int.init)
}

/// A reader at the offset that the number at an index says.
private func reader(atOffset index: Int, of bytes: [UInt8]) -> AtlasByteReader? {
  guard let offset = word(index, of: bytes), offset <= bytes.count else { return nil }
  return AtlasByteReader(bytes[offset...])
}
