internal import Foundation
public import Tables

/// Rows of the real data beside the package.
public enum FactRows {
  /// Records of a CSV file below `facts`, packed with gzip when its name ends so.
  ///
  /// The test that asks must be enabled only where the data exist.
  public static func records(_ path: String) throws -> [CSVRecord] {
    CSVTable.read(try bytes(path), file: path).table.records
  }

  /// The bytes of a file below `facts`, unpacked.
  public static func bytes(_ path: String) throws -> [UInt8] {
    let file = PackageFolder.facts.appending(path: path)
    return Array(path.hasSuffix(".gz") ? try unpacked(file) : try Data(contentsOf: file))
  }

  private static func unpacked(_ file: URL) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data
  }
}
