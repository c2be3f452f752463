public import Climate

/// Where the cells of a dataset are.
public struct CellGrid: Hashable, Sendable {
  public enum Layout: Hashable, Sendable {
    /// One cell; its place where the file tells.
    case single(GeographicPoint?)
    /// Places in no order, such as stations; also the cells of a grid that is not aligned with the meridians.
    case points([GeographicPoint])
    /// Rows of latitude and columns of longitude; the number of a cell is row · columns + column.
    case grid(latitudes: CellAxis, longitudes: CellAxis)
  }

  public let layout: Layout

  public init(_ layout: Layout) { self.layout = layout }

  public var count: Int {
    switch layout {
    case .single: 1
    case .points(let points): points.count
    case .grid(let latitudes, let longitudes): latitudes.centers.count * longitudes.centers.count
    }
  }

  /// The center of a cell; nil for the one cell of a file that does not tell.
  public func center(of cell: Int) -> GeographicPoint? {
    switch layout {
    case .single(let point): return point
    case .points(let points): return points.indices.contains(cell) ? points[cell] : nil
    case .grid(let latitudes, let longitudes):
      let (row, column) = cell.quotientAndRemainder(dividingBy: longitudes.centers.count)
      guard latitudes.centers.indices.contains(row) else { return nil }
      return GeographicPoint(
        latitude: latitudes.centers[row], longitude: longitudes.centers[column])
    }
  }

  /// How many cells there are and where, for messages.
  var summary: String {
    let number = count == 1 ? "1 cell" : "\(count) cells"
    guard let first = center(of: 0), let last = center(of: count - 1) else { return number }
    return count == 1 ? "\(number) at \(first)" : "\(number) from \(first) to \(last)"
  }

  /// Whether two grids are the same to a thousandth of a degree.
  public func isSame(as other: CellGrid) -> Bool {
    guard count == other.count else { return false }
    switch (layout, other.layout) {
    case (.single(let left), .single(let right)):
      guard let left, let right else { return true }
      return left.kilometers(to: right) < 1
    case (.points(let left), .points(let right)):
      return zip(left, right).allSatisfy { $0.kilometers(to: $1) < 0.2 }
    case (.grid(let rows, let columns), .grid(let otherRows, let otherColumns)):
      func agree(_ left: CellAxis, _ right: CellAxis) -> Bool {
        left.centers.count == right.centers.count
          && zip(left.centers, right.centers).allSatisfy {
            offsetOfLongitude($0, from: $1).magnitude < 1e-3
          }
      }
      return agree(rows, otherRows) && agree(columns, otherColumns)
    default: return false
    }
  }
}

/// Centers of cells along latitude or longitude, with their borders.
public struct CellAxis: Hashable, Sendable {
  /// In file order, rising or falling.
  public let centers: [Double]
  /// Lower and upper border of each cell, lower first whatever the order.
  public let borders: [ClosedRange<Double>]

  /// - Parameter bounds: Two borders for each center from the file's bounds; nil puts borders halfway between centers.
  /// - Throws: `ClimateProblem` when the centers neither rise nor fall throughout, or are no numbers.
  public init(
    _ centers: [Double], bounds: [Double]? = nil, spacingIfAlone: Double? = nil, name: String
  ) throws(ClimateProblem) {
    guard !centers.isEmpty, centers.allSatisfy(\.isFinite) else {
      throw ClimateProblem("The coordinate “\(name)” has missing values.")
    }
    let steps = zip(centers, centers.dropFirst()).map { $1 - $0 }
    guard steps.allSatisfy({ $0 > 0 }) || steps.allSatisfy({ $0 < 0 }) else {
      throw ClimateProblem(
        "The coordinate “\(name)” neither rises nor falls throughout, so that cells cannot be found."
      )
    }
    self.centers = centers
    if let bounds, bounds.count == 2 * centers.count, bounds.allSatisfy(\.isFinite) {
      borders = centers.indices.map { index in
        let pair = (bounds[2 * index], bounds[2 * index + 1])
        return min(pair.0, pair.1)...max(pair.0, pair.1)
      }
      return
    }
    let alone = (spacingIfAlone ?? 1) / 2
    borders = centers.indices.map { index in
      let before = index > 0 ? steps[index - 1].magnitude / 2 : nil
      let after = index < steps.count ? steps[index].magnitude / 2 : nil
      let back = before ?? after ?? alone
      let ahead = after ?? before ?? alone
      let isRising = steps.first ?? 1 > 0
      return isRising
        ? centers[index] - back...centers[index] + ahead
        : centers[index] - ahead...centers[index] + back
    }
  }

  var lowest: Double { borders.map(\.lowerBound).min() ?? .nan }
  var highest: Double { borders.map(\.upperBound).max() ?? .nan }
}
