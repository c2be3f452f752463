internal import Tables
internal import Workspace

/// Which action each row of a register is, when rows tell their actions by name only.
///
/// In the former tool an action belongs to one risk, so rows of one name with other cells are several actions; rows
/// alike in every cell are one action for several risks.
struct RegisterActions {
  /// A row of the file with an action.
  struct Row {
    let record: CSVRecord
    let risk: String
    let title: String
    /// The id that the row states; empty when it states none.
    let stated: String
    /// By column of `actions.csv`; only columns that the file has.
    let cells: [String: String]
    /// What the action does for the risk, by column of `responses.csv`.
    let response: [String: String]
    let goal: String
  }

  /// What a row came to be.
  struct Match: Equatable {
    let id: String
    var isNew = false
    /// The row of the file whose action of the same name has other cells; 0 for an action of the workspace.
    var other: Int?
    /// The id of that action.
    var otherIdentifier = ""
    /// The row of the file that says all of this already.
    var repeats: Int?
  }

  private struct Known {
    let id: String
    var cells: [String: String]
    var risks: Set<String>
    /// The first row of the file that is this action.
    var row: Int?
    let isOld: Bool
  }

  private var known: [Known] = []
  private var byTitle: [String: [Int]] = [:]
  private var byIdentifier: [String: Int] = [:]
  private var identifiers: Set<String>
  /// The id that was given to a stated one.
  private var stated: [String: String] = [:]
  private var rowsByPair: [RegisterPair: Row] = [:]

  /// - Parameters:
  ///   - actions: The records of `actions.csv`.
  ///   - risks: What each action is for, by id.
  init(_ actions: [CSVRecord], risks: [String: Set<String>]) {
    identifiers = Set(actions.map { $0["id"] })
    for record in actions {
      let cells = Dictionary(
        WorkspaceTables.actions.columns.map { ($0, record[$0]) }, uniquingKeysWith: { $1 })
      add(
        Known(
          id: record["id"], cells: cells, risks: risks[record["id"]] ?? [], row: nil, isOld: true),
        record["title"])
    }
  }

  private mutating func add(_ action: Known, _ title: String) {
    byTitle[title, default: []].append(known.count)
    if byIdentifier[action.id] == nil { byIdentifier[action.id] = known.count }
    identifiers.insert(action.id)
    known.append(action)
  }

  /// The action of each row, in the order of the rows.
  ///
  /// Rows that are an action of the workspace to the letter come first, so that a changed row never takes theirs.
  mutating func matches(_ rows: [Row]) -> [Match] {
    var matches: [Match?] = rows.map { row in
      row.stated.isEmpty ? exact(row).map { claim($0, row) } : nil
    }
    for (index, row) in rows.enumerated() where matches[index] == nil {
      matches[index] = row.stated.isEmpty ? named(row) : identified(row)
    }
    return matches.compactMap(\.self)
  }

  private mutating func identified(_ row: Row) -> Match {
    if let index = byIdentifier[stated[row.stated] ?? row.stated] { return claim(index, row) }
    let match = new(row, RegisterImport.identifier(row.stated))
    stated[row.stated] = match.id
    return match
  }

  private mutating func named(_ row: Row) -> Match {
    if let index = exact(row) { return claim(index, row) }
    if let index = changed(row) {
      // Its rows for other risks were changed with it.
      known[index].cells.merge(row.cells) { $1 }
      return claim(index, row)
    }
    let namesakes = (byTitle[row.title] ?? []).map { known[$0] }
    // Of several, the one for the same risk is the one to compare with.
    let other = namesakes.first { $0.risks.contains(row.risk) } ?? namesakes.first
    var match = new(row, RegisterImport.identifier(row.title))
    match.other = other.map { $0.row ?? 0 }
    match.otherIdentifier = other?.id ?? ""
    return match
  }

  /// An action of this name with the same cells, best one that is for the risk and not another row's.
  private func exact(_ row: Row) -> Int? {
    let alike = (byTitle[row.title] ?? []).filter { isAlike(known[$0].cells, row.cells) }
    let free = alike.filter { index in
      rowsByPair[RegisterPair(action: known[index].id, risk: row.risk)].map { isAlike($0, row) }
        ?? true
    }
    return free.first { known[$0].risks.contains(row.risk) && !isTaken(known[$0].id, row) }
      ?? free.first
  }

  private func isTaken(_ action: String, _ row: Row) -> Bool {
    rowsByPair[RegisterPair(action: action, risk: row.risk)] != nil
  }

  /// An action of this name for the risk that no row of the file is yet: its cells were changed since.
  private func changed(_ row: Row) -> Int? {
    (byTitle[row.title] ?? []).first { index in
      known[index].isOld && known[index].row == nil && known[index].risks.contains(row.risk)
    }
  }

  /// True when every cell that the file has is the same; an empty visibility is public.
  private func isAlike(_ record: [String: String], _ cells: [String: String]) -> Bool {
    cells.allSatisfy { column, text in
      let now = record[column] ?? ""
      return now == text
        || column == "visibility" && [now, text].allSatisfy { ["", "public"].contains($0) }
    }
  }

  private func isAlike(_ one: Row, _ other: Row) -> Bool {
    one.response == other.response && one.goal == other.goal && isAlike(one.cells, other.cells)
  }

  private mutating func claim(_ index: Int, _ row: Row) -> Match {
    let pair = RegisterPair(action: known[index].id, risk: row.risk)
    let earlier = rowsByPair[pair]
    rowsByPair[pair] = earlier ?? row
    known[index].risks.insert(row.risk)
    known[index].row = known[index].row ?? row.record.row
    return Match(
      id: pair.action, repeats: earlier.flatMap { isAlike($0, row) ? $0.record.row : nil })
  }

  private mutating func new(_ row: Row, _ name: String) -> Match {
    let id = RowIdentifier.free(name, among: identifiers)
    add(
      Known(id: id, cells: row.cells, risks: [row.risk], row: row.record.row, isOld: false),
      row.title)
    rowsByPair[RegisterPair(action: id, risk: row.risk)] = row
    return Match(id: id, isNew: true)
  }
}
