internal import Quantities
internal import Tables

/// Looks a shape in longitude and latitude over, and mends what can be mended without a choice.
struct ShapeCheck {
  private let context = GEOSContext()
  /// Nil for shapes of a table, which can name no coordinate system.
  private let asks: ShapeQuestions?

  init(asks: ShapeQuestions? = nil) { self.asks = asks }

  /// The shape as it can be used, with what was found.
  func checked(_ shape: Shape) -> ReadShape {
    guard !shape.isEmpty else {
      return Self.refused(
        "The shape is empty; this row was left out. Draw it again, or remove the row.")
    }
    if let remark = unusable(shape) { return ReadShape(shape: nil, remarks: [remark]) }
    switch shape {
    case .points: return ReadShape(shape: shape)
    case .lines(let lines): return checkedLines(lines)
    case .areas(let parts): return checkedAreas(parts)
    }
  }

  /// Why no position of the shape can be trusted; nil when all can.
  private func unusable(_ shape: Shape) -> ShapeRemark? {
    if shape.hasPosition(where: { !$0.x.isFinite || !$0.y.isFinite }) {
      return ShapeRemark(
        .error, "A coordinate is not a number; this row was left out. Export the shape again.")
    }
    if shape.hasPosition(where: { $0.isSentinel }) {
      return ShapeRemark(
        .error,
        "A coordinate is a mark for “missing”, such as -999; this row was left out. Find the true place, or remove the row."
      )
    }
    if shape.hasPosition(where: { $0.x == 0 && $0.y == 0 }) {
      return ShapeRemark(
        .error,
        "A coordinate is 0, 0, in the sea off Africa, where unknown places end up; this row was left out. Find the true place."
      )
    }
    guard shape.hasPosition(where: { abs($0.x) > 180 || abs($0.y) > 90 }) else { return nil }
    return ShapeRemark(.error, outOfRange(shape))
  }

  private func outOfRange(_ shape: Shape) -> String {
    let isLarge = shape.hasPosition { abs($0.x) > 180 && abs($0.y) > 180 }
    let isSwapped = !shape.hasPosition { abs($0.x) > 90 || abs($0.y) > 180 }
    let reason =
      isLarge
      ? projected
      : isSwapped
        ? "Latitude and longitude look swapped: longitude comes first."
        : "Longitudes lie between -180 and 180, latitudes between -90 and 90."
    return "The coordinates are not longitude and latitude; this row was left out. \(reason)"
  }

  private var projected: String {
    guard let asks else {
      return
        "They look like metres or feet of a projection. Import the file that they are from with its coordinate system named, or write longitude and latitude."
    }
    return
      "They look like metres or feet of a projection; name the coordinate system\(ShapeQuestions.end(asks.system)), or export in longitude and latitude."
  }

  private func checkedLines(_ lines: [[Position]]) -> ReadShape {
    let kept = lines.filter { line in line.contains { $0 != line.first } }
    guard !kept.isEmpty else {
      return Self.refused(
        "The line has no length: it needs two different positions. This row was left out.")
    }
    let remarks =
      kept.count == lines.count
      ? []
      : [
        ShapeRemark(
          .warning,
          "\(lines.count - kept.count) parts of the line have no length and were left out.")
      ]
    return ReadShape(shape: .lines(kept), remarks: remarks)
  }

  private func checkedAreas(_ parts: [AreaPart]) -> ReadShape {
    var rings = RingRepair()
    let closed = parts.compactMap { rings.repaired($0) }
    guard !closed.isEmpty else {
      return Self.refused(
        "No ring of the area has three different positions; this row was left out. Draw it again.")
    }
    var result = ReadShape(shape: .areas(closed), remarks: rings.remarks)
    guard let figure = GEOSShape(.areas(closed), in: context) else {
      return Self.refused("The area cannot be used: \(context.lastMessage). This row was left out.")
    }
    guard let reason = figure.invalidity else { return result }
    let mended = figure.madeValid()?.areas ?? []
    guard !mended.isEmpty else {
      return Self.refused(
        "The area crosses itself (\(reason)) and could not be mended; this row was left out. Draw it again."
      )
    }
    let before = GroundMeasure.squareMetres(.areas(closed))
    let after = GroundMeasure.squareMetres(.areas(mended))
    result.shape = .areas(mended.map(RingRepair.oriented))
    result.remarks.append(
      ShapeRemark(.warning, Self.mendedMessage(reason: reason, before: before, after: after)))
    return result
  }

  private static func mendedMessage(reason: String, before: Double, after: Double) -> String {
    let change = before == 0 ? nil : (after - before) / before * 100
    let percent = change.map { " (\($0 < 0 ? "" : "+")\(WellKnownText.number($0, 2)) %)" } ?? ""
    // The loops of an eight cancel each other out, and a hole outside of its area takes away more than there is.
    guard before > 0, kilometres(before) != "0" else {
      return
        "The area crosses or touches itself (\(reason)). It was mended, and has \(kilometres(after)) km² now. Look at it, and draw it again if that is wrong."
    }
    return
      "The area crosses or touches itself (\(reason)). It was mended: \(kilometres(before)) became \(kilometres(after)) km²\(percent). Look at it, and draw it again if that is wrong."
  }

  private static func kilometres(_ squareMetres: Double) -> String {
    WellKnownText.number(squareMetres / 1e6, 4)
  }

  private static func refused(_ message: String) -> ReadShape {
    ReadShape(shape: nil, remarks: [ShapeRemark(.error, message)])
  }
}

extension Position {
  /// A coordinate such as -999 or 9999 that means that there is none.
  var isSentinel: Bool { [x, y].contains { FillValue.isFill($0) || $0 == 9999 || $0 == 99999 } }
}
