public import Climate

/// What an attribute of a file or an array holds.
public enum AttributeValue: Hashable, Sendable {
  case text(String)
  case numbers([Double])

  /// The text, or nil for numbers.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The numbers, or nil for text.
  public var numbers: [Double]? {
    if case .numbers(let numbers) = self { numbers } else { nil }
  }
}

/// How an array stores one element.
public enum ElementType: String, Hashable, Sendable, CaseIterable {
  case int8, uint8, int16, uint16, int32, uint32, int64, uint64, float32, float64
  /// Text or anything else that is no number; its values are read with `texts(of:)`.
  case text

  /// Bytes of one element; 0 for text, whose length varies.
  public var size: Int {
    switch self {
    case .int8, .uint8: 1
    case .int16, .uint16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    case .text: 0
    }
  }

  public var isInteger: Bool { self != .float32 && self != .float64 && self != .text }

  /// The type of the same bits that the attribute `_Unsigned` says is meant.
  ///
  /// - Source: NetCDF Users Guide, attribute conventions, `_Unsigned`: for formats and programs without such types.
  func meant(by attributes: [String: AttributeValue]) -> ElementType {
    switch (self, attributes["_Unsigned"]?.text?.lowercased()) {
    case (.int8, "true"): .uint8
    case (.int16, "true"): .uint16
    case (.int32, "true"): .uint32
    case (.int64, "true"): .uint64
    case (.uint8, "false"): .int8
    case (.uint16, "false"): .int16
    case (.uint32, "false"): .int32
    case (.uint64, "false"): .int64
    default: self
    }
  }
}

/// Name, shape, storage and attributes of one array of a dataset.
public struct ArrayDescription: Hashable, Sendable {
  public struct Dimension: Hashable, Sendable {
    public var name: String
    public var length: Int

    public init(_ name: String, _ length: Int) {
      self.name = name
      self.length = length
    }
  }

  public var name: String
  /// Slowest first; empty for a scalar.
  public var dimensions: [Dimension]
  /// The smallest block that can be read alone, one length per dimension; the whole shape where the array is not chunked.
  public var chunkShape: [Int]
  /// How an element is to be taken, which `_Unsigned` may have changed.
  public var elementType: ElementType
  public var attributes: [String: AttributeValue]

  public init(
    name: String, dimensions: [Dimension], chunkShape: [Int], elementType: ElementType,
    attributes: [String: AttributeValue]
  ) {
    self.name = name
    self.dimensions = dimensions
    self.chunkShape = chunkShape
    self.elementType = elementType
    self.attributes = attributes
  }

  public var shape: [Int] { dimensions.map(\.length) }

  /// The text of an attribute without surrounding blanks; nil when absent or a number.
  public func text(_ attribute: String) -> String? {
    guard let text = attributes[attribute]?.text else { return nil }
    let characters = text.drop { $0.isWhitespace || $0 == "\0" }
    guard let last = characters.lastIndex(where: { !$0.isWhitespace && $0 != "\0" }) else {
      return ""
    }
    return String(characters[...last])
  }

  /// The numbers of an attribute; nil when absent or text.
  public func numbers(_ attribute: String) -> [Double]? { attributes[attribute]?.numbers }
}

/// A file, folder or remote store that holds arrays with named dimensions: NetCDF, HDF5, Zarr.
///
/// Values come decoded: scale and offset applied, everything that the file declares missing as NaN (`ValuePacking`).
/// All members may be called from several threads at once; a reading uses all cores by itself.
public protocol GriddedDataset: Sendable {
  /// The path or address, for messages.
  var path: String { get }
  /// The attributes of the whole dataset.
  var attributes: [String: AttributeValue] { get }
  /// Every array that can be read, in the file's order or by name.
  var arrays: [ArrayDescription] { get }
  /// Arrays that are there but cannot be read, with the reason.
  var refused: [String: ClimateProblem] { get }

  /// Reads a box of an array into memory of the caller.
  ///
  /// Each chunk that the box touches is read and inflated exactly once. The element at `region[k].lowerBound + i[k]`
  /// goes to `base[Σ i[k] · strides[k]]`, so that the caller chooses the order of dimensions.
  ///
  /// - Parameters:
  ///   - region: One range per dimension, within the shape; may be empty.
  ///   - strides: In elements, one per dimension; the places must not overlap.
  /// - Returns: Whether values may be missing; false only where it was seen that none is.
  @discardableResult
  func read(
    _ array: String, region: [Range<Int>], into base: UnsafeMutablePointer<Float>, strides: [Int]
  ) throws(ClimateProblem) -> Bool

  /// A whole array decoded in double precision, for coordinates; missing is NaN.
  ///
  /// - Throws: `ClimateProblem` also when it holds more than `GriddedLimits.coordinateCount` values.
  func numbers(of array: String) throws(ClimateProblem) -> [Double]

  /// A whole array of text, such as the names of stations.
  func texts(of array: String) throws(ClimateProblem) -> [String]

  /// What was found while values were read and a reader of them should know.
  var readingNotes: [String] { get }
}

extension GriddedDataset {
  public var refused: [String: ClimateProblem] { [:] }
  public var readingNotes: [String] { [] }
}

/// Sizes beyond which a file is taken to be damaged: memory is never claimed on the word of a file alone.
public enum GriddedLimits {
  /// The most values a coordinate may have.
  public static let coordinateCount = 16_000_000
  /// The most bytes an uncompressed chunk may have.
  public static let chunkBytes = 1 << 30
  /// The most elements an array may have along one dimension.
  public static let dimensionLength = 1 << 40
}

extension GriddedDataset {
  /// The description of an array, or a problem that lists the arrays that exist.
  public func description(of array: String) throws(ClimateProblem) -> ArrayDescription {
    if let found = arrays.first(where: { $0.name == array }) { return found }
    throw ClimateProblem(
      "\(path) has no variable “\(array)”. It has \(arrays.map(\.name).joined(separator: ", ")).")
  }

  /// A box of an array in the file's order of dimensions.
  public func values(
    of array: String, region: [Range<Int>]
  ) throws(ClimateProblem) -> [Float] {
    let description = try description(of: array)
    try check(region, of: description)
    let lengths = region.map(\.count)
    let count = try elementCount(lengths, of: array, in: path)
    let buffer = UnsafeMutableBufferPointer<Float>.allocate(capacity: count)
    defer { buffer.deallocate() }
    buffer.initialize(repeating: .nan)
    if count > 0, let base = buffer.baseAddress {
      try read(array, region: region, into: base, strides: rowMajorStrides(of: lengths))
    }
    return Array(buffer)
  }

  /// Refuses a region that does not lie within the array.
  func check(_ region: [Range<Int>], of array: ArrayDescription) throws(ClimateProblem) {
    let fits =
      region.count == array.dimensions.count
      && zip(region, array.dimensions).allSatisfy {
        $0.lowerBound >= 0 && $0.upperBound <= $1.length
      }
    guard fits else {
      throw ClimateProblem(
        "\(path): the box \(region) does not lie within “\(array.name)”, whose shape is \(array.shape)."
      )
    }
  }
}

/// Elements between neighbors along each dimension, for the last dimension fastest.
func rowMajorStrides(of shape: [Int]) -> [Int] {
  var strides = [Int](repeating: 1, count: shape.count)
  for axis in stride(from: shape.count - 2, through: 0, by: -1) {
    strides[axis] = strides[axis + 1] * shape[axis + 1]
  }
  return strides
}
