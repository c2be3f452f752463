extension Chapter {
  /// Every live figure of the chapter in reading order, with repeats.
  public var figures: [FigureValue] {
    blocks.flatMap(\.figures)
  }

  /// The ids of all headings, in order.
  public var headingIDs: [String] {
    blocks.flatMap { block in
      block.flattened.compactMap {
        guard case .heading(_, let id, _) = $0 else { return nil }
        return id
      }
    }
  }

  /// What a link may name besides headings: `chart-ID` and `table-ID`.
  var exhibitAnchors: [String] {
    blocks.flatMap(\.flattened).compactMap { block in
      switch block {
      case .chart(let chart): "chart-\(chart.id)"
      case .table(let table): "table-\(table.id)"
      default: nil
      }
    }
  }
}

extension Block {
  /// The block and all blocks in it, in reading order.
  public var flattened: [Block] {
    switch self {
    case .list(_, let items): [self] + items.joined().flatMap(\.flattened)
    case .quote(let blocks), .callout(_, _, let blocks): [self] + blocks.flatMap(\.flattened)
    default: [self]
    }
  }

  /// Every live figure of the block in reading order, with repeats.
  public var figures: [FigureValue] {
    switch self {
    case .heading(_, _, let text), .paragraph(let text): text.figures
    case .list(_, let items): items.joined().flatMap(\.figures)
    case .quote(let blocks), .callout(_, _, let blocks): blocks.flatMap(\.figures)
    case .code, .rule: []
    case .keyFigures(let figures): figures.map(\.figure)
    case .table(let table): table.figures
    case .chart(let chart): chart.data.figures
    }
  }
}

extension PlanTable {
  /// Every live figure of the cells in reading order, with repeats.
  public var figures: [FigureValue] {
    rows.joined().flatMap { $0.content.figures }
  }
}

extension [Inline] {
  /// Every live figure of the text in reading order, with repeats.
  public var figures: [FigureValue] {
    flatMap { inline -> [FigureValue] in
      switch inline {
      case .text, .code, .lineBreak: []
      case .emphasis(let inner), .strong(let inner), .link(_, let inner): inner.figures
      case .figure(let figure): [figure]
      }
    }
  }
}
