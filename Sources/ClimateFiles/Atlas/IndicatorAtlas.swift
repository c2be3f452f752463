internal import CDeflate
public import Climate
public import Foundation
internal import Synchronization

/// An indicator atlas opened for reading: places × indicators × scenarios × models × years.
///
/// A file with Cairn's index is read with a few reads of its bytes and no library; a file that another program has
/// copied or changed, which loses the index, is read through the netCDF library and gives the same values.
/// Any number of threads may read at once.
public final class IndicatorAtlas: Sendable {
  public let file: URL
  private let bytes: AtlasFile
  private let index: AtlasIndex?
  private let details = Mutex<AtlasPlaceDetails?>(nil)
  private let library = Mutex<NetCDFAtlas?>(nil)
  /// Whether the netCDF library is asked where the index does not tell.
  private let usesLibrary: Bool

  private init(file: URL, usesLibrary: Bool) throws(ClimateProblem) {
    self.file = file
    self.usesLibrary = usesLibrary
    bytes = try AtlasFile(file.path)
    index = AtlasIndex(bytes)
    if index == nil, usesLibrary { _ = try openedLibrary() }
  }

  /// Opens an atlas.
  ///
  /// - Throws: `ClimateProblem` when the file is absent, damaged, or no atlas.
  public static func open(_ file: URL) throws(ClimateProblem) -> IndicatorAtlas {
    try IndicatorAtlas(file: file, usesLibrary: true)
  }

  /// Opens a file that somebody else has sent, and which this program must outlive.
  ///
  /// The netCDF library is never asked: over some damaged files it ends the whole process.
  ///
  /// - Returns: Nil where the file has no index of Cairn's that fits it.
  /// - Throws: `ClimateProblem` when the file is absent.
  public static func indexed(_ file: URL) throws(ClimateProblem) -> IndicatorAtlas? {
    let atlas = try IndicatorAtlas(file: file, usesLibrary: false)
    return atlas.isIndexed ? atlas : nil
  }

  /// True when values are read directly; false when the file has no index of Cairn's that fits it.
  public var isIndexed: Bool { index != nil }

  public var indicators: [IndicatorLabel] {
    get throws(ClimateProblem) { try axesWithoutPlaces().indicators }
  }

  public var scenarios: [String] {
    get throws(ClimateProblem) { try axesWithoutPlaces().scenarios }
  }

  public var models: [String] {
    get throws(ClimateProblem) { try axesWithoutPlaces().models }
  }

  public var years: ClosedRange<Int> {
    get throws(ClimateProblem) { try axesWithoutPlaces().years }
  }

  /// What the atlas says of itself.
  public var description: AtlasDescription {
    get throws(ClimateProblem) {
      if let index { return index.description }
      return try openedLibrary().description
    }
  }

  /// All axes, with every place.
  public func axes() throws(ClimateProblem) -> AtlasAxes {
    guard let index else { return try openedLibrary().axes }
    var axes = index.axes
    for number in 0..<index.placeKeys.count {
      axes.places.append(try place(number, index))
    }
    return axes
  }

  /// A place by its identifier; nil when the atlas does not have it.
  public func place(_ id: String) throws(ClimateProblem) -> PlaceProfile.Place? {
    guard let index else { return try openedLibrary().axes.places.first { $0.id == id } }
    guard let number = index.placeKeys.number(of: id) else { return nil }
    return try place(number, index)
  }

  /// The identifier of the place that a reader means: its identifier, its name where no other place has it, or a
  /// latitude and longitude such as `44.9,-93.2`, for which the nearest place within 30 km stands.
  ///
  /// - Throws: `ClimateProblem` when the atlas has no such place; it names some that it has.
  public func placeID(calledBy text: String) throws(ClimateProblem) -> String {
    if try place(text) != nil { return text }
    let places = try axes().places
    let named = places.filter { $0.name.lowercased() == text.lowercased() }
    if named.count == 1 { return named[0].id }
    let numbers = text.split(separator: ",").map { Double($0.filter { $0 != " " }) ?? .nan }
    guard numbers.count == 2, numbers[0].magnitude <= 90, numbers[1].magnitude <= 360 else {
      throw unknownPlace(text)
    }
    let point = GeographicPoint(latitude: numbers[0], longitude: numbers[1])
    let nearest = places.compactMap { place -> (kilometers: Double, id: String)? in
      guard let latitude = place.latitude, let longitude = place.longitude else { return nil }
      let center = GeographicPoint(latitude: latitude, longitude: longitude)
      return (point.kilometers(to: center), place.id)
    }.min { ($0.kilometers, $0.id) < ($1.kilometers, $1.id) }
    guard let nearest else { throw unknownPlace(text) }
    guard nearest.kilometers <= PlaceCells.reach else {
      throw ClimateProblem(
        "The atlas \(file.lastPathComponent) has no place within \(hundredths(PlaceCells.reach)) km of \(point). The nearest, “\(nearest.id)”, is \(hundredths(nearest.kilometers)) km away."
      )
    }
    return nearest.id
  }

  /// All values of one place and indicator, `[scenario][model][year]`; NaN where there is none.
  ///
  /// - Throws: `ClimateProblem` when the atlas does not have the place or the indicator, or cannot be read.
  public func values(place: String, indicator: String) throws(ClimateProblem) -> [Float] {
    let labels = try indicators
    guard let indicatorNumber = labels.firstIndex(where: { $0.id == indicator }) else {
      let known = labels.prefix(40).map(\.id).joined(separator: ", ")
      throw ClimateProblem(
        "The atlas \(file.lastPathComponent) has no indicator “\(indicator)”. It has \(known).")
    }
    return try values(placeNumber: number(ofPlace: place), indicatorNumber: indicatorNumber)
  }

  /// The models, scenarios and observations of one place and indicator.
  public func ensemble(
    place: String, indicator: String
  ) throws(ClimateProblem) -> IndicatorEnsemble {
    let values = try values(place: place, indicator: indicator)
    let axes = try axesWithoutPlaces()
    var runs: [IndicatorEnsemble.Run] = []
    var observed: YearlyValues?
    for (scenarioNumber, scenario) in axes.scenarios.enumerated() {
      for (modelNumber, model) in axes.models.enumerated() {
        let start = axes.position(
          scenario: scenarioNumber, model: modelNumber, year: axes.years.lowerBound)
        let series = YearlyValues(
          firstYear: axes.years.lowerBound,
          values: values[start..<(start + axes.years.count)].map(Double.init))
        if series.isEmpty { continue }
        if model == PlaceProfile.observedName {
          if scenario == PlaceProfile.observedName { observed = series }
        } else {
          runs.append(.init(model: model, scenario: scenario, values: series))
        }
      }
    }
    var ensemble = try IndicatorEnsemble(
      runs: runs, models: axes.models.filter { $0 != PlaceProfile.observedName },
      scenarios: axes.scenarios.filter { $0 != PlaceProfile.observedName }, observed: observed)
    for gap in try description.gaps where gap.tells(of: indicator) {
      ensemble.explain(model: gap.model, scenario: gap.scenario, gap.reason)
    }
    return ensemble
  }

  /// Everything that the atlas knows of a place, summarised across models.
  ///
  /// - Parameters:
  ///   - wanted: identifiers of indicators in the order to show; nil for all
  ///   - observed: observations of an indicator that take the place of the atlas's own; nil where there are none
  public func profile(
    place id: String, indicators wanted: [String]? = nil, request: ProfileRequest,
    observed: (IndicatorLabel) throws(ClimateProblem) -> YearlyValues? = { _ in nil }
  ) throws(ClimateProblem) -> PlaceProfile {
    guard let place = try place(id) else { throw unknownPlace(id) }
    let labels = try indicators
    var ensembles: [(label: IndicatorLabel, ensemble: IndicatorEnsemble)] = []
    for name in wanted ?? labels.map(\.id) {
      var ensemble = try ensemble(place: id, indicator: name)
      guard let label = labels.first(where: { $0.id == name }) else { continue }
      if let values = try observed(label) { ensemble.observed = values }
      ensembles.append((label, ensemble))
    }
    let description = try description
    var profile = try PlaceProfile(
      place: place, ensembles: ensembles, request: request,
      source: PlaceProfile.Source(
        title: description.title, detail: description.source, license: description.license))
    let own = (place.note ?? "").split(separator: "\n").map(String.init)
    profile.notes.insert(contentsOf: own, at: 0)
    return profile
  }

  func values(placeNumber: Int, indicatorNumber: Int) throws(ClimateProblem) -> [Float] {
    if let index,
      let entry = index.entry(place: placeNumber, indicator: indicatorNumber, in: bytes)
    {
      switch entry {
      case .empty: return [Float](repeating: .nan, count: index.axes.valuesPerSeries)
      case .indirect: break
      case .stored(let range, let checksum):
        if let values = AtlasChunk.values(
          in: bytes.bytes(range), checksum: checksum, count: index.axes.valuesPerSeries)
        {
          return values
        }
      }
    }
    let library = try openedLibrary()
    guard library.axes.places.indices.contains(placeNumber),
      library.axes.indicators.indices.contains(indicatorNumber),
      index.map({ $0.axes.valuesPerSeries == library.axes.valuesPerSeries }) ?? true
    else { throw damaged }
    return try library.values(place: placeNumber, indicator: indicatorNumber)
  }

  func number(ofPlace id: String) throws(ClimateProblem) -> Int {
    let number =
      if let index {
        index.placeKeys.number(of: id)
      } else {
        try openedLibrary().axes.places.firstIndex { $0.id == id }
      }
    guard let number else { throw unknownPlace(id) }
    return number
  }

  private func axesWithoutPlaces() throws(ClimateProblem) -> AtlasAxes {
    if let index { return index.axes }
    return try openedLibrary().axes
  }

  private func place(
    _ number: Int, _ index: AtlasIndex
  ) throws(ClimateProblem) -> PlaceProfile.Place {
    let found = details.withLock { details in
      if details == nil { details = index.placeDetails(in: bytes) }
      return details
    }
    guard let id = index.placeKeys[number], let place = found?.place(number, id: id) else {
      throw damaged
    }
    return place
  }

  private func openedLibrary() throws(ClimateProblem) -> NetCDFAtlas {
    guard usesLibrary else { throw damaged }
    let result: Result<NetCDFAtlas, ClimateProblem> = library.withLock { opened in
      if let opened { return .success(opened) }
      do throws(ClimateProblem) {
        let library = try NetCDFAtlas(file.path)
        opened = library
        return .success(library)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private var damaged: ClimateProblem {
    ClimateProblem("The atlas \(file.path) is damaged. Fetch or build it again.")
  }

  private func unknownPlace(_ id: String) -> ClimateProblem {
    let name = file.lastPathComponent
    let places = (try? axes().places) ?? []
    let wanted = id.lowercased()
    let alike = places.filter {
      $0.id.lowercased().contains(wanted) || $0.name.lowercased().contains(wanted)
    }
    let shown = (alike.isEmpty ? places : alike).prefix(Self.placesNamed)
    let list = shown.map { "“\($0.id)”" }.joined(separator: ", ")
    return ClimateProblem(
      shown.count == places.count
        ? "The atlas \(name) has no place “\(id)”. It has \(list)."
        : "The atlas \(name) has no place “\(id)”. It has \(places.count) places, such as \(list).")
  }

  /// How many places a refusal names.
  private static let placesNamed = 5
}

/// One chunk: the values of one place and indicator, shuffled and deflated.
enum AtlasChunk {
  /// Nil when the bytes are not the chunk that the checksum belongs to.
  static func values(in stored: [UInt8]?, checksum: UInt32, count: Int) -> [Float]? {
    guard let stored, stored.count >= 6,
      stored.suffix(4).reduce(UInt32(0), { $0 << 8 | UInt32($1) }) == checksum,
      let decompressor = libdeflate_alloc_decompressor()
    else { return nil }
    defer { libdeflate_free_decompressor(decompressor) }
    return withUnsafeTemporaryAllocation(byteCount: 4 * count, alignment: 64) { shuffled in
      // libdeflate checks the Adler-32 of what it inflates, and that there is exactly as much as asked for.
      let result = libdeflate_zlib_decompress(
        decompressor, stored, stored.count, shuffled.baseAddress, 4 * count, nil)
      guard result == LIBDEFLATE_SUCCESS else { return nil }
      return [Float](unsafeUninitializedCapacity: count) { values, initialized in
        unshuffle(UnsafeRawBufferPointer(shuffled), into: values, count: count)
        initialized = count
      }
    }
  }

  /// Joins the first, second, third and fourth bytes of all values, which HDF5's shuffle keeps apart.
  private static func unshuffle(
    _ bytes: UnsafeRawBufferPointer, into values: UnsafeMutableBufferPointer<Float>, count: Int
  ) {
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
      let target = values.baseAddress
    else { return }
    for index in 0..<count {
      let low = UInt32(base[index]) | UInt32(base[count + index]) << 8
      let high = UInt32(base[2 * count + index]) << 16 | UInt32(base[3 * count + index]) << 24
      (target + index).initialize(to: Float(bitPattern: low | high))
    }
  }
}
