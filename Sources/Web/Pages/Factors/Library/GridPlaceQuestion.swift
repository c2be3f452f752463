import Factors

/// Which place the address asks the grid of.
struct GridPlaceQuestion {
  enum Problem {
    /// Both a ZIP code and a county.
    case both
    /// A county by its name, without its state.
    case stateMissing
    /// A state, without a county in it.
    case countyMissing
    /// A year that is none.
    case year
  }

  let zip: String
  let county: String
  let state: String
  /// As written.
  let yearText: String

  init(_ visit: Visit) {
    let fields = Visit.query(of: visit.request)
    func text(_ name: String) -> String { String(fields.text(name).prefix(100)) }
    zip = text("zip")
    county = text("county")
    state = text("state")
    yearText = text("year")
  }

  /// Nil where none is asked for.
  var year: Int? { Int(yearText) }

  var isEmpty: Bool { zip.isEmpty && county.isEmpty && state.isEmpty && yearText.isEmpty }

  /// What keeps the question from being asked; nil when it can be.
  var problem: Problem? {
    if !yearText.isEmpty, year == nil { return .year }
    if !zip.isEmpty, !county.isEmpty { return .both }
    if !state.isEmpty, county.isEmpty { return .countyMissing }
    let isCode = county.allSatisfy { $0.isNumber || $0.isWhitespace }
    return !county.isEmpty && !isCode && state.isEmpty ? .stateMissing : nil
  }

  /// Nil where no place is asked for.
  func answer(_ places: GridPlaces) -> GridPlaceAnswer? {
    if !zip.isEmpty { return places.candidates(zip: zip) }
    guard !county.isEmpty else { return nil }
    guard !state.isEmpty else { return places.candidates(county: county) }
    return places.candidates(state: state, countyName: county)
  }
}
