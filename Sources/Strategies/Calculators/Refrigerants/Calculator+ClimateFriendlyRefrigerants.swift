extension Calculator {
  /// New cooling systems and heat pumps use refrigerants that warm the climate less.
  static let climateFriendlyRefrigerants = Calculator(
    ActionKind("climate-friendly-refrigerants"), "Climate-friendly refrigerants",
    es: "Refrigerantes que calientan menos", group: .refrigerants,
    summary: "New cooling systems and heat pumps use refrigerants that warm the climate less.",
    es:
      "Los nuevos sistemas de frío y bombas de calor usan refrigerantes que calientan menos el clima.",
    inputs: [
      .share(
        "participation", "part of refrigerant emissions replaced",
        es: "parte de las emisiones de refrigerantes sustituida"),
      .number(
        "gwp_before", "warming potential of the old refrigerant",
        es: "potencial de calentamiento del refrigerante viejo", 1...20_000),
      .number(
        "gwp_after", "warming potential of the new one", es: "potencial de calentamiento del nuevo",
        0...20_000),
    ],
    lead: "participation",
    quantities: [.systems],
    equation: "e′ = e · (1 − participation · (1 − after ÷ before) · ramp)",
    validity:
      "The same mass leaks. Both potentials must be of one assessment report.",
    stage: .fuelSwitch, reach: [.refrigerants],
    checks: { $0.order("gwp_after", below: "gwp_before") }
  ) { reading in
    let saved = 1 - reading["gwp_after"] / reading["gwp_before"]
    return [
      .clean(
        reading.positions(.refrigerants),
        factor: 1 - reading["participation"] * saved * reading.share)
    ]
  }
}
