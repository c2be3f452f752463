public import Climate
internal import Tables

/// Reads daily files of the Global Historical Climatology Network in each of their usual forms.
///
/// The form is told by the file itself:
/// - fixed-width `.dly`, a month and an element on each line;
/// - `by_station` and `by_year`: `ID,YYYYMMDD,ELEMENT,VALUE,M,Q,S,TIME`, a value on each line, with or without a header;
/// - `access`: a day on each line, `STATION,DATE,…,TMAX,TMAX_ATTRIBUTES,…`.
///
/// Numbers are tenths of °C, mm and m/s in all three. A value with a quality flag is missing, and counted.
/// - Source: NOAA NCEI, GHCN-Daily readme.txt, sections III (format of data files) and flags.
/// - Limits: An `access` file that was ordered in other units has decimals, and is refused: give its layout to `DailyTable`.
public enum GHCNDaily {
  /// - Parameters:
  ///   - bytes: The file, plain or gzip.
  ///   - file: Its name, for findings.
  ///   - station: The station wanted, where the file holds several.
  ///   - limit: The most findings of each severity that are kept.
  /// - Returns: A table of TMAX, TMIN, TAVG, PRCP and AWND, those that have a value.
  /// - Throws: `ClimateProblem` when the file has none of the forms, or holds several stations and none is named.
  public static func read(
    _ bytes: [UInt8], file: String, station: String? = nil, limit: Int = 1000
  ) throws(ClimateProblem) -> DailyTable {
    let plain = Gzip.isGzip(bytes) ? try Gzip.inflated(bytes, name: file) : bytes
    let firstLine = String(decoding: plain.prefix(4096).prefix { $0 != 0x0A }, as: UTF8.self)
    let cells = firstLine.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.trimmingQuotes
    }
    var table: DailyTable
    if cells.contains("STATION"), cells.contains("DATE") {
      table = try GHCNAccess.read(plain, file: file, station: station, limit: limit)
    } else if cells.count >= 4, cells[0] == "ID" || cells[1].count == 8, cells[0].count <= 11 {
      table = try GHCNLong.read(
        plain, hasHeader: cells[0] == "ID", file: file, station: station, limit: limit)
    } else if cells.count == 1, firstLine.utf8.count >= 269 - 8,
      Int(firstLine.dropFirst(11).prefix(6)) != nil
    {
      table = try GHCNFixedWidth.read(plain, file: file, station: station, limit: limit)
    } else {
      throw ClimateProblem(
        "“\(file)” has none of the forms of GHCN-Daily: neither .dly, nor ID,YYYYMMDD,ELEMENT,VALUE…, nor STATION,DATE,…. A table with a header of its own needs the units of its columns, such as --station-units degF in/day."
      )
    }
    table.columns.removeAll { column in column.missingDays == table.axis.count }
    return table
  }

  /// Reads a file on disk; see `read(_:file:station:limit:)`.
  public static func read(
    path: String, station: String? = nil
  ) throws(ClimateProblem) -> DailyTable {
    let source = try LocalFile(path: path)
    return try read(source.read(0..<source.length), file: path, station: station)
  }
}

/// Which station is read, and that there is only one.
struct GHCNStationChoice {
  let file: String
  let wanted: String?
  private(set) var chosen: String?

  init(file: String, wanted: String?) {
    self.file = file
    self.wanted = wanted
  }

  /// True when a row of this station belongs to the table.
  mutating func takes(_ station: String) throws(ClimateProblem) -> Bool {
    if let wanted {
      guard station == wanted else { return false }
      chosen = station
      return true
    }
    guard let chosen else {
      self.chosen = station
      return true
    }
    guard chosen == station else {
      throw ClimateProblem(
        "“\(file)” holds several stations, \(chosen) and \(station) among them. Name the one that is wanted."
      )
    }
    return true
  }

  func check() throws(ClimateProblem) {
    if let wanted, chosen == nil {
      throw ClimateProblem("“\(file)” has no values of the station \(wanted).")
    }
  }
}

extension StringProtocol {
  /// Without spaces and quotes at both ends.
  var trimmingQuotes: String {
    var text = Substring(self)
    while let last = text.last, last == "\"" || last.isWhitespace { text.removeLast() }
    return String(text.drop { $0 == "\"" || $0.isWhitespace || $0 == "\u{FEFF}" })
  }
}
