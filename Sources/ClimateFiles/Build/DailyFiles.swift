internal import Climate

/// The datasets of a run's variables, and why some cannot be opened.
struct DailyFiles {
  private(set) var datasets: [ClimateVariable: DailyDataset] = [:]
  private(set) var problems: [ClimateVariable: ClimateProblem] = [:]

  /// - Parameter cacheFolder: where bytes received from addresses are kept; nil keeps none
  init(
    _ paths: [ClimateVariable: [String]], cacheFolder: String?
  ) throws(ClimateProblem) {
    let isRemote = paths.values.joined().contains(where: RemoteAddress.isAddress)
    let reader = isRemote ? try RemoteReader(cacheFolder: cacheFolder) : nil
    for (variable, files) in paths {
      do throws(ClimateProblem) {
        var opened: [any GriddedDataset] = []
        for file in files { opened.append(try openGriddedFile(file, reader: reader)) }
        datasets[variable] = try DailyDataset(opened, variable: variable)
      } catch { problems[variable] = error }
    }
  }
}
