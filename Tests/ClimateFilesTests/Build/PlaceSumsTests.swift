import Climate
import Foundation
import Testing

@testable import ClimateFiles

@Suite struct PlaceSumsTests {
  private static let years = 2001...2040
  private static let columns = 3
  /// Cells that are walked together; the last area has cells of every group.
  private static let groups = [[0, 1], [2, 3], [4]]
  private static let selections: [CellSelection?] = [
    CellSelection(cells: [4], weights: [1]),
    nil,
    CellSelection(cells: [1, 3], weights: [0.3, 0.7]),
    CellSelection(cells: [0], weights: [1]),
    CellSelection(cells: [0, 2, 4], weights: [0.1, 0.6, 0.3]),
  ]

  /// Cell 2 has no value of the first column in 2005, and cell 4 none of any column in 2030.
  private static func value(_ cell: Int, _ column: Int, _ year: Int) -> Double {
    if cell == 2, column == 0, year == 2005 { return .nan }
    if cell == 4, year == 2030 { return .nan }
    let step: Int = cell * 31 + column * 17 + year * 7
    return Double(step % 101) / 7
  }

  private static func sums(mostHeld: Int) throws -> PlaceSums {
    let path = FileManager.default.temporaryDirectory.appending(path: "sums-\(UUID().uuidString)")
    var sums = try PlaceSums(
      selections, groups: groups, columns: columns, years: years, beside: path.path,
      mostHeld: mostHeld)
    for (number, cells) in groups.enumerated() {
      try sums.begin(group: number)
      for year in years {
        for column in 0..<columns {
          try sums.add(
            cells.map { value($0, column, year) }, cells: cells.indices, column: column, year: year)
        }
      }
    }
    try sums.finish()
    return sums
  }

  /// `[column][year]` of a place, with every number in memory.
  private static func expected(_ place: Int) -> [Float] {
    (0..<columns).flatMap { column in
      years.map { year in
        var (sum, weight) = (0.0, 0.0)
        for (cell, share) in zip(selections[place]?.cells ?? [], selections[place]?.weights ?? []) {
          let value = value(cell, column, year)
          guard !value.isNaN else { continue }
          sum += share * value
          weight += share
        }
        return weight >= 0.5 ? Float(sum / weight) : .nan
      }
    }
  }

  @Test(arguments: [0, 100, 1 << 20])
  func yearsThatWaitInAFileGiveTheSameBits(_ mostHeld: Int) throws {
    let sums = try Self.sums(mostHeld: mostHeld)
    var seen: Set<Int> = []
    try sums.forEachPlace { place, values, _ throws(ClimateProblem) in
      #expect(
        values.map(\.bitPattern) == Self.expected(place).map(\.bitPattern), "place \(place)")
      seen.insert(place)
    }
    #expect(seen == [0, 1, 2, 3, 4])
  }

  @Test func placesOfWhichTooLittleHasValuesAreTold() throws {
    let survey = try Self.sums(mostHeld: 0).survey()
    #expect(survey.hasValues)
    // The last area has 0.4 of itself in 2005; a point without a value is missing, not thin.
    #expect(survey.thinPlaces == [4])
  }

  @Test func nothingIsLeftBesideTheFile() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "cairn-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "part.cairn").path
    func names() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
    }
    do {
      let waiting = try FileInProgress(beside: path)
      waiting.dropName()
      try waiting.write([1.5, 2.5][...], at: 16)
      var read = [9.0, 9, 9, 9, 9]
      try waiting.read(&read, at: 0)
      #expect(read == [0, 0, 1.5, 2.5, 9], "what was never written before is 0, beyond it stays")
      #expect(try names().isEmpty)
      let broken = try FileInProgress(beside: path)
      try broken.write([UInt8(1)][...], at: 0)
      let found = try names()
      #expect(found.count == 1 && found != ["part.cairn"])
      withExtendedLifetime(broken) {}
    }
    #expect(try names().isEmpty)
    let whole = try FileInProgress(beside: path)
    try whole.write([UInt8(7), 8][...], at: 0)
    try whole.takeName()
    #expect(try names() == ["part.cairn"])
    #expect(try Data(contentsOf: URL(filePath: path)) == Data([7, 8]))
    #expect(throws: ClimateProblem.self) {
      try FileInProgress(beside: folder.appending(path: "absent/part.cairn").path)
    }
  }
}
