internal import Foundation

/// One table of the gazetteer, whose rows are sorted by their code and read when they are wanted.
struct GazetteerTable: Sendable {
  private let bytes: [UInt8]
  /// Where each row begins, and where the last one ends.
  private let starts: [Int]

  /// - Throws: `ResourceProblem` when the table is not part of the installation.
  init(_ name: String) throws(ResourceProblem) {
    guard
      let url = Bundle.module.url(
        forResource: "Resources/Gazetteer/\(name)", withExtension: "csv"),
      let data = FileManager.default.contents(atPath: url.path)
    else { throw .missing("Gazetteer/\(name).csv") }
    bytes = Array(data)
    starts = bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return [0] }
      var starts: [Int] = []
      var position = 0
      // The header ends where the first row begins.
      while position < buffer.count,
        let end = memchr(base + position, 0x0A, buffer.count - position)
      {
        position = UnsafeRawPointer(end) - base + 1
        starts.append(position)
      }
      return starts
    }
  }

  var count: Int { max(0, starts.count - 1) }

  /// The cells of a row.
  func cells(_ row: Int) -> [Substring] {
    let line = String(decoding: bytes[starts[row]..<starts[row + 1] - 1], as: UTF8.self)
    guard line.contains("\"") else {
      return line.split(separator: ",", omittingEmptySubsequences: false)
    }
    // A quoted cell of this table has no quote inside.
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    var cells: [Substring] = []
    for (index, part) in parts.enumerated() {
      if index % 2 == 1 {
        cells.append(part)
      } else {
        let plain = part.split(separator: ",", omittingEmptySubsequences: false)
        cells += index == 0 ? plain.dropLast() : plain.dropFirst()
      }
    }
    return cells
  }

  /// The row of a code; nil when there is none.
  func row(code: String) -> Int? {
    let wanted = Array(code.utf8)
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if self.code(middle).lexicographicallyPrecedes(wanted) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < count && self.code(low).elementsEqual(wanted) ? low : nil
  }

  /// The first cell of a row.
  func code(_ row: Int) -> ArraySlice<UInt8> {
    bytes[starts[row]..<starts[row + 1]].prefix { $0 != 0x2C }
  }
}
