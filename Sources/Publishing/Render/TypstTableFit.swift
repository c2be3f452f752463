import Plan

/// How a table is set so that its numbers and words stay whole.
enum TypstTableFit {
  case normal
  /// In small type.
  case compact
  /// In small type, across a page of its own.
  case landscape

  /// Chooses the first that is wide enough, by an estimate from the letters.
  init(_ table: PlanTable) {
    func fits(_ fit: TypstTableFit) -> Bool {
      fit.leastWidths(of: table).reduce(0, +) <= fit.room
    }
    let isNormal = fits(.normal) && !table.isWide && TypstTableFit.normal.givesRoom(to: table)
    self = isNormal ? .normal : fits(.compact) ? .compact : .landscape
  }

  /// Whether each column has most of the width that it asks for, or all that its texts need; what holds a column of long
  /// texts far below that makes the table several times as long.
  private func givesRoom(to table: PlanTable) -> Bool {
    guard table.columns.contains(where: { $0.width != 1 }) else { return true }
    let (shares, most) = (shares(of: table), fullWidths(of: table))
    let asked = table.columns.reduce(0) { $0 + $1.width }
    return table.columns.indices.allSatisfy { index in
      shares[index]
        >= min(most[index], Self.leastOfAsked * room * table.columns[index].width / asked)
    }
  }

  private static let leastOfAsked = 0.65

  /// The columns' shares of the width: as the table asks for, but none too narrow for its longest number or word, nor wider
  /// than its longest text while others have lines to break.
  ///
  /// A column of numbers that asks for no width takes what it needs.
  func shares(of table: PlanTable) -> [Double] {
    let (least, most) = (leastWidths(of: table), fullWidths(of: table))
    let (columns, all) = (table.columns, table.columns.indices)
    var held = all.map { index -> Double? in
      columns[index].alignment == .right && columns[index].width == 1 ? least[index] : nil
    }
    while true {
      let open = all.filter { held[$0] == nil }
      let left = room - held.reduce(0) { $0 + ($1 ?? 0) }
      let asked = open.reduce(0) { $0 + columns[$1].width }
      let part = { (index: Int) in left * columns[index].width / asked }
      let tight = open.filter { part($0) < least[$0] }
      let wide = open.filter { part($0) > max(most[$0], least[$0]) }
      if !tight.isEmpty {
        for index in tight { held[index] = least[index] }
      } else if !wide.isEmpty, wide.count < open.count {
        for index in wide { held[index] = max(most[index], least[index]) }
      } else {
        return all.map { held[$0] ?? part($0) }
      }
    }
  }

  /// What the template leaves beside its margins, in points: 8.5 or 11 inches less 1.85.
  private var room: Double { self == .landscape ? 658.8 : 478.8 }

  /// The size of the type and the space beside the words of a column, in points, as the template has them.
  private var lettering: (size: Double, inset: Double) { self == .normal ? (8.5, 14) : (7.6, 10) }

  /// The least width of each column in points: a number is not broken, words are at spaces.
  private func leastWidths(of table: PlanTable) -> [Double] {
    table.columns.enumerated().map { index, column in
      let cells = table.rows.map { $0.indices.contains(index) ? $0[index].content.plainText : "" }
      let isNumeric = column.alignment == .right
      // “Not yet public” among numbers is no number.
      let pieces = cells.flatMap { cell in
        isNumeric && cell.contains(where: \.isNumber) ? [cell] : Self.words(of: cell)
      }
      let widest = (pieces + Self.words(of: column.title)).map(Self.ems).max() ?? 0
      return min(widest, isNumeric ? 40 : 11) * lettering.size + lettering.inset
    }
  }

  /// The width of each column in points at which no cell is broken; titles may be.
  private func fullWidths(of table: PlanTable) -> [Double] {
    table.columns.indices.map { index in
      let cells = table.rows.map { $0.indices.contains(index) ? $0[index].content.plainText : "" }
      return (cells.map(Self.ems).max() ?? 0) * lettering.size + lettering.inset
    }
  }

  /// What stands between two places where a line may end: a compound of words may be parted, a date not.
  private static func words(of text: String) -> [String] {
    text.replacing(" · ", with: "\u{A0}·\u{A0}").split(separator: " ").flatMap { word in
      word.contains(where: \.isNumber) ? [word] : word.split { $0 == "-" || $0 == "/" }
    }.map(String.init)
  }

  /// The width of a text in bold Inter with tabular figures, in ems.
  private static func ems(_ text: String) -> Double {
    text.reduce(0) { sum, character in
      switch character {
      case "0"..."9": sum + 0.66
      case ",", ".", ":", ";", "'", "’", "|", "i", "l", " ": sum + 0.3
      case "%", "m", "w", "M", "W", "—": sum + 0.95
      case _ where character.isUppercase: sum + 0.72
      default: sum + 0.58
      }
    }
  }
}
