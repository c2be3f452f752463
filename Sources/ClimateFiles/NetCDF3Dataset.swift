public import Climate

/// A NetCDF-3 file: classic, 64-bit offset or 64-bit data (CDF-5).
///
/// - Source: netCDF C library, file format specification, “The NetCDF Classic Format Specification”.
public final class NetCDF3Dataset: GriddedDataset {
  public let path: String
  public let attributes: [String: AttributeValue]
  public let arrays: [ArrayDescription]
  private let file: FileBytes
  private let places: [String: Place]

  private struct Place {
    var begin: Int
    var isRecord: Bool
    /// Bytes from one record to the next.
    var recordSize: Int
  }

  /// The version byte of a NetCDF-3 file: 1, 2 or 5; nil when it is another format.
  static func version(of file: FileBytes) throws(ClimateProblem) -> Int? {
    guard file.count >= 4 else { return nil }
    let magic = try file.bytes(at: 0, count: 4)
    guard magic.starts(with: Array("CDF".utf8)), [1, 2, 5].contains(magic[3]) else { return nil }
    return Int(magic[3])
  }

  public convenience init(path: String) throws(ClimateProblem) {
    try self.init(file: try FileBytes(path: path))
  }

  init(file: FileBytes) throws(ClimateProblem) {
    guard let version = try Self.version(of: file) else {
      throw ClimateProblem("\(file.path) is not a NetCDF-3 file.")
    }
    let header = try NetCDF3Header(file, version)
    path = file.path
    self.file = file
    attributes = header.attributes
    var places: [String: Place] = [:]
    var arrays: [ArrayDescription] = []
    for variable in header.variables {
      var description = variable.description
      if variable.isRecord {
        // Records of one variable lie apart, so that a piece is within one record.
        let inner = Array(description.shape.dropFirst())
        description.chunkShape =
          [1] + piecesOfContiguousArray(shape: inner, elementSize: max(1, variable.size))
      } else {
        description.chunkShape = piecesOfContiguousArray(
          shape: description.shape, elementSize: max(1, variable.size))
      }
      arrays.append(description)
      places[description.name] = Place(
        begin: variable.begin, isRecord: variable.isRecord, recordSize: header.recordSize)
    }
    self.places = places
    self.arrays = arrays
  }

  public func read(
    _ array: String, region: [Range<Int>], into base: UnsafeMutablePointer<Float>, strides: [Int]
  ) throws(ClimateProblem) -> Bool {
    let description = try description(of: array)
    try check(region, of: description)
    let grid = ChunkGrid(shape: description.shape, chunkShape: description.chunkShape)
    return try grid.read(
      region, into: base, strides: strides, decoder: try decoder(of: description),
      width: file.parallelReads, load: try loader(of: description, grid))
  }

  public func numbers(of array: String) throws(ClimateProblem) -> [Double] {
    let description = try description(of: array)
    let grid = ChunkGrid(shape: description.shape, chunkShape: description.chunkShape)
    let decoder = try decoder(of: description)
    let load = try loader(of: description, grid)
    guard
      try elementCount(description.shape, of: array, in: path) <= GriddedLimits.coordinateCount
    else { throw ClimateProblem("\(path): “\(array)” has too many values for a coordinate.") }
    return try grid.readDoubles(decoder: decoder, load: load)
  }

  private func decoder(of array: ArrayDescription) throws(ClimateProblem) -> ElementDecoder {
    guard array.elementType != .text else {
      throw ClimateProblem("\(path): “\(array.name)” holds no numbers.")
    }
    return ElementDecoder(
      type: array.elementType, isBigEndian: true,
      packing: try ValuePacking(of: array, defaultFill: netCDFDefaultFill(array.elementType)))
  }

  private func loader(
    of array: ArrayDescription, _ grid: ChunkGrid
  ) throws(ClimateProblem)
    -> @Sendable ([Int], Range<Int>, ChunkScratch) throws(ClimateProblem) ->
    LoadedChunk
  {
    guard let place = places[array.name] else {
      throw ClimateProblem("\(path) has no variable “\(array.name)”.")
    }
    let size = max(1, array.elementType.size)
    try checkPlace(place, array, size)
    let strides = rowMajorStrides(of: grid.shape)
    let file = file
    return { chunk, elements, scratch throws(ClimateProblem) in
      var origin = place.begin
      for axis in chunk.indices {
        origin +=
          place.isRecord && axis == 0
          ? chunk[0] * place.recordSize : chunk[axis] * grid.chunkShape[axis] * strides[axis] * size
      }
      let memory = scratch.storedBytes(elements.count * size)
      try file.read(
        at: origin + elements.lowerBound * size, count: elements.count * size, into: memory)
      return .bytes(UnsafeRawPointer(memory) - elements.lowerBound * size, .plain)
    }
  }

  /// Refuses an array that does not lie within the file, so that no memory is claimed for it.
  private func checkPlace(
    _ place: Place, _ array: ArrayDescription, _ size: Int
  ) throws(ClimateProblem) {
    let count = try elementCount(array.shape, of: array.name, in: path)
    guard count > 0 else { return }
    var isInside = count <= file.count / size && place.begin <= file.count - count * size
    if place.isRecord, let records = array.shape.first {
      let last = count / records * size
      isInside =
        place.recordSize > 0 && records - 1 <= file.count / place.recordSize
        && place.begin <= file.count - last - (records - 1) * place.recordSize
    }
    guard isInside else {
      throw file.damaged(
        "“\(array.name)” with the shape \(array.shape) would end beyond the file's \(file.count) bytes"
      )
    }
  }

  public func texts(of array: String) throws(ClimateProblem) -> [String] {
    let description = try description(of: array)
    guard description.elementType == .text, let place = places[array], !place.isRecord else {
      throw ClimateProblem("\(path): “\(array)” holds no text.")
    }
    let length = description.shape.last ?? 1
    let count = try elementCount(description.shape, of: array, in: path)
    var cursor = try file.cursor(at: place.begin, count: count)
    guard description.shape.count > 1, length > 0 else { return [try cursor.text(count)] }
    var result: [String] = []
    for _ in 0..<count / length {
      let text = try cursor.text(length)
      result.append(text.lastIndex { $0 != " " }.map { String(text[...$0]) } ?? "")
    }
    return result
  }
}

/// The header of a NetCDF-3 file.
private struct NetCDF3Header {
  struct Variable {
    var description: ArrayDescription
    var size: Int
    var begin: Int
    var isRecord: Bool
  }

  private(set) var attributes: [String: AttributeValue] = [:]
  private(set) var variables: [Variable] = []
  private(set) var recordSize = 0
  private let countSize: Int
  private let offsetSize: Int

  init(_ file: FileBytes, _ version: Int) throws(ClimateProblem) {
    countSize = version == 5 ? 8 : 4
    offsetSize = version == 1 ? 4 : 8
    // A header is short; one longer than this lists a million variables.
    var cursor = try file.cursor(at: 0, count: min(file.count, 1 << 26), isBigEndian: true)
    try cursor.skip(4)
    let stated = try cursor.word(countSize)
    let dimensions = try readDimensions(&cursor, file)
    attributes = try readAttributes(&cursor, file)
    let isStreaming = stated == (countSize == 4 ? 0xFFFF_FFFF : .max)
    let records = isStreaming ? nil : Int(exactly: stated)
    try readVariables(&cursor, file, dimensions, records)
  }

  private func list(
    _ tag: Int, _ cursor: inout ByteCursor, _ file: FileBytes
  ) throws(ClimateProblem) -> Int {
    let found = try cursor.integer(4)
    let count = try cursor.integer(countSize)
    guard found == tag || (found == 0 && count == 0) else {
      throw file.damaged("its header has the tag \(found) where \(tag) should be")
    }
    guard count <= cursor.remaining else {
      throw file.damaged("its header states a list of \(count) entries")
    }
    return count
  }

  private func name(_ cursor: inout ByteCursor) throws(ClimateProblem) -> String {
    let length = try cursor.integer(countSize)
    let text = try cursor.text(length)
    try cursor.skip((4 - length % 4) % 4)
    return text
  }

  private func readDimensions(
    _ cursor: inout ByteCursor, _ file: FileBytes
  ) throws(ClimateProblem) -> [ArrayDescription.Dimension] {
    var result: [ArrayDescription.Dimension] = []
    for _ in 0..<(try list(10, &cursor, file)) {
      let name = try name(&cursor)
      let length = try cursor.integer(countSize)
      guard length <= GriddedLimits.dimensionLength else {
        throw file.damaged("the dimension “\(name)” states a length of \(length)")
      }
      result.append(.init(name, length))
    }
    return result
  }

  private func type(
    _ number: Int, _ file: FileBytes
  ) throws(ClimateProblem) -> (type: ElementType, size: Int) {
    switch number {
    case 1: (.int8, 1)
    case 2: (.text, 1)
    case 3: (.int16, 2)
    case 4: (.int32, 4)
    case 5: (.float32, 4)
    case 6: (.float64, 8)
    case 7: (.uint8, 1)
    case 8: (.uint16, 2)
    case 9: (.uint32, 4)
    case 10: (.int64, 8)
    case 11: (.uint64, 8)
    default: throw file.damaged("its header names the type \(number), which does not exist")
    }
  }

  private func readAttributes(
    _ cursor: inout ByteCursor, _ file: FileBytes
  ) throws(ClimateProblem) -> [String: AttributeValue] {
    var result: [String: AttributeValue] = [:]
    for _ in 0..<(try list(12, &cursor, file)) {
      let name = try name(&cursor)
      let (type, size) = try type(try cursor.integer(4), file)
      let count = try cursor.integer(countSize)
      guard count <= cursor.remaining / size else {
        throw file.damaged("the attribute “\(name)” ends early")
      }
      if type == .text {
        result[name] = .text(try cursor.text(count))
      } else {
        var numbers: [Double] = []
        for _ in 0..<count { numbers.append(type.number(ofBits: try cursor.word(size))) }
        result[name] = .numbers(numbers)
      }
      try cursor.skip((4 - count * size % 4) % 4)
    }
    return result
  }

  private mutating func readVariables(
    _ cursor: inout ByteCursor, _ file: FileBytes, _ dimensions: [ArrayDescription.Dimension],
    _ records: Int?
  ) throws(ClimateProblem) {
    // NetCDF writes the length 0 for the one dimension that grows.
    let growing = dimensions.firstIndex { $0.length == 0 }
    var recordSizes: [Int] = []
    for _ in 0..<(try list(11, &cursor, file)) {
      let name = try name(&cursor)
      let rank = try cursor.integer(countSize)
      guard rank <= 1024 else { throw file.damaged("“\(name)” has \(rank) dimensions") }
      var axes: [Int] = []
      for _ in 0..<rank { axes.append(try cursor.integer(countSize)) }
      guard axes.allSatisfy({ $0 < dimensions.count }) else {
        throw file.damaged("“\(name)” has a dimension that is not declared")
      }
      let attributes = try readAttributes(&cursor, file)
      let (type, size) = try type(try cursor.integer(4), file)
      try cursor.skip(countSize)
      let begin = try cursor.integer(offsetSize)
      let isRecord = growing != nil && axes.first == growing
      let description = ArrayDescription(
        name: name, dimensions: axes.map { dimensions[$0] }, chunkShape: [],
        elementType: type.meant(by: attributes), attributes: attributes)
      if isRecord {
        let inner = try elementCount(
          Array(description.shape.dropFirst()), of: name, in: file.path)
        recordSizes.append(inner * size)
      }
      variables.append(
        Variable(description: description, size: size, begin: begin, isRecord: isRecord))
    }
    // A single variable of records is not padded to four bytes.
    for size in recordSizes {
      let padded = recordSizes.count == 1 ? size : (size + 3) / 4 * 4
      let (sum, overflow) = recordSize.addingReportingOverflow(padded)
      guard !overflow else { throw file.damaged("its records are larger than any file") }
      recordSize = sum
    }
    let count = try recordCount(records, file)
    for index in variables.indices where variables[index].isRecord {
      variables[index].description.dimensions[0].length = count
    }
  }

  /// How many records there are; a file that was written as a stream does not say.
  private func recordCount(_ stated: Int?, _ file: FileBytes) throws(ClimateProblem) -> Int {
    if let stated {
      guard stated <= GriddedLimits.dimensionLength else {
        throw file.damaged("it states \(stated) records")
      }
      return stated
    }
    let first = variables.filter(\.isRecord).map(\.begin).min() ?? file.count
    return recordSize > 0 ? max(0, file.count - first) / recordSize : 0
  }
}
