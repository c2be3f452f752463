internal import Climate
internal import ClimateFiles
internal import Foundation
internal import Glibc

/// Writes an atlas of 25 indicators, 2 scenarios, 32 models and so many years for so many places.
///
/// Only each so-manieth place gets values; the other chunks stay unwritten, which changes neither index nor tables.
/// Values look like real ones to the compressor: a level of the place and indicator, a trend, noise, two decimals.
func writeAtlas(
  _ path: String, places: String, years: String, each: String
) throws(ClimateProblem) {
  let (places, years, each) = (try number(places), try number(years), try number(each))
  let axes = AtlasAxes(
    places: (0..<places).map {
      PlaceProfile.Place(id: "\(10000 + $0)", name: "County \($0)", latitude: 40, longitude: -90)
    },
    indicators: (0..<25).map {
      IndicatorLabel(
        id: "indicator-\($0)", name: "Indicator \($0)", unit: "days", definitionSet: "etccdi",
        equation: "count of days", scale: .ratio)
    }, scenarios: ["rcp45", "rcp85"], models: (0..<32).map { "model-\($0)" },
    years: 1950...1949 + years)
  let writer = try IndicatorAtlasWriter(
    file: URL(fileURLWithPath: path), axes: axes,
    description: AtlasDescription(
      title: "Benchmark", institution: "", source: "made up", history: "", license: "CC0",
      cairnVersion: "", parameters: ""))
  var state: UInt64 = 7
  var values = [Float](repeating: 0, count: axes.valuesPerSeries)
  for place in strided(axes.places, each) {
    for label in axes.indicators {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let level = Float(state >> 40 % 8000) / 100
      for index in values.indices {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let noise = Int(state >> 54) - 512
        let hundredths = Int(level * 100) + index % years * 2 + noise
        values[index] = Float(hundredths) / 100
      }
      try writer.write(values, place: place.id, indicator: label.id)
    }
  }
  try writer.finish()
}

/// Reads one place and indicator after another by chance, each with none of the file in memory.
///
/// “Cold” means that the page cache has let go of the file (`posix_fadvise`); what the disk or its host keeps is not
/// controlled.
func measureAtlas(_ path: String, runs: String, each: String) throws(ClimateProblem) {
  let (runs, each) = (try number(runs), try number(each))
  let url = URL(fileURLWithPath: path)
  let file = open(path, O_RDONLY)
  guard file >= 0 else { throw ClimateProblem("\(path) cannot be opened.") }
  defer { close(file) }
  let opened = try IndicatorAtlas.open(url)
  let axes = try opened.axes()
  let places = strided(axes.places, each)
  var (state, total): (UInt64, Float) = (11, 0)
  func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }
  for (name, isCold, opens) in [
    ("cold", true, false), ("cold-with-open", true, true), ("warm", false, false),
  ] {
    var times: [Double] = []
    for _ in 0..<runs {
      let place = places[next(places.count)].id
      let indicator = axes.indicators[next(axes.indicators.count)].id
      if isCold {
        posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
      } else {
        total += try opened.values(place: place, indicator: indicator)[0]
      }
      let start = seconds(CLOCK_MONOTONIC)
      let atlas = opens ? try IndicatorAtlas.open(url) : opened
      total += try atlas.values(place: place, indicator: indicator)[0]
      times.append(seconds(CLOCK_MONOTONIC) - start)
    }
    times.sort()
    for (label, share) in [("p50", 0.5), ("p90", 0.9), ("p99", 0.99)] {
      print("\(name)-\(label)", times[min(runs - 1, Int(share * Double(runs)))])
    }
  }
  guard !total.isNaN else { throw ClimateProblem("A value that was written is missing.") }
  print("MB", Double(lseek(file, 0, SEEK_END)) / 1e6)
}

private func strided<Element>(_ elements: [Element], _ step: Int) -> [Element] {
  stride(from: 0, to: elements.count, by: step).map { elements[$0] }
}
