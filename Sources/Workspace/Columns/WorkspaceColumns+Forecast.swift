internal import Forecast
internal import Inventory
internal import Tables

extension WorkspaceColumns {
  static let forecastTables: [TableDescription] = [
    TableDescription(
      file: "drivers.csv", title: "What emissions grow with", row: "Driver",
      purpose:
        "What each part of the inventory grows with in the forecast, such as homes with households. The first row that fits counts.",
      naming: ["sector", "subsector", "activity"],
      groups: [
        .init("Which part", driverSubject), .init("How it grows", growth),
        .init("Between and after the years given", seriesReading),
        .init("Heating and cooling", weatherShares), sourceAndNote,
      ]),
    TableDescription(
      file: "paths.csv", title: "Intensities by year", row: "Year of a path",
      purpose:
        "How clean a thing becomes over the years, such as grams per mile; for what Cairn's own library does not have.",
      naming: ["path", "year"], groups: [.init("What it is", paths), sourceAndNote]),
    targetTable,
  ]

  private static let driverSubject = [
    ColumnDeclaration(
      "sector", "Sector", .choice(words(Sector.self)),
      help: "The sector it is for, such as buildings; leave it empty for all.",
      labels: labels(Sector.self, \.title)),
    ColumnDeclaration(
      "subsector", "Part of the sector",
      help: "The part of the sector, such as residential; leave it empty for all."),
    ColumnDeclaration(
      "activity", "Activity", .suggestions([]),
      help: "The activity, such as electricity; leave it empty for all."),
    ColumnDeclaration(
      "record", "One record alone", .reference(file: "inventory.csv", column: "id"),
      help: "A record of the base year that the row is for alone, such as landfill-2021."),
  ]

  private static let growth = [
    ColumnDeclaration(
      "driver", "Grows with", .reference(file: "indicators.csv", column: "indicator"),
      help: "A community fact, such as households, or none for what stays as it is.",
      labels: ["none": "Nothing: it stays as it is"], otherWords: ["none"]),
    ColumnDeclaration(
      "rate_percent", "Grows each year by, percent",
      help:
        "In place of a driver: a yearly rate such as 0.8, or rates from a year on such as 2022:1.2 2031:0.4."
    ),
    ColumnDeclaration(
      "intensity", "Becomes cleaner by",
      .references(file: "paths.csv", column: "path", separator: " "),
      help:
        "Paths of intensities, such as cambium-midcase:MROW; several are multiplied. Leave it empty if it stays as clean as it is.",
      isOpen: true),
    ColumnDeclaration(
      "intensity_rate_percent", "Intensity grows each year by, percent",
      help: "A yearly rate of emissions per activity, such as -1.5, written as rates of growth are."
    ),
  ]

  private static let seriesReading = [
    ColumnDeclaration(
      "between", "Between given years", .choice(words(SeriesReading.Between.self)),
      help: "Choose how values between given years come about; a straight line unless chosen.",
      labels: labels(SeriesReading.Between.self) { between in
        switch between {
        case .linear: "On a straight line"
        case .step: "As in the year before"
        case .compound: "By the same percentage each year"
        }
      }),
    ColumnDeclaration(
      "beyond", "After the last given year", .choice(words(SeriesReading.Beyond.self)),
      help: "Choose how it goes on after the last year given; it stops unless chosen.",
      labels: labels(SeriesReading.Beyond.self) { beyond in
        switch beyond {
        case .stop: "It stops, which is a mistake to mend"
        case .hold: "The last value stays"
        case .trend: "The last trend goes on"
        }
      }),
  ]

  private static let weatherShares = [
    ColumnDeclaration(
      "heating_percent", "Heating, percent", .number,
      help:
        "How much of it heats buildings and follows cold weather; leave it empty for national averages.",
      range: 0...100),
    ColumnDeclaration(
      "cooling_percent", "Cooling, percent", .number,
      help:
        "How much of it cools buildings and follows hot weather; leave it empty for national averages.",
      range: 0...100),
  ]

  private static let paths = [
    ColumnDeclaration(
      "path", "Path", .identifier,
      help: "The name of the path that the years belong to, such as on-road-rate."), year,
    ColumnDeclaration(
      "value", "Value", .number,
      help: "The intensity in that year, such as 518.7; between years it is on a straight line.",
      range: 0...1e18),
    ColumnDeclaration("unit", "Unit", .unit, help: "Such as g/mile or kg-co2e/MWh."),
  ]
}
