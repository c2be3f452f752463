internal import CZip
import Foundation
import Workspace

/// Takes the files out of a ZIP archive that somebody sent, within limits.
///
/// Sizes are counted while unpacking: what an archive says of itself is not believed.
struct ZIPReader {
  struct Limits: Sendable {
    var files = 5_000
    var fileBytes = 16 * 1024 * 1024
    var totalBytes = ImportPages.uploadLimit
  }

  enum Problem: Error, Equatable, CustomStringConvertible {
    case notAnArchive
    case tooManyFiles(Int)
    case tooLarge(String)
    case totalTooLarge
    case unusableName(String)
    case unreadable(String)

    var description: String {
      switch self {
      case .notAnArchive: "This is not a ZIP archive, or it is damaged."
      case .tooManyFiles(let limit):
        "The archive has more than \(limit) files. Send only the workspace's folder."
      case .tooLarge(let name): "“\(name)” is larger than 16 MB."
      case .totalTooLarge: "The files of the archive are larger than 64 MB together."
      case .unusableName(let name):
        "The archive has a file “\(name)” whose name leads out of its folder or cannot be used."
      case .unreadable(let name):
        "“\(name)” cannot be unpacked: it is damaged, encrypted or packed in a way that is not known here."
      }
    }
  }

  /// Files by path with `/` between the names; folders, hidden files and what macOS adds are left out.
  ///
  /// When all files stand in one folder, as when a folder was packed from outside, its name is left out. Files
  /// that the folder format does not know are not unpacked: they are there without their bytes, so that the
  /// sender can be told of them.
  static func files(
    in archive: [UInt8], limits: Limits = Limits()
  ) throws(Problem) -> [String: [UInt8]] {
    let result = archive.withUnsafeBytes { bytes -> Result<[String: [UInt8]], Problem> in
      var error = zip_error_t()
      guard
        let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error)
      else { return .failure(.notAnArchive) }
      guard let zip = zip_open_from_source(source, ZIP_RDONLY, &error) else {
        zip_source_free(source)
        return .failure(.notAnArchive)
      }
      defer { zip_discard(zip) }
      do throws(Problem) {
        return .success(try files(zip, limits))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func files(
    _ zip: OpaquePointer, _ limits: Limits
  ) throws(Problem) -> [String: [UInt8]] {
    let entries = try entries(zip, limits)
    let outer = outerFolder(entries.map(\.name))
    var files: [String: [UInt8]] = [:]
    var room = limits.totalBytes
    for (index, name) in entries {
      let path = String(name.dropFirst(outer))
      guard WorkspaceFolder.knows(path) else {
        files[path] = []
        continue
      }
      let bytes = try contents(
        zip, index, name, limit: min(limits.fileBytes, room), isTotal: room < limits.fileBytes)
      // Of a name that is there twice the last one counts, as when the archive is unpacked on a disk.
      room -= bytes.count
      files[path] = bytes
    }
    return files
  }

  private static func entries(
    _ zip: OpaquePointer, _ limits: Limits
  ) throws(Problem) -> [(index: UInt64, name: String)] {
    var entries: [(index: UInt64, name: String)] = []
    let count = zip_get_num_entries(zip, 0)
    guard count <= limits.files * 2 else { throw .tooManyFiles(limits.files) }
    for index in 0..<UInt64(max(0, count)) {
      guard let pointer = zip_get_name(zip, index, UInt32(ZIP_FL_ENC_GUESS)) else {
        throw .notAnArchive
      }
      let name = String(cString: pointer)
      if name.hasSuffix("/") || isLink(zip, index) { continue }
      guard isUsable(name) else { throw .unusableName(name) }
      let names = name.split(separator: "/")
      if names.contains(where: { $0.hasPrefix(".") || $0 == "__MACOSX" }) { continue }
      entries.append((index, name))
      guard entries.count <= limits.files else { throw .tooManyFiles(limits.files) }
    }
    return entries
  }

  private static func contents(
    _ zip: OpaquePointer, _ index: UInt64, _ name: String, limit: Int, isTotal: Bool
  ) throws(Problem) -> [UInt8] {
    guard let file = zip_fopen_index(zip, index, 0) else { throw .unreadable(name) }
    defer { zip_fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Int(zip_fread(file, &buffer, UInt64(buffer.count)))
      guard count >= 0 else { throw .unreadable(name) }
      guard count > 0 else { return bytes }
      guard bytes.count + count <= limit else {
        throw isTotal ? .totalTooLarge : .tooLarge(name)
      }
      bytes += buffer[..<count]
    }
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

  private static func isUsable(_ name: String) -> Bool {
    guard !name.isEmpty, name.utf8.count <= 500, !name.hasPrefix("/") else { return false }
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" && $0 != "\u{FFFD}"
    }
    let names = name.split(separator: "/", omittingEmptySubsequences: false)
    return isPlain && names.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  /// How many characters of every path are the name of the one folder that all files stand in.
  private static func outerFolder(_ names: [String]) -> Int {
    let folders = Set(names.map { $0.contains("/") ? $0.prefix { $0 != "/" } : "" })
    guard folders.count == 1, let folder = folders.first, !folder.isEmpty,
      !["plan", "boundaries"].contains(folder)
    else { return 0 }
    return folder.count + 1
  }
}
