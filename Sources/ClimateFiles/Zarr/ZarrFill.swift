internal import Foundation

/// The fill values that xarray writes among the attributes of version 3.
enum ZarrFill {
  /// The number in a `_FillValue` that is text: eight bytes in base 64 for floating-point types, else digits.
  static func number(base64 text: String, _ type: ElementType) -> Double? {
    if let number = Double(text) { return number }
    guard type == .float32 || type == .float64, let data = Data(base64Encoded: text),
      data.count == 8
    else { return nil }
    return Double(bitPattern: data.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
