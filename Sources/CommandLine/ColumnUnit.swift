internal import Quantities

/// How the columns of a terminal show large numbers: as they are, or in thousands where they would be too wide.
///
/// What programs read has every digit.
struct ColumnUnit {
  let isThousands: Bool

  /// - Parameters:
  ///   - values: What is shown, of which the widest decides.
  ///   - columns: How many of them stand in a row.
  ///   - beside: Characters that the rest of a row takes.
  init(fitting values: [Double], columns: Int, beside: Int) {
    let widest = values.map { NumberText.grouped($0).count }.max() ?? 0
    isThousands = beside + columns * (widest + 2) > TextTable.width
  }

  var tonnes: String { isThousands ? "1,000 t CO2e" : "t CO2e" }
  var dollars: String { isThousands ? "$1,000" : "$" }

  func text(_ value: Double) -> String { NumberText.grouped(isThousands ? value / 1000 : value) }
}
