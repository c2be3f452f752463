extension Calculator {
  /// Lowers a risk and leaves emissions as they are.
  static let resilience = Calculator(
    .resilience, "Resilience", es: "Resiliencia", group: .generic,
    sector: "adaptation",
    summary: "Lowers a risk and leaves emissions as they are.",
    es: "Reduce un riesgo y deja las emisiones como están.",
    inputs: [],
    lead: "",
    equation: "no effect on emissions",
    validity:
      "Lowers risks only.",
    coBenefits: [.resilience],
    stage: .none
  ) { _ in [] }
}
