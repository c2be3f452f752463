import Inventory

/// Why nothing is answered of a year that an inventory does not have.
enum InventoryYears {
  /// Names the year and those that there are.
  ///
  /// - Parameters:
  ///   - year: The one that was asked for; nil where what was sent is no year.
  ///   - known: Those that would be answered, in the order to be named.
  static func refusal(of year: Int?, known: [Int]) -> String {
    let list = known.map(String.init).joined(separator: ", ")
    return "There is no inventory of \(year.map(String.init) ?? "that year"). "
      + (known.isEmpty ? "There is none of any year yet." : "There are those of \(list).")
  }
}
