internal import Tables

/// Finds ids used twice in 8 bytes per row.
///
/// The first reading keeps a fingerprint of every id. Only when two are equal is the file read again, and
/// then the ids behind those fingerprints are compared letter by letter.
struct RepeatedIDs {
  private var fingerprints: [UInt64] = []
  private let suspects: Set<UInt64>
  /// The first row of each suspected id.
  private var firstRows: [String: Int] = [:]

  init(suspects: Set<UInt64> = []) { self.suspects = suspects }

  /// Takes the id of a row; the row it was first used in when it was used before and is suspected.
  mutating func firstRow(of id: UnsafeRawBufferPointer, row: Int) -> Int? {
    guard !id.isEmpty else { return nil }
    let fingerprint = SymbolTable.fingerprint(of: id)
    guard !suspects.isEmpty else {
      fingerprints.append(fingerprint)
      return nil
    }
    guard suspects.contains(fingerprint) else { return nil }
    let text = String(decoding: id, as: UTF8.self)
    if let first = firstRows[text] { return first }
    firstRows[text] = row
    return nil
  }

  /// Fingerprints that came more than once; ends the first reading.
  mutating func takeSuspects() -> Set<UInt64> {
    var suspects: Set<UInt64> = []
    fingerprints.withUnsafeMutableBufferPointer { all in
      for part in RepeatedIDs.parted(all) {
        var part = all[part]
        part.sort()
        for index in part.indices.dropFirst() where part[index] == part[index - 1] {
          suspects.insert(part[index])
        }
      }
    }
    fingerprints = []
    return suspects
  }

  /// Moves numbers with equal upper eight bits beside one another, in place; sorting a part needs little memory.
  private static func parted(_ all: UnsafeMutableBufferPointer<UInt64>) -> [Range<Int>] {
    var counts = Array(repeating: 0, count: 256)
    for number in all { counts[Int(number >> 56)] += 1 }
    var ends: [Int] = []
    for count in counts { ends.append((ends.last ?? 0) + count) }
    var next = zip(ends, counts).map { $0 - $1 }
    for part in 0..<256 {
      while next[part] < ends[part] {
        let owner = Int(all[next[part]] >> 56)
        all.swapAt(next[part], next[owner])
        next[owner] += 1
      }
    }
    return zip(ends, counts).map { $0 - $1..<$0 }
  }
}
