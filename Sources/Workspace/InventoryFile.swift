public import Foundation
public import Inventory
public import Tables

/// An inventory of any size in a file of its own, read in pieces.
public enum InventoryFile {
  /// Reads a file with the columns of `inventory.csv` into columns in memory.
  ///
  /// - Parameters:
  ///   - workspace: Its `inventory-parameters.csv` holds for the file's records.
  ///   - progress: Called after each piece of the file.
  /// - Throws: `CSVUnreadable` when no row can be used, or why the file cannot be read.
  public static func columns(
    _ file: URL, in workspace: CommunityWorkspace, progress: CSVScanner.Progress? = nil
  ) throws -> RecordColumnsReader.Reading {
    try columns(
      named: file.lastPathComponent, in: workspace,
      total: try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize, progress
    ) { try source(file) }
  }

  /// Reads the bytes of a file with the columns of `inventory.csv` into columns in memory.
  ///
  /// - Parameter name: What people call the file; it stands in the places of findings.
  /// - Throws: `CSVUnreadable` when no row can be used.
  public static func columns(
    _ bytes: [UInt8], named name: String, in workspace: CommunityWorkspace,
    progress: CSVScanner.Progress? = nil
  ) throws -> RecordColumnsReader.Reading {
    try columns(named: name, in: workspace, total: bytes.count, progress) { source(bytes) }
  }

  private static func columns(
    named name: String, in workspace: CommunityWorkspace, total: Int?,
    _ progress: CSVScanner.Progress?, open: () throws -> CSVScanner.Source
  ) throws -> RecordColumnsReader.Reading {
    try RecordColumnsReader.read(
      file: name, declaration: WorkspaceTables.inventory, parameters: workspace.statedParameters,
      keepsIDs: !workspace.instruments.isEmpty, total: total, progress: progress, open: open)
  }

  /// Gives bytes from their beginning.
  private static func source(_ bytes: [UInt8]) -> CSVScanner.Source {
    var place = 0
    return { buffer in
      let count = min(buffer.count, bytes.count - place)
      bytes.withUnsafeBytes { all in
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[place..<place + count]))
      }
      place += count
      return count
    }
  }

  /// Reads a file from its beginning.
  private static func source(_ file: URL) throws -> CSVScanner.Source {
    let handle = try FileHandle(forReadingFrom: file)
    return { buffer in
      let count = read(handle.fileDescriptor, buffer.baseAddress, buffer.count)
      guard count >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      return count
    }
  }
}
