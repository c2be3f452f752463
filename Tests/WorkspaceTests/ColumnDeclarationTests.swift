import Factors
import Foundation
import Inventory
import Plan
import Tables
import TestSupport
import Testing
import Workspace

/// What forms and grids are made from says the same as what the readers take.
@Suite struct ColumnDeclarationTests {
  @Test func `every column of every table is declared once`() {
    #expect(
      Set(WorkspaceColumns.all.map(\.file)) == Set(WorkspaceTables.all.map(\.file)))
    #expect(WorkspaceColumns.all.count == WorkspaceTables.all.count)
    for table in WorkspaceTables.all {
      #expect(WorkspaceColumns.columns(of: table.file).map(\.column) == table.columns)
    }
    #expect(WorkspaceColumns.columns(of: "plan/energy.md").isEmpty)
    #expect(WorkspaceColumns.title(of: "boundaries.geojson") == "boundaries.geojson")
  }

  @Test func `every text is a sentence or a title for people`() {
    #expect(Set(WorkspaceColumns.all.map(\.title)).count == WorkspaceColumns.all.count)
    for table in WorkspaceColumns.all {
      #expect(table.purpose.hasSuffix("."))
      #expect(!table.naming.isEmpty && table.naming.allSatisfy { table.column($0) != nil })
      for column in table.columns {
        let name = "\(table.file), \(column.column)"
        #expect(column.help.hasSuffix("."), "\(name)")
        #expect((20...200).contains(column.help.count), "\(name)")
        // A title may begin with a number, such as “10th percentile of models”.
        let isTitle = column.title.first.map { $0.isUppercase || $0.isNumber } ?? false
        #expect(isTitle, "\(name)")
        #expect(!column.title.contains("_"), "\(name)")
        #expect(!column.help.contains("\n"), "\(name)")
      }
      let titles = table.groups.flatMap { group in
        group.columns.map { "\(group.title) \($0.title)" }
      }
      #expect(Set(titles).count == titles.count, "\(table.file)")
    }
  }

  @Test func `every reference points to a column of a table`() {
    var references = 0
    for table in WorkspaceColumns.all {
      for column in table.columns {
        switch column.kind {
        case .reference(let file, let other), .references(let file, let other, _):
          references += 1
          let declared = WorkspaceTables.all.first { $0.file == file }?.columns ?? []
          #expect(declared.contains(other), "\(table.file), \(column.column)")
        default: break
        }
      }
    }
    #expect(references > 20)
  }

  @Test func `labels belong to words that a cell may say`() {
    for table in WorkspaceColumns.all {
      for column in WorkspaceColumns.columns(of: table.file, library: SampleWorkspace.library) {
        let words = Set(column.words + column.otherWords)
        #expect(
          Set(column.labels.keys).isSubset(of: words), "\(table.file), \(column.column)")
        if case .suggestions(let words) = column.kind {
          #expect(
            !words.isEmpty && Set(words).count == words.count, "\(table.file) \(column.column)")
        }
      }
    }
  }

  /// Words of choices that other columns of a row must agree with; empty for all words of the column.
  private static let leaning: [String: Set<String>] = [
    "targets.csv shape": [], "targets.csv allocation": [], "criteria.csv basis": [],
    "actions.csv uptake": ["own"], "ranges.csv what": ["price"],
  ]

  @Test func `the reader takes every choice, and finds any other word`() throws {
    var checked = 0
    for table in WorkspaceColumns.all {
      for column in table.columns {
        guard isClosed(column.kind) else { continue }
        checked += 1
        // Whether these are taken rests on other columns of their row.
        let leaning = Self.leaning["\(table.file) \(column.column)"]
        for word in column.words where leaning.map({ !$0.isEmpty && !$0.contains(word) }) ?? true {
          let findings = try findings(at: column, of: table, saying: word)
          #expect(findings.isEmpty, "\(table.file), \(column.column): \(word): \(findings)")
        }
        for word in ["no-such-word", column.words[0] + "x"] {
          #expect(
            try !findings(at: column, of: table, saying: word).isEmpty,
            "\(table.file), \(column.column)")
        }
      }
    }
    #expect(checked > 20)
  }

  @Test func `the reader refuses what is beyond a declared range`() throws {
    for table in WorkspaceColumns.all {
      for column in table.columns {
        guard let range = column.range else { continue }
        let beyond = range.upperBound < 1e18 && range.upperBound != 1e6 ? range.upperBound + 1 : -1
        // A hazard's count of models and the shares of a mix are taken as they are.
        guard !["models", "share"].contains(column.column) || table.file == "climate-summary.csv"
        else { continue }
        let text = beyond == beyond.rounded() ? String(Int(beyond)) : String(beyond)
        #expect(
          try !findings(at: column, of: table, saying: text).isEmpty,
          "\(table.file), \(column.column): \(text)")
      }
    }
  }

  private func isClosed(_ kind: ColumnDeclaration.Kind) -> Bool {
    switch kind {
    case .choice, .yesNo: true
    default: false
    }
  }

  /// What is found at a column of the one row of a table, whose other cells are in order.
  private func findings(
    at column: ColumnDeclaration, of table: TableDescription, saying word: String
  ) throws -> [Finding] {
    var cells = usualCells(of: table)
    cells[column.column] = word
    // A key stands in place of the amount.
    if column.column == "notation_key" { for name in ["quantity", "unit"] { cells[name] = "" } }
    if column.column == "method" { cells["factor"] = "" }
    // A sector that the method is not for is a finding of its own, so each gets one that is for it.
    if table.file == "inventory.csv", column.column == "sector",
      let method = MethodRegistry.declarations.first(where: { declaration in
        declaration.sectors.contains { $0.rawValue == word }
      })
    {
      cells["method"] = method.id
    }
    let header = table.columns.map(\.column)
    let text = [header, header.map { cells[$0] ?? "" }].map { $0.joined(separator: ",") }
      .joined(separator: "\n")
    let calculation = try SampleWorkspace([table.file: text + "\n"]).calculation()
    return calculation.findings.filter {
      $0.place.file == table.file && $0.place.row == 2 && $0.place.column == column.column
    }
  }

  /// Cells that the reader takes, for every column that must not be empty.
  private func usualCells(of table: TableDescription) -> [String: String] {
    let required = WorkspaceTables.all.first { $0.file == table.file }?.required ?? []
    var cells: [String: String] = [:]
    for column in table.columns where required.contains(column.column) {
      cells[column.column] =
        switch column.kind {
        case .year: "2021"
        case .number, .wholeNumber: "1"
        case .choice(let words), .suggestions(let words): words.first ?? "x"
        case .date: "2026-11-26"
        case .unit: "tonne"
        case .yesNo: "yes"
        default: "x"
        }
    }
    if table.file == "actions.csv" { cells["capital_cost_usd"] = "1" }
    if table.file == "climate-summary.csv" { cells["baseline_period"] = "1961-1990" }
    return cells
  }
}

/// The page of the documentation that is made from the declarations.
///
/// `CAIRN_RECORD=1` writes it anew; the difference is then reviewed like code.
@Suite struct ColumnReferenceTests {
  @Test func `the page of columns is the one that the declarations make`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/columns.md")
    guard ProcessInfo.processInfo.environment["CAIRN_RECORD"] == nil else {
      return try Data(WorkspaceColumns.reference.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == WorkspaceColumns.reference)
  }

  @Test func `the page of the folder names every table`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/workspace.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let missing = WorkspaceTables.all.map(\.file).filter { !text.contains("\n  \($0) ") }
    #expect(missing == [])
  }
}
