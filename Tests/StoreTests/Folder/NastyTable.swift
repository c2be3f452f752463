import Tables
import TestSupport
import Workspace

/// CSV files as nobody should write them, the same in every run.
struct NastyTable {
  private var seed: Seed
  let file: String
  private let columns: [String]
  private let lineEnds: [String]

  init(_ number: UInt64) {
    seed = Seed(number)
    let declaration = WorkspaceTables.all[Int(number) % WorkspaceTables.all.count]
    file = declaration.file
    var columns = declaration.columns.shuffled(using: &seed)
    if Bool.random(using: &seed) { columns.removeLast(columns.count / 3) }
    if number % 5 == 0 { columns.append(columns[0]) }
    if number % 7 == 0 { columns.append("") }
    if number % 11 == 0 { columns.append("column, \"quoted\"\nand broken") }
    self.columns = columns
    lineEnds = [["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]].randomElement(using: &seed) ?? []
  }

  /// The header and rows, each with its line end and blank lines.
  mutating func pieces() -> [String] {
    let mark = Int.random(in: 0..<4, using: &seed) == 0 ? "\u{FEFF}" : ""
    let header = mark + columns.map { quoted($0, always: false) }.joined(separator: ",") + end()
    return [header] + (0..<Int.random(in: 0...12, using: &seed)).map { _ in row() }
  }

  mutating func row() -> String {
    let columns = columns
    var cells = columns.map { _ in cell() }
    if Int.random(in: 0..<6, using: &seed) == 0 { cells.removeLast(min(2, cells.count - 1)) }
    if Int.random(in: 0..<6, using: &seed) == 0 { cells += ["", "more"] }
    cells[0] = ["a", "b", "c", "d"].randomElement(using: &seed) ?? "a"
    return cells.joined(separator: ",") + end()
  }

  private mutating func end() -> String {
    var text = lineEnds.randomElement(using: &seed) ?? "\n"
    while Int.random(in: 0..<5, using: &seed) == 0 {
      text += ["", " ", ",,", "\"\","].randomElement(using: &seed) ?? ""
      text += lineEnds.randomElement(using: &seed) ?? "\n"
    }
    return text
  }

  private mutating func cell() -> String {
    let texts = [
      "", "", "2021", "12.50", "a/b", "~2", "Peña", "Pen\u{303}a", " spaced ", "say \"so\"",
      "one\ntwo",
      "one\r\ntwo", "x,y", "#?%&=", "5\" pipe", "\u{1F333}", "tab\there", "\u{A0}",
    ]
    return quoted(
      texts.randomElement(using: &seed) ?? "", always: Int.random(in: 0..<3, using: &seed) == 0)
  }

  private func quoted(_ text: String, always: Bool) -> String {
    let mustBe = text.contains { $0 == "," || $0.isNewline } || text.first == "\""
    guard always || mustBe else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// The whole file; now and then its last line has no end.
  mutating func text() -> String { join(pieces()) }

  mutating func join(_ pieces: [String]) -> String {
    var text = pieces.joined()
    if Int.random(in: 0..<3, using: &seed) == 0 {
      while text.last?.isNewline == true { text.removeLast() }
    }
    return text
  }

  /// Pieces with rows moved, changed, added and removed.
  mutating func changed(_ pieces: [String]) -> [String] {
    var rows = Array(pieces.dropFirst())
    for _ in 0..<Int.random(in: 1...4, using: &seed) {
      let place = rows.isEmpty ? 0 : Int.random(in: 0..<rows.count, using: &seed)
      switch Int.random(in: 0..<4, using: &seed) {
      case 0: rows.insert(row(), at: place)
      case 1 where !rows.isEmpty: rows.remove(at: place)
      case 2 where !rows.isEmpty: rows[place] = row()
      default: rows.shuffle(using: &seed)
      }
    }
    return [pieces[0]] + rows
  }
}
