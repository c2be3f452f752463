extension Calculator {
  /// Lowers a risk and leaves emissions as they are.
  static let resilience = Calculator(
    .resilience, "Resilience", es: "Resiliencia", group: .generic,
    sector: "adaptation",
    summary: "Lowers a risk and leaves emissions as they are.",
    es: "Reduce un riesgo y deja las emisiones como están.",
    inputs: [],
    lead: "",
    quantities: [
      .part(
        of: "unit", "units", by: [], meaning: "what the action says that it counts",
        es: "lo que la acción dice que cuenta", all: "how many the action does at its full effect",
        es: "cuántas hace la acción con su efecto pleno")
    ],
    equation: "no effect on emissions",
    validity:
      "Lowers risks only.",
    coBenefits: [.resilience],
    stage: .none
  ) { _ in [] }
}
