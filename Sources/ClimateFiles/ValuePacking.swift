public import Climate

/// How stored numbers become values: what is missing, and value = stored · scale + offset.
///
/// - Source: [CF-conventions] 2.5.1 (missing data, valid range) and 8.1 (packed data). Missing and valid limits
///   are given in stored numbers, before scale and offset.
/// - Limits: A stored NaN is missing whatever the attributes say.
public struct ValuePacking: Hashable, Sendable {
  public var scale = 1.0
  public var offset = 0.0
  /// Stored numbers that mean missing.
  public var missing: [Double] = []
  /// Stored numbers outside are missing.
  public var validMinimum: Double?
  public var validMaximum: Double?

  public init() {}

  /// The packing that attributes declare: `scale_factor`, `add_offset`, `_FillValue`, `missing_value`,
  /// `valid_min`, `valid_max`, `valid_range`.
  ///
  /// - Parameter defaultFill: What unwritten elements hold where the file declares no `_FillValue`.
  public init(
    of array: ArrayDescription, defaultFill: Double? = nil
  ) throws(ClimateProblem) {
    func single(_ name: String) throws(ClimateProblem) -> Double? {
      guard let value = array.attributes[name] else { return nil }
      guard let number = value.numbers?.first, number.isFinite else {
        throw ClimateProblem("The attribute \(name) of “\(array.name)” is no number.")
      }
      return number
    }
    scale = try single("scale_factor") ?? 1
    offset = try single("add_offset") ?? 0
    guard scale != 0 else {
      throw ClimateProblem("The attribute scale_factor of “\(array.name)” is 0.")
    }
    let declared =
      (array.numbers("_FillValue") ?? []) + (array.numbers("missing_value") ?? [])
    var known = array.attributes["_FillValue"] == nil ? defaultFill.map { [$0] } ?? [] : []
    known += declared
    for number in known where !number.isNaN {
      let stored = Self.stored(number, as: array.elementType)
      if !missing.contains(stored) { missing.append(stored) }
    }
    validMinimum = try single("valid_min")
    validMaximum = try single("valid_max")
    if let range = array.numbers("valid_range"), range.count == 2, range[0] <= range[1] {
      validMinimum = range[0]
      validMaximum = range[1]
    }
  }

  public var isScaled: Bool { scale != 1 || offset != 0 }

  /// A stored number as a value; NaN when missing.
  public func value(ofStored stored: Double) -> Double {
    if missing.contains(stored) { return .nan }
    if let validMinimum, stored < validMinimum { return .nan }
    if let validMaximum, stored > validMaximum { return .nan }
    return stored * scale + offset
  }

  /// A declared number as the array stores it: 1e20 given as double is the nearest Float in an array of Float,
  /// and a negative number in an unsigned array, or a large one in a signed, is the one with the same bits.
  private static func stored(_ number: Double, as type: ElementType) -> Double {
    switch type {
    case .float32: Double(Float(number))
    case .uint8 where (-128..<0).contains(number): number + 256
    case .uint16 where (-32768..<0).contains(number): number + 65536
    case .uint32 where (-2_147_483_648..<0).contains(number): number + 4_294_967_296
    case .int8 where (128..<256).contains(number): number - 256
    case .int16 where (32768..<65536).contains(number): number - 65536
    case .int32 where (2_147_483_648..<4_294_967_296).contains(number): number - 4_294_967_296
    default: number
    }
  }
}
