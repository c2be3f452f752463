import Foundation
import Inventory
import Plan
import Tables
import Workspace

/// What taking a file would do, as pages show it: made once, kept beside the upload, and listed in pages.
struct UploadLook: Codable, Sendable {
  /// What was found in a row that would be taken.
  struct Remark: Codable, Sendable {
    let severity: Finding.Severity
    let message: String
    /// The column of the table; nil for the whole row.
    let column: String?
  }

  struct Row: Codable, Sendable {
    let isNew: Bool
    let name: String
    /// The table of the workspace that it belongs to.
    let table: String
    let place: Place
    let cells: [UploadPlan.Cell]
    let remarks: [Remark]
  }

  /// The most rows that are listed; all others are taken with them.
  private static let rowLimit = 50_000

  /// The most new sources that are named.
  private static let sourceLimit = 30

  /// The revision that the file was compared with.
  let base: Int
  /// Rows that would be new or changed, in the order of the file.
  let rows: [Row]
  let added: Int
  let changed: Int
  let same: Int
  /// Rows that are left out whatever is chosen.
  let leftOut: Int
  let errors: Int
  let wrongRows: Int
  /// Years that become years of the plan's inventory.
  let newYears: [Int]
  /// What the file says of the sources that are added.
  let newSources: [String]
  let findings: KeptFindings
  /// The listed row that a finding of `findings.first` is about, by its place there.
  let rowsOfFindings: [Int?]
  let totals: UploadTotals
  /// False where rows with an error cannot be taken in at all.
  let mayTakeWrong: Bool
  /// Whether anything can be taken.
  let hasChanges: Bool
  /// Whether anything is left without rows that have an error; nil where no row has one.
  let hasRightChanges: Bool?
  /// What the rows are called that are left out with the wrong ones.
  let wrong: Set<String>

  init(_ plan: UploadPlan, before: PlanCalculation, base: Int, columns: [String: String]) {
    self.base = base
    let remarks = UploadRemarks(plan.findings, columns: columns)
    rows = plan.rows.prefix(Self.rowLimit).map { row in
      Row(
        isNew: row.kind == .added, name: row.name, table: row.table, place: row.place,
        cells: row.cells, remarks: remarks.of(row))
    }
    (added, changed, same) = (plan.added, plan.changed, plan.same)
    leftOut = plan.unusable + (plan.mayTakeWrong ? 0 : plan.wrongRows)
    (errors, wrongRows) = (plan.errors, plan.wrongRows)
    newYears = plan.withAll.years
    newSources = Array(plan.withAll.sources.prefix(Self.sourceLimit))
    findings = KeptFindings(plan.findings)
    let listed = Dictionary(
      rows.enumerated().map { (UploadRemarks.Key($0.element.place), $0.offset) }
    ) { first, _ in first }
    rowsOfFindings = findings.first.map { listed[UploadRemarks.Key($0.place)] }
    totals = UploadTotals(before: before, all: plan.afterAll, right: plan.afterRight)
    mayTakeWrong = plan.mayTakeWrong
    hasChanges = !plan.all.isEmpty
    hasRightChanges = plan.right.map { !$0.isEmpty }
    wrong = plan.wrong
  }
}

/// Findings by the rows of a file that they are about.
private struct UploadRemarks {
  struct Key: Hashable {
    let file: String
    let row: Int?

    init(_ place: Place) { (file, row) = (place.file, place.row) }
  }

  private var remarks: [Key: [UploadLook.Remark]] = [:]

  /// - Parameter columns: Columns of the inventory by what the file calls them.
  init(_ findings: [Finding], columns: [String: String]) {
    for finding in findings where finding.place.row != nil {
      let column = finding.place.column.map { columns[$0] ?? Self.folded($0) }
      remarks[Key(finding.place), default: []].append(
        UploadLook.Remark(
          severity: finding.severity, message: finding.message, column: column))
    }
  }

  /// As columns are called: a filled template has `notation key` for `notation_key`.
  private static func folded(_ title: String) -> String {
    title.lowercased().replacing(" ", with: "_")
  }

  /// Those of a row, gravest first; a column that the row's table does not have is the whole row.
  func of(_ row: UploadPlan.Row) -> [UploadLook.Remark] {
    (remarks[Key(row.place)] ?? []).map { remark in
      let isKnown = remark.column.map { WorkspaceColumns.column($0, of: row.table) != nil }
      return isKnown == false
        ? UploadLook.Remark(severity: remark.severity, message: remark.message, column: nil)
        : remark
    }.sorted { $0.severity > $1.severity }
  }
}

/// Totals by sector before and after an upload, of the years in which one changes.
struct UploadTotals: Codable, Sendable {
  /// Metric tons CO2e; nil where nothing was calculated.
  struct Line: Codable, Sendable {
    let year: Int
    /// Nil for all sectors together.
    let sector: String?
    let now: Double?
    let all: Double?
    let right: Double?
  }

  let lines: [Line]
  /// False where nothing could be calculated with the rows of the file.
  let isCalculated: Bool
  /// Whether it says what comes of the right rows alone.
  let hasRight: Bool

  /// - Parameter right: Nil where all rows are right.
  init(before: PlanCalculation, all: PlanCalculation?, right: PlanCalculation?) {
    isCalculated = all != nil
    hasRight = right != nil
    guard let all else {
      lines = []
      return
    }
    let calculations = [before, all] + (right.map { [$0] } ?? [])
    lines = Set(calculations.flatMap(\.inventory.years)).sorted().flatMap { year in
      Self.changes(year, calculations) ? Self.lines(year, calculations) : []
    }
  }

  private static func changes(_ year: Int, _ calculations: [PlanCalculation]) -> Bool {
    calculations.dropFirst().contains { later in
      Sector.allCases.contains {
        later.inventory.total(year, sector: $0)
          != calculations[0].inventory.total(year, sector: $0)
      }
    }
  }

  private static func lines(_ year: Int, _ calculations: [PlanCalculation]) -> [Line] {
    let parts = Sector.allCases.filter { sector in
      calculations.contains { $0.inventory.hasEntries(of: year, in: sector) }
    }.map { sector in
      line(year, sector.rawValue, calculations.map { $0.inventory.total(year, sector: sector) })
    }
    let totals = calculations.map { calculation in
      calculation.inventory.hasEntries(of: year) ? calculation.inventory.total(year) : nil
    }
    return parts + [line(year, nil, totals)]
  }

  private static func line(_ year: Int, _ sector: String?, _ values: [Double?]) -> Line {
    Line(
      year: year, sector: sector, now: values[0], all: values[1],
      right: values.count > 2 ? values[2] : nil)
  }
}
