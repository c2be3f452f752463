internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables

extension WorkspaceReader {
  mutating func readSources() {
    for record in records(of: WorkspaceTables.sources) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier()
      let title = decoder.required("title")
      guard accept(decoder) else { continue }
      workspace.sources[id] = FactorSource(
        id: id, author: record["author"], title: title, year: record["year"],
        publisher: record["publisher"], licence: record["licence"], url: record["url"],
        note: record["note"])
    }
  }

  mutating func readIndicators() {
    var values: [String: [Int: Double]] = [:]
    var origins: [String: [Int: Indicator.Origin]] = [:]
    var units: [String: MeasurementUnit] = [:]
    for record in records(of: WorkspaceTables.indicators) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier("indicator")
      let year = decoder.year()
      let value = decoder.amount("value")
      let unit = decoder.unit()
      if let unit, let first = units[id], !unit.measuresSame(as: first) {
        decoder.find(
          .error,
          "“\(id)” is counted in \(first.symbol) elsewhere; one indicator has one kind of unit.",
          column: "unit")
      }
      guard accept(decoder), let year, let value, let unit else { continue }
      if units[id] == nil {
        units[id] = unit
        workspace.indicatorOrder.append(id)
      }
      values[id, default: [:]][year] = unit.converted(value, to: units[id] ?? unit)
      origins[id, default: [:]][year] = Indicator.Origin(
        source: record["source"], place: record.place)
    }
    for (id, unit) in units {
      workspace.indicators[id] = Indicator(
        id: id, unit: unit, series: YearSeries(values[id] ?? [:]), origins: origins[id] ?? [:])
    }
  }

  mutating func readInventory() {
    let parameters = readStatedParameters()
    workspace.statedParameters = parameters
    let records = records(of: WorkspaceTables.inventory)
    for (count, record) in records.enumerated() {
      if count % 1024 == 0, let progress {
        // The first half was splitting the file into cells.
        progress(WorkspaceTables.inventory.file, (1 + Double(count) / Double(records.count)) / 2)
      }
      var decoder = RecordDecoder(record)
      var activity = ActivityRecord(&decoder)
      activity?.parameters = parameters[record["id"]] ?? [:]
      if accept(decoder), let activity { workspace.records.append(activity) }
    }
    noteRejected()
    checkActivities()
    checkParameters(parameters)
    checkWithin()
  }

  /// Keeps every row that did not become a record, so that totals can name it.
  private mutating func noteRejected() {
    let file = WorkspaceTables.inventory.file
    guard let table = workspace.tables[file],
      WorkspaceTables.inventory.required.allSatisfy(table.header.contains)
    else {
      workspace.isInventoryUnreadable =
        workspace.findings.contains { $0.place.file == file && $0.severity == .error }
      return
    }
    // Records stand in the order of their rows.
    var read = workspace.records.compactMap(\.place.row)[...]
    workspace.rejected = table.records.compactMap { record in
      if record.row == read.first {
        read.removeFirst()
        return nil
      }
      // A year that is no inventory year may be a slip for any of them.
      let year = Int(record["year"]).flatMap {
        workspace.community.inventoryYears.contains($0) ? $0 : nil
      }
      return RejectedRecord(
        id: record["id"], year: year, sector: Sector(rawValue: record["sector"]),
        place: record.place)
    }
  }

  mutating func readVehicleMixes() {
    for record in records(of: WorkspaceTables.vehicleMix) {
      var decoder = RecordDecoder(record)
      let set = decoder.identifier("set")
      let share = decoder.amount("share")
      let mpg = decoder.amount("mpg")
      if mpg == 0 { decoder.find(.error, "Miles per gallon cannot be 0.", column: "mpg") }
      let modelYear = decoder.year("model_year")
      let vehicle = decoder.required("vehicle")
      let fuel = decoder.required("fuel")
      guard accept(decoder), let share, let mpg, let modelYear else { continue }
      workspace.vehicleMixes[set, default: []].append(
        VehicleShare(
          vehicle: vehicle, fuel: fuel, share: Share(share), milesPerUnit: mpg,
          modelYear: modelYear, source: record["source"], place: record.place))
    }
  }

  mutating func readWasteMixes() {
    for record in records(of: WorkspaceTables.wasteMix) {
      var decoder = RecordDecoder(record)
      let set = decoder.identifier("set")
      let share = decoder.amount("share")
      let material = decoder.required("material")
      guard accept(decoder), let share else { continue }
      workspace.wasteMixes[set, default: []].append(
        MaterialShare(
          material: material, share: Share(share), source: record["source"], place: record.place))
    }
    for (set, mix) in workspace.wasteMixes.sorted(by: { $0.key < $1.key }) {
      let sum = mix.reduce(0) { $0 + $1.share.value }
      guard (sum - 1).magnitude > 0.01, let place = mix.first?.place else { continue }
      find(
        .warning,
        "The shares of the waste mix “\(set)” sum to \(NumberText.significant(sum)), not 1.",
        at: place.at(column: "share"))
    }
  }

  mutating func readWasteDeposits() {
    for record in records(of: WorkspaceTables.wasteDeposits, named: "year") {
      var decoder = RecordDecoder(record)
      let set = decoder.identifier("set")
      let year = decoder.year()
      let quantity = decoder.amount("quantity")
      let unit = decoder.unit("unit", of: [.mass])
      if let mix = record.text("mix"), workspace.wasteMixes[mix] == nil {
        decoder.find(.error, "There is no set “\(mix)” in waste-mix.csv.", column: "mix")
      }
      guard accept(decoder), let year, let quantity, let unit else { continue }
      workspace.wasteDeposits[set, default: []].append(
        WasteDeposit(
          year: year, mass: Mass(canonical: quantity * unit.canonicalFactor), mix: record["mix"],
          source: record["source"], place: record.place))
    }
  }

  mutating func readPaths() {
    var values: [String: [Int: Double]] = [:]
    var first: [String: CSVRecord] = [:]
    for record in records(of: WorkspaceTables.paths) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier("path")
      let year = decoder.year()
      let value = decoder.amount("value")
      let unit = decoder.unit()
      guard accept(decoder), let year, let value, unit != nil else { continue }
      values[id, default: [:]][year] = value
      first[id] = first[id] ?? record
    }
    for (id, record) in first {
      let source =
        workspace.sources[record["source"]] ?? library.sources[record["source"]]
        ?? FactorSource(id: record["source"], author: "", title: record["source"])
      workspace.paths[id] = ReferencePath(
        id: id, unit: record["unit"], series: YearSeries(values[id] ?? [:]), source: source,
        status: .verified)
    }
  }
}
