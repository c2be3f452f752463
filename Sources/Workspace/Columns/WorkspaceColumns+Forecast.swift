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
      groups: [.init("Which part", driverSubject), .init("How it grows", growth), sourceAndNote]),
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
  ]

  private static let growth = [
    ColumnDeclaration(
      "driver", "Grows with", .reference(file: "indicators.csv", column: "indicator"),
      help: "A community fact, such as households, or none for what stays as it is.",
      labels: ["none": "Nothing: it stays as it is"], otherWords: ["none"]),
    ColumnDeclaration(
      "intensity", "Becomes cleaner by", .reference(file: "paths.csv", column: "path"),
      help:
        "A path of intensities, such as cambium-midcase:MROW; leave it empty if it stays as clean as it is.",
      isOpen: true),
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
