internal import CZip
package import Foundation

/// Packs files into a ZIP archive.
package enum ZIPWriter {
  package enum Problem: Error, CustomStringConvertible {
    case notPacked(String)

    package var description: String {
      switch self {
      case .notPacked(let reason): "The files could not be packed: \(reason)."
      }
    }
  }

  /// - Parameters:
  ///   - folder: The name of the folder that they stand in when unpacked.
  ///   - time: What the files are dated by.
  package static func archive(
    of files: [String: [UInt8]], folder: String, time: Date
  ) throws(Problem) -> [UInt8] {
    // The library removes an archive without files instead of writing it.
    guard !files.isEmpty else { return empty }
    var error = zip_error_t()
    guard let target = zip_source_buffer_create(nil, 0, 0, &error),
      let zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error)
    else { throw .notPacked("there is no memory") }
    // The archive frees its target when it is closed, and what was written with it.
    zip_source_keep(target)
    defer { zip_source_free(target) }
    for (name, contents) in files.sorted(by: { $0.key < $1.key }) {
      guard add(contents, as: "\(folder)/\(name)", time, to: zip) else {
        let reason = String(cString: zip_error_strerror(zip_get_error(zip)))
        zip_discard(zip)
        throw .notPacked(reason)
      }
    }
    guard zip_close(zip) == 0 else {
      zip_discard(zip)
      throw .notPacked("the archive could not be written")
    }
    return try bytes(of: target)
  }

  /// Source: APPNOTE.TXT 4.3.16, an end of central directory record and nothing before it.
  private static let empty: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18)

  private static func add(
    _ contents: [UInt8], as name: String, _ time: Date, to zip: OpaquePointer
  ) -> Bool {
    // The library reads the bytes when the archive is closed, and frees them.
    guard let copy = malloc(max(1, contents.count)) else { return false }
    contents.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { memcpy(copy, start, bytes.count) }
    }
    guard let source = zip_source_buffer(zip, copy, UInt64(contents.count), 1) else {
      free(copy)
      return false
    }
    let index = zip_file_add(zip, name, source, UInt32(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    return zip_file_set_mtime(zip, UInt64(index), time_t(time.timeIntervalSince1970), 0) == 0
  }

  private static func bytes(of source: OpaquePointer) throws(Problem) -> [UInt8] {
    guard zip_source_open(source) == 0 else { throw .notPacked("the archive cannot be read back") }
    defer { zip_source_close(source) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = Int(zip_source_read(source, &buffer, UInt64(buffer.count))), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }
}
