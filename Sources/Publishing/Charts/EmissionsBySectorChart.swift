public import Plan

/// Emissions of each inventory year, stacked by sector.
public enum EmissionsBySectorChart {
  /// One inventory; metric tons CO2e by sector, negative where land takes carbon up.
  public struct Year: Sendable {
    public var year: Int
    public var tonnes: [ChartSector: Double]

    public init(year: Int, tonnes: [ChartSector: Double]) {
      self.year = year
      self.tonnes = tonnes
    }

    var total: Double { tonnes.values.reduce(0, +) }
  }

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - years: At least one inventory, in order of year.
  ///   - tellsChange: False where the first and the last year do not count the same, so that no change is told.
  public static func chart(
    caption: ChartCaption, years: [Year], tellsChange: Bool = true, theme: ChartTheme
  ) -> Chart {
    let sectors = ChartSector.allCases.filter { sector in
      years.contains { $0.tonnes[sector] ?? 0 != 0 }
    }
    let tops = years.map { $0.tonnes.values.reduce(0) { $0 + max(0, $1) } }
    let bottoms = years.map { $0.tonnes.values.reduce(0) { $0 + min(0, $1) } }
    let unit = EmissionsUnit(for: tops)
    let canvas = ChartCanvas(left: 48, right: 232, top: 40, bottom: 30, height: 330)
    let scale = LinearScale(
      covering: (tops + bottoms).map { $0 / unit.size }, from: canvas.height, to: 0)
    var segments: [SectorStack.Segment] = []
    for year in years {
      segments += SectorStack.segments(of: year.tonnes, year: year.year, unit: unit)
    }
    let layers =
      [
        SectorStack.bars(
          segments, scale: scale, years: years.map(\.year), unit: unit, theme: theme),
        totals(years, tops: tops, scale: scale, unit: unit, theme: theme),
      ] + labels(years, sectors: sectors, canvas: canvas, scale: scale, unit: unit, theme: theme)
    return caption.chart(
      title: tellsChange ? title(years) : "Emissions by sector",
      description: description(years, tellsChange: tellsChange, unit: unit),
      spec: canvas.specification(layers: layers, theme: theme),
      columns: [.init("Sector", width: 2)]
        + years.map { .init("\($0.year) (t CO₂e)", .right) },
      rows: rows(years, sectors: sectors), totalRows: [sectors.count])
  }

  private static func totals(
    _ years: [Year], tops: [Double], scale: LinearScale, unit: EmissionsUnit, theme: ChartTheme
  ) -> ChartJSON {
    let values: [ChartJSON] = zip(years, tops).map { year, top in
      [
        "year": .string(String(year.year)), "top": .measure(top / unit.size),
        "text": .string(unit.number(year.total)),
      ]
    }
    return [
      "data": ["values": .array(values)],
      "mark": ["type": "text", "dy": -9, "fontWeight": 600, "fontSize": 14],
      "encoding": [
        "x": SectorStack.band(years.map(\.year)), "y": Encoding.quantity("top", scale: scale),
        "text": ["field": "text", "type": "nominal"],
      ],
    ]
  }

  /// Names and shares of the last year beside its bar.
  private static func labels(
    _ years: [Year], sectors: [ChartSector], canvas: ChartCanvas, scale: LinearScale,
    unit: EmissionsUnit, theme: ChartTheme
  ) -> [ChartJSON] {
    guard let last = years.last else { return [] }
    var overlay = ChartOverlay()
    overlay.unit(unit.title, canvas: canvas, theme: theme)
    overlay.baseline(scale, canvas: canvas, theme: theme)
    let edge = canvas.width * (1 - 0.15 / Double(years.count))
    let entries = SectorStack.segments(of: last.tonnes, year: last.year, unit: unit).map {
      SectorStack.Entry(
        sector: $0.sector, middle: scale(($0.low + $0.high) / 2),
        detail: last.total > 0 ? ChartNumbers.percent($0.tonnes / last.total) : "")
    }
    SectorStack.label(entries, from: edge + 2, canvas: canvas, theme: theme, in: &overlay)
    return overlay.layers
  }

  private static func title(_ years: [Year]) -> String {
    guard let first = years.first, let last = years.last, years.count > 1, first.total > 0 else {
      return "Emissions by sector"
    }
    let change = ChartNumbers.change(from: first.total, to: last.total)
    return "Community emissions \(change) between \(first.year) and \(last.year)"
  }

  private static func description(
    _ years: [Year], tellsChange: Bool, unit: EmissionsUnit
  ) -> String {
    guard let first = years.first, let last = years.last else { return "No inventory yet." }
    var sentences = ["Stacked bars of emissions by sector."]
    if years.count > 1 {
      let change =
        tellsChange && first.total > 0
        ? ": they \(ChartNumbers.change(from: first.total, to: last.total))" : ""
      sentences.append(
        "Total emissions went from \(unit.text(first.total)) in \(first.year) to "
          + "\(unit.text(last.total)) in \(last.year)\(change).")
    } else {
      sentences.append("Total emissions were \(unit.text(last.total)) in \(last.year).")
    }
    let largest = last.tonnes.sorted { ($0.value, $1.key.rawValue) > ($1.value, $0.key.rawValue) }
    let shares = largest.prefix(2).filter { $0.value > 0 && last.total > 0 }.map {
      "\($0.key.title.lowercased()) with \(ChartNumbers.percent($0.value / last.total))"
    }
    if !shares.isEmpty {
      sentences.append("The largest in \(last.year) are \(ChartNumbers.list(shares)).")
    }
    return sentences.joined(separator: " ")
  }

  private static func rows(_ years: [Year], sectors: [ChartSector]) -> [[PlanTable.Cell]] {
    var rows = sectors.map { sector in
      [PlanTable.Cell(sector.title)]
        + years.map { year in
          PlanTable.Cell(year.tonnes[sector].map(ChartNumbers.tonnes) ?? "–")
        }
    }
    rows.append(
      [PlanTable.Cell("Total")] + years.map { PlanTable.Cell(ChartNumbers.tonnes($0.total)) })
    return rows
  }
}
