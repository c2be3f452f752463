internal import Tables

extension WorkspaceReader {
  /// Reads the years of single models.
  mutating func readClimateModels() {
    for record in records(
      of: WorkspaceTables.climateModels,
      spelling: { $0 == "scenario" ? ClimateScenario($1).key : $1 })
    {
      var decoder = RecordDecoder(record)
      let indicator = decoder.identifier("indicator")
      if !indicator.isEmpty, workspace.climate.unit(of: indicator) == nil {
        decoder.find(
          .error,
          "No usable row of climate-summary.csv has “\(indicator)” with its unit, so these numbers have none. Add one.",
          column: "indicator")
      }
      let scenario = ClimateScenario(decoder.required("scenario"))
      let model = decoder.required("model")
      let year = decoder.year()
      let value = decoder.requiredNumber("value")
      let window = readWindow(&decoder)
      guard accept(decoder), let year, let value else { continue }
      workspace.climate.models.append(
        ClimateModelPoint(
          indicator: indicator, scenario: scenario, model: model, year: year, value: value,
          runningMeanYears: window))
    }
  }

  private func readWindow(_ decoder: inout RecordDecoder) -> Int {
    guard let text = decoder.record.text("running_mean_years") else { return 1 }
    guard let years = Int(text), (1...100).contains(years) else {
      decoder.find(
        .error, "“\(text)” is not a number of years. Write a whole number of 1 or more.",
        column: "running_mean_years")
      return 1
    }
    return years
  }
}
