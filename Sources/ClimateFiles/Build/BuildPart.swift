public import Climate
public import Foundation

/// What one task has computed: yearly values of one model and scenario for some places, and what was missing.
///
/// In a file: the eight bytes `CAIRNPT1`, the length of a JSON header as a little-endian 32-bit number, the header, and
/// `[place][indicator][year]` as little-endian 32-bit floats, NaN where missing.
public struct BuildPart: Sendable {
  public struct Header: Codable, Hashable, Sendable {
    /// Of the plan that the part belongs to.
    public var fingerprint: String
    public var model: String
    public var scenario: String
    public var places: Range<Int>
    public var indicators: Int
    public var firstYear: Int
    public var years: Int
    /// What a reader of the atlas should know, such as a variable that the model lacks.
    public var notes: [String]
    /// What makes the part less than was asked for.
    public var problems: [String]
    /// Why indicators lack values.
    public var gaps: [AtlasGap]
    /// False when every value is missing.
    public var hasValues: Bool
    /// Why no place has a value, as where all lie over the ocean; nil where some have.
    public var emptiness: String? = nil
    /// What is known of the cells of single places; nil in parts of before it was kept so.
    public var sharedPlaceNotes: [PlaceNote]? = nil

    /// A sentence on the cells that stand for places, such as how far away they are.
    public struct PlaceNote: Codable, Hashable, Sendable {
      public var text: String
      /// The positions in the plan of the places that it is said of, rising.
      public var places: [Int]
    }

    /// All notes, those of single places under their names, with the run before each.
    ///
    /// - Parameter places: the plan's
    public func notes(naming places: [BuildPlace]) -> [String] {
      notes + placeNotes(naming: places)
    }

    /// The notes of single places alone.
    func placeNotes(naming places: [BuildPlace]) -> [String] {
      (sharedPlaceNotes ?? []).flatMap { note in
        note.places.map { "\(run): \(places[$0].name): \(note.text)" }
      }
    }

    /// The run's name in sentences.
    var run: String { "\(model), \(scenario)" }
  }

  public let header: Header
  private let path: String
  /// Where the values begin.
  private let offset: Int

  private static let magic = Array("CAIRNPT1".utf8)

  /// Writes a part, whole or not at all.
  init(header: Header, sums: PlaceSums, to file: URL) throws(ClimateProblem) {
    let encoder = JSONEncoder()
    // The same part has the same bytes wherever it was made.
    encoder.outputFormatting = .sortedKeys
    let text: Data
    do { text = try encoder.encode(header) } catch {
      throw ClimateProblem("The part cannot be encoded: \(error).")
    }
    var head = Self.magic
    withUnsafeBytes(of: UInt32(text.count).littleEndian) { head.append(contentsOf: $0) }
    head.append(contentsOf: text)
    let output = try FileInProgress(beside: file.path)
    try output.write(head[...], at: 0)
    try sums.forEachPlace { place, values, _ throws(ClimateProblem) in
      try output.write(
        values.map(\.bitPattern.littleEndian)[...], at: head.count + 4 * place * values.count)
    }
    try output.takeName()
    self.header = header
    path = file.path
    offset = head.count
  }

  /// Reads a part's header; the values stay in the file.
  ///
  /// - Throws: `ClimateProblem` when it is absent, cut short, or belongs to another plan.
  public init(file: URL, fingerprint: String) throws(ClimateProblem) {
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw ClimateProblem("The part \(file.lastPathComponent) is missing. Run its task again.")
    }
    let problem = Self.damaged(file.path)
    guard let bytes = try? FileBytes(path: file.path), bytes.count >= 12,
      let head = try? bytes.bytes(at: 0, count: 12), Array(head.prefix(8)) == Self.magic
    else { throw problem }
    let length = head[8..<12].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= bytes.count - 12, let text = try? bytes.bytes(at: 12, count: length),
      let header = try? JSONDecoder().decode(Header.self, from: Data(text))
    else { throw problem }
    guard header.indicators >= 0, header.years >= 0,
      // In floating point, since a damaged header may state any number.
      Double(bytes.count - 12 - length)
        == 4 * Double(header.places.count) * Double(header.indicators) * Double(header.years)
    else { throw problem }
    guard header.fingerprint == fingerprint else {
      throw ClimateProblem(
        "The part \(file.lastPathComponent) belongs to another plan. Delete it and run its task again."
      )
    }
    self.header = header
    path = file.path
    offset = 12 + length
  }

  private static func damaged(_ path: String) -> ClimateProblem {
    ClimateProblem(
      "The part \(URL(filePath: path).lastPathComponent) is damaged. Delete it and run its task again."
    )
  }

  /// How many values a place has.
  var valuesPerPlace: Int { header.indicators * header.years }

  /// The values of places, by their positions in the plan: `[place][indicator][year]`.
  ///
  /// The file is open no longer than it is read, because a build may have more parts than a process may have open files.
  /// - Throws: `ClimateProblem` when the file is gone or has become shorter.
  func values(of places: Range<Int>) throws(ClimateProblem) -> [Float] {
    let first = (places.lowerBound - header.places.lowerBound) * valuesPerPlace
    let count = places.count * valuesPerPlace
    do {
      let file = try FileBytes(path: path)
      return try [Float](unsafeUninitializedCapacity: count) { values, filled in
        guard let base = values.baseAddress else { return }
        try file.read(at: offset + 4 * first, count: 4 * count, into: base)
        filled = count
        for index in 0..<count {
          values[index] = Float(bitPattern: UInt32(littleEndian: values[index].bitPattern))
        }
      }
    } catch { throw Self.damaged(path) }
  }
}
