internal import Climate
internal import Foundation

/// Where the chunks of an atlas are, and what its axes stand for, in bytes appended to the file.
///
/// HDF5 ignores bytes after the end that it knows of, and drops them when it writes to the file. To find one chunk by
/// HDF5's own tree costs several reads, and to open the file many more; this index costs two.
///
///     table   for each place and indicator: address (8 bytes), stored size (4), checksum (4)
///     details names, positions and notes of the places; without notes in version 1
///     keys    the places' order by identifier, and their identifiers
///     axes    indicators, scenarios, models, years, description
///     footer  80 bytes at the end of the file
///
/// The checksum is the Adler-32 that ends every deflated chunk, so that an index that no longer fits its file is
/// noticed at the chunk; that chunk is then read through the netCDF library.
struct AtlasIndex: Sendable {
  let axes: AtlasAxes
  let description: AtlasDescription
  private let tableStart: Int
  private let detailsRange: Range<Int>
  private let detailsChecksum: UInt32
  private let hasNotes: Bool
  let placeKeys: AtlasPlaceKeys
  /// Where the index begins, and the chunks end.
  let start: Int

  /// What the table says of a chunk.
  enum Entry {
    case stored(Range<Int>, checksum: UInt32)
    /// No value was ever written.
    case empty
    /// The chunk is stored in a way that is not read directly.
    case indirect
  }

  private static let magic = Array("CAIRNATL".utf8)
  private static let version: UInt32 = 2
  private static let footerSize = 80
  private static let entrySize = 16
  /// Enough for the identifiers and axes of all US counties in one read.
  private static let firstRead = 81_920

  /// The index of a file; nil when it has none, or one that is damaged or of another version.
  init?(_ file: AtlasFile) {
    let tailStart = max(0, file.size - Self.firstRead)
    guard let tail = file.bytes(tailStart..<file.size), tail.count >= Self.footerSize else {
      return nil
    }
    var footer = AtlasByteReader(tail.suffix(Self.footerSize))
    guard Array(tail.suffix(Self.footerSize).prefix(8)) == Self.magic,
      footer.number(UInt64.self) != nil, let version = footer.number(UInt32.self),
      (1...Self.version).contains(version),
      let axesChecksum = footer.number(UInt32.self),
      let keysChecksum = footer.number(UInt32.self),
      let detailsChecksum = footer.number(UInt32.self)
    else { return nil }
    var numbers: [Int] = []
    for _ in 0..<7 {
      guard let number = footer.number(UInt64.self), number <= UInt64(file.size) else { return nil }
      numbers.append(Int(number))
    }
    let (start, table, details, keys) = (numbers[0], numbers[1], numbers[2], numbers[3])
    let (axes, end, count) = (numbers[4], numbers[5], numbers[6])
    guard start <= table, table <= details, details <= keys, keys <= axes, axes <= end,
      end == file.size - Self.footerSize
    else { return nil }
    func part(_ range: Range<Int>) -> ArraySlice<UInt8>? {
      range.lowerBound >= tailStart
        ? tail[(range.lowerBound - tailStart)..<(range.upperBound - tailStart)]
        : file.bytes(range)?[...]
    }
    guard let axesBytes = part(axes..<end), CRC32.checksum(axesBytes) == axesChecksum,
      let keyBytes = part(keys..<axes), CRC32.checksum(keyBytes) == keysChecksum,
      let (read, description) = Self.readAxes(axesBytes), count > 0, count <= keyBytes.count,
      details - table == count * read.indicators.count * Self.entrySize
    else { return nil }
    self.axes = read
    self.description = description
    self.start = start
    tableStart = table
    detailsRange = details..<keys
    self.detailsChecksum = detailsChecksum
    hasNotes = version >= 2
    placeKeys = AtlasPlaceKeys(bytes: Array(keyBytes), count: count)
  }

  /// The table's entry for a place and indicator, by their numbers; nil when it makes no sense.
  func entry(place: Int, indicator: Int, in file: AtlasFile) -> Entry? {
    let offset = tableStart + (place * axes.indicators.count + indicator) * Self.entrySize
    guard let bytes = file.bytes(offset..<(offset + Self.entrySize)) else { return nil }
    var reader = AtlasByteReader(bytes[...])
    guard let address = reader.number(UInt64.self), let size = reader.number(UInt32.self),
      let checksum = reader.number(UInt32.self)
    else { return nil }
    if address == 0 { return size == 0 ? .empty : .indirect }
    guard address < UInt64(start), Int(size) <= start - Int(address), size >= 6 else { return nil }
    return .stored(Int(address)..<(Int(address) + Int(size)), checksum: checksum)
  }

  /// Names and positions of the places; nil when their bytes are damaged.
  func placeDetails(in file: AtlasFile) -> AtlasPlaceDetails? {
    guard let bytes = file.bytes(detailsRange), CRC32.checksum(bytes[...]) == detailsChecksum else {
      return nil
    }
    return AtlasPlaceDetails(bytes: bytes, hasNotes: hasNotes)
  }
}

// MARK: Writing
extension AtlasIndex {
  /// Appends the index to a closed atlas.
  static func append(
    to path: String, axes: AtlasAxes, description: AtlasDescription
  ) throws(ClimateProblem) {
    let table = try chunkTable(path, axes)
    let details = AtlasPlaceDetails.bytes(of: axes.places)
    let keys = AtlasPlaceKeys.bytes(of: axes.places)
    let rest = axesBytes(axes, description)
    do {
      let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      let start = try handle.seekToEnd()
      let padding = [UInt8](repeating: 0, count: Int((16 - start % 16) % 16))
      let tableStart = start + UInt64(padding.count)
      let detailsStart = tableStart + UInt64(table.count)
      let keysStart = detailsStart + UInt64(details.count)
      let axesStart = keysStart + UInt64(keys.count)
      let end = axesStart + UInt64(rest.count)
      var footer = AtlasByteWriter()
      for byte in magic { footer.put(byte) }
      footer.put(version)
      for part in [rest, keys, details] { footer.put(CRC32.checksum(part[...])) }
      for number in [
        start, tableStart, detailsStart, keysStart, axesStart, end, UInt64(axes.places.count),
      ] { footer.put(number) }
      try handle.write(contentsOf: Data(padding + table + details + keys + rest + footer.bytes))
      try handle.synchronize()
    } catch {
      throw ClimateProblem(
        "The index of the atlas cannot be written: \(error.localizedDescription)")
    }
  }

  private static func chunkTable(
    _ path: String, _ axes: AtlasAxes
  ) throws(ClimateProblem) -> [UInt8] {
    let source = try AtlasFile(path)
    let index = try HDF5Dataset(path: path).chunkIndex(of: AtlasLayout.value)
    var table = AtlasByteWriter()
    for number in 0..<(axes.places.count * axes.indicators.count) {
      let entry = index[number]
      guard let entry, entry.mask == 0, entry.size >= 6,
        let end = source.bytes((entry.address + entry.size - 4)..<(entry.address + entry.size))
      else {
        table.put(UInt64(0))
        table.put(UInt32(entry == nil ? 0 : 1))
        table.put(UInt32(0))
        continue
      }
      table.put(UInt64(entry.address))
      table.put(UInt32(entry.size))
      // The last four bytes of a zlib stream are big-endian.
      table.put(end.reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
    }
    return table.bytes
  }

  private static func axesBytes(_ axes: AtlasAxes, _ description: AtlasDescription) -> [UInt8] {
    var writer = AtlasByteWriter()
    writer.put(axes.scenarios)
    writer.put(axes.models)
    writer.put(Int64(axes.years.lowerBound))
    writer.put(Int64(axes.years.upperBound))
    writer.put([
      description.title, description.institution, description.source, description.history,
      description.license, description.cairnVersion, description.parameters,
      AtlasGap.text(of: description.gaps),
    ])
    writer.put(UInt32(axes.indicators.count))
    for label in axes.indicators {
      writer.put([
        label.id, label.name, label.unit, label.definitionSet, label.equation,
        label.scale.rawValue,
      ])
    }
    return writer.bytes
  }

  /// The axes without their places.
  private static func readAxes(_ bytes: ArraySlice<UInt8>) -> (AtlasAxes, AtlasDescription)? {
    var reader = AtlasByteReader(bytes)
    guard let scenarios = reader.texts(), let models = reader.texts(),
      let first = reader.number(Int64.self), let last = reader.number(Int64.self), first <= last,
      // A stranger's file may say any number.
      first >= -100_000, last <= 100_000,
      // Atlases of before gaps were kept have seven.
      let texts = reader.texts(), (7...8).contains(texts.count),
      let count = reader.number(UInt32.self), !scenarios.isEmpty, !models.isEmpty
    else { return nil }
    var indicators: [IndicatorLabel] = []
    for _ in 0..<count {
      guard let words = reader.texts(), words.count == 6,
        let scale = MeasurementScale(rawValue: words[5])
      else { return nil }
      indicators.append(
        IndicatorLabel(
          id: words[0], name: words[1], unit: words[2], definitionSet: words[3],
          equation: words[4], scale: scale))
    }
    let description = AtlasDescription(
      title: texts[0], institution: texts[1], source: texts[2], history: texts[3],
      license: texts[4], cairnVersion: texts[5], parameters: texts[6],
      gaps: texts.count > 7 ? AtlasGap.gaps(in: texts[7]) : [])
    let axes = AtlasAxes(
      places: [], indicators: indicators, scenarios: scenarios, models: models,
      years: Int(first)...Int(last))
    return indicators.isEmpty || axes.valuesPerSeries > 1 << 26 ? nil : (axes, description)
  }
}
