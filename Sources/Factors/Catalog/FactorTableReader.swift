internal import Tables

/// Turns the records of one table into listings.
struct FactorTableReader {
  let layout: FactorTableLayout
  let sources: [String: FactorSource]

  func listing(_ record: CSVRecord) throws(ResourceProblem) -> FactorListing {
    guard let source = sources[record["source"]] else {
      throw .cell(record.place.at(column: "source"))
    }
    let region = record.text("subregion") ?? record["region"]
    return FactorListing(
      id: record.text("id") ?? madeID(record), table: layout.table, tableTitle: layout.title,
      what: what(record), gas: record["gas"], value: Double(record[layout.value]),
      unit: layout.unit.isEmpty ? record["unit"] : layout.unit, per: record[layout.per],
      edition: edition(record), year: Int(record["year"]), modelYears: modelYears(record),
      region: region, source: source, status: status(record), details: details(record))
  }

  private func what(_ record: CSVRecord) -> String {
    let columns = layout.subject.isEmpty ? freeColumns(record) : layout.subject
    var parts = columns.compactMap { record.text($0).map(FactorTableLayout.words) }
    if let years = modelYears(record) { parts.append(FactorListing.text(ofModelYears: years)) }
    guard let first = parts.first else { return layout.title }
    return ([first] + parts.dropFirst().map(FactorTableLayout.lowerFirst)).joined(separator: ", ")
  }

  /// The columns of the edition in one word, or as eGRID writes its revisions.
  private func edition(_ record: CSVRecord) -> String {
    let parts = layout.edition.compactMap { record.text($0) }
    guard layout.edition.contains("revision") else { return parts.joined(separator: "-") }
    let text = parts.joined(separator: " ")
    return layout.edition.contains("year") ? "eGRID" + text : text
  }

  private func modelYears(_ record: CSVRecord) -> ClosedRange<Int>? {
    guard record.has("model_year_from") else { return nil }
    let from = Int(record["model_year_from"]) ?? 0
    return from...max(from, Int(record["model_year_to"]) ?? 9999)
  }

  private func status(_ record: CSVRecord) -> EvidenceStatus {
    if layout.isVerified, !record.has("status") { return .verified }
    return EvidenceStatus(rawValue: record["status"]) ?? .unverified
  }

  /// Columns without a meaning that every table shares.
  private func freeColumns(_ record: CSVRecord) -> [String] {
    let known: Set<String> = [
      "id", "gas", "unit", "per", "year", "subregion", "region", "source", "status", "revision",
      "model_year_from", "model_year_to", "valid_from", "valid_to", "note", "gwp_set",
      "gross_loss_fraction", "uncertainty_percent", layout.value,
    ]
    return record.columns.filter { !known.contains($0) && !layout.edition.contains($0) }
  }

  private func details(_ record: CSVRecord) -> [FactorListing.Detail] {
    let shown: Set<String> = [
      "id", "gas", "unit", "per", "edition", "revision", "year", "subregion", "region", "source",
      "status",
      "model_year_from", "model_year_to", layout.value,
    ]
    let subject = layout.subject.isEmpty ? freeColumns(record) : layout.subject
    return record.columns.filter { !shown.contains($0) && !subject.contains($0) }.compactMap {
      column in
      record.text(column).map { FactorListing.Detail(column: column, text: $0) }
    }
  }

  /// For a table without ids: its edition, then what is particular to the row.
  private func madeID(_ record: CSVRecord) -> String {
    let columns = layout.subject.isEmpty ? freeColumns(record) : layout.subject
    let parts =
      [edition(record).split(separator: " ").joined(separator: "-").lowercased()]
      + (columns + ["subregion", "region", "gas"]).map { record[$0] }
      + (layout.edition.contains("year") ? [] : [record["year"]])
    let name = parts.filter { !$0.isEmpty }.joined(separator: ":")
    return edition(record).isEmpty ? "\(layout.table):\(name)" : name
  }
}

extension CSVRecord {
  fileprivate func has(_ column: String) -> Bool { columns.contains(column) }
}
