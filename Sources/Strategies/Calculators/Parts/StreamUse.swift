/// What a part of a stream is for; calculators of one use act on the same part, and parts of unlike use do not overlap.
enum StreamUse: String, Hashable, Sendable, CaseIterable {
  case cars
  case lightTrucks = "light trucks"
  case transitBuses = "city buses"
  case schoolBuses = "school buses"
  case freightTrucks = "freight trucks"
  case food, paper
  case yardWaste = "yard waste"
  case hotWater = "hot water"
  case cooking
  case roomHeat = "heat of rooms"
  case cooling, light
}

/// A part of the streams that a calculator reaches, as large as its inputs say.
struct UsePart: Sendable {
  let use: StreamUse
  let reach: StreamReach
  /// Inputs whose product is the part of the streams' emissions.
  let inputs: [String]
  /// The input by which emissions of the part are above those of the whole for the same activity; empty for none.
  let intensity: String
  /// A share of 1 stands for the streams undivided, with every other use of them.
  let isWholeAtOne: Bool

  /// - Parameters:
  ///   - inputs: Inputs whose product is the part of the streams' emissions.
  ///   - intensity: The one of them that is no part of the activity; empty for none.
  ///   - isWholeAtOne: A share of 1 stands for the streams undivided, with every other use of them.
  init(
    _ use: StreamUse, of reach: StreamReach, by inputs: [String], intensity: String = "",
    isWholeAtOne: Bool = false
  ) {
    self.use = use
    self.reach = reach
    self.inputs = inputs
    self.intensity = intensity
    self.isWholeAtOne = isWholeAtOne
  }

  /// Fuel that heats rooms, by `heat_share`; all of the fuel, whatever it is used for, where that is 1.
  static func roomHeat(of reach: StreamReach) -> UsePart {
    UsePart(.roomHeat, of: reach, by: ["heat_share"], isWholeAtOne: true)
  }

  /// A material in landfilled waste, by its part of the mass and the methane of a ton of it.
  static func material(_ use: StreamUse) -> UsePart {
    UsePart(
      use, of: .landfilled(at: "participation"), by: ["waste_share", "methane_ratio"],
      intensity: "methane_ratio")
  }

  /// The part of the streams' emissions that an action states, from 0 to 1.
  func share(_ action: Action) -> Double {
    inputs.reduce(1) { $0 * (action.parameter($1)?.number ?? .nan) }
  }

  /// True when the action takes the streams undivided.
  func isWhole(_ action: Action) -> Bool { isWholeAtOne && share(action) >= 1 }

  /// Activity of the part for an activity of the whole with the same emissions.
  func activity(_ action: Action) -> Double {
    guard !intensity.isEmpty, let ratio = action.parameter(intensity)?.number, ratio > 0 else {
      return 1
    }
    return 1 / ratio
  }
}
