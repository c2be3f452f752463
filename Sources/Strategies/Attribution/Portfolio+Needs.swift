internal import Forecast

/// An action that saves nothing alone, because it needs others that are not there then.
public struct LoneNeed: Hashable, Sendable {
  public let action: Action
  /// What it needs and does not have when it is alone, in the order in which it names them.
  public let needs: [Action]
}

extension Portfolio {
  /// The actions of a year that act beside all others and not alone, with what they need for it.
  ///
  /// Empty for a year outside of the projection.
  public func needsAlone(in year: Int) -> [LoneNeed] {
    guard projection.years.contains(year) else { return [] }
    let together = selection.acting(Set(ordered.map(\.id)), in: year)
    return effective.filter { together.contains($0.id) }.compactMap { action in
      let alone = selection.acting([action.id], in: year)
      guard !alone.contains(action.id) else { return nil }
      let needs = action.needs.filter { !alone.contains($0) }.compactMap(selection.rules.known)
      return needs.isEmpty ? nil : LoneNeed(action: action, needs: needs)
    }
  }
}
