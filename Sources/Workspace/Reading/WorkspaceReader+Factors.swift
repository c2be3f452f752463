internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

extension WorkspaceReader {
  /// Stated parameters by record and parameter; checked against the methods once the records are read.
  mutating func readStatedParameters() -> [String: [String: RecordParameter]] {
    var parameters: [String: [String: RecordParameter]] = [:]
    for record in records(of: WorkspaceTables.inventoryParameters) {
      var decoder = RecordDecoder(record)
      let id = decoder.required("record")
      let name = decoder.required("parameter")
      let value = decoder.required("value")
      guard accept(decoder) else { continue }
      parameters[id, default: [:]][name] = RecordParameter(
        value, unit: record["unit"], source: record["source"],
        place: record.place.at(column: "value"))
    }
    return parameters
  }

  /// A parameter that no record or method takes would silently change nothing.
  mutating func checkParameters(_ parameters: [String: [String: RecordParameter]]) {
    guard !parameters.isEmpty else { return }
    let records = Dictionary(workspace.records.map { ($0.id, $0) }) { first, _ in first }
    for (id, stated) in parameters.sorted(by: { $0.key < $1.key }) {
      guard let record = records[id] else {
        for parameter in stated.values {
          find(
            .warning, "There is no usable record “\(id)” in inventory.csv, so this has no effect.",
            at: parameter.place.at(column: "record"),
            missing: MissingRow(id, in: WorkspaceTables.inventory.file))
        }
        continue
      }
      guard let declaration = MethodRegistry.method(record.method)?.declaration else { continue }
      for (name, parameter) in stated.sorted(by: { $0.key < $1.key })
      where declaration.parameter(name) == nil {
        let known = declaration.parameters.map(\.id).joined(separator: ", ")
        find(
          .warning,
          "The method “\(declaration.id)” takes no “\(name)”, so this has no effect. It takes \(known.isEmpty ? "none" : known).",
          at: parameter.place.at(column: "parameter"))
      }
    }
  }

  /// An activity or sector that the method is not made for is probably a slip in one of the two cells.
  mutating func checkActivities() {
    for record in workspace.records {
      guard let declaration = MethodRegistry.method(record.method)?.declaration else { continue }
      if case .words(let words) = declaration.activities, !words.contains(record.activity),
        record.notationKey == nil, workspace.factorSets[record.factor.name] == nil
      {
        find(
          .warning,
          "The method “\(declaration.id)” is for \(words.prefix(12).joined(separator: ", ")), not for “\(record.activity)”. Check both cells.",
          at: record.place.at(column: "activity"))
      }
      if !declaration.sectors.contains(record.sector) {
        find(
          .warning,
          "The method “\(declaration.id)” is for \(declaration.sectors.map(\.rawValue).joined(separator: ", ")), not for the sector “\(record.sector.rawValue)”. Check both cells.",
          at: record.place.at(column: "sector"))
      }
    }
  }

  /// `within` must name a community record of the same year, or the same tons would be counted twice.
  mutating func checkWithin() {
    guard workspace.records.contains(where: { !$0.within.isEmpty }) else { return }
    let community = Dictionary(
      workspace.records.filter { $0.bookedAccount == .community }.map { ($0.id, $0) }
    ) { first, _ in first }
    for record in workspace.records where !record.within.isEmpty {
      let place = record.place.at(column: "within")
      guard let whole = community[record.within] else {
        find(
          .error, "There is no community record “\(record.within)” that could contain this one.",
          at: place, missing: MissingRow(record.within, in: WorkspaceTables.inventory.file))
        continue
      }
      if let part = record.quantity, let all = whole.quantity, let unit = record.unit,
        let wholeUnit = whole.unit, unit.kind == wholeUnit.kind,
        part * unit.canonicalFactor > all * wholeUnit.canonicalFactor * 1.000_001
      {
        find(
          .error, "“\(whole.id)” is smaller than this record, so it cannot contain it.",
          at: record.place.at(column: "quantity"))
      }
      if record.activity != whole.activity {
        find(
          .warning,
          "This record counts “\(record.activity)”, and “\(whole.id)” counts “\(whole.activity)”. Check that it contains it.",
          at: place)
      }
      if whole.year != record.year {
        find(
          .error, "“\(whole.id)” is a record of \(whole.year), this one of \(record.year).",
          at: place)
      }
      if record.bookedAccount == .community {
        find(
          .warning,
          "Both records are in the community's account, so the amount is counted twice. Give this one its own account, or the notation key IE.",
          at: place)
      }
    }
  }

  mutating func readFactorSets() {
    var rows: [String: [FactorSet.Row]] = [:]
    for record in records(of: WorkspaceTables.factors) {
      var decoder = RecordDecoder(record)
      let set = decoder.identifier("set")
      let year = record.text("year") == nil ? nil : decoder.year()
      let value = decoder.amount("value")
      let mass = decoder.unit("unit", of: [.mass])
      let per = decoder.unit("per")
      let gas = decoder.required("gas")
      let uncertainty = decoder.optionalAmount("uncertainty_percent")
      let status: EvidenceStatus? = decoder.optionalChoice("status")
      checkGas(gas, &decoder)
      guard accept(decoder), let value, let mass, let per else { continue }
      let source =
        workspace.sources[record["source"]] ?? library.sources[record["source"]]
        ?? FactorSource(id: record["source"], author: "", title: record["source"])
      rows[set, default: []].append(
        FactorSet.Row(
          activity: record["activity"], year: year,
          factor: EmissionFactor(
            id: "\(set):\(gas):\(record.row)", gas: Gas(id: gas), value: value,
            massUnit: mass.symbol, per: per, edition: record["edition"], source: source,
            status: status ?? .verified), uncertaintyPercent: uncertainty, place: record.place))
    }
    workspace.factorSets = Dictionary(
      uniqueKeysWithValues: rows.map { ($0.key, FactorSet(id: $0.key, rows: $0.value)) })
  }

  private func checkGas(_ gas: String, _ decoder: inout RecordDecoder) {
    guard !gas.isEmpty else { return }
    if gas.lowercased().contains("co2e") {
      decoder.find(
        .error,
        "“\(gas)” is not a gas. Give CO2, CH4 and N2O rows of their own; a CO2e factor cannot be moved to other warming potentials.",
        column: "gas")
      return
    }
    let id = Gas(id: gas)
    let isKnown =
      id == .biogenicCarbonDioxide || library.warmingPotentials.contains { $0.values[id] != nil }
    guard !isKnown else { return }
    decoder.find(
      .error, "“\(gas)” is not a gas with a warming potential, such as co2, ch4 or hfc-134a.",
      column: "gas")
  }

  mutating func readInstruments() {
    for record in records(of: WorkspaceTables.instruments) {
      var decoder = RecordDecoder(record)
      let id = decoder.identifier()
      let year = decoder.year()
      let kind: ContractualInstrument.Kind? = decoder.choice("kind")
      let hasQuantity = record.text("quantity") != nil
      let quantity = hasQuantity ? decoder.amount("quantity") : nil
      let unit = hasQuantity ? decoder.unit("unit", of: [.energy]) : nil
      let rates = instrumentRates(record, year: year, &decoder)
      if let kind, [.supplier, .residualMix].contains(kind), record.text("factor_set") == nil {
        decoder.find(
          .error,
          "A \(kind.rawValue) has a rate of its own: name its set of factors.csv. Only a certificate or contract may go without, as of wind or sun.",
          column: "factor_set")
      }
      guard accept(decoder), let year, let kind else { continue }
      workspace.instruments.append(
        ContractualInstrument(
          id: id, year: year, kind: kind,
          electricity: quantity.flatMap { amount in
            unit.map { Energy(canonical: amount * $0.canonicalFactor) }
          }, covers: record["covers"].split(separator: " ").map(String.init), rates: rates,
          source: record["source"], place: record.place))
    }
  }

  private func instrumentRates(
    _ record: CSVRecord, year: Int?, _ decoder: inout RecordDecoder
  ) -> [EmissionFactor] {
    guard let name = record.text("factor_set") else { return [] }
    guard let set = workspace.factorSets[name] else {
      decoder.find(.error, "There is no set “\(name)” in factors.csv.", column: "factor_set")
      return []
    }
    let rates = set.rows(activity: "electricity", year: year ?? 0).map(\.factor)
    if rates.isEmpty || rates.contains(where: { $0.per.kind != .energy }) {
      decoder.find(
        .error, "The set “\(name)” has no rates per amount of electricity for this year.",
        column: "factor_set")
    }
    return rates
  }

  mutating func readReported() {
    for record in records(of: WorkspaceTables.reported) {
      var decoder = RecordDecoder(record)
      let year = decoder.year()
      let value = decoder.requiredNumber("value")
      let unit = decoder.unit("unit", of: [.mass, .emissions])
      let sector: Sector? = decoder.optionalChoice("sector")
      let gas = record.text("gas").flatMap { $0.lowercased() == "co2e" ? nil : Gas(id: $0) }
      if let unit, (unit.kind == .emissions) != (gas == nil) {
        decoder.find(
          .error,
          gas == nil
            ? "A figure of CO2e is in t-co2e or kg-co2e; name the gas when it is a mass of one."
            : "A mass of one gas is in t, kg or g, not in CO2e.", column: "unit")
      }
      guard accept(decoder), let year, let value, let unit else { continue }
      workspace.reported.append(
        ReportedFigure(
          year: year, subject: subject(record, sector), gas: gas,
          tonnes: value * unit.canonicalFactor / 1000, gwpSet: record["gwp_set"],
          source: record["source"], note: record["note"], place: record.place))
    }
    checkReported()
  }

  /// A published figure of a record that is not there, or of another year, is compared with nothing.
  private mutating func checkReported() {
    guard !workspace.reported.isEmpty else { return }
    let years = Dictionary(workspace.records.map { ($0.id, $0.year) }) { first, _ in first }
    for figure in workspace.reported {
      guard case .record(let id) = figure.subject else { continue }
      if years[id] == nil {
        find(
          .warning,
          "There is no usable record “\(id)” in inventory.csv, so this figure is compared with nothing.",
          at: figure.place.at(column: "record"),
          missing: MissingRow(id, in: WorkspaceTables.inventory.file))
      } else if let year = years[id], year != figure.year {
        find(
          .warning,
          "“\(id)” is a record of \(year), this figure of \(figure.year), so it is compared with nothing.",
          at: figure.place.at(column: "year"))
      }
    }
  }

  private func subject(_ record: CSVRecord, _ sector: Sector?) -> ReportedFigure.Subject {
    if let id = record.text("record") { return .record(id) }
    guard let sector else { return .total }
    return record.text("subsector").map { .subsector(sector, $0) } ?? .sector(sector)
  }

  mutating func readAcceptances() {
    for record in records(of: WorkspaceTables.audit) {
      var decoder = RecordDecoder(record)
      let rule = decoder.required("rule")
      let subject = decoder.required("subject")
      let reason = decoder.required("reason")
      guard accept(decoder) else { continue }
      workspace.acceptances.append(
        AuditAcceptance(
          rule: rule, subject: subject, reason: reason, acceptedBy: record["accepted_by"],
          date: record["date"], place: record.place))
    }
  }

  mutating func readRecalculations() {
    var entries: [RecalculationLogEntry] = []
    for record in records(of: WorkspaceTables.recalculations) {
      var decoder = RecordDecoder(record)
      let year = decoder.year()
      let change: RecalculationLogEntry.Change? = decoder.choice("change")
      let before = decoder.requiredNumber("tonnes_before")
      let after = decoder.requiredNumber("tonnes_after")
      let what = decoder.required("what")
      let why = decoder.required("why")
      guard accept(decoder), let year, let change, let before, let after else { continue }
      entries.append(
        RecalculationLogEntry(
          year: year, date: record["date"], change: change, what: what, why: why,
          tonnesBefore: before, tonnesAfter: after))
    }
    workspace.recalculations = RecalculationLog(entries)
    workspace.findings += workspace.recalculations.findings(
      file: WorkspaceTables.recalculations.file)
  }
}
