internal import Climate
internal import Foundation

/// The units that the files of one variable state, and the one that their values are brought to.
struct StatedUnits {
  /// The files' own unit, or the one of theirs that all are brought to.
  let joint: ClimateUnit
  /// Which files state which unit; nil where all state the same.
  let note: String?

  /// - Precondition: the files, at least one, are of one variable.
  init(_ files: [DailyFile]) {
    var order: [ClimateUnit] = []
    for file in files where !order.contains(file.unit) { order.append(file.unit) }
    joint = .joint(of: order)
    guard order.count > 1 else {
      note = nil
      return
    }
    let examples = order.map { unit in
      let own = files.filter { $0.unit == unit }
      return "\(unit.symbol) (\(own[0].dataset.path)\(own.count > 1 ? " …" : ""))"
    }
    note =
      "The files of \(files[0].variable.rawValue) state different units: \(examples.joined(separator: ", ")). Each is brought to \(joint.symbol) by its own."
  }
}

extension ClimateUnit {
  /// The unit that values of several are brought to: kelvin where it is among them, else one that is not canonical.
  ///
  /// Thresholds are brought into the unit of the values, and compared in 32 bits. What was 5 °C in a file is then the same
  /// number as a threshold of 5 °C, from °C as from K; in °C it would be 4.999994 from K.
  /// - Precondition: The units, at least one, are of one kind.
  static func joint(of units: [ClimateUnit]) -> ClimateUnit {
    units.first { $0 == .kelvin } ?? units.first { $0 != .canonical(of: $0.kind) } ?? units[0]
  }
}

extension DailyDataset {
  /// Brings rows of a file's values from the unit that it states to the joint one, rounded to 32 bits.
  func convert(
    _ file: DailyFile, rows base: UnsafeMutablePointer<Float>, days: Int, cells: Int, stride: Int
  ) {
    guard file.unit != unit else { return }
    for day in 0..<days {
      let row = base + day * stride
      for cell in 0..<cells {
        row[cell] = Float(file.unit.converted(Double(row[cell]), to: unit))
      }
    }
  }

  /// A value that no place on Earth has, as the file of its day states it.
  func impossible(_ value: Float, onDay day: Int) -> ClimateProblem {
    let file = (parts.last { $0.days.lowerBound <= day } ?? parts[0]).file
    let stated = String(format: "%.5g", unit.converted(Double(value), to: file.unit))
    return ClimateProblem(
      "\(file.dataset.path): \(variable.rawValue) has values such as \(stated) \(file.unit.symbol) on \(axis.date(at: day)), which cannot be. Is the unit “\(file.unit.symbol)” right?",
      of: [variable])
  }
}
