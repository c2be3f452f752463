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
  }

  public let header: Header
  /// The whole file, mapped where it was read from one, so that many parts need no memory.
  private let data: Data
  private let offset: Int

  private static let magic = Array("CAIRNPT1".utf8)

  /// - Parameter values: `[place][indicator][year]`
  init(header: Header, values: [Float]) throws {
    let encoder = JSONEncoder()
    // The same part has the same bytes wherever it was made.
    encoder.outputFormatting = .sortedKeys
    let text = try encoder.encode(header)
    var data = Data(Self.magic)
    withUnsafeBytes(of: UInt32(text.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(text)
    values.map(\.bitPattern.littleEndian).withUnsafeBytes { data.append(contentsOf: $0) }
    self.header = header
    self.data = data
    offset = 12 + text.count
  }

  /// Writes the part, whole or not at all.
  public func write(to file: URL) throws {
    try data.write(to: file, options: .atomic)
  }

  /// Reads a part.
  ///
  /// - Throws: `ClimateProblem` when it is absent, cut short, or belongs to another plan.
  public init(file: URL, fingerprint: String) throws(ClimateProblem) {
    guard let data = try? Data(contentsOf: file, options: .alwaysMapped) else {
      throw ClimateProblem("The part \(file.lastPathComponent) is missing. Run its task again.")
    }
    let problem = ClimateProblem(
      "The part \(file.lastPathComponent) is damaged. Delete it and run its task again.")
    guard data.count >= 12, Array(data.prefix(8)) == Self.magic else { throw problem }
    let length = data[8..<12].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= data.count - 12,
      let header = try? JSONDecoder().decode(Header.self, from: data[12..<12 + length])
    else { throw problem }
    let count = header.places.count * header.indicators * header.years
    guard header.indicators >= 0, header.years >= 0, data.count - 12 - length == 4 * count else {
      throw problem
    }
    guard header.fingerprint == fingerprint else {
      throw ClimateProblem(
        "The part \(file.lastPathComponent) belongs to another plan. Delete it and run its task again."
      )
    }
    self.header = header
    self.data = data
    offset = 12 + length
  }

  /// The values of a place, by its position in the plan, and an indicator, by year.
  func series(place: Int, indicator: Int) -> [Float] {
    let start =
      ((place - header.places.lowerBound) * header.indicators + indicator) * header.years
    return data.withUnsafeBytes { bytes in
      (start..<start + header.years).map { position in
        Float(
          bitPattern: UInt32(
            littleEndian: bytes.loadUnaligned(
              fromByteOffset: offset + 4 * position, as: UInt32.self)))
      }
    }
  }
}
