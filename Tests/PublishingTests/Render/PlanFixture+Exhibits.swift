import Plan

extension PlanFixture {
  static let sectorTable = PlanTable(
    id: "sectors", caption: "Emissions by sector in metric tons CO₂e",
    columns: [
      .init("Sector"), .init("2018", .right), .init("2021", .right), .init("Change", .right),
    ],
    rows: [
      [.init("Buildings"), .init("3,310,000"), .init([.figure(share)]), .init("−6.2 %")],
      [.init("Transportation"), .init("2,105,400"), .init("1,871,230"), .init("−11.1 %")],
      [.init("Waste"), .init("NE"), .init("64,120"), .init("")],
      [.init("Total"), .init("5,823,000"), .init("5,351,902"), .init("−8.1 %")],
    ], totalRows: [3],
    notes: ["NE: not estimated.", "Land use is left out."])

  static let riskTable = PlanTable(
    id: "risks", caption: "Risks by hazard and system",
    columns: [
      .init("Risk"), .init("What happens", .left, width: 3), .init("Likelihood", .center),
      .init("Risk level"),
    ],
    rows: [
      [
        .init("Heat in homes"),
        .init("People without cooling fall ill, most of all older residents who live alone."),
        .init("4"), .init("High", scale: 4),
      ],
      [
        .init("Flooded roads"), .init("Buses stop and ambulances take longer."), .init("3"),
        .init("Medium", scale: 3),
      ],
      [.init("Drought"), .init("Street trees die."), .init("2"), .init("Low", scale: 1)],
    ], isWide: true)

  static let staffTable = PlanTable(
    id: "staffing", caption: "Positions by office",
    columns: [.init("Office"), .init("Positions", .right)],
    rows: [[.init("Energy"), .init("1.5")], [.init("Planning"), .init("0.5")]])

  static let sectorChart = Chart(
    id: "sectors", title: "Buildings emit more than all other sectors together",
    description: "Bars for three sectors in 2021: buildings 3.1, transportation 1.9 and waste 0.1 "
      + "million metric tons.",
    spec:
      #"{"$schema":"https://vega.github.io/schema/vega-lite/v6.json","mark":"bar","title":"a</script>b"}"#,
    data: sectorTable, source: "County inventory, 2021")

  static let wedgeChart = Chart(
    id: "wedges", title: "Twelve actions close most of the gap",
    description: "Two lines from 2021 to 2030: business as usual rises, the plan falls.",
    spec: "{}",
    data: PlanTable(
      id: "wedges", caption: "Emissions by year",
      columns: [.init("Year"), .init("Business as usual", .right), .init("Plan", .right)],
      rows: [
        [.init("2021"), .init("5.35"), .init("5.35")],
        [.init("2030"), .init("5.61"), .init("3.02")],
      ]), source: "Cairn, from the community’s own data")

  /// A drawing as the chart renderer makes them, with ids to tell apart.
  static func svg(_ chart: Chart) -> String? {
    """
    <svg xmlns="http://www.w3.org/2000/svg" role="img" \
    aria-labelledby="chart-\(chart.id)-title chart-\(chart.id)-desc" viewBox="0 0 640 320" \
    width="640" height="320"><title id="chart-\(chart.id)-title">\(chart.title)</title>\
    <desc id="chart-\(chart.id)-desc">\(chart.description)</desc><defs><clipPath \
    id="chart-\(chart.id)-clip"><rect width="640" height="320"/></clipPath></defs>\
    <g clip-path="url(#chart-\(chart.id)-clip)"><rect x="90" y="20" width="420" height="60" \
    fill="#1f4e79"/><rect x="90" y="110" width="260" height="60" fill="#e39a34"/>\
    <rect x="90" y="200" width="40" height="60" fill="#6d3b5e"/><text x="10" y="55" \
    font-family="Inter" font-size="14">\(chart.id)</text></g></svg>
    """
  }
}
