internal import Forecast
internal import Inventory
internal import Tables

extension WorkspaceReader {
  mutating func readDrivers() {
    for record in records(of: WorkspaceTables.drivers) {
      var decoder = RecordDecoder(record)
      let rule = readRule(&decoder)
      guard accept(decoder), let rule else { continue }
      workspace.rules.append(rule)
    }
    let known = Set(workspace.records.map(\.id)).union(workspace.rejected.map(\.id))
    for rule in workspace.rules {
      guard let wanted = rule.record, !known.contains(wanted) else { continue }
      find(
        .warning, "There is no record “\(wanted)” in inventory.csv, so this row is for nothing.",
        at: rule.place.at(column: "record"),
        missing: MissingRow(wanted, in: WorkspaceTables.inventory.file))
    }
  }

  private func readRule(_ decoder: inout RecordDecoder) -> GrowthRule? {
    let record = decoder.record
    let sector: Sector? = decoder.optionalChoice("sector")
    let rate = rate("rate_percent", &decoder)
    let driver = rate == nil ? decoder.required("driver") : record["driver"]
    if rate != nil, let named = record.text("driver"), named != "none" {
      decoder.find(
        .error,
        "Both a driver and a yearly rate are stated, and only one of them can lead. Leave out “\(named)” or the rate. What the row is for takes the next row that fits.",
        column: "rate_percent")
    }
    let between: SeriesReading.Between? = decoder.optionalChoice("between")
    let beyond: SeriesReading.Beyond? = decoder.optionalChoice("beyond")
    let heating = percent("heating_percent", &decoder)
    let cooling = percent("cooling_percent", &decoder)
    if let heating, let cooling, heating + cooling > 1 {
      decoder.find(
        .error, "Heating and cooling together are more than the whole. Check both percentages.",
        column: "cooling_percent")
    }
    return GrowthRule(
      sector: sector, subsector: record.text("subsector"), activity: record.text("activity"),
      record: record.text("record"), driver: driver.isEmpty || driver == "none" ? nil : driver,
      rate: rate, intensities: decoder.identifiers("intensity"),
      intensityRate: self.rate("intensity_rate_percent", &decoder), between: between,
      beyond: beyond ?? .stop, heatingShare: heating, coolingShare: cooling, place: record.place)
  }

  private func rate(_ column: String, _ decoder: inout RecordDecoder) -> GrowthRate? {
    guard let text = decoder.record.text(column) else { return nil }
    guard let rate = GrowthRate(text) else {
      decoder.find(
        .error,
        "“\(text)” is not a yearly rate. Write percent such as 0.8, above −100, or rates from a year on such as 2022:1.2 2031:0.4.",
        column: column)
      return nil
    }
    return rate
  }

  private func percent(_ column: String, _ decoder: inout RecordDecoder) -> Double? {
    guard let number = decoder.optionalAmount(column) else { return nil }
    if number > 100 {
      decoder.find(.error, "A part is at most 100 percent.", column: column)
    }
    return number / 100
  }
}
