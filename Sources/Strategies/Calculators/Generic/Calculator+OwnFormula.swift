internal import Factors
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
    lead: "",
    quantities: [
      .part(
        of: "unit", "units", by: [], meaning: "what the action says that it counts",
        es: "lo que la acción dice que cuenta", all: "how many the action does at its full effect",
        es: "cuántas hace la acción con su efecto pleno")
    ], equation: "saved = formula · ramp",
    validity:
      "The formula comes to mass of CO2e, or to energy, distance, mass or volume saved from an activity. Every name in it is a parameter of the action with its unit and source.",
    stage: .demand, reach: [.ownActivity], savesAmounts: true,
    checks: { action in
      do throws(Formula.Problem) {
        let effect = try OwnEffect(action)
        guard effect.isOfNothing(action) else { return [] }
        // Plain mass is most often meant as mass of CO2e.
        guard effect.base == .mass else {
          return [
            (
              "formula",
              "The formula says how much of something is saved, and no activity is named of which. Name one of the inventory as “activity”, such as electricity. The action “\(action.id)” cannot be worked out."
            )
          ]
        }
        return [
          (
            "formula",
            "The formula comes to mass, and no activity is named of which it would be saved. Emissions are written as “t CO2e”, in a formula as [t-co2e]; for mass of something else, name the activity. The action “\(action.id)” cannot be worked out."
          )
        ]
      } catch {
        return [("formula", "\(error.message) The action “\(action.id)” cannot be worked out.")]
      }
    }
  ) { reading in
    guard let effect = try? OwnEffect(reading.action) else { return [] }
    let amount = effect.amount * reading.share
    // Emissions are in kilograms.
    guard effect.base != .emissions else {
      return [
        .claim(StatedSaving(tonnes: amount / 1000, of: reading.action, in: reading.frame))
      ]
    }
    let positions = reading.positions(.ownActivity)
    guard effect.converts(positions, in: reading.frame) else {
      return [.save(positions, amount: amount)]
    }
    guard let heat = effect.heatPerUnit(positions, in: reading.frame) else { return [] }
    return reading.saveHeat(positions, amount * heat)
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
      guard let effect = try? OwnEffect(action), effect.base != .emissions,
        !effect.isOfNothing(action)
      else {
        return { _ in true }
      }
      let (activity, subsector) = (action.word("activity"), action.word("subsector"))
      return { effect.isCounted(by: $0, activity: activity, subsector: subsector) }
    },
    isKnown: { action, record, library in
      (try? OwnEffect(action))?.isKnown(record, library) ?? true
    })
}
