internal import Climate

/// The datasets of a run's variables, and why some cannot be opened.
struct DailyFiles {
  private(set) var datasets: [ClimateVariable: DailyDataset] = [:]
  private(set) var problems: [ClimateVariable: ClimateProblem] = [:]
  /// What was wrong in tables, in sentences.
  private(set) var notes: [String] = []

  /// - Parameters:
  ///   - columns: How to read those of the files that are tables.
  ///   - cacheFolder: where bytes received from addresses are kept; nil keeps none
  ///   - transfer: hears what comes from addresses; called from any thread
  init(
    _ paths: [ClimateVariable: [String]], columns: [ClimateVariable: [String: DailyColumn]] = [:],
    cacheFolder: String?, transfer: (@Sendable (TransferProgress) -> Void)? = nil
  ) throws(ClimateProblem) {
    let isRemote = paths.values.joined().contains(where: RemoteAddress.isAddress)
    let reader = isRemote ? try RemoteReader(cacheFolder: cacheFolder, progress: transfer) : nil
    for (variable, files) in paths {
      do throws(ClimateProblem) {
        var opened: [any GriddedDataset] = []
        for file in files {
          guard let column = columns[variable]?[file] else {
            opened.append(try openGriddedFile(file, reader: reader))
            continue
          }
          let table = try DailyTableDataset(path: file, column: column, variable: variable)
          if let note = table.note { notes.append(note) }
          opened.append(table)
        }
        datasets[variable] = try DailyDataset(opened, variable: variable)
      } catch { problems[variable] = error }
    }
  }
}
