public import Plan

/// Actions side by side, as wide as the tons they take away and as high as a ton costs.
public enum AbatementCostChart {
  /// One action, in the order of the curve.
  public struct Step: Sendable {
    public var name: String
    public var sector: ChartSector
    /// Metric tons CO2e, above 0.
    public var tonnes: Double
    /// US dollars for a metric ton, below 0 for what earns money.
    public var costPerTonne: Double
    /// US dollars of the whole span, below 0 for what is earned.
    public var netCost: Double

    public init(
      name: String, sector: ChartSector, tonnes: Double, costPerTonne: Double, netCost: Double
    ) {
      self.name = name
      self.sector = sector
      self.tonnes = tonnes
      self.costPerTonne = costPerTonne
      self.netCost = netCost
    }
  }

  private static let height = 300.0
  private static let keyRow = 19.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - steps: From left to right; numbered in this order.
  ///   - notes: What is to know, under the data.
  public static func chart(
    caption: ChartCaption, steps: [Step], notes: [String], theme: ChartTheme
  ) -> Chart {
    let unit = EmissionsUnit(for: [steps.reduce(0) { $0 + $1.tonnes }])
    let limit = limit(of: steps)
    let canvas = ChartCanvas(
      left: 62, right: 12, top: 64, bottom: 54 + keyRow * Double(steps.count) + 12, height: height)
    let vertical = LinearScale(
      covering: steps.map { max(-limit, min(limit, $0.costPerTonne)) }, count: 5, from: height,
      to: 0)
    let whole = steps.reduce(0) { $0 + $1.tonnes }
    let horizontal = LinearScale(
      covering: [whole / unit.size], count: 6, from: 0, to: canvas.width)
    var overlay = ChartOverlay()
    overlay.tipTitles = ("Action", "Cost of a metric ton")
    axes(vertical, horizontal, unit: unit, canvas: canvas, theme: theme, &overlay)
    draw(steps, vertical, horizontal, limit: limit, unit: unit, theme: theme, &overlay)
    legend(steps, canvas: canvas, theme: theme, &overlay)
    key(steps, unit: unit, canvas: canvas, theme: theme, &overlay)
    return caption.chart(
      title: title(steps), description: description(steps, unit: unit),
      spec: canvas.specification(layers: overlay.layers, theme: theme),
      columns: [
        .init("No.", .right, width: 0.5), .init("Action", width: 3),
        .init("Taken away (t CO₂e)", .right), .init("Net cost", .right),
        .init("Per t CO₂e", .right),
      ], rows: steps.enumerated().map { row($0.offset + 1, $0.element) },
      notes: notes
        + (steps.contains { $0.costPerTonne.magnitude > limit }
          ? ["Bars with an arrow are cut off; their numbers are right."] : []))
  }

  private static func row(_ number: Int, _ step: Step) -> [PlanTable.Cell] {
    [
      .init("\(number)"), .init(step.name), .init(ChartNumbers.tonnes(step.tonnes)),
      .init(dollars(step.netCost)), .init(dollars(step.costPerTonne)),
    ]
  }

  static func dollars(_ value: Double) -> String {
    let text = ChartNumbers.text(value.magnitude, decimals: value.magnitude < 10 ? 1 : 0)
    return (value < 0 && text.contains { ("1"..."9").contains($0) } ? "−$" : "$") + text
  }

  /// Where bars are cut off, so that a single one does not make all others flat.
  private static func limit(of steps: [Step]) -> Double {
    let sizes = steps.map(\.costPerTonne.magnitude).sorted(by: >)
    guard sizes.count > 2, sizes[0] > 4 * sizes[1], sizes[1] > 0 else { return .infinity }
    return sizes[1] * 1.5
  }

  private static func axes(
    _ vertical: LinearScale, _ horizontal: LinearScale, unit: EmissionsUnit, canvas: ChartCanvas,
    theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    for tick in vertical.ticks {
      overlay.line(
        from: (0, vertical(tick)), to: (canvas.width, vertical(tick)),
        color: tick == 0 ? theme.palette.muted : theme.palette.grid)
      overlay.text(
        dollars(tick), x: -8, y: vertical(tick), color: theme.palette.muted,
        size: ChartTheme.smallSize, align: .right)
    }
    for tick in horizontal.ticks {
      overlay.text(
        ChartNumbers.text(tick, decimals: horizontal.decimals), x: horizontal(tick),
        y: height + 14, color: theme.palette.muted, size: ChartTheme.smallSize, align: .center)
    }
    overlay.text(
      "Net cost of a metric ton CO₂e", x: -canvas.left, y: -22, color: theme.palette.muted,
      size: ChartTheme.smallSize)
    overlay.text(
      "\(unit.title) taken away", x: canvas.width, y: height + 33, color: theme.palette.muted,
      size: ChartTheme.smallSize, align: .right)
  }

  private static func draw(
    _ steps: [Step], _ vertical: LinearScale, _ horizontal: LinearScale, limit: Double,
    unit: EmissionsUnit, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    var start = 0.0
    var middles: [Double] = []
    for step in steps {
      let (left, right) = (
        horizontal(start / unit.size), horizontal((start + step.tonnes) / unit.size)
      )
      let (zero, end) = (vertical(0), vertical(max(-limit, min(limit, step.costPerTonne))))
      overlay.bar(
        x: left, y: min(zero, end), width: max(0.8, right - left - 1),
        height: max(1.5, abs(end - zero)), color: theme.palette.color(of: step.sector),
        name: step.name,
        value: "\(dollars(step.costPerTonne)), \(unit.text(step.tonnes)) taken away")
      middles.append((left + right) / 2)
      start += step.tonnes
    }
    numbers(steps, middles, vertical, limit: limit, theme: theme, &overlay)
  }

  /// Numbers beyond the ends of the bars, moved apart where bars are thin.
  private static func numbers(
    _ steps: [Step], _ middles: [Double], _ vertical: LinearScale, limit: Double,
    theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    for isBelow in [true, false] {
      let own = steps.indices.filter { (steps[$0].costPerTonne < 0) == isBelow }
      let places = LabelPlacement.place(
        own.map { .init(wanted: middles[$0], height: 19) }, within: -14...660)
      for (index, x) in zip(own, places) {
        let cost = steps[index].costPerTonne
        let isCut = cost.magnitude > limit
        let end = vertical(max(-limit, min(limit, cost)))
        overlay.text(
          "\(index + 1)\(isCut ? (isBelow ? "↓" : "↑") : "")", x: x,
          y: end + (isBelow ? 11 : -10), color: theme.palette.ink, size: ChartTheme.smallSize,
          weight: .semibold, align: .center)
      }
    }
  }

  private static func legend(
    _ steps: [Step], canvas: ChartCanvas, theme: ChartTheme, _ overlay: inout ChartOverlay
  ) {
    var x = -canvas.left
    for sector in ChartSector.allCases where steps.contains(where: { $0.sector == sector }) {
      x =
        22
        + overlay.key(
          sector.title, swatch: theme.palette.color(of: sector), x: x, y: -50, theme: theme)
    }
  }

  /// Numbers, names and amounts under the plot, so that thin bars can be read too.
  private static func key(
    _ steps: [Step], unit: EmissionsUnit, canvas: ChartCanvas, theme: ChartTheme,
    _ overlay: inout ChartOverlay
  ) {
    let size = ChartTheme.smallSize
    let left = -canvas.left
    let ends = (cost: canvas.width - 120, tonnes: canvas.width)
    for (index, step) in steps.enumerated() {
      let y = height + 58 + keyRow * Double(index)
      overlay.box(
        x: left, y: y - 5, width: 10, height: 10, color: theme.palette.color(of: step.sector),
        radius: 1)
      overlay.text(
        "\(index + 1)", x: left + 32, y: y, color: theme.palette.ink, size: size,
        weight: .semibold, align: .right)
      let room = ends.cost - 80 - (left + 40)
      let lines = theme.metrics.lines(of: step.name, size: size, width: room)
      let name = lines.count > 1 ? (lines.first ?? "") + " …" : step.name
      overlay.text(name, x: left + 40, y: y, color: theme.palette.ink, size: size)
      overlay.text(
        "\(dollars(step.costPerTonne)) per t", x: ends.cost, y: y, color: theme.palette.ink,
        size: size, align: .right)
      overlay.text(
        "\(ChartNumbers.tonnes(step.tonnes)) t", x: ends.tonnes, y: y, color: theme.palette.muted,
        size: size, align: .right)
    }
  }

  private static func title(_ steps: [Step]) -> String {
    let earning = steps.filter { $0.netCost < 0 }
    guard !earning.isEmpty else { return "What a metric ton costs, action by action" }
    let part =
      earning.reduce(0) { $0 + $1.tonnes } / max(1e-300, steps.reduce(0) { $0 + $1.tonnes })
    return
      "\(earning.count) of \(steps.count) actions earn money; they take away \(ChartNumbers.percent(part)) of the tons"
  }

  private static func description(_ steps: [Step], unit: EmissionsUnit) -> String {
    guard let first = steps.first, let last = steps.last else {
      return "No action has both a cost and a reduction."
    }
    let tonnes = steps.reduce(0) { $0 + $1.tonnes }
    var text =
      "Bars side by side, as wide as the tons an action takes away, \(unit.text(tonnes)) in all, and as high as its net cost of a ton. "
    text += "First \(first.name) at \(dollars(first.costPerTonne)), "
    text += "last \(last.name) at \(dollars(last.costPerTonne))."
    return text + " Bars below zero earn money and are ordered by how much they earn."
  }
}
