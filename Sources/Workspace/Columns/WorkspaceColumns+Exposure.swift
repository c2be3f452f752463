internal import Tables
internal import Vulnerability

extension WorkspaceColumns {
  static let exposureTables: [TableDescription] = [
    TableDescription(
      file: "assets.csv", title: "Assets", row: "Asset",
      purpose:
        "Buildings, roads, pipes, parks and other things that a hazard may reach, and where they are.",
      naming: ["name", "type"],
      groups: [
        .init("What it is", assetsIdentity),
        .init("Where it is", assetsDetails),
        sourceAndNote,
      ]),
    TableDescription(
      file: "zones.csv", title: "Hazard zones", row: "Hazard zone",
      purpose:
        "Areas that a hazard reaches: flood zones, burn areas, heat islands, bands of sea-level rise.",
      naming: ["name", "level"],
      groups: [
        .init("What it is", zonesIdentity),
        sourceAndNote,
      ]),
    TableDescription(
      file: "tracts.csv", title: "Census tracts", row: "Census tract",
      purpose:
        "The neighborhoods by which people are counted, with their outlines.",
      naming: ["name", "geoid"],
      groups: [
        .init("What it is", tractsIdentity),
        sourceAndNote,
      ]),
    TableDescription(
      file: "tract-measures.csv", title: "Measures of tracts", row: "Measure of a tract",
      purpose:
        "What published indices say of each tract: one row for each index, measure and tract.",
      naming: ["tract", "overlay", "measure"],
      groups: [
        .init("What it is", tractMeasuresIdentity),
        sourceAndNote,
      ]),
  ]

  private static let assetsIdentity = [
    identifier("pump-station-4"),
    ColumnDeclaration(
      "name", "Name",
      help: "As people call it, such as “Pump station 4”."),
    ColumnDeclaration(
      "type", "Type", .suggestions(assetTypes),
      help: "What it is, such as school or road."),
    ColumnDeclaration(
      "system", "Community system", .suggestions(systemTypes),
      help: "A system of the taxonomy, such as transportation."),
    ColumnDeclaration(
      "value_usd", "Value, dollars", .number,
      help: "What it would cost to replace, such as 2500000."),
    ColumnDeclaration(
      "criticality", "Criticality", .choice((1...5).map(String.init)),
      help: "From 1, it can wait, to 5, people are in danger without it."),
    ColumnDeclaration(
      "condition", "Condition", .choice((1...5).map(String.init)),
      help: "From 1, poor, to 5, as new."),
    ColumnDeclaration(
      "people", "People", .number,
      help: "How many live, work or depend there, such as 120."),
  ]

  private static let assetsDetails = [
    ColumnDeclaration(
      "latitude", "Latitude", .number,
      help: "Degrees north, such as 44.98; not needed with a shape.",
      range: -90...90),
    ColumnDeclaration(
      "longitude", "Longitude", .number,
      help: "Degrees east, such as -93.27 in the United States.",
      range: -180...180),
    ColumnDeclaration(
      "shape", "Shape", .longText(lines: 2),
      help:
        "A line or area as well-known text in longitude and latitude, such as LINESTRING (-93.3 44.9, -93.2 44.9)."
    ),
  ]

  private static let zonesIdentity = [
    identifier("flood-ae-12"),
    ColumnDeclaration(
      "hazard", "Hazard", .suggestions(hazardTypes),
      help: "A hazard of the taxonomy, such as heat-wave."),
    ColumnDeclaration(
      "name", "Name",
      help: "As the map calls it, such as “Zone AE, Minnehaha Creek”."),
    ColumnDeclaration(
      "level", "Level",
      help: "How strong or how rare, such as 1-percent or 2-feet."),
    ColumnDeclaration(
      "shape", "Shape", .longText(lines: 2),
      help:
        "An area as well-known text in longitude and latitude, such as POLYGON ((-93.3 44.9, …))."),
    ColumnDeclaration(
      "vintage", "Edition",
      help: "The edition or date of the map, such as 2016-11."),
  ]

  private static let tractsIdentity = [
    ColumnDeclaration(
      "geoid", "Code",
      help: "The eleven digits of the census, such as 27053026100."),
    ColumnDeclaration(
      "name", "Name",
      help: "A name that people know, such as “Phillips East”."),
    ColumnDeclaration(
      "population", "People", .number,
      help: "How many live there, such as 3420."),
    ColumnDeclaration(
      "shape", "Shape", .longText(lines: 2),
      help: "Its outline as well-known text in longitude and latitude."),
    ColumnDeclaration(
      "vintage", "Edition",
      help: "The year of the outlines, such as 2020."),
  ]

  private static let tractMeasuresIdentity = [
    ColumnDeclaration(
      "tract", "Census tract", .reference(file: "tracts.csv", column: "geoid"),
      help: "The eleven digits of the tract.",
      isOpen: true),
    ColumnDeclaration(
      "overlay", "Index",
      .suggestions([
        "svi-2022", "svi-2020", "svi-2018", "svi-2014", "cejst-1-0", "cejst-2-0", "ejscreen-2-3",
      ]),
      help: "The index and its edition, such as svi-2022."),
    ColumnDeclaration(
      "measure", "Measure",
      .suggestions([
        "overall", "socioeconomic", "household", "minority", "housing-transport", "disadvantaged",
      ]),
      help: "The part of the index, such as overall."),
    ColumnDeclaration(
      "value", "Value", .number,
      help: "The figure, such as 0.41."),
    ColumnDeclaration(
      "percentile", "Percentile", .number,
      help: "From 0 to 1; 0.9 means that 90 percent of places are less vulnerable.",
      range: 0...1),
    ColumnDeclaration(
      "flag", "Marked", .yesNo,
      help: "Whether the index marks the tract, such as disadvantaged."),
  ]
}
