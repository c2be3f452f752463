/// The checksum of Castagnoli's polynomial, as Zarr's `crc32c` codec appends it.
///
/// - Source: RFC 3720, appendix B.4: polynomial 1EDC6F41, reflected, all ones before and after.
enum CRC32C {
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var crc = ~UInt32(0)
    var position = 0
    tables.withUnsafeBufferPointer { tables in
      while position + 8 <= bytes.count {
        let word = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        let low = UInt32(truncatingIfNeeded: word) ^ crc
        let high = UInt32(truncatingIfNeeded: word >> 32)
        crc = 0
        for byte in 0..<4 {
          let shift = UInt32(8 * byte)
          crc ^= tables[256 * (7 - byte) + Int((low >> shift) & 0xFF)]
          crc ^= tables[256 * (3 - byte) + Int((high >> shift) & 0xFF)]
        }
        position += 8
      }
      while position < bytes.count {
        let index = Int((crc ^ UInt32(bytes[position])) & 0xFF)
        crc = tables[index] ^ (crc >> 8)
        position += 1
      }
    }
    return ~crc
  }

  /// Table k is a byte followed by k zero bytes.
  private static let tables: [UInt32] = {
    var tables: [UInt32] = (0..<256).map { (byte: Int) -> UInt32 in
      var crc = UInt32(byte)
      for _ in 0..<8 {
        let half = crc >> 1
        crc = crc & 1 == 1 ? half ^ 0x82F6_3B78 : half
      }
      return crc
    }
    for index in 256..<2048 {
      let before = tables[index - 256]
      tables.append(tables[Int(before & 0xFF)] ^ (before >> 8))
    }
    return tables
  }()
}
