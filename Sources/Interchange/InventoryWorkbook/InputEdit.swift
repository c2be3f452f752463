internal import Inventory
internal import Quantities
internal import Tables

/// What a workbook changes in the stated inputs of records.
struct InputEdit {
  /// One row of `inventory-parameters.csv` that is stated in the workbook.
  struct Edit {
    let key: StatedInputs.Key
    /// The position of the workbook's row.
    let row: Int
    /// Nil for a new row of the table.
    let tableRow: Int?
    var cells: [ImportPlan.CellChange]
  }

  private(set) var edits: [Edit] = []
  /// Rows of the table whose cell was emptied.
  private(set) var removed: Set<Int> = []
  private var cleared: Set<StatedInputs.Key> = []
  private var positions: [StatedInputs.Key: Int] = [:]
  private let stated: StatedInputs

  init(_ stated: StatedInputs) {
    self.stated = stated
  }

  /// Takes the inputs of a record's row; returns what changes, by name of the input.
  ///
  /// - Parameter method: The method that the record had when the workbook was made.
  mutating func take(
    _ row: ImportRow, at position: Int, method: String
  ) -> [ImportPlan.CellChange] {
    row.inputs.sorted { $0.key < $1.key }.compactMap { parameter, text in
      let key = StatedInputs.Key(record: row["id"], parameter: parameter)
      let old = stated[key.record, parameter]
      let oldText = old?.text(method: method) ?? ""
      guard !CellText.isSame(text, oldText, isNumber: true) else {
        if let old { add(key, at: position, tableRow: old.place.row, cells: []) }
        return nil
      }
      if text.isEmpty {
        cleared.insert(key)
        if let number = old?.place.row { removed.insert(number) }
      } else {
        add(
          key, at: position, tableRow: old?.place.row,
          cells: cells(key, text: text, old: old, method: row["method"]))
      }
      return ImportPlan.CellChange(column: parameter, old: oldText, new: text)
    }
  }

  private mutating func add(
    _ key: StatedInputs.Key, at row: Int, tableRow: Int?, cells: [ImportPlan.CellChange]
  ) {
    positions[key] = edits.count
    edits.append(Edit(key: key, row: row, tableRow: tableRow, cells: cells))
  }

  private func cells(
    _ key: StatedInputs.Key, text: String, old: StatedInputs.Input?, method: String
  ) -> [ImportPlan.CellChange] {
    let (value, unit) = InputEdit.parts(of: text)
    let declared = MethodRegistry.method(method)?.declaration.parameter(key.parameter)?.unit ?? ""
    // A unit that says what is declared anyway stays as it is.
    let kept = old.map { $0.unit == declared ? $0.unit : "" } ?? ""
    let wanted = ["value": value, "unit": unit ?? kept]
    let before = ["value": old?.value ?? "", "unit": old?.unit ?? ""]
    var cells = ["value", "unit"].compactMap { column -> ImportPlan.CellChange? in
      guard let new = wanted[column], let old = before[column], new != old else { return nil }
      return ImportPlan.CellChange(column: column, old: old, new: new)
    }
    if old == nil {
      cells =
        [
          ImportPlan.CellChange(column: "record", old: "", new: key.record),
          ImportPlan.CellChange(column: "parameter", old: "", new: key.parameter),
        ] + cells
    }
    return cells
  }

  /// A number with a unit behind it, such as `35 percent`, in its two parts.
  private static func parts(of text: String) -> (value: String, unit: String?) {
    guard let space = text.firstIndex(of: " "), plainNumber(String(text[..<space])) != nil,
      let unit = MeasurementUnit.named(text[space...].trimmed)
    else { return (text, nil) }
    return (String(text[..<space]), unit.symbol)
  }
}

// MARK: - Sources and notes

extension InputEdit {
  /// True when the workbook has emptied the input, so that its source goes too.
  func isCleared(_ key: StatedInputs.Key) -> Bool { cleared.contains(key) }

  /// Source and note as the table has them; nil when the input is not stated at all.
  func origin(of key: StatedInputs.Key) -> [String: String]? {
    if let old = stated[key.record, key.parameter] {
      return ["source": old.source, "note": old.note]
    }
    return positions[key] == nil ? nil : [:]
  }

  /// - Parameter row: The position of the row of the workbook that says so.
  mutating func annotate(
    _ key: StatedInputs.Key, _ cells: [ImportPlan.CellChange], at row: Int
  ) {
    if let position = positions[key] {
      edits[position].cells += cells
    } else if !cells.isEmpty {
      add(key, at: row, tableRow: stated[key.record, key.parameter]?.place.row, cells: cells)
    }
  }
}
