import Foundation
import Plan

extension RegionMap {
  static func legend(
    _ features: [RegionOutlines.Feature], _ classes: RegionClasses?, _ valueName: String,
    canvas: ChartCanvas, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    let palette = theme.palette
    var x = -canvas.left
    let top = -canvas.top + 22.0
    if let classes {
      overlay.text(valueName, x: x, y: top - 13, color: palette.ink, size: ChartTheme.smallSize)
      if classes.names.isEmpty {
        let step = 52.0
        let half =
          theme.metrics.width(
            of: ChartNumbers.text(classes.limits[0], decimals: classes.decimals),
            size: ChartTheme.smallSize) / 2
        x += half
        x += classes.drawScale(x: x, y: top, step: step, palette: palette, &overlay) + 34
      } else {
        x += classes.drawNames(x: x, y: top, theme: theme, &overlay) + 26
      }
      if features.contains(where: { $0.value == nil }) {
        overlay.box(
          x: x, y: top, width: 20, height: 13, color: palette.paper, stroke: palette.muted)
        for offset in [4.0, 10.0, 16.0] {
          overlay.line(
            from: (x + max(0, offset - 9), top + min(13, offset)),
            to: (x + min(20, offset + 4), top + max(0, offset - 13)), color: palette.muted,
            width: 0.75)
        }
        overlay.text("No data", x: x + 27, y: top + 7, color: palette.ink)
        x += 27 + theme.metrics.width(of: "No data", size: ChartTheme.labelSize) + 26
      }
    }
    let focus = features.filter(\.isFocus).map(\.name)
    guard !focus.isEmpty else { return }
    overlay.box(
      x: x + 1.5, y: top, width: 20, height: 13, color: palette.paper, stroke: palette.ink)
    overlay.text(ChartNumbers.list(focus), x: x + 30, y: top + 7, color: palette.ink)
  }

  static func title(_ features: [RegionOutlines.Feature], _ valueName: String) -> String {
    let focus = features.filter(\.isFocus).map(\.name)
    let place = focus.isEmpty ? "the region" : ChartNumbers.list(focus) + " and its region"
    guard features.contains(where: { $0.value != nil }) else {
      return place.prefix(1).uppercased() + place.dropFirst()
    }
    return "\(valueName) in \(place)"
  }

  static func description(
    _ features: [RegionOutlines.Feature], _ valueName: String, _ classes: RegionClasses?
  ) -> String {
    let count = features.count == 1 ? "one area" : "\(features.count) areas"
    let valued = features.filter { $0.value != nil }
      .sorted { ($0.value ?? 0, $1.name) > ($1.value ?? 0, $0.name) }
    guard let high = valued.first, let low = valued.last else { return "A map of \(count)." }
    if let names = classes?.names, !names.isEmpty {
      let parts = names.indices.map { number in
        "\(names[number]): \(valued.count { $0.value == Double(number) })"
      }
      let missing = features.count - valued.count
      let rest = missing > 0 ? ["No data: \(missing)"] : []
      return "A map of \(count) by \(valueName). \((parts + rest).joined(separator: ". "))."
    }
    func text(_ feature: RegionOutlines.Feature) -> String {
      "\(feature.name) (\(ChartNumbers.significant(feature.value ?? 0)))"
    }
    var words =
      "A map of \(count) shaded by \(valueName.prefix(1).lowercased())\(valueName.dropFirst())."
    words += " The highest is \(text(high)), the lowest \(text(low))."
    for focus in valued where focus.isFocus {
      let rank = valued.filter { ($0.value ?? 0) > (focus.value ?? 0) }.count + 1
      words += " \(text(focus)) ranks \(ChartNumbers.ordinal(rank)) of \(valued.count)."
    }
    return words
  }

  static func rows(
    _ features: [RegionOutlines.Feature], _ classes: RegionClasses?, _ details: Details
  ) -> [[PlanTable.Cell]] {
    features.sorted { $0.name < $1.name }.map { feature in
      ([feature.name, text(feature.value, classes)] + (details.cells[feature.id] ?? []))
        .map { PlanTable.Cell($0) }
    }
  }
}
