public import Climate
internal import Synchronization

extension ZarrStore {
  public func texts(of array: String) throws(ClimateProblem) -> [String] {
    let array = try self.array(array)
    guard array.element.type == .text else {
      throw ClimateProblem("Array “\(array.path)” of \(path) holds numbers, not text.")
    }
    let texts = Mutex([String](repeating: "", count: try coordinateCount(array)))
    let grid = ChunkGrid(shape: array.shape, chunkShape: array.chunkShape)
    let region = array.shape.map { 0..<$0 }
    let reading = ZarrReading()
    for number in 0..<grid.chunkCount(touching: region) {
      let position = grid.chunk(number, touching: region)
      guard let (bytes, name) = try encoded(array, at: position, in: reading) else { continue }
      let values = try ZarrTexts(array: array, name: name).values(bytes)
      grid.forEachRun(of: position, in: region, strides: rowMajorStrides(of: array.shape)) {
        first, count, place in
        texts.withLock {
          $0.replaceSubrange(place..<place + count, with: values[first..<first + count])
        }
      }
    }
    try confirm(reading, of: array)
    return texts.withLock { $0 }
  }
}

/// Reads the texts of one chunk.
struct ZarrTexts {
  let array: ZarrArray
  let name: String

  func values(_ encoded: [UInt8]) throws(ClimateProblem) -> [String] {
    let count = array.chunkShape.reduce(1, *)
    let inflation = ZarrInflation(codecs: array.chunkCodecs, count: count, name: name)
    guard let width = array.element.textWidth else {
      return try varying(inflation.texts(encoded), count, inflation)
    }
    let (bytes, _) = try inflation.elements(encoded)
    return (0..<count).map { index in
      let units = bytes[(index * array.element.size)..<((index + 1) * array.element.size)]
      if width.bytes == 1 { return String(decoding: units.prefix { $0 != 0 }, as: UTF8.self) }
      return wide(Array(units))
    }
  }

  /// Four bytes for each character.
  private func wide(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for start in stride(from: 0, to: bytes.count, by: 4) {
      let unit = bytes[start..<start + 4]
      let ordered = array.element.isBigEndian ? Array(unit) : unit.reversed()
      let code = ordered.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      guard code != 0, let scalar = Unicode.Scalar(code) else { break }
      text.append(scalar)
    }
    return String(text)
  }

  private func varying(
    _ bytes: [UInt8], _ count: Int, _ inflation: ZarrInflation
  ) throws(ClimateProblem) -> [String] {
    var position = 0
    func word() throws(ClimateProblem) -> Int {
      guard position + 4 <= bytes.count else { throw inflation.damaged("its texts end too early") }
      defer { position += 4 }
      return bytes[position..<position + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    guard try word() == count else { throw inflation.damaged("it holds another number of texts") }
    var result: [String] = []
    for _ in 0..<count {
      let length = try word()
      guard position + length <= bytes.count else {
        throw inflation.damaged("its texts end too early")
      }
      result.append(String(decoding: bytes[position..<position + length], as: UTF8.self))
      position += length
    }
    return result
  }
}
