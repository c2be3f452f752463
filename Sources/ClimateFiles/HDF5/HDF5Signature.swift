/// What the first bytes of a file say of it, before anything else of it is believed.
///
/// - Source: The HDF Group, HDF5 File Format Specification 3.0, section II.A “Disk Format: Level 0A”, superblock versions 0
///   to 3.
public enum HDF5Signature: Equatable, Sendable {
  /// No HDF5 file, which every NetCDF-4 file is.
  case absent
  /// An HDF5 file that is shorter than it says of itself.
  case cutShort
  case whole

  /// - Parameter bytes: The whole file. Bytes after the end that it states are no fault: an atlas's index stands there.
  public init(_ bytes: [UInt8]) {
    guard bytes.starts(with: [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]) else {
      self = .absent
      return
    }
    guard let stated = Self.statedEnd(bytes), stated <= bytes.count else {
      self = .cutShort
      return
    }
    self = .whole
  }

  /// The end-of-file address of the superblock in bytes; nil where the file ends before it.
  private static func statedEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count > 14 else { return nil }
    let isOld = bytes[8] < 2
    let size = Int(bytes[isOld ? 13 : 9])
    // Base address, free space, end of file: the old layouts begin these at 24 or 28, the new ones at 12.
    let first = isOld ? (bytes[8] == 0 ? 24 : 28) : 12
    let place = first + 2 * size
    guard (2...8).contains(size), place + size <= bytes.count else { return nil }
    return Int(
      exactly: bytes[place..<(place + size)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
