/// Sectors stacked on one another, in bars or areas.
enum SectorStack {
  /// One sector's piece of a stack, in the chart's unit.
  struct Segment {
    var year: Int
    var sector: ChartSector
    var low: Double
    var high: Double
    var tonnes: Double
  }

  /// A label beside a stack.
  struct Entry {
    var sector: ChartSector
    /// Where the segment's middle is, in pixels.
    var middle: Double
    /// Set in semibold after the name, such as `51%`.
    var detail: String
  }

  /// Stacks sectors in their order, gains upward and removals downward from zero.
  static func segments(
    of tonnes: [ChartSector: Double], year: Int, unit: EmissionsUnit
  ) -> [Segment] {
    var (above, below) = (0.0, 0.0)
    return ChartSector.allCases.compactMap { sector in
      guard let amount = tonnes[sector], amount != 0, amount.isFinite else { return nil }
      let value = amount / unit.size
      if value > 0 {
        above += value
        return Segment(
          year: year, sector: sector, low: above - value, high: above, tonnes: amount)
      }
      below += value
      return Segment(year: year, sector: sector, low: below, high: below - value, tonnes: amount)
    }
  }

  /// Years as bands; a bar fills 70 percent of its band.
  static func band(_ years: [Int]) -> ChartJSON {
    [
      "field": "year", "type": "ordinal",
      "scale": [
        "domain": .strings(years.map(String.init)), "paddingInner": 0.3, "paddingOuter": 0.15,
      ],
      "axis": [
        "domain": false, "labelAngle": 0, "labelFontSize": 13, "ticks": false, "title": nil,
      ],
    ]
  }

  /// Bars, one per year.
  static func bars(
    _ segments: [Segment], scale: LinearScale, years: [Int], unit: EmissionsUnit,
    theme: ChartTheme
  ) -> ChartJSON {
    [
      "data": data(segments, theme: theme, yearAsText: true),
      "mark": [
        "type": "bar", "stroke": .string(theme.palette.paper), "strokeWidth": 0.5,
        "width": ["band": 1],
      ],
      "encoding": [
        "x": band(years), "y": Encoding.quantity("low", scale: scale), "y2": ["field": "high"],
        "fill": Encoding.color, "tooltip": tooltip(unit),
      ],
    ]
  }

  static func tooltip(_ unit: EmissionsUnit) -> ChartJSON {
    Encoding.tooltip([
      ("year", "Year", nil), ("name", "Sector", nil),
      ("amount", unit.title, ",.\(unit.decimals + 1)f"),
    ])
  }

  static func data(_ segments: [Segment], theme: ChartTheme, yearAsText: Bool) -> ChartJSON {
    let values: [ChartJSON] = segments.map { segment in
      [
        "year": yearAsText ? .string(String(segment.year)) : .number(segment.year),
        "name": .string(segment.sector.title),
        "color": .string(theme.palette.color(of: segment.sector)),
        "low": .measure(segment.low), "high": .measure(segment.high),
        "amount": .measure(
          segment.tonnes < 0 ? segment.low - segment.high : segment.high - segment.low),
      ]
    }
    return ["values": .array(values)]
  }

  /// Adds names beside a stack, moved apart, with a line to each segment.
  ///
  /// - Parameter heading: A line above the first name, and the pixel that it belongs to.
  static func label(
    _ entries: [Entry], heading: (text: String, color: String, y: Double)? = nil,
    from edge: Double, canvas: ChartCanvas, theme: ChartTheme, in overlay: inout ChartOverlay
  ) {
    var labels = entries.map { LabelPlacement.Label(wanted: $0.middle, height: 20) }
    if let heading { labels.append(.init(wanted: heading.y - 8, height: 20)) }
    let middles = LabelPlacement.place(labels, within: -24...canvas.height + 14)
    let x = canvas.width + 26
    for (entry, middle) in zip(entries, middles) {
      overlay.line(
        from: (edge, entry.middle), to: (canvas.width + 14, middle), color: theme.palette.muted,
        width: 0.75)
      overlay.line(
        from: (canvas.width + 14, middle), to: (x - 4, middle), color: theme.palette.muted,
        width: 0.75)
      let end = overlay.key(
        entry.sector.title, swatch: theme.palette.color(of: entry.sector), x: x, y: middle,
        theme: theme)
      overlay.text(
        entry.detail, x: end + 6, y: middle, color: theme.palette.ink, weight: .semibold)
    }
    if let heading, let middle = middles.last {
      overlay.text(
        heading.text, x: x + 16, y: middle, color: heading.color, weight: .semibold)
    }
  }
}
