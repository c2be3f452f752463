extension Uptake {
  /// The part of the full effect that is reached in the end, without what is lost later: 1 unless own shares end elsewhere.
  public var finalShare: Double {
    curve == .own ? shares.max { $0.key < $1.key }?.value ?? 0 : 1
  }
}

extension Uptake {
  /// The most of the full effect that is ever reached, without what is lost later: 1 unless own shares stay below it.
  var greatestShare: Double { curve == .own ? shares.values.max() ?? 0 : 1 }
}

extension Action {
  /// The same action, which reaches another part of its full effect in the end, as own shares by year.
  ///
  ///     s′(y) = s(y) · part ÷ final share
  ///
  /// - Parameter part: 0…1.
  /// - Returns: The action itself when it ends there already, or reaches nothing that could grow.
  public func reaching(_ part: Double) -> Action {
    let now = uptake.finalShare
    guard now > 0, part != now, startYear <= fullYear else { return self }
    var action = self
    let years = uptake.curve == .own ? uptake.shares.keys.sorted() : Array(startYear...fullYear)
    action.uptake.shares = years.reduce(into: [:]) { shares, year in
      let share =
        uptake.curve == .own
        ? uptake.shares[year] ?? 0 : uptake.reached(year, from: startYear, to: fullYear)
      shares[year] = min(1, share * part / now)
    }
    action.uptake.curve = .own
    return action
  }
}
