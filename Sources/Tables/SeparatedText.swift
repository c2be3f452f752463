/// A table as text whose columns are parted by commas, semicolons or tabs, as spreadsheets of different countries save it.
///
/// A file of the workspace has commas. What people send from elsewhere may have semicolons, mostly with decimal commas, or
/// tabs with either decimal mark.
public struct SeparatedText: Hashable, Sendable {
  /// The byte between two columns.
  public enum Separator: UInt8, Hashable, Sendable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09
  }

  public let separator: Separator
  /// The same table with commas, line for line.
  public let bytes: [UInt8]

  /// Judges by the first line: what parts it into most cells, and by the second where that is more than one mark.
  ///
  /// A line such as `sep=;` above the table tells the mark. Spreadsheets do not count it as a row, so it is left out.
  public init(_ bytes: [UInt8]) {
    let told = Self.told(bytes)
    let table = told?.table ?? bytes
    separator = told?.separator ?? Self.separator(of: table)
    self.bytes = separator == .comma ? table : Self.parted(table, at: separator.rawValue)
  }

  private static let quote: UInt8 = 0x22

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func start(of bytes: [UInt8]) -> Int {
    bytes.starts(with: CSVEncoding.byteOrderMark) ? CSVEncoding.byteOrderMark.count : 0
  }

  /// The mark that a line above the table names, and the table without that line.
  private static func told(_ bytes: [UInt8]) -> (separator: Separator, table: [UInt8])? {
    let start = start(of: bytes)
    let end = bytes[start...].firstIndex(where: isLineEnd) ?? bytes.count
    let line = bytes[start..<end]
    guard line.count == 5, let separator = line.last.flatMap(Separator.init(rawValue:)),
      String(decoding: line.dropLast(), as: UTF8.self).lowercased() == "sep="
    else { return nil }
    return (separator, Array(bytes[..<start] + bytes[nextLine(bytes, after: end)...]))
  }

  private static func nextLine(_ bytes: [UInt8], after end: Int) -> Int {
    guard end < bytes.count else { return end }
    return bytes[end...].starts(with: [0x0D, 0x0A]) ? end + 2 : end + 1
  }

  private static func separator(of bytes: [UInt8]) -> Separator {
    // The tabs of “Unicode text” are no tabs of one byte.
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      return .comma
    }
    // Commas stand in names and numbers too, so they are the last to be taken where all else is equal.
    let found = [Separator.tab, .semicolon, .comma].map { separator in
      let first = parts(of: bytes, from: start(of: bytes), separator)
      let second = parts(of: bytes, from: nextLine(bytes, after: first.end), separator)
      return (separator: separator, counts: (first.count, second.count))
    }
    let most = found.map(\.counts).max { $0 < $1 } ?? (0, 0)
    guard most.0 > 0 else { return .comma }
    return found.first { $0.counts == most }?.separator ?? .comma
  }

  /// How often a mark parts the cells of a line, and where the line ends.
  private static func parts(
    of bytes: [UInt8], from start: Int, _ separator: Separator
  ) -> (count: Int, end: Int) {
    var count = 0
    var at = start
    while at < bytes.count {
      at = cellEnd(bytes, from: at, separator.rawValue)
      guard at < bytes.count, bytes[at] == separator.rawValue else { break }
      count += 1
      at += 1
    }
    return (count, at)
  }

  private static func parted(_ bytes: [UInt8], at separator: UInt8) -> [UInt8] {
    var at = start(of: bytes)
    var parted = Array(bytes[..<at])
    parted.reserveCapacity(bytes.count + bytes.count / 16)
    while at < bytes.count {
      let end = cellEnd(bytes, from: at, separator)
      append(bytes[at..<end], to: &parted)
      at = end
      guard at < bytes.count else { break }
      parted.append(bytes[at] == separator ? Separator.comma.rawValue : bytes[at])
      at += 1
    }
    return parted
  }

  private static func cellEnd(_ bytes: [UInt8], from start: Int, _ separator: UInt8) -> Int {
    var at = start
    if bytes[at] == quote {
      at += 1
      while at < bytes.count {
        guard bytes[at] == quote else {
          at += 1
          continue
        }
        guard at + 1 < bytes.count, bytes[at + 1] == quote else { break }
        at += 2
      }
    }
    while at < bytes.count, bytes[at] != separator, !isLineEnd(bytes[at]) { at += 1 }
    return at
  }

  /// A cell that stands in quotes stays as it is; one with a comma gets them.
  private static func append(_ cell: ArraySlice<UInt8>, to parted: inout [UInt8]) {
    guard cell.first != quote, cell.contains(Separator.comma.rawValue) else {
      parted += cell
      return
    }
    parted.append(quote)
    for byte in cell { parted += byte == quote ? [quote, quote] : [byte] }
    parted.append(quote)
  }
}

extension SeparatedText.Separator {
  /// Which mark parts thousands in a table's numbers, told by those that can be only one.
  ///
  /// Semicolons say that commas are decimal marks, and commas that points are, unless a number says otherwise; tabs say
  /// nothing by themselves. Decimal commas between commas are left to whoever wrote them: they may be the one cell that
  /// was typed in another way.
  ///
  /// - Parameter cells: Those of the columns that hold numbers; a version or a reference elsewhere tells nothing.
  public func groups(in cells: some Sequence<String>) -> WrittenNumber.Groups {
    let reader = WrittenNumber(groups: .either, signs: [.dollars, .percent])
    var decimals: Set<Character> = []
    for cell in cells where decimals.count < 2 {
      guard case .number(let number) = reader.read(cell),
        let last = cell.last(where: { ".,".contains($0) })
      else { continue }
      // The last mark is the decimal one where there are decimals; else it parts thousands.
      let isDecimal = number.contains(".") || cell.trimmed.last == last
      decimals.insert(isDecimal ? last : last == "." ? "," : ".")
    }
    switch (self, decimals) {
    case (.semicolon, []), (.semicolon, [","]), (.tab, [","]): return .point
    case (.comma, []), (_, ["."]): return .comma
    default: return .either
    }
  }

  /// Says how a file was read; nil for one with commas whose numbers have decimal points, as most have.
  ///
  /// - Parameter groups: What `groups(in:)` says of it.
  public func finding(_ groups: WrittenNumber.Groups, file: String) -> Finding? {
    guard self != .comma || groups != .comma else { return nil }
    let parted =
      switch self {
      case .comma: "Commas stand between the columns of this file."
      case .tab: "Tabs stand between the columns of this file."
      case .semicolon: "Semicolons stand between the columns of this file."
      }
    let marks =
      switch groups {
      case .point: "In its numbers a comma is the decimal mark."
      case .comma: "In its numbers a point is the decimal mark."
      case .either: "Its numbers do not tell the decimal mark, so one such as 2,375 is an error."
      }
    return Finding(.note, "\(parted) \(marks)", at: Place(file: file, row: 1))
  }
}
