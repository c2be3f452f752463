internal import Climate
internal import Synchronization

/// What a store knows of chunks that its server refuses, as a bucket that may not be listed does with what it does not have.
///
/// They count as never written while a witness is given, another chunk of the same array. Without one it is the array
/// that nobody may read, and no missing values.
final class ZarrRefusals: Sendable {
  private struct State {
    /// By array, the key of a chunk that was given.
    var witnesses: [String: String] = [:]
    /// By array, the lowest key that was refused.
    var examples: [String: String] = [:]
  }

  private let state = Mutex(State())

  func witness(of array: String) -> String? { state.withLock { $0.witnesses[array] } }

  func keep(witness key: String, of array: String) {
    state.withLock { $0.witnesses[array] = key }
  }

  func add(_ key: String, of array: String) {
    state.withLock { $0.examples[array] = min($0.examples[array] ?? key, key) }
  }

  /// The arrays of which chunks were refused, each with one of them.
  var examples: [(array: String, key: String)] {
    state.withLock { state in
      state.examples.sorted { $0.key < $1.key }.map { (array: $0.key, key: $0.value) }
    }
  }
}

/// What became of the chunks of one reading.
final class ZarrReading: Sendable {
  private let state = Mutex<(given: [Int]?, refusal: ClimateProblem?)>((nil, nil))

  /// The position of a chunk that was given.
  var given: [Int]? { state.withLock { $0.given } }
  /// How a chunk was refused; nil when none was.
  var refusal: ClimateProblem? { state.withLock { $0.refusal } }

  /// What was found at a position; nil where it was never written or is refused.
  func note<Object>(_ answer: ObjectAnswer<Object>, at position: [Int]) -> Object? {
    switch answer {
    case .found(let object):
      state.withLock { $0.given = $0.given ?? position }
      return object
    case .absent: return nil
    case .refused(let problem):
      state.withLock { $0.refusal = $0.refusal ?? problem }
      return nil
    }
  }
}

extension ZarrStore {
  /// Chunks of an array that are asked for in search of one that is given.
  private static let mostProbes = 32

  /// Makes sure, after a reading in which chunks were refused, that the server gives others of the array.
  ///
  /// The witness is asked for anew each time: a server may begin to refuse everything, as when a signature runs out.
  /// - Throws: `ClimateProblem` when it gives none.
  func confirm(_ reading: ZarrReading, of array: ZarrArray) throws(ClimateProblem) {
    guard let refusal = reading.refusal else { return }
    let known = reading.given.map { key(of: array, at: $0) }
    if let witness = refusals.witness(of: array.path) ?? known {
      guard try folder.holds(witness) else {
        throw ClimateProblem(
          "The server no longer gives \(folder.name(of: witness)), which it gave before. \(refusal.message)"
        )
      }
      return refusals.keep(witness: witness, of: array.path)
    }
    let probes = self.probes(of: array)
    for key in probes.keys where try folder.holds(key) {
      return refusals.keep(witness: key, of: array.path)
    }
    throw ClimateProblem(
      "The server gives the metadata of “\(array.path)” of \(path), but none of the \(probes.keys.count) of its \(probes.of) chunks that were asked for. \(refusal.message)"
    )
  }

  /// Keys of objects from all parts of an array, and how many it has.
  private func probes(of array: ZarrArray) -> (keys: [String], of: Int) {
    let grid = ChunkGrid(shape: array.shape, chunkShape: array.objectShape)
    let whole = array.shape.map { 0..<$0 }
    let count = grid.chunkCount(touching: whole)
    // Multiples of the golden ratio lie evenly however many of them are taken.
    let numbers =
      count <= Self.mostProbes
      ? Array(0..<count)
      : (1...Self.mostProbes).map {
        let share = (Double($0) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
        return Int(share * Double(count))
      }
    let keys = numbers.map { array.keys.key(array.path, grid.chunk($0, touching: whole)) }
    return (keys, count)
  }

  /// What a reader should know of arrays of which the server has refused chunks.
  public var readingNotes: [String] {
    refusals.examples.map { array, key in
      let note =
        "\(path): chunks of \(array) that the server refuses (403), such as \(key), are taken as never written, as it gives others of that array. Buckets that may not be listed answer so for what they do not have."
      guard let content = unwritten(in: array) else { return note }
      return [note, "What was never written is \(content) there."].joined(separator: " ")
    }
  }

  /// What an array holds that was never written; nil where it is missing.
  private func unwritten(in name: String) -> Double? {
    guard let array = readable[name], let fill = array.fill,
      let packing = try? ValuePacking(of: array.description)
    else { return nil }
    let value = packing.value(ofStored: fill)
    return value.isNaN ? nil : value
  }
}
