internal import Factors
public import Tables

/// Reads strategies from the rows of a table; a row with an error is left out and found.
public struct StrategyReader {
  public private(set) var strategies: [AdaptationStrategy] = []
  public private(set) var findings: [Finding] = []
  private let sources: Set<String>

  /// Reads a table in the form of `adaptation-strategies.csv`.
  ///
  /// - Parameter sources: Ids of known sources; a strategy that names another one is found.
  public init(_ records: [CSVRecord], sources: Set<String>) {
    self.sources = sources
    var rows: [String: Int] = [:]
    for record in records {
      var decoder = RecordDecoder(record)
      let strategy = read(&decoder)
      if let strategy, let row = rows[strategy.id] {
        decoder.find(.error, "“\(strategy.id)” stands in row \(row) already.", column: "id")
      }
      findings += decoder.findings
      guard decoder.isUsable, let strategy else { continue }
      rows[strategy.id] = record.row
      strategies.append(strategy)
    }
  }

  private func read(_ decoder: inout RecordDecoder) -> AdaptationStrategy? {
    let record = decoder.record
    let cost: AdaptationStrategy.Level? = decoder.choice("cost_class")
    let staff: AdaptationStrategy.Level? = decoder.choice("staff_class")
    let status: EvidenceStatus? = decoder.choice("status")
    let lead = leadTime(&decoder)
    let id = decoder.identifier()
    let known = ids("source", record)
    for source in known where !sources.contains(source) {
      decoder.find(.error, "There is no source “\(source)” in sources.csv.", column: "source")
    }
    guard let cost, let staff, let status, let lead else { return nil }
    return AdaptationStrategy(
      id: id, name: decoder.required("name"), spanishName: decoder.required("name_es"),
      summary: decoder.required("summary"), spanishSummary: decoder.required("summary_es"),
      hazards: ids("hazards", record), systems: ids("systems", record),
      actionType: decoder.required("action_type"), categories: ids("categories", record),
      whoActs: ids("who_acts", record), calculators: calculators(&decoder),
      cost: cost, costNote: record["cost_note"], leadTime: lead, staff: staff,
      sizes: sizes(&decoder), regions: ids("regions", record).filter { $0 != "all" },
      isCoastal: record["coastal"] == "yes", exposureDrop: points("exposure_drop", &decoder),
      sensitivityDrop: points("sensitivity_drop", &decoder),
      capacityGain: points("capacity_gain", &decoder), coBenefits: words("co_benefits", record),
      maladaptation: record["maladaptation"], equity: record["equity"],
      indicator: record["indicator"], firstStep: record["first_step"], status: status,
      sources: known, place: record.place)
  }

  private func ids(_ column: String, _ record: CSVRecord) -> [String] {
    record[column].split(separator: " ").map(String.init)
  }

  private func calculators(_ decoder: inout RecordDecoder) -> [ActionKind] {
    ids("also_mitigates", decoder.record).compactMap { id in
      if let kind = ActionKind(rawValue: id), kind != .resilience { return kind }
      decoder.find(
        .error, "There is no calculator “\(id)” that cuts emissions.", column: "also_mitigates")
      return nil
    }
  }

  private func words(_ column: String, _ record: CSVRecord) -> [String] {
    record[column].split(separator: ";").map { part in
      String(part.drop { $0 == " " })
    }
  }

  /// Years as `2` or `1-3`.
  private func leadTime(_ decoder: inout RecordDecoder) -> ClosedRange<Int>? {
    let text = decoder.required("lead_time_years")
    let parts = text.split(separator: "-").map { Int($0) }
    guard (1...2).contains(parts.count), let first = parts.first ?? nil,
      let last = parts.last ?? nil, first >= 0, first <= last, last <= 100
    else {
      decoder.find(
        .error, "“\(text)” is not a lead time. Write years as 2 or 1-3.",
        column: "lead_time_years")
      return nil
    }
    return first...last
  }

  /// All sizes when none is named.
  private func sizes(_ decoder: inout RecordDecoder) -> Set<AdaptationStrategy.Size> {
    let names = ids("sizes", decoder.record)
    let sizes = names.compactMap(AdaptationStrategy.Size.init(rawValue:))
    if sizes.count != names.count {
      decoder.find(.error, "Sizes are small, medium and large.", column: "sizes")
    }
    return Set(sizes.isEmpty ? AdaptationStrategy.Size.allCases : sizes)
  }

  private func points(_ column: String, _ decoder: inout RecordDecoder) -> Int {
    guard let text = decoder.record.text(column) else { return 0 }
    guard let points = Int(text), (0...4).contains(points) else {
      decoder.find(.error, "“\(text)” is not a number of points from 0 to 4.", column: column)
      return 0
    }
    return points
  }
}
