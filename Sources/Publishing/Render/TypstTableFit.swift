import Plan

/// How a table is set so that its numbers stay whole.
enum TypstTableFit {
  case normal
  /// In small type.
  case compact
  /// In small type, across a page of its own.
  case landscape

  /// Chooses the first that is wide enough, by an estimate from the letters.
  init(_ table: PlanTable) {
    // What the template leaves beside its margins: 8.5 inches less 1.85.
    let upright = 478.8
    let (normal, compact) = (
      Self.width(of: table, size: 8.5, inset: 14), Self.width(of: table, size: 7.6, inset: 10)
    )
    self =
      normal <= upright && !table.isWide
      ? .normal : compact <= upright ? .compact : .landscape
  }

  /// The least width in points: a column of numbers is not broken, one of words is at spaces.
  private static func width(of table: PlanTable, size: Double, inset: Double) -> Double {
    let widths = table.columns.enumerated().map { index, column -> Double in
      let cells = table.rows.map { $0.indices.contains(index) ? $0[index].content.plainText : "" }
      let pieces =
        column.alignment == .right
        ? cells + words(of: column.title) : (cells + [column.title]).flatMap(words)
      let widest = pieces.map(ems).max() ?? 0
      // A word longer than this is hyphenated.
      let limit = column.alignment == .right ? 40.0 : 9.0
      return min(widest, limit) * size + inset
    }
    return widths.reduce(0, +)
  }

  private static func words(of text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  /// The width of a text in bold Inter with tabular figures, in ems.
  private static func ems(_ text: String) -> Double {
    text.reduce(0) { sum, character in
      switch character {
      case "0"..."9": sum + 0.66
      case ",", ".", ":", ";", "'", "’", "|", "i", "l", " ": sum + 0.3
      case _ where character.isUppercase: sum + 0.72
      default: sum + 0.58
      }
    }
  }
}
