internal import Quantities

/// Nitrogen in the wastewater of people, as the refinement of 2019 counts it.
///
///     N = P · protein · F_eaten · F_N · F_home · F_non · F_ind
///
/// - Source: [IPCC-2019], volume 5, chapter 6, equation 6.10.
enum WastewaterNitrogen {
  static let parameters = [
    MethodParameter(
      "protein", "protein", "Protein supplied per person and year", unit: "kg/person/year",
      range: 10...100, .constant("protein-per-person-year")),
    MethodParameter(
      "eaten", "F_eaten", "Part of the protein that is eaten", unit: "share", range: 0...1,
      .constant("protein-consumed", variant: "ipcc-2019")),
    MethodParameter(
      "nitrogen", "F_N", "Nitrogen in protein", unit: "kg N/kg protein", range: 0...1,
      .constant("nitrogen-in-protein")),
    MethodParameter(
      "household", "F_home", "Nitrogen of household products, as a factor", unit: "factor",
      range: 1...2, .constant("household-nitrogen", variant: "ipcc-2019")),
    MethodParameter(
      "non_consumed", "F_non", "Protein that is not eaten and goes down the drain, as a factor",
      unit: "factor", range: 1...3, .constant("non-consumed-protein", variant: "ipcc-2019")),
  ]

  /// Kilograms of nitrogen in a year's wastewater of a number of people.
  static func kilograms<Recorder: CalculationRecorder>(
    people: Double, industrial: Double, _ inputs: MethodInputs, _ recorder: inout Recorder
  ) throws(MethodProblem) -> Double {
    var nitrogen = people * industrial
    for parameter in parameters {
      nitrogen *= try inputs.value(parameter.id, &recorder)
    }
    return nitrogen
  }
}
