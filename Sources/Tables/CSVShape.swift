/// Checks header and row lengths while rows pass by, whether a file is read whole or in pieces.
struct CSVShape {
  private let file: String
  private(set) var header: [String] = []
  /// Columns without a name; the value turns true when a row has text there.
  private var nameless: [Int: Bool] = [:]
  private var repeated: [Finding] = []
  private(set) var lengths: FindingTally

  init(file: String, limit: Int = .max) {
    self.file = file
    lengths = FindingTally(limit: limit)
  }

  /// Takes the first row; returns why no row can be read, or nil.
  mutating func begin(_ names: [String], isFirstQuoted: Bool) -> Finding? {
    header = names.map(\.trimmed)
    guard header.contains(where: { !$0.isEmpty }) else {
      return Finding(
        .error, "The file has no header row. The first row must name the columns.",
        at: Place(file: file, row: 1))
    }
    if let problem = separatorProblem(names, isFirstQuoted) { return problem }
    var seen: Set<String> = []
    for (position, name) in header.enumerated() {
      if name.isEmpty {
        nameless[position] = false
      } else if !seen.insert(name).inserted {
        repeated.append(
          Finding(
            .error, "The column “\(name)” appears twice. Keep one; only the first was read.",
            at: Place(file: file, row: 1, column: name)))
      }
    }
    return nil
  }

  /// True when a row of this many cells must be handed to `fits`.
  @inline(__always)
  func mustLook(count: Int) -> Bool { count != header.count || !nameless.isEmpty }

  /// Takes a later row; false when its length does not fit the header.
  ///
  /// - Parameter hasText: Whether the row has text at a position.
  mutating func fits(
    row: Int, count: Int, isBlank: Bool, hasText: (Int) -> Bool
  ) -> Bool {
    if !nameless.isEmpty { noteNameless(count, hasText) }
    return count == header.count || isBlank || fitsAnyway(row, count, hasText)
  }

  private mutating func noteNameless(_ count: Int, _ hasText: (Int) -> Bool) {
    for position in nameless.keys where position < count && hasText(position) {
      nameless[position] = true
    }
  }

  private mutating func fitsAnyway(_ row: Int, _ count: Int, _ hasText: (Int) -> Bool) -> Bool {
    let width = header.count
    if count > width, !(width..<count).contains(where: hasText) { return true }
    let advice =
      count > width
      ? "A comma inside a value needs quotes around the value."
      : "Fill the missing cells or remove the row."
    lengths.append(
      Finding(
        .error, "The row has \(count) cells, the header \(width). \(advice)",
        at: Place(file: file, row: row)))
    return false
  }

  /// Columns without a name but with values, and names that appear twice, in the order of the columns.
  var headerFindings: [Finding] {
    var remaining = repeated[...]
    var seen: Set<String> = []
    return header.enumerated().compactMap { position, name in
      if name.isEmpty { return nameless[position] == true ? namelessFinding(position) : nil }
      return seen.insert(name).inserted ? nil : remaining.popFirst()
    }
  }

  private func namelessFinding(_ position: Int) -> Finding {
    Finding(
      .error, "Column \(position + 1) has values but no name. Name it or remove it.",
      at: Place(file: file, row: 1))
  }

  private func separatorProblem(_ names: [String], _ isQuoted: Bool) -> Finding? {
    guard names.count == 1, let name = names.first, !isQuoted else { return nil }
    for (character, title) in [(Character(";"), "semicolons"), ("\t", "tabs")]
    where name.contains(character) {
      return Finding(
        .error,
        "The columns are separated by \(title). Save the file again as “CSV UTF-8 (comma delimited)”; nothing in it was read.",
        at: Place(file: file, row: 1))
    }
    return nil
  }
}
