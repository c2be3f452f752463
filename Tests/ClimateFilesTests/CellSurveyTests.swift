import Climate
import Synchronization
import Testing

@testable import ClimateFiles

/// Places over water, and the cells near them that have values.
@Suite struct CellSurveyTests {
  /// A dataset that counts how often it is read.
  private final class Counted: GriddedDataset {
    let base: any GriddedDataset
    let reads = Mutex(0)
    var path: String { base.path }
    var attributes: [String: AttributeValue] { base.attributes }
    var arrays: [ArrayDescription] { base.arrays }

    init(_ base: any GriddedDataset) { self.base = base }

    func read(
      _ array: String, region: [Range<Int>], into base: UnsafeMutablePointer<Float>, strides: [Int]
    ) throws(ClimateProblem) -> Bool {
      reads.withLock { $0 += 1 }
      return try self.base.read(array, region: region, into: base, strides: strides)
    }

    func numbers(of array: String) throws(ClimateProblem) -> [Double] {
      try base.numbers(of: array)
    }

    func texts(of array: String) throws(ClimateProblem) -> [String] { try base.texts(of: array) }
  }

  /// A grid of tenths of a degree whose eastern half is water.
  private func coast() throws -> SampleNetCDF {
    try SampleNetCDF.daily(
      days: 3, latitudes: (0..<12).map { 40 + 0.1 * Double($0) },
      longitudes: (0..<12).map { 250 + 0.1 * Double($0) }, chunks: [3, 4, 4]
    ) { _, _, column in column < 6 ? 20 : .nan }
  }

  @Test func `many places over water are looked at together`() throws {
    let file = try coast()
    let counted = Counted(try openGriddedFile(file.path))
    let dataset = try DailyDataset([counted])
    var survey = CellSurvey(dataset)
    let places = (0..<12).flatMap { row in
      (6..<9).map { column in
        GeographicPoint(
          latitude: 40 + 0.1 * Double(row), longitude: -110 + 0.1 * Double(column))
      }
    }
    try survey.prepare(places, reach: 30)
    let before = counted.reads.withLock { $0 }
    var alone = 0
    for place in places {
      let expected = Result { () throws(ClimateProblem) in
        try dataset.selection(for: place, reach: 30)
      }
      let reads = counted.reads.withLock { $0 }
      let found = Result { () throws(ClimateProblem) in
        try survey.selection(for: place, reach: 30)
      }
      alone += counted.reads.withLock { $0 } - reads
      #expect(try found.get() == expected.get())
    }
    // Three days of nine chunks at most, and nothing for each place.
    #expect(before <= 27 && alone == 0)
  }

  @Test func `a place across the meridian where degrees begin anew finds its neighbor`() throws {
    let file = try SampleNetCDF.daily(
      days: 3, latitudes: [50, 50.1], longitudes: [359.8, 359.9, 0, 0.1], chunks: [3, 2, 4]
    ) { _, _, column in column < 2 ? 20 : .nan }
    let dataset = try DailyDataset(paths: [file.path])
    let found = try dataset.selection(
      for: GeographicPoint(latitude: 50, longitude: 0.1), reach: 30)
    #expect(found.cells == [1])
  }
}
