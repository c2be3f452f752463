internal import Inventory

extension Calculator {
  /// Saves what a formula of the community's own says, with its units checked.
  static let ownFormula = Calculator(
    ActionKind("own-formula"), "Own formula", es: "Fórmula propia", group: .generic,
    summary: "Saves what a formula of your own says, with its units checked.",
    es: "Ahorra lo que dice una fórmula propia, con sus unidades comprobadas.",
    inputs: [
      .word(
        "formula", "the formula for a year in full effect, with the names of parameters",
        es: "la fórmula de un año en efecto pleno, con los nombres de parámetros"),
      .word(
        "activity", "the activity of the inventory that is saved; none for a formula in CO2e",
        es: "la actividad del inventario que se ahorra; none para una fórmula en CO2e",
        usual: "none"),
      .word("subsector", "of which subsector, or any", es: "de qué subsector, o any", usual: "any"),
    ],
    lead: "", equation: "saved = formula · ramp",
    validity:
      "The formula comes to mass of CO2e, or to energy, distance, mass or volume saved from an activity. Every name in it is a parameter of the action with its unit and source.",
    stage: .demand, reach: [.ownActivity], savesAmounts: true,
    checks: { action in
      do throws(Formula.Problem) {
        _ = try OwnEffect(action)
        return []
      } catch {
        return [("formula", "\(error.message) The action “\(action.id)” cannot be worked out.")]
      }
    }
  ) { reading in
    guard let effect = try? OwnEffect(reading.action) else { return [] }
    let amount = effect.amount * reading.share
    // Emissions are in kilograms.
    return effect.base == .emissions
      ? [.emit(tonnes: -amount / 1000)]
      : [.save(reading.positions(.ownActivity), amount: amount)]
  }
}

extension StreamReach {
  /// What the formula of an action saves; anything will do for a formula in CO2e.
  fileprivate static let ownActivity = StreamReach(
    at: "activity",
    name: { action in
      let base = (try? OwnEffect(action))?.base.rawValue ?? "what the formula comes to"
      return "“\(action.word("activity"))” counted in \(base)"
    },
    test: { action in
      // A formula with a fault is found by its own check.
      guard let effect = try? OwnEffect(action), effect.base != .emissions else {
        return { _ in true }
      }
      let (activity, subsector) = (action.word("activity"), action.word("subsector"))
      return { effect.isCounted(by: $0, activity: activity, subsector: subsector) }
    })
}
