extension Action {
  /// True when its effect comes before another's within a year: demand before fuel switch before supply, then by id.
  func acts(before other: Action) -> Bool {
    (Calculator.of(kind).stage, id) < (Calculator.of(other.kind).stage, other.id)
  }
}
