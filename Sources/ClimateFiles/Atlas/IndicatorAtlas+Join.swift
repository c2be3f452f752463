public import Climate
public import Foundation

extension IndicatorAtlas {
  /// Makes one atlas of parts that hold different places.
  ///
  /// Each task of a large job writes the places it was given into a part of its own, so that tasks never wait for
  /// each other and a lost one is repeated alone. The result has the places in the order of the parts, and its bytes
  /// do not depend on which task ran first.
  /// - Parameters:
  ///   - parts: atlases with the same indicators, scenarios, models and years
  ///   - expected: identifiers of the places that the result must have, in the order it shall have them; nil for what
  ///     the parts have
  ///   - description: of the result; nil for that of the first part
  /// - Throws: `ClimateProblem` when parts differ in an axis, two have the same place, an expected place is in none,
  ///   or one cannot be read. Nothing is left of an atlas that could not be finished.
  public static func join(
    _ parts: [URL], into file: URL, expecting expected: [String]? = nil,
    description: AtlasDescription? = nil
  ) throws(ClimateProblem) {
    var opened: [IndicatorAtlas] = []
    for part in parts { opened.append(try open(part)) }
    guard let first = opened.first else {
      throw ClimateProblem("There is no part to join. Run the tasks first.")
    }
    var axes = try first.axes()
    axes.places = []
    var owners: [String: (part: IndicatorAtlas, number: Int, place: PlaceProfile.Place)] = [:]
    var order: [String] = []
    for part in opened {
      let others = try part.axes()
      try check(others, like: axes, part: part, first: first)
      for (number, place) in others.places.enumerated() {
        if let owner = owners[place.id] {
          throw ClimateProblem(
            "The place “\(place.id)” is in two parts, \(owner.part.file.lastPathComponent) and \(part.file.lastPathComponent). Remove one of them."
          )
        }
        owners[place.id] = (part, number, place)
        order.append(place.id)
      }
    }
    let missing = (expected ?? []).filter { owners[$0] == nil }
    guard missing.isEmpty else {
      throw ClimateProblem(
        "\(missing.count) places are in no part, such as \(missing.prefix(5).joined(separator: ", ")). Run their tasks again."
      )
    }
    let chosen = (expected ?? order).compactMap { owners[$0] }
    axes.places = chosen.map(\.place)
    let stated = try first.description
    let text = description ?? stated
    let writer = try IndicatorAtlasWriter(
      file: file, axes: axes, description: text)
    for owner in chosen {
      for (number, label) in axes.indicators.enumerated() {
        let values = try owner.part.values(placeNumber: owner.number, indicatorNumber: number)
        if values.allSatisfy(\.isNaN) { continue }
        try writer.write(values, place: owner.place.id, indicator: label.id)
      }
    }
    try writer.finish()
  }

  private static func check(
    _ axes: AtlasAxes, like wanted: AtlasAxes, part: IndicatorAtlas, first: IndicatorAtlas
  ) throws(ClimateProblem) {
    let difference: String? =
      if axes.indicators != wanted.indicators {
        "indicators"
      } else if axes.scenarios != wanted.scenarios {
        "scenarios"
      } else if axes.models != wanted.models {
        "models"
      } else if axes.years != wanted.years {
        "years"
      } else {
        nil
      }
    if let difference {
      throw ClimateProblem(
        "The parts \(first.file.lastPathComponent) and \(part.file.lastPathComponent) have different \(difference). Make all parts by the same command."
      )
    }
  }
}
