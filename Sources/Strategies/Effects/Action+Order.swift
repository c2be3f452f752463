extension Action {
  /// The order in which effects apply within a year: positions of actions, the first to act first.
  ///
  /// 1. By stage: demand before fuel switch before supply before removals.
  /// 2. Within a stage what saves stated amounts before what takes a part of what remains, so that a part is never taken
  ///    of lamps or buses that are dealt with already.
  /// 3. By the order of the table.
  ///
  /// Ids play no part, so that another name for an action changes no figure.
  static func effectOrder(_ actions: [Action]) -> [Int] {
    let keys = actions.map { action in
      let calculator = Calculator.of(action.kind)
      return (calculator.stage.rawValue, calculator.savesAmounts ? 0 : 1)
    }
    return actions.indices.sorted {
      (keys[$0].0, keys[$0].1, $0) < (keys[$1].0, keys[$1].1, $1)
    }
  }
}
