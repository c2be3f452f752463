internal import Inventory
package import Tables
internal import Workspace

/// What `inventory-parameters.csv` states, by record and parameter.
struct StatedInputs {
  struct Key: Hashable {
    let record, parameter: String
  }

  struct Input {
    let key: Key
    let value, unit, source, note: String
    let place: Place

    /// The value as a cell of a workbook: with its unit, when that is not the declared one.
    func text(method: String) -> String {
      let declared = MethodRegistry.method(method)?.declaration.parameter(key.parameter)?.unit ?? ""
      return unit.isEmpty || unit == declared ? value : "\(value) \(unit)"
    }
  }

  /// The first of each key, in the order of the table; a second row of a key is an error of the table.
  private(set) var inOrder: [Input] = []
  private var positions: [Key: Int] = [:]

  init(_ workspace: CommunityWorkspace) {
    for record in workspace.tables[WorkspaceTables.inventoryParameters.file]?.records ?? [] {
      let key = Key(record: record["record"], parameter: record["parameter"])
      guard positions[key] == nil else { continue }
      positions[key] = inOrder.count
      inOrder.append(
        Input(
          key: key, value: record["value"], unit: record["unit"], source: record["source"],
          note: record["note"], place: record.place))
    }
  }

  subscript(record: String, parameter: String) -> Input? {
    positions[Key(record: record, parameter: parameter)].map { inOrder[$0] }
  }
}

extension CommunityWorkspace {
  /// Why tables of the inventory cannot be exchanged: they are there, and their rows cannot be told.
  func problems(ofTables declarations: [TableDeclaration]) -> [Finding] {
    declarations.compactMap { declaration in
      let file = declaration.file
      if let table = tables[file] {
        guard let missing = declaration.required.first(where: { !table.header.contains($0) }) else {
          return nil
        }
        return Finding(
          .error,
          "The column “\(missing)” is missing, so the table cannot be exchanged with a workbook. `cairn check` says more.",
          at: Place(file: file, row: 1, column: missing))
      }
      guard documents[file]?.isEmpty == false || isUnreadable(file) else { return nil }
      return Finding(
        .error, "The file cannot be read as a table, so it cannot be exchanged with a workbook.",
        at: Place(file: file))
    }
  }

  /// True when the file is there and nothing of it could be read.
  private func isUnreadable(_ file: String) -> Bool {
    documents[file] == nil
      && findings.contains {
        $0.place == Place(file: file) && $0.severity == .error
      }
  }
}

extension InventoryLayout {
  /// The tables that the sheets stand for, each once.
  package var tables: [TableDeclaration] {
    var seen: Set<String> = []
    return sheets.map(\.table).filter { seen.insert($0.file).inserted }
  }
}
