/// What is said about bytes that are not a CSV file in UTF-8.
enum CSVEncoding {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Other encodings and formats, known by their first four bytes.
  static func problem(start: [UInt8], file: String) -> Finding? {
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      return Finding(
        .error,
        "The file is saved as UTF-16 (“Unicode text”). Save it again as “CSV UTF-8”; nothing in it was read.",
        at: Place(file: file))
    }
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return Finding(
        .error,
        "The file is an Excel workbook with the ending of a CSV file. Save it from Excel as “CSV UTF-8”.",
        at: Place(file: file))
    }
    return nil
  }

  static func brokenCharacter(file: String, line: Int) -> Finding {
    Finding(
      .error,
      "The file is not UTF-8: there is a broken character on this line. Save it again as “CSV UTF-8”; nothing in it was read.",
      at: Place(file: file, row: line))
  }

  static func endlessRow(file: String, row: Int, _ bytes: Int) -> Finding {
    Finding(
      .error,
      "The row that begins here is longer than \(bytes) bytes, so a quote in it may never close. Add the closing quote; nothing in the file was read.",
      at: Place(file: file, row: row))
  }
}
