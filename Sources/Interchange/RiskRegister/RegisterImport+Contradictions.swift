internal import Tables
internal import Vulnerability

/// Rows that say different things of one risk or of one action.
extension RegisterImport {
  /// What a row is about, and the cells that must be the same in every row about it.
  private struct Subject {
    let key: String
    let cells: [RegisterStatements.Cell]
    let isAction: Bool
  }

  /// The risk of a row within the file: by its id, else by its hazard and system.
  func riskKey(_ record: CSVRecord) -> String {
    let stated = text(record, .riskIdentifier)
    guard stated.isEmpty else { return "id \(stated)" }
    return "\(meant(.hazard, text(record, .hazard))) of \(meant(.system, text(record, .system)))"
  }

  /// Finds cells that contradict an earlier row; without any, the row is kept to compare later ones with.
  mutating func compareWithEarlierRows(_ record: CSVRecord) {
    let subjects = subjects(of: record)
    let found = subjects.flatMap { subject in
      statements.contradictions(subject.key, subject.cells).map { (subject.isAction, $0, $1) }
    }
    for (isAction, cell, earlier) in found {
      find(
        .error,
        isAction
          ? "Row \(earlier.row) says “\(earlier.text)” of the same action, and this row says “\(cell.text)”. Make both the same, or give one another Action Id."
          : "Row \(earlier.row) says “\(earlier.text)” of the same risk, and this row says “\(cell.text)”. Make both the same, or give each risk its own Risk Id.",
        at: record.place.at(column: cell.column))
    }
    guard found.isEmpty else { return }
    for subject in subjects { statements.take(subject.key, subject.cells, row: record.row) }
  }

  private func subjects(of record: CSVRecord) -> [Subject] {
    let risk = riskKey(record)
    var subjects = [
      Subject(key: "risk \(risk)", cells: riskCells(record), isAction: false)
    ]
    // Without an id, other cells are another action.
    let action = text(record, .actionIdentifier)
    guard !action.isEmpty, !text(record, .action).isEmpty else { return subjects }
    subjects.append(
      Subject(key: "action \(action)", cells: actionCells(record), isAction: true))
    subjects.append(
      Subject(
        key: "action \(action) for \(risk)",
        cells: [
          plain(record, .goal), plain(record, .improvedCapacity), plain(record, .improvedImpacts),
        ],
        isAction: true))
    return subjects
  }

  private func riskCells(_ record: CSVRecord) -> [RegisterStatements.Cell] {
    [
      listed(record, .hazard, .hazard), listed(record, .system, .system),
      scored(record, .probability), directed(record, .frequency), directed(record, .intensity),
      scored(record, .magnitude), plain(record, .impact), scored(record, .capacity),
      listed(record, .capacityFactor, .factors), plain(record, .capacityText),
      listed(record, .vulnerableGroup, .groups), plain(record, .timeframe),
      plain(record, .confidence),
    ] + FormerRegister.otherScores.map { scored(text(record, $0.column), header($0.column)) }
  }

  private func actionCells(_ record: CSVRecord) -> [RegisterStatements.Cell] {
    [
      plain(record, .action), listed(record, .actionType, .actionType), plain(record, .details),
      plain(record, .notes), listed(record, .collaborator, .collaborators),
      plain(record, .funding), listed(record, .actionCategory, .categories),
      plain(record, .visibility),
    ]
  }

  private func plain(
    _ record: CSVRecord, _ column: FormerRegister.Column
  ) -> RegisterStatements.Cell {
    let text = text(record, column)
    return RegisterStatements.Cell(column: header(column), text: text, value: text)
  }

  private func plain(_ record: CSVRecord, _ column: FormerRegister.Lost) -> RegisterStatements.Cell
  {
    let text = text(record, column)
    return RegisterStatements.Cell(column: header(column), text: text, value: text)
  }

  private func scored(
    _ record: CSVRecord, _ column: FormerRegister.Column
  ) -> RegisterStatements.Cell {
    scored(text(record, column), header(column))
  }

  private func scored(_ text: String, _ column: String) -> RegisterStatements.Cell {
    guard case .value(let score) = FormerRegister.score(text) else {
      return RegisterStatements.Cell(column: column, text: text, value: "")
    }
    return RegisterStatements.Cell(column: column, text: text, value: String(score))
  }

  private func directed(
    _ record: CSVRecord, _ column: FormerRegister.Column
  ) -> RegisterStatements.Cell {
    let text = text(record, column)
    guard case .value(let trend) = FormerRegister.trend(text) else {
      return RegisterStatements.Cell(column: header(column), text: text, value: "")
    }
    return RegisterStatements.Cell(column: header(column), text: text, value: trend.rawValue)
  }

  private func listed(
    _ record: CSVRecord, _ kind: TaxonomyEntry.Kind, _ column: FormerRegister.Column
  ) -> RegisterStatements.Cell {
    listed(kind, text(record, column), header(column))
  }

  private func listed(
    _ record: CSVRecord, _ kind: TaxonomyEntry.Kind, _ column: FormerRegister.Lost
  ) -> RegisterStatements.Cell {
    listed(kind, text(record, column), header(column))
  }

  /// Words in another order, or by another of their names, are the same.
  private func listed(
    _ kind: TaxonomyEntry.Kind, _ text: String, _ column: String
  ) -> RegisterStatements.Cell {
    let words = wordTexts(kind, text).map { meant(kind, $0) }
    return RegisterStatements.Cell(
      column: column, text: text, value: words.sorted().joined(separator: ";"))
  }
}
