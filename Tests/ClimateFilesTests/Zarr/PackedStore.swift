import ClimateFiles
import Foundation

/// A store of `make_zarr.py`, unpacked into a folder that is removed in the end.
final class PackedStore {
  let folder: URL

  /// - Parameter arrays: The arrays whose files are wanted, besides the files of the store itself; nil for all.
  init(_ name: String, _ arrays: [String]? = nil) throws {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures")
    let packed = try Data(contentsOf: fixtures.appending(path: name))
    let json = try Gzip.inflated([UInt8](packed), name: name)
    objects = try JSONDecoder().decode([String: Data].self, from: Data(json)).filter { key, _ in
      let parts = key.split(separator: "/")
      return parts.count == 1 || arrays.map { $0.contains(String(parts[0])) } ?? true
    }
    folder = FileManager.default.temporaryDirectory.appending(
      path: "cairn-zarr-\(UUID().uuidString)")
    for (key, data) in objects {
      let file = folder.appending(path: key)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
  }

  let objects: [String: Data]

  func remove(_ key: String) throws {
    try FileManager.default.removeItem(at: folder.appending(path: key))
  }

  func change(_ key: String, _ change: (inout Data) -> Void) throws {
    var data = try Data(contentsOf: folder.appending(path: key))
    change(&data)
    try data.write(to: folder.appending(path: key))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
