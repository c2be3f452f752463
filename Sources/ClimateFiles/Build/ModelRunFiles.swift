public import Climate
internal import Foundation
public import Tables

/// The files of one model under one scenario, with those of its historical run before them.
public struct ModelRunFiles: Hashable, Sendable, Codable {
  public var model: String
  public var scenario: String
  /// By variable, in any order; a file of several variables stands under each.
  public var paths: [ClimateVariable: [String]]
  /// How to read those of the files that are tables; nil when none is.
  public var columns: [ClimateVariable: [String: DailyColumn]]?

  public init(
    model: String, scenario: String, paths: [ClimateVariable: [String]],
    columns: [ClimateVariable: [String: DailyColumn]]? = nil
  ) {
    self.model = model
    self.scenario = scenario
    self.paths = paths
    self.columns = columns
  }

  /// The same run with its files under other paths.
  public func mapPaths(_ change: (String) -> String) -> ModelRunFiles {
    var copy = self
    copy.paths = paths.mapValues { $0.map(change) }
    copy.columns = columns?.mapValues { columns in
      Dictionary(columns.map { (change($0.key), $0.value) }) { first, _ in first }
    }
    return copy
  }
}

/// A file of daily model output, and whose it is.
public struct ModelFile: Hashable, Sendable {
  public var model: String
  public var scenario: String
  public var includesHistory: Bool
  /// The variables to read from it; nil for every one that it has.
  public var variable: ClimateVariable?
  /// Which of the model's runs it is, such as `r1i1p1f1`; empty when unknown.
  public var member: String
  public var path: String
  /// How to read a file that is a table; nil for NetCDF and Zarr.
  public var column: DailyColumn?

  public init(
    model: String, scenario: String, includesHistory: Bool = false, variable: ClimateVariable?,
    member: String = "", path: String, column: DailyColumn? = nil
  ) {
    self.model = model
    self.scenario = scenario
    self.includesHistory = includesHistory
    self.variable = variable
    self.member = member
    self.path = path
    self.column = column
  }
}

extension ModelFile {
  /// The variables to be read from the file; one that cannot be opened is taken to hold all, and fails later.
  fileprivate func variables(among wanted: [ClimateVariable]) -> [ClimateVariable] {
    if let variable { return wanted.filter { $0 == variable } }
    guard let dataset = try? openGriddedFile(path) else { return wanted }
    let held = Set(dataset.arrays.compactMap { ClimateVariable(of: $0) })
    return wanted.filter(held.contains)
  }
}

/// Which daily files there are, found in a folder by their names or listed in a manifest.
public struct ModelFileList: Sendable {
  public var files: [ModelFile]
  /// What was passed over, and why.
  public var findings: [Finding]

  /// The `.nc`, `.nc4` and `.zarr` entries of a folder and its subfolders, or one file alone, recognized by name.
  public static func found(in folder: String) throws(ClimateProblem) -> ModelFileList {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
      throw ClimateProblem("There is no folder or file \(folder).")
    }
    var list = ModelFileList(files: [], findings: [])
    let isAlone = !isFolder.boolValue || folder.hasSuffix(".zarr")
    for whole in isAlone ? [folder] : Self.paths(in: folder) {
      let path = (whole as NSString).lastPathComponent
      guard let name = ModelFileName(path) else {
        list.findings.append(
          Finding(
            .warning,
            "The name does not tell model and scenario; the file was left out. List it in a manifest: model, scenario, variable, path.",
            at: Place(file: whole)))
        continue
      }
      list.files.append(
        ModelFile(
          model: name.model, scenario: name.scenario, includesHistory: name.includesHistory,
          variable: name.variable, member: name.member, path: whole))
    }
    list.keepLatestEdition()
    list.keepOneMember()
    list.noteSplices()
    guard !list.files.isEmpty else {
      throw ClimateProblem(
        isAlone
          ? "The name of \(folder) tells no model and scenario. List it in a manifest, a CSV with the columns model, scenario, variable and path."
          : "\(folder) has no file whose name tells a model and a scenario, such as tasmax_day_CanESM5_ssp245_r1i1p1f1_gn_2050.nc. Rename the files, or list them in a manifest, a CSV with the columns model, scenario, variable and path."
      )
    }
    return list
  }

  /// The NetCDF files and Zarr stores in a folder and its subfolders, in order.
  private static func paths(in folder: String) -> [String] {
    let walk = FileManager.default.enumerator(atPath: folder)
    var paths: [String] = []
    while let path = walk?.nextObject() as? String {
      guard ["nc", "nc4", "zarr"].contains((path as NSString).pathExtension) else { continue }
      if path.hasSuffix(".zarr") { walk?.skipDescendants() }
      paths.append(path)
    }
    return paths.sorted().map { (folder as NSString).appendingPathComponent($0) }
  }

  /// Of several editions of one file, which archives keep side by side, keeps the latest.
  private mutating func keepLatestEdition() {
    func base(_ file: ModelFile) -> String {
      ModelFileName.edition((file.path as NSString).lastPathComponent).name
    }
    func edition(_ file: ModelFile) -> [Int] {
      ModelFileName.edition((file.path as NSString).lastPathComponent).edition
    }
    let groups = Dictionary(grouping: files, by: base).filter { $0.value.count > 1 }
    let latest = groups.mapValues { group in
      group.map(edition).max { $0.lexicographicallyPrecedes($1) } ?? []
    }
    let old = files.filter { file in latest[base(file)].map { edition(file) != $0 } ?? false }
    guard let first = old.first else { return }
    let (left, names) = (Set(old.map(\.path)), Set(old.map(base)))
    files.removeAll { left.contains($0.path) }
    findings.append(
      Finding(
        .note,
        names.count == 1
          ? "“\(base(first))” is there in several editions; the latest is used."
          : "“\(base(first))” and \(names.count - 1) more are there in several editions; the latest of each is used.",
        at: Place(file: first.path)))
  }

  /// Of several runs of one model and scenario keeps the first, so that each model counts once.
  ///
  /// Archives differ in the members of a model's scenarios, so each scenario keeps its own first one.
  private mutating func keepOneMember() {
    let groups = Dictionary(grouping: files) { "\($0.model) \($0.scenario)" }
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      let members = Set(group.map(\.member)).sorted {
        $0.compare($1, options: .numeric) == .orderedAscending
      }
      guard members.count > 1, let first = group.first else { continue }
      let others = members.dropFirst().joined(separator: ", ")
      files.removeAll {
        $0.model == first.model && $0.scenario == first.scenario && $0.member != members[0]
      }
      findings.append(
        Finding(
          .note,
          "\(first.model), \(first.scenario): the run \(members[0]) is used, and \(others) left out. To use them too, list them in a manifest as models of their own.",
          at: Place(file: first.path)))
    }
  }

  /// Says where a scenario follows the historical run of another member.
  private mutating func noteSplices() {
    for (model, own) in Dictionary(grouping: files, by: \.model).sorted(by: { $0.key < $1.key }) {
      guard let past = own.first(where: { $0.scenario == "historical" }), !past.member.isEmpty
      else {
        continue
      }
      for scenario in Set(own.map(\.scenario)).subtracting(["historical"]).sorted() {
        guard let future = own.first(where: { $0.scenario == scenario }), !future.includesHistory,
          future.member != past.member
        else { continue }
        findings.append(
          Finding(
            .note,
            "\(model): the run \(future.member) of \(scenario) follows the historical run \(past.member), another member. Changes between them hold some chance.",
            at: Place(file: future.path)))
      }
    }
  }

  /// The rows of a manifest: a CSV with the columns `model`, `scenario`, `path` and, for a file of one variable, `variable`.
  ///
  /// A file that is a table needs its variable and `layout`, and where the layout does not tell them `column`, `unit` and
  /// `calendar` (see `DailyColumn`). The model and scenario `observed` are a weather station's. Paths are relative to the
  /// manifest; addresses of `http` and `https` are taken as they are. A row that cannot be used is a finding.
  public static func manifest(_ path: String) throws(ClimateProblem) -> ModelFileList {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ClimateProblem("There is no file \(path).")
    }
    let (table, faults) = CSVTable.read([UInt8](data), file: path)
    let declaration = TableDeclaration(
      file: path,
      columns: ["model", "scenario", "variable", "path", "layout", "column", "unit", "calendar"],
      required: ["model", "scenario", "path"])
    var list = ModelFileList(files: [], findings: faults + declaration.headerFindings(in: table))
    let folder = (path as NSString).deletingLastPathComponent
    for record in table.records {
      var decoder = RecordDecoder(record)
      let model = decoder.required("model")
      let scenario = decoder.required("scenario")
      let name = decoder.required("path")
      let variable = record.text("variable").flatMap(ClimateVariable.init(fileName:))
      if variable == nil, let text = record.text("variable") {
        let known = ClimateVariable.allCases.map(\.rawValue).joined(separator: ", ")
        decoder.find(
          .error, "“\(text)” is no variable that indicators use. Those are \(known).",
          column: "variable")
      }
      let observed = PlaceProfile.observedName
      if [model, scenario].count(where: { $0.lowercased() == observed }) == 1 {
        decoder.find(
          .error, "Observations are no model's: write observed both as model and as scenario.",
          column: "model")
      }
      let column = Self.column(&decoder, name, variable)
      list.findings += decoder.findings
      guard decoder.isUsable else { continue }
      let known = ModelFileName.scenario(scenario)
      let isAbsolute = RemoteAddress.isAddress(name) || name.hasPrefix("/")
      list.files.append(
        ModelFile(
          model: model.lowercased() == observed ? observed : model,
          scenario: known?.name ?? scenario.lowercased(),
          includesHistory: known?.includesHistory ?? false, variable: variable,
          path: isAbsolute ? name : (folder as NSString).appendingPathComponent(name),
          column: column))
    }
    return list
  }

  /// How a table is to be read; nil for a file of another kind, and with a finding where something is missing.
  private static func column(
    _ decoder: inout RecordDecoder, _ path: String, _ variable: ClimateVariable?
  ) -> DailyColumn? {
    let words = DailyColumn.Layout.allCases.map(\.rawValue).joined(separator: ", ")
    guard let text = decoder.record.text("layout") else {
      let isTable = [".csv", ".csv.gz", ".txt", ".txt.gz", ".dly"].contains {
        path.lowercased().hasSuffix($0)
      }
      if isTable {
        decoder.find(
          .error, "The file is a table. Fill “layout” with one of \(words).", column: "layout")
      }
      return nil
    }
    guard let layout = DailyColumn.Layout(rawValue: text) else {
      decoder.find(
        .error, "“\(text)” is no layout of a table. Write one of \(words).", column: "layout")
      return nil
    }
    guard let variable else {
      decoder.find(.error, "A table needs its variable, such as tasmax.", column: "variable")
      return nil
    }
    let column = DailyColumn(
      layout: layout, column: decoder.record["column"], unit: decoder.record["unit"],
      calendar: decoder.record["calendar"])
    guard layout == .header || layout == .models else { return column }
    if column.column.isEmpty {
      decoder.find(
        .error, "Name the column to read, such as \(layout == .models ? "m1" : "tmax").",
        column: "column")
    }
    do throws(ClimateProblem) {
      _ = try ClimateUnit(named: column.unit, for: variable)
    } catch {
      decoder.find(.error, error.message, column: "unit")
    }
    return column
  }

  /// A folder or a single file, or a manifest where the path ends in `.csv`.
  public static func at(_ path: String) throws(ClimateProblem) -> ModelFileList {
    path.hasSuffix(".csv") ? try manifest(path) : try found(in: path)
  }

  /// The files by model and scenario, each with its model's historical files before it, in order of both names.
  ///
  /// A model that has a historical run alone stands under `historical`.
  public func runs(variables wanted: [ClimateVariable]) -> [ModelRunFiles] {
    // Each file is looked into once, as it may lie behind an address.
    var held: [ModelFile: [ClimateVariable]] = [:]
    for file in files where held[file] == nil { held[file] = file.variables(among: wanted) }
    var byRun: [String: [String: [ModelFile]]] = [:]
    for file in files { byRun[file.model, default: [:]][file.scenario, default: []].append(file) }
    return byRun.sorted { $0.key < $1.key }.flatMap { model, scenarios in
      let history = scenarios["historical"] ?? []
      let futures = scenarios.filter { $0.key != "historical" }.sorted { $0.key < $1.key }
      guard !futures.isEmpty else { return [run(model, "historical", history, held)] }
      return futures.map { scenario, files in
        run(
          model, scenario, files.contains(where: \.includesHistory) ? files : history + files, held)
      }
    }
  }

  private func run(
    _ model: String, _ scenario: String, _ files: [ModelFile],
    _ held: [ModelFile: [ClimateVariable]]
  ) -> ModelRunFiles {
    var paths: [ClimateVariable: [String]] = [:]
    var columns: [ClimateVariable: [String: DailyColumn]] = [:]
    for file in files {
      for variable in held[file] ?? [] {
        paths[variable, default: []].append(file.path)
        if let column = file.column { columns[variable, default: [:]][file.path] = column }
      }
    }
    return ModelRunFiles(
      model: model, scenario: scenario, paths: paths, columns: columns.isEmpty ? nil : columns)
  }
}
