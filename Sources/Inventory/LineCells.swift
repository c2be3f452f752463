/// The GPC cell and scope of records as a line that goes through the years.
///
/// A row states them, else its method tells them. A row that neither tells, such as one with a notation key, has those of
/// the rows of its sector, subsector and activity where these agree: a line does not break where a cell was left empty.
struct LineCells {
  /// What neither a row nor its method tells is empty, or nil.
  struct Cell: Hashable, Sendable {
    let reference: String
    let scope: Int?

    fileprivate init(_ record: ActivityRecord) {
      reference = record.gpcCellReference
      scope = record.countedScope
    }

    fileprivate func fits(_ whole: Cell) -> Bool {
      (reference.isEmpty || reference == whole.reference)
        && (scope == nil || scope == whole.scope)
    }
  }

  private var told: [SourceName: Set<Cell>] = [:]

  init(_ records: some Sequence<ActivityRecord>) {
    for record in records {
      let cell = Cell(record)
      if !cell.reference.isEmpty { told[SourceName(record), default: []].insert(cell) }
    }
  }

  func cell(of record: ActivityRecord) -> Cell {
    let own = Cell(record)
    let fitting = told[SourceName(record), default: []].filter(own.fits)
    guard let only = fitting.first, fitting.count == 1 else { return own }
    return only
  }
}
