internal import CZip

/// A ZIP archive that somebody sent, opened to take files out of it within limits.
///
/// Sizes are counted while unpacking: what an archive says of itself is not believed.
package struct ZIPArchive: ~Copyable {
  package struct Limits: Sendable {
    package var files: Int
    package var fileBytes: Int
    /// Of all files that are taken out.
    package var totalBytes: Int

    package init(files: Int, fileBytes: Int, totalBytes: Int) {
      self.files = files
      self.fileBytes = fileBytes
      self.totalBytes = totalBytes
    }
  }

  package enum Problem: Error, Hashable, Sendable {
    case notAnArchive
    case tooManyFiles(Int)
    case tooLarge(String)
    case totalTooLarge
    case unusableName(String)
    case unreadable(String)
  }

  package struct Entry: Sendable {
    fileprivate let index: UInt64
    /// The path as the archive has it.
    package let name: String

    /// True of hidden files and of what macOS adds.
    package var isHidden: Bool {
      name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
    }
  }

  /// Its files in their order; folders and symbolic links are left out.
  package let entries: [Entry]
  private let zip: OpaquePointer
  private let limits: Limits
  private var room: Int

  /// Opens an archive for as long as something is taken out of it.
  package static func open<Answer>(
    _ bytes: [UInt8], limits: Limits, _ take: (inout ZIPArchive) throws(Problem) -> Answer
  ) throws(Problem) -> Answer {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(Problem) -> Answer in
        var archive = try ZIPArchive(bytes, limits)
        return try take(&archive)
      }
    }
    return try result.get()
  }

  private init(_ bytes: UnsafeRawBufferPointer, _ limits: Limits) throws(Problem) {
    var error = zip_error_t()
    guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error)
    else { throw .notAnArchive }
    guard let zip = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw .notAnArchive
    }
    do throws(Problem) { entries = try Self.entries(zip, limits) } catch {
      zip_discard(zip)
      throw error
    }
    self.zip = zip
    self.limits = limits
    room = limits.totalBytes
  }

  deinit { zip_discard(zip) }

  private static func entries(
    _ zip: OpaquePointer, _ limits: Limits
  ) throws(Problem) -> [Entry] {
    // Of what macOS packs, half is hidden.
    let count = zip_get_num_entries(zip, 0)
    guard count <= limits.files * 2 else { throw .tooManyFiles(limits.files) }
    var entries: [Entry] = []
    for index in 0..<UInt64(max(0, count)) {
      guard let pointer = zip_get_name(zip, index, UInt32(ZIP_FL_ENC_GUESS)) else {
        throw .notAnArchive
      }
      let name = String(cString: pointer)
      if name.hasSuffix("/") || isLink(zip, index) { continue }
      entries.append(Entry(index: index, name: name))
    }
    guard entries.count(where: { !$0.isHidden }) <= limits.files else {
      throw .tooManyFiles(limits.files)
    }
    return entries
  }

  /// A symbolic link, whose contents would be the path it leads to.
  private static func isLink(_ zip: OpaquePointer, _ index: UInt64) -> Bool {
    var system: UInt8 = 0
    var attributes: UInt32 = 0
    guard zip_file_get_external_attributes(zip, index, 0, &system, &attributes) == 0,
      system == UInt8(ZIP_OPSYS_UNIX)
    else { return false }
    return (attributes >> 16) & 0xF000 == 0xA000
  }

  /// Refuses files that could not be written below a folder under their names.
  ///
  /// - Throws: `Problem.unusableName`.
  package func checkNames() throws(Problem) {
    for entry in entries where !Self.isUsable(entry.name) { throw .unusableName(entry.name) }
  }

  private static func isUsable(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count <= 500, !name.hasPrefix("/") else { return false }
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" && $0 != "\u{FFFD}"
    }
    let names = name.split(separator: "/", omittingEmptySubsequences: false)
    return isPlain && names.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  /// Takes a file out; its bytes count toward those of all files.
  package mutating func contents(of entry: Entry) throws(Problem) -> [UInt8] {
    guard let file = zip_fopen_index(zip, entry.index, 0) else { throw .unreadable(entry.name) }
    defer { zip_fclose(file) }
    let limit = min(limits.fileBytes, room)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Int(zip_fread(file, &buffer, UInt64(buffer.count)))
      guard count >= 0 else { throw .unreadable(entry.name) }
      if count == 0 { break }
      guard bytes.count + count <= limit else {
        throw room < limits.fileBytes ? .totalTooLarge : .tooLarge(entry.name)
      }
      bytes += buffer[..<count]
    }
    room -= bytes.count
    return bytes
  }
}
