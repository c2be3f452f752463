internal import Tables

/// Takes the records of a `.shp` file one after the other.
struct ShapeRecordReader {
  private let bytes: LittleBytes
  private var position = 100

  init(_ bytes: [UInt8]) { self.bytes = LittleBytes(bytes) }

  /// Shapes in order; nil for a record without one.
  mutating func records(into file: inout FeatureFile) -> [Shape?] {
    guard bytes.count >= 100, bytes.bigInteger(at: 0) == 9994 else {
      file.find(
        .error,
        "The .shp file is no shapefile, or its beginning is damaged. Export the layer again.")
      return []
    }
    let stated = Int(bytes.bigInteger(at: 24) ?? 0) * 2
    var shapes: [Shape?] = []
    while position < min(bytes.count, max(stated, 100)) {
      let number = shapes.count + 1
      guard let words = bytes.bigInteger(at: position + 4), words >= 2,
        position + 8 + Int(words) * 2 <= bytes.count
      else {
        file.find(
          .error,
          "The .shp file breaks off here; the \(shapes.count) shapes before were read. Send it again, as a whole.",
          feature: number)
        return shapes
      }
      shapes.append(shape(at: position + 8, length: Int(words) * 2, number, &file))
      position += 8 + Int(words) * 2
    }
    if stated > bytes.count {
      file.find(
        .error,
        "The .shp file says that it has \(stated) bytes and has \(bytes.count): the end is missing. Send it again, as a whole.",
        feature: shapes.count + 1)
    }
    return shapes
  }

  private func shape(at start: Int, length: Int, _ number: Int, _ file: inout FeatureFile) -> Shape?
  {
    let record = ShapeRecord(bytes: bytes, start: start, length: length)
    switch bytes.integer(at: start) {
    case 0: return nil
    case 1, 11, 21: if let point = record.point(at: 4) { return .points([point]) }
    case 8, 18, 28: if let points = record.multiPoint() { return .points(points) }
    case 3, 13, 23: if let lines = record.parts() { return .lines(lines) }
    case 5, 15, 25:
      if let rings = record.parts() {
        let nesting = RingNesting(rings)
        if let remark = nesting.remark { file.find(.note, remark, feature: number) }
        return .areas(nesting.parts)
      }
    case let kind:
      file.find(
        .error,
        "Shapes of type \(kind ?? -1) cannot be read; this one was left out. Export it as points, lines or areas.",
        feature: number)
      return nil
    }
    file.find(
      .error, "The shape is damaged and was left out. Export the layer again.", feature: number)
    return nil
  }
}

/// The contents of one record.
private struct ShapeRecord {
  let bytes: LittleBytes
  let start: Int
  let length: Int

  func point(at offset: Int) -> Position? {
    guard offset + 16 <= length, let x = bytes.double(at: start + offset),
      let y = bytes.double(at: start + offset + 8)
    else { return nil }
    return Position(x: x, y: y)
  }

  func multiPoint() -> [Position]? {
    guard let count = bytes.integer(at: start + 36) else { return nil }
    return points(at: 40, count: Int(count))
  }

  /// Lines or rings.
  func parts() -> [[Position]]? {
    guard let partCount = bytes.integer(at: start + 36), let count = bytes.integer(at: start + 40),
      partCount >= 0, 44 + Int(partCount) * 4 <= length,
      let points = points(at: 44 + Int(partCount) * 4, count: Int(count))
    else { return nil }
    let starts = (0..<Int(partCount)).compactMap { bytes.integer(at: start + 44 + $0 * 4) }.map(
      Int.init)
    let ends = starts.dropFirst() + [points.count]
    guard zip(starts, ends).allSatisfy({ 0 <= $0 && $0 <= $1 && $1 <= points.count }) else {
      return nil
    }
    return zip(starts, ends).map { Array(points[$0..<$1]) }
  }

  private func points(at offset: Int, count: Int) -> [Position]? {
    guard count >= 0, offset + count * 16 <= length else { return nil }
    return (0..<count).compactMap { point(at: offset + $0 * 16) }
  }
}

/// Numbers at places of a file; nil outside of it.
struct LittleBytes {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var count: Int { bytes.count }

  subscript(range: Range<Int>) -> ArraySlice<UInt8>? {
    range.lowerBound >= 0 && range.upperBound <= bytes.count ? bytes[range] : nil
  }

  func byte(at place: Int) -> UInt8? { bytes.indices.contains(place) ? bytes[place] : nil }

  func short(at place: Int) -> Int? {
    self[place..<place + 2].map { $0.reversed().reduce(0) { $0 << 8 | Int($1) } }
  }

  func integer(at place: Int) -> Int32? {
    self[place..<place + 4].map {
      Int32(bitPattern: $0.reversed().reduce(0) { $0 << 8 | UInt32($1) })
    }
  }

  func bigInteger(at place: Int) -> Int32? {
    self[place..<place + 4].map { Int32(bitPattern: $0.reduce(0) { $0 << 8 | UInt32($1) }) }
  }

  func double(at place: Int) -> Double? {
    self[place..<place + 8].map {
      Double(bitPattern: $0.reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
  }
}
