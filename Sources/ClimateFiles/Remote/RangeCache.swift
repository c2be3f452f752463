internal import Climate
internal import Foundation
internal import Glibc
internal import Synchronization

/// A local folder of what was received, so that an interrupted run continues.
///
/// Every address has a folder of its own, and in it one folder for each version (ETag or date) of the object: bytes of
/// two versions can never mix, and several programs may use the folder at once. Older versions are removed when
/// a newer one is seen.
final class RangeCache: Sendable {
  let folder: URL

  init(folder path: String) throws(ClimateProblem) {
    folder = URL(filePath: path, directoryHint: .isDirectory)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw ClimateProblem(
        "The cache folder “\(path)” cannot be made: \(error.localizedDescription). Give another one."
      )
    }
  }

  /// The place of an address.
  func place(of address: RemoteAddress) -> URL {
    folder.appending(
      path: Self.digest(address.url.absoluteString), directoryHint: .isDirectory)
  }

  // MARK: Whole objects

  /// An object that was received whole, with its version; nil when there is none, or it is damaged.
  func whole(_ address: RemoteAddress) -> (validator: String, bytes: [UInt8])? {
    let file = place(of: address).appending(path: "object")
    guard let data = try? Data(contentsOf: file) else { return nil }
    var bytes = [UInt8](data)
    guard bytes.count >= 8 else { return nil }
    let (sum, length) = (Self.number(bytes[0..<4]), Self.number(bytes[4..<8]))
    guard bytes.count >= 8 + length, CRC32.checksum(bytes[8...]) == UInt32(sum) else { return nil }
    let validator = String(decoding: bytes[8..<8 + length], as: UTF8.self)
    bytes.removeFirst(8 + length)
    return (validator, bytes)
  }

  /// Keeps an object; one that cannot be kept is only received again next time.
  func keep(_ bytes: [UInt8], validator: String, of address: RemoteAddress) {
    let place = place(of: address)
    var content = Self.bytes(of: validator.utf8.count) + Array(validator.utf8) + bytes
    content = Self.bytes(of: Int(CRC32.checksum(content[4...]))) + content
    try? FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try? Data(content).write(to: place.appending(path: "object"), options: .atomic)
  }

  // MARK: Ranges

  /// The blocks of one version of an object; older versions are removed.
  func blocks(
    of address: RemoteAddress, validator: String, length: Int, blockSize: Int
  ) throws(ClimateProblem) -> CachedBlocks {
    let place = place(of: address)
    let version = Self.digest("\(validator) \(length) \(blockSize)")
    let folder = place.appending(path: version, directoryHint: .isDirectory)
    do {
      let manager = FileManager.default
      for other in (try? manager.contentsOfDirectory(atPath: place.path)) ?? []
      where other != version && other != "object" {
        try? manager.removeItem(at: place.appending(path: other))
      }
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw ClimateProblem(
        "The cache folder “\(folder.path)” cannot be made: \(error.localizedDescription).")
    }
    return try CachedBlocks(folder: folder.path, length: length, blockSize: blockSize)
  }

  // MARK: Numbers

  /// Names folders; two addresses get the same name with a chance of 2⁻¹²⁸.
  private static func digest(_ text: String) -> String {
    // FNV-1a with two beginnings.
    [0xcbf2_9ce4_8422_2325, 0x8422_2325_cbf2_9ce4 as UInt64].map { beginning in
      var hash = beginning
      for byte in text.utf8 {
        hash ^= UInt64(byte)
        hash = hash &* 0x100_0000_01b3
        hash ^= hash >> 29
      }
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func bytes(of number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}

/// Blocks of an object in a file as long as the object, with a checksum for each block that is there.
final class CachedBlocks: Sendable {
  let blockSize: Int
  private let length: Int
  private let data: ReopenedFile
  private let marks: ReopenedFile

  init(
    folder: String, length: Int, blockSize: Int, in files: OpenFiles = .shared
  ) throws(ClimateProblem) {
    self.length = length
    self.blockSize = blockSize
    do throws(ReopenedFile.Failure) {
      data = try ReopenedFile(path: folder + "/data", isWritten: true, in: files)
      marks = try ReopenedFile(path: folder + "/marks", isWritten: true, in: files)
    } catch {
      throw Self.unwritable(folder, error)
    }
    // The file is sparse: blocks that are not there take no room on the disk.
    let code = try data.withDescriptor { ftruncate($0, off_t(length)) == 0 ? 0 : errno }
    guard code == 0 else { throw Self.unwritable(folder, .code(code)) }
  }

  private static func unwritable(
    _ folder: String, _ failure: ReopenedFile.Failure
  ) -> ClimateProblem {
    let reason =
      switch failure {
      case .code(let code): String(cString: strerror(code))
      case .notFile: "something else has the name of one of its files"
      }
    return ClimateProblem("The cache folder “\(folder)” cannot be written: \(reason).")
  }

  /// The bytes of a block; nil when it is not there, or is not what was written.
  func block(_ index: Int) -> [UInt8]? {
    var mark: UInt64 = 0
    let isMarked = withUnsafeMutableBytes(of: &mark) { Self.fill($0, from: marks, at: index * 8) }
    guard isMarked, mark >> 32 == 1 else { return nil }
    let size = min(blockSize, length - index * blockSize)
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = size
      isWhole = Self.fill(
        UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[..<size])),
        from: data, at: index * blockSize)
    }
    return isWhole && CRC32.checksum(bytes[...]) == UInt32(truncatingIfNeeded: mark) ? bytes : nil
  }

  /// Keeps a block.
  ///
  /// The mark is written after the bytes, so that a stopped program leaves no half block.
  func keep(_ bytes: ArraySlice<UInt8>, as index: Int) {
    let isKept = bytes.withUnsafeBytes { Self.write($0, to: data, at: index * blockSize) }
    guard isKept else { return }
    let mark = 1 << 32 | UInt64(CRC32.checksum(bytes))
    _ = withUnsafeBytes(of: mark) { Self.write($0, to: marks, at: index * 8) }
  }

  /// Whether a file had all the bytes; one that is gone meanwhile, as another program saw a newer version, has none.
  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from file: ReopenedFile, at offset: Int
  ) -> Bool {
    guard let (done, _) = try? file.read(at: offset, into: buffer) else { return false }
    return done == buffer.count
  }

  /// Whether a file took all the bytes.
  private static func write(
    _ bytes: UnsafeRawBufferPointer, to file: ReopenedFile, at offset: Int
  ) -> Bool {
    let count = try? file.withDescriptor {
      pwrite($0, bytes.baseAddress, bytes.count, off_t(offset))
    }
    return count == bytes.count
  }
}
