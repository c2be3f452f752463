public import Foundation

/// Folders that tests read.
public enum PackageFolder {
  /// The package's own folder.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The worked example of the package.
  public static let example = root.appending(path: "Examples/hennepin-county")

  /// The example of a coast.
  public static let coast = root.appending(path: "Examples/charleston-county")

  /// Real data beside the package that the product does not need; absent on most machines.
  public static let facts = root.deletingLastPathComponent().appending(path: "shared/facts")

  /// Real daily climate data beside the package; absent on most machines.
  public static let climate = root.deletingLastPathComponent().appending(path: "shared/climate")

  /// True when the real climate data are there.
  public static var hasClimate: Bool {
    FileManager.default.fileExists(atPath: climate.appending(path: "SOURCES.md").path)
  }

  /// True when the real data are there.
  public static var hasFacts: Bool {
    FileManager.default.fileExists(atPath: facts.appending(path: "SOURCES.md").path)
  }
}
