internal import Factors
internal import Quantities

extension MethodParameter {
  /// The years over which a change between two maps is spread.
  static let yearsBetween = MethodParameter(
    "years-between", "Δyears", "Years between the two maps", unit: "years", range: 1...50)
}

extension MethodInputs {
  /// Carbon dioxide of an area that lost a stated or known amount of carbon, a year's part of it.
  ///
  ///     m(CO2) = A · C · 44/12 ÷ Δyears
  ///
  /// - Parameter parameter: The input that says how much carbon the area lost, in t C per hectare.
  func carbonLost<Recorder: CalculationRecorder>(
    perArea parameter: String, _ recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let area = try quantity("A", &recorder)
    let years = try value(MethodParameter.yearsBetween.id, &recorder)
    let carbon = try value(parameter, &recorder)
    recorder.formula { declaration.equation }
    return EmissionsByGas(carbonDioxide: .tonnes(area * carbon * 44 / 12 / years))
  }
}
