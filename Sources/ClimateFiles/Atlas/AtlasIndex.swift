internal import CDeflate
// HDF5's classes are C variables that the library sets once, when it is opened.
@preconcurrency internal import CHDF5
internal import Climate
internal import Foundation

/// Where the chunks of an atlas are, and what its axes stand for, in bytes appended to the file.
///
/// HDF5 ignores bytes after the end that it knows of, and drops them when it writes to the file. To ask HDF5 for the
/// address of one chunk costs several reads, and to open the file many more; this index costs two.
///
///     table   for each place and indicator: address (8 bytes), stored size (4), checksum (4)
///     places  their number, their order by identifier, where each begins, then identifier, name, position
///     axes    indicators, scenarios, models, years, description
///     footer  80 bytes at the end of the file
///
/// The checksum is the Adler-32 that ends every deflated chunk, so that an index that no longer fits its file is
/// noticed at the chunk; that chunk is then read through the netCDF library.
struct AtlasIndex: Sendable {
  let axes: AtlasAxes
  let description: AtlasDescription
  let placeCount: Int
  private let tableStart: Int
  private let placesRange: Range<Int>
  private let placesChecksum: UInt32
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
  private static let version: UInt32 = 1
  private static let footerSize = 80
  private static let entrySize = 16
  private static let firstRead = 32_768

  /// The index of a file; nil when it has none, or one that is damaged or of another version.
  init?(_ file: AtlasFile) {
    let tailStart = max(0, file.size - Self.firstRead)
    guard let tail = file.bytes(tailStart..<file.size), tail.count >= Self.footerSize else {
      return nil
    }
    var footer = AtlasByteReader(tail.suffix(Self.footerSize))
    guard Array(tail.suffix(Self.footerSize).prefix(8)) == Self.magic,
      footer.number(UInt64.self) != nil, footer.number(UInt32.self) == Self.version,
      let axesChecksum = footer.number(UInt32.self),
      let placesChecksum = footer.number(UInt32.self), footer.number(UInt32.self) != nil
    else { return nil }
    var numbers: [Int] = []
    for _ in 0..<7 {
      guard let number = footer.number(UInt64.self), number <= UInt64(file.size) else { return nil }
      numbers.append(Int(number))
    }
    let (start, table, places, axes, end) = (
      numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]
    )
    guard start <= table, table <= places, places <= axes, axes <= end,
      end == file.size - Self.footerSize
    else { return nil }
    let axesBytes =
      axes >= tailStart
      ? tail[(axes - tailStart)..<(end - tailStart)] : file.bytes(axes..<end)?[...]
    guard let axesBytes, Self.checksum(axesBytes) == axesChecksum,
      let (read, description) = Self.readAxes(axesBytes)
    else { return nil }
    placeCount = numbers[5]
    guard placeCount > 0,
      places - table == placeCount * read.indicators.count * Self.entrySize
    else { return nil }
    self.axes = read
    self.description = description
    self.start = start
    tableStart = table
    placesRange = places..<axes
    self.placesChecksum = placesChecksum
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

  /// The places of the file; nil when their bytes are damaged.
  func places(in file: AtlasFile) -> AtlasPlaces? {
    guard let bytes = file.bytes(placesRange), Self.checksum(bytes[...]) == placesChecksum else {
      return nil
    }
    return AtlasPlaces(bytes: bytes, count: placeCount)
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBytes { libdeflate_crc32(0, $0.baseAddress, $0.count) }
  }
}

// MARK: Writing
extension AtlasIndex {
  /// Appends the index to a closed atlas.
  static func append(
    to path: String, axes: AtlasAxes, description: AtlasDescription
  ) throws(ClimateProblem) {
    let table = try chunkTable(path, axes)
    let places = AtlasPlaces.bytes(of: axes.places)
    let rest = axesBytes(axes, description)
    do {
      let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      let start = try handle.seekToEnd()
      let padding = [UInt8](repeating: 0, count: Int((16 - start % 16) % 16))
      let tableStart = start + UInt64(padding.count)
      let placesStart = tableStart + UInt64(table.count)
      let axesStart = placesStart + UInt64(places.count)
      var footer = AtlasByteWriter()
      for byte in magic { footer.put(byte) }
      footer.put(version)
      footer.put(checksum(rest[...]))
      footer.put(checksum(places[...]))
      footer.put(UInt32(0))
      let end = axesStart + UInt64(rest.count)
      for number in [
        start, tableStart, placesStart, axesStart, end, UInt64(axes.places.count), 0,
      ] { footer.put(number) }
      try handle.write(contentsOf: Data(padding + table + places + rest + footer.bytes))
      try handle.synchronize()
    } catch {
      throw ClimateProblem(
        "The index of the atlas cannot be written: \(error.localizedDescription)")
    }
  }

  private static func chunkTable(
    _ path: String, _ axes: AtlasAxes
  ) throws(ClimateProblem) -> [UInt8] {
    let problem = ClimateProblem("The atlas that was just written cannot be read again.")
    let source = try AtlasFile(path)
    // HDF5 is quieted for each thread apart.
    H5open()
    H5Eset_auto2(0, nil, nil)
    // A program that was started while the file was being written has inherited HDF5's lock of it.
    let access = H5Pcreate(H5P_CLS_FILE_ACCESS_ID_g)
    guard access >= 0 else { throw problem }
    defer { H5Pclose(access) }
    guard H5Pset_file_locking(access, false, true) >= 0 else { throw problem }
    // 0 is H5F_ACC_RDONLY, a macro that Swift does not see.
    let file = H5Fopen(path, 0, access)
    guard file >= 0 else { throw problem }
    defer { H5Fclose(file) }
    let dataset = H5Dopen2(file, AtlasLayout.value, 0)
    guard dataset >= 0 else { throw problem }
    defer { H5Dclose(dataset) }
    var table = AtlasByteWriter()
    for place in axes.places.indices {
      for indicator in axes.indicators.indices {
        var mask: UInt32 = 0
        var address: haddr_t = 0
        var size: hsize_t = 0
        let offset: [hsize_t] = [hsize_t(place), hsize_t(indicator), 0, 0, 0]
        guard
          H5Dget_chunk_info_by_coord(dataset, offset, &mask, &address, &size) >= 0
        else { throw problem }
        let isStored = size > 0 && address != haddr_t.max
        guard isStored, mask == 0, size >= 6,
          let end = source.bytes((Int(address) + Int(size) - 4)..<(Int(address) + Int(size)))
        else {
          table.put(UInt64(0))
          table.put(UInt32(isStored ? 1 : 0))
          table.put(UInt32(0))
          continue
        }
        table.put(UInt64(address))
        table.put(UInt32(size))
        // The last four bytes of a zlib stream are big-endian.
        table.put(end.reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
      }
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
      last - first < 100_000, let texts = reader.texts(), texts.count == 7,
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
      license: texts[4], cairnVersion: texts[5], parameters: texts[6])
    let axes = AtlasAxes(
      places: [], indicators: indicators, scenarios: scenarios, models: models,
      years: Int(first)...Int(last))
    return indicators.isEmpty || axes.valuesPerSeries > 1 << 26 ? nil : (axes, description)
  }
}
