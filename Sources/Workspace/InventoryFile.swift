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
    try RecordColumnsReader.read(
      file: file.lastPathComponent, declaration: WorkspaceTables.inventory,
      parameters: workspace.statedParameters, keepsIDs: !workspace.instruments.isEmpty,
      total: try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize, progress: progress
    ) {
      try source(file)
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
