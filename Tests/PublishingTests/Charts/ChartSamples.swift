import Foundation
import Plan

@testable import Publishing

/// Charts of an invented county, with numbers as large as those of real ones.
struct ChartSamples {
  let theme: ChartTheme

  var all: [Chart] {
    get throws {
      [
        emissionsBySector, emissionsPerPerson, forecast, wedges, gridIntensity, hazards, riskMatrix,
        equity, actionEffects, timeline, climateSeries, fan, tornado, scenarios,
        try regionMap,
      ]
    }
  }

  private func caption(_ id: String) -> ChartCaption {
    ChartCaption(id: id, source: "Invented numbers")
  }

  static let inventories: [EmissionsBySectorChart.Year] = [
    .init(
      year: 2005,
      tonnes: [
        .buildings: 10_400_000, .transportation: 6_200_000, .industry: 510_000, .waste: 610_000,
        .water: 96_000, .agriculture: 62_000, .land: -151_000,
      ]),
    .init(
      year: 2021,
      tonnes: [
        .buildings: 6_880_000, .transportation: 5_520_000, .industry: 455_000, .waste: 470_000,
        .water: 98_000, .agriculture: 51_000, .land: -149_000,
      ]),
  ]

  static let targets: [EmissionsTarget] = [
    .init(year: 2030, tonnes: 8_800_000, label: "50% below 2005"),
    .init(year: 2040, tonnes: 5_300_000, label: "70% below 2005"),
    .init(year: 2050, tonnes: 0, label: "Net zero"),
  ]

  var emissionsBySector: Chart {
    EmissionsBySectorChart.chart(
      caption: caption("emissions-by-sector"), years: Self.inventories, theme: theme)
  }

  var emissionsPerPerson: Chart {
    EmissionsPerPersonChart.chart(
      caption: caption("emissions-per-person"),
      points: [
        .init(year: 2005, tonnesPerPerson: 15.93), .init(year: 2010, tonnesPerPerson: 14.7),
        .init(year: 2021, tonnesPerPerson: 10.44),
      ], theme: theme)
  }

  /// Two futures with bands, the models' past, and observations with a gap.
  var climateSeries: Chart {
    func series(
      _ years: ClosedRange<Int>, from start: Double, by step: Double
    ) -> [ClimateSeriesChart.Point] {
      years.map { year in
        let value = start + step * Double(year - years.lowerBound) + Double(year * 7 % 5)
        return .init(
          year: year, median: value, low: value * 0.7, high: value * 1.3 + 4, models: 32)
      }
    }
    return ClimateSeriesChart.chart(
      caption: caption("climate-series-hot-days"), name: "Days above 95 °F", unit: "days",
      series: [
        .init(
          name: "Observed", role: .observed,
          points: (1950...2020).filter { $0 != 1970 }.map {
            .init(year: $0, median: Double($0 * 13 % 9))
          }),
        .init(
          name: "Historical", role: .historical, points: series(1950...2005, from: 3, by: 0.05)),
        .init(
          name: "RCP4.5", detail: "lower emissions", role: .scenario(0),
          points: series(2006...2099, from: 6, by: 0.3)),
        .init(
          name: "RCP8.5", detail: "higher emissions", role: .scenario(1),
          points: series(2006...2099, from: 6, by: 0.7)),
      ], theme: theme)
  }

  var businessAsUsual: [EmissionsBySectorChart.Year] {
    (2021...2050).map { year in
      let share = Double(year - 2021) / 29
      return .init(
        year: year, tonnes: Self.inventories[1].tonnes.mapValues { $0 * (1 - 0.3 * share) })
    }
  }

  var forecast: Chart {
    ForecastChart.chart(
      caption: caption("forecast"), history: [Self.inventories[0]], forecast: businessAsUsual,
      targets: Self.targets, theme: theme)
  }

  static let wedgeNames = [
    ("Electric vehicles", 2_300_000.0), ("Heat pumps in homes", 1_150_000),
    ("Weatherize homes and tune up building systems", 520_000),
    ("Commercial energy codes and benchmarking", 470_000),
    ("Fewer vehicle miles through transit, walking and biking", 210_000),
    ("Rooftop and community solar", 92_000), ("Organics recycling", 88_000),
    ("Tree canopy", 32_000),
  ]

  var wedgeParts: [WedgesChart.Wedge] {
    Self.wedgeNames.enumerated().map { index, wedge in
      .init(
        id: "a\(index)", name: wedge.0, tonnes: (0...29).map { wedge.1 * Double($0) / 29 })
    }
  }

  var wedges: Chart {
    WedgesChart.chart(
      caption: caption("wedges"), years: Array(2021...2050),
      businessAsUsual: businessAsUsual.map { $0.tonnes.values.reduce(0, +) }, wedges: wedgeParts,
      targets: Self.targets, theme: theme)
  }

  var gridIntensity: Chart {
    GridIntensityChart.chart(
      caption: caption("grid-intensity"),
      series: [
        .init(
          name: "State law path",
          points: [(2005, 820), (2015, 590), (2021, 455), (2030, 150), (2040, 20), (2050, 20)],
          projectedFrom: 2022),
        .init(
          name: "Mid-case for the region", points: [(2021, 455), (2030, 190), (2050, 58)],
          projectedFrom: 2022),
      ], theme: theme)
  }

  static let hazardList: [HazardsChart.Hazard] = [
    .init(
      name: "Days above 95 °F", unit: "days per year",
      baseline: .init(value: 2.6, low: 1.9, high: 3.4),
      future: .init(value: 15.2, low: 7, high: 31)),
    .init(
      name: "Hottest night of the year", unit: "°F, lowest temperature",
      baseline: .init(value: 76.2, low: 75.8, high: 76.9),
      future: .init(value: 80.4, low: 78.2, high: 83.1)),
    .init(
      name: "Freeze-thaw cycles that open potholes and icy sidewalks", unit: "days per year",
      baseline: .init(value: 84), future: .init(value: 71, low: 60, high: 79)),
    .init(name: "Tornadoes", unit: "", baseline: nil, future: nil),
  ]

  var hazards: Chart {
    HazardsChart.chart(
      caption: caption("hazards"), hazards: Self.hazardList, baselineLabel: "1976–2005",
      futureLabel: "2036–2065, higher emissions", rangeLabel: "lowest to highest of 32 models",
      theme: theme)
  }

  var riskMatrix: Chart {
    RiskMatrixChart.chart(
      caption: caption("risk-matrix"),
      risks: [
        .init(name: "Heat: older residents who live alone", impact: 5, adaptiveCapacity: 2),
        .init(name: "Heat: outdoor workers", impact: 4, adaptiveCapacity: 2),
        .init(name: "Smoke: people with asthma", impact: 4, adaptiveCapacity: 2),
        .init(name: "Heavy rain: basements in low-lying blocks", impact: 4, adaptiveCapacity: 2),
        .init(name: "Drought: street trees", impact: 2, adaptiveCapacity: 4),
        .init(name: "Ticks: park visitors", impact: 0, adaptiveCapacity: 3),
      ], level: { impact, capacity in min(5, max(1, (impact + 6 - capacity + 1) / 2)) },
      theme: theme)
  }

  var equity: Chart {
    EquityChart.chart(
      caption: caption("equity"),
      measures: [
        .init(theme: "Socioeconomic status", name: "Unemployed", percentile: 0.41),
        .init(
          theme: "Socioeconomic status", name: "Housing cost burden", percentile: 0.72,
          value: "31.0%"),
        .init(theme: "Housing", name: "Homes in buildings of ten or more units", percentile: 0.98),
        .init(theme: "Housing", name: "Mobile homes", percentile: 0.03),
        .init(theme: "Housing", name: "More people than rooms", percentile: 0.5),
      ], comparison: "US counties", theme: theme)
  }

  var actionEffects: Chart {
    ActionEffectsChart.chart(
      caption: caption("action-effects"), year: 2035,
      effects: Self.wedgeNames.enumerated().map { index, wedge in
        .init(
          name: wedge.0, sector: index == 7 ? .land : .buildings, tonnes: wedge.1 / 2,
          alsoAdaptation: index % 2 == 1)
      } + [
        .init(name: "Cooling centers", sector: .buildings, tonnes: -2_100, alsoAdaptation: true)
      ], theme: theme)
  }

  var timeline: Chart {
    TimelineChart.chart(
      caption: caption("timeline"),
      actions: Self.wedgeNames.enumerated().map { index, wedge in
        .init(
          name: wedge.0, startYear: 2023 + index / 2, fullYear: 2030 + 2 * index,
          priority: index < 3 ? .near : index < 6 ? .mid : .long)
      }, end: 2050, theme: theme)
  }

  /// Three squares in a row, the middle one with a hole, and one without a value.
  static let geoJSON = """
    {"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {"id": "1", "name": "West", "value": 120},
       "geometry": {"type": "Polygon", "coordinates": [[[-94,45],[-93,45],[-93,46],[-94,46],[-94,45]]]}},
      {"type": "Feature", "properties": {"id": 2, "name": "Middle <County>", "value": "1340", "focus": true},
       "geometry": {"type": "Polygon", "coordinates": [[[-93,45],[-92,45],[-92,46],[-93,46],[-93,45]],
         [[-92.6,45.4],[-92.4,45.4],[-92.4,45.6],[-92.6,45.6],[-92.6,45.4]]]}},
      {"type": "Feature", "properties": {"id": "3", "name": "East"},
       "geometry": {"type": "MultiPolygon", "coordinates": [[[[-92,45],[-91,45],[-91,46],[-92,46],[-92,45]]]]}}
    ]}
    """

  var regionMap: Chart {
    get throws {
      RegionMap.chart(
        caption: caption("region"),
        outlines: try RegionOutlines(geoJSON: Data(Self.geoJSON.utf8)),
        measure: .init(name: "People per square mile"), theme: theme)
    }
  }

  /// Charts with more and longer content than a plan should have.
  var crowded: [Chart] {
    let long = "Replace every boiler of the county's oldest apartment buildings with heat pumps"
    let wedges = (1...14).map { index in
      WedgesChart.Wedge(
        id: "w\(index)", name: "\(index) \(long)",
        tonnes: (0...29).map { year -> Double in Double(year) / 29 * 4_000 * Double(index) })
    }
    let risks = (1...24).map { index in
      RiskMatrixChart.Risk(
        name: "\(index) \(long)", impact: index < 12 ? 4 : index % 5 + 1, adaptiveCapacity: 2)
    }
    return [
      WedgesChart.chart(
        caption: caption("crowded-wedges"), years: Array(2021...2050),
        businessAsUsual: (0...29).map { 800_000 + 3_000 * Double($0) }, wedges: wedges,
        targets: (2028...2033).map {
          .init(year: $0, tonnes: 640_000, label: "\($0 - 2000)% below the year 2005, adopted")
        }, theme: theme),
      RiskMatrixChart.chart(
        caption: caption("crowded-risks"), risks: risks, level: { impact, _ in impact },
        theme: theme),
      HazardsChart.chart(
        caption: caption("crowded-hazards"),
        hazards: [
          .init(
            name: long, unit: "degree days of the Fahrenheit scale",
            baseline: .init(value: 123_456, low: 99_999, high: 130_000),
            future: .init(value: 234_567, low: 100_000, high: 399_999))
        ], baselineLabel: "1976–2005", futureLabel: "2036–2065", rangeLabel: "range of 32 models",
        theme: theme),
      EmissionsBySectorChart.chart(
        caption: caption("crowded-sectors"),
        years: (2010...2021).map { .init(year: $0, tonnes: Self.inventories[1].tonnes) },
        theme: theme),
      TimelineChart.chart(
        caption: caption("crowded-timeline"),
        actions: (0..<30).map {
          .init(name: "\($0) \(long)", startYear: 2024, fullYear: 2024, priority: .near)
        }, end: 2030, theme: theme),
    ]
  }
}
