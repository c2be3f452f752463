import Store

/// Changes of one form that were not taken, because somebody else has changed some of the same rows meanwhile.
///
/// None of them is lost: the page that answers shows both versions of those rows and carries the others along.
struct StaleEdits: Error {
  /// The revision that the form was made from.
  let base: Int
  let changes: [DocumentChange]
  let conflicts: [EditConflict]
  let reason: String
}

/// A row that a form wants changed, as hidden fields carry it until somebody has chosen.
struct WaitingRow {
  enum Step: String {
    case put, add, remove
    /// Stays as it is now.
    case leave
  }

  let name: DocumentName
  let step: Step
  let cells: [String: String]

  /// What a field of the row in a place is called.
  static func field(_ place: Int, _ part: String) -> String { "row.\(place).\(part)" }

  static func cell(_ place: Int, _ column: String) -> String { field(place, "cell.\(column)") }

  func hidden(_ place: Int) -> HTML {
    """
    \(Self.hidden(Self.field(place, "name"), name.description))\(Self.hidden(Self.field(place, "step"), step.rawValue))\
    \(cells.sorted { $0.key < $1.key }.map { Self.hidden(Self.cell(place, $0.key), $0.value) })
    """
  }

  static func hidden(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }

  /// Every row of a form, in order; one without a name or a known step is passed over.
  static func rows(in form: FormData) -> [WaitingRow] {
    var cells: [Int: [String: String]] = [:]
    for field in form.fields {
      let parts = field.name.split(separator: ".", maxSplits: 3).map(String.init)
      guard parts.count == 4, parts[0] == "row", parts[2] == "cell", let place = Int(parts[1])
      else { continue }
      cells[place, default: [:]][parts[3]] = field.value.replacing("\r\n", with: "\n")
    }
    let places = Set(
      form.fields.compactMap { field -> Int? in
        let parts = field.name.split(separator: ".")
        return parts.count == 3 && parts[0] == "row" && parts[2] == "name" ? Int(parts[1]) : nil
      })
    return places.sorted().compactMap { place in
      guard let step = Step(rawValue: form.text(Self.field(place, "step"))) else { return nil }
      return WaitingRow(
        name: DocumentName(form.text(Self.field(place, "name"))), step: step,
        cells: cells[place] ?? [:])
    }
  }

  /// Makes the change.
  ///
  /// - Parameter now: The cells of the row in the tables that are edited; nil where there is none.
  func apply(to edits: inout TableEdits, now: [String: String]?) {
    switch (step, now) {
    case (.leave, _), (.remove, nil): break
    case (.put, let now?), (.add, let now?): edits.put(cells, in: name.file, where: now)
    case (.put, nil), (.add, nil): edits.add(cells, to: name.file)
    case (.remove, let now?): edits.remove(from: name.file, where: now)
    }
  }
}
