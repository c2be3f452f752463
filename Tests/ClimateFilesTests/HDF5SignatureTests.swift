import ClimateFiles
import Foundation
import Testing

/// What the first bytes of a file say of it.
@Suite struct HDF5SignatureTests {
  private static let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

  /// A superblock of 96 bytes that states an end with addresses of 8 bytes.
  private static func superblock(version: UInt8, end: UInt8) -> [UInt8] {
    var bytes = signature + [UInt8](repeating: 0, count: 88)
    bytes[8] = version
    bytes[version < 2 ? 13 : 9] = 8
    bytes[version == 0 ? 40 : version == 1 ? 44 : 28] = end
    return bytes
  }

  @Test(arguments: 0...3)
  func `a file that is shorter than it says was cut short`(version: Int) {
    let version = UInt8(version)
    #expect(HDF5Signature(Self.superblock(version: version, end: 96)) == .whole)
    #expect(HDF5Signature(Self.superblock(version: version, end: 90)) == .whole)
    #expect(HDF5Signature(Self.superblock(version: version, end: 97)) == .cutShort)
    #expect(
      HDF5Signature(Array(Self.superblock(version: version, end: 96).prefix(30))) == .cutShort)
  }

  @Test func `what is no HDF5 file is told apart`() {
    #expect(HDF5Signature([]) == .absent)
    #expect(HDF5Signature(Array("CDF\u{1}".utf8)) == .absent)
    #expect(HDF5Signature(Array("date,tmax\n".utf8)) == .absent)
    #expect(HDF5Signature(Self.signature) == .cutShort)
  }

  @Test func `an atlas is whole, and its beginning is not`() throws {
    let sample = try SampleAtlas()
    let bytes = Array(try Data(contentsOf: try sample.write()))
    #expect(HDF5Signature(bytes) == .whole)
    #expect(HDF5Signature(Array(bytes.prefix(2_000))) == .cutShort)
  }
}
