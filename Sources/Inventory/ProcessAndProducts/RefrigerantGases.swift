internal import Factors
internal import Quantities

/// Turns a mass of refrigerant into masses of its gases, so that any set of warming potentials fits.
enum RefrigerantGases {
  /// The gases of a refrigerant named in the record's activity.
  ///
  /// - Throws: `MethodProblem` at the activity when it is neither a blend nor a gas with a potential.
  static func components<Recorder: CalculationRecorder>(
    of record: ActivityRecord, _ library: FactorLibrary, _ recorder: inout Recorder
  ) throws(MethodProblem) -> [(gas: Gas, share: Double)] {
    guard let components = library.refrigerant(record.activity) else {
      throw unknown(record.activity)
    }
    if components.count > 1 {
      recorder.note {
        let parts = components.map {
          "\(NumberText.significant($0.share * 100)) % \($0.gas.formula)"
        }
        return "\(record.activity.uppercased()) is \(parts.joined(separator: ", ")) by mass."
      }
    }
    let depleting = components.map(\.gas).filter(\.isOzoneDepleting).map(\.formula)
    if !depleting.isEmpty {
      recorder.note {
        "\(depleting.joined(separator: ", ")): controlled by the Montreal Protocol, and not among the gases of the GPC or the local protocols. Report it beside the total under those."
      }
    }
    return components
  }

  /// The emissions of a mass of refrigerant in kilograms.
  static func emissions(
    kilograms: Double, of components: [(gas: Gas, share: Double)]
  ) -> EmissionsByGas {
    components.reduce(into: .zero) { sum, part in sum[part.gas] += kilograms * part.share }
  }

  private static func unknown(_ text: String) -> MethodProblem {
    if ["co2e", "hfc", "hfcs", "f-gas", "refrigerant"].contains(text.lowercased()) {
      return MethodProblem(
        "activity",
        "“\(text)” is not one refrigerant. Enter each as a record of its own, such as r-410a or hfc-134a; a sum in CO2e cannot be moved to other warming potentials."
      )
    }
    return MethodProblem(
      "activity",
      "“\(text)” is neither a blend nor a gas with a warming potential. Write it as r-410a, r-404a, hfc-134a, hcfc-22 or sf6."
    )
  }
}

extension Gas {
  /// True for gases that the Montreal Protocol controls for the ozone layer.
  fileprivate var isOzoneDepleting: Bool {
    ["cfc-", "hcfc-", "halon-"].contains { id.hasPrefix($0) }
  }
}
