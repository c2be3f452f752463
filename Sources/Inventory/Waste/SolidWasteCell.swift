internal import Quantities

/// Where solid waste is treated, seen from the community that makes it or takes it in.
///
/// - Source: [GPC-2021], chapter 8: III.x.1, III.x.2 and III.x.3.
public enum WasteTreatmentPlace: String, Hashable, Sendable, CaseIterable {
  /// Made and treated inside the boundary.
  case inBoundary = "in-boundary"
  /// Made inside, treated outside.
  case outOfBoundary = "out-of-boundary"
  /// Made outside, treated inside; in the territorial total only.
  case imported

  /// The last number of the GPC reference.
  public var number: Int {
    switch self {
    case .inBoundary: 1
    case .outOfBoundary: 2
    case .imported: 3
    }
  }

  /// 3 where the gases arise outside, else 1.
  public var scope: Int { self == .outOfBoundary ? 3 : 1 }
}

extension ActivityRecord {
  /// The GPC reference of a solid-waste record: its own, else its method's with the place from `treated`.
  ///
  /// - Returns: Such as `III.1.2`; empty when neither the `gpc` cell nor `treated` says where the waste is treated.
  public var solidWasteReference: String {
    guard gpcReference.isEmpty else { return gpcReference }
    guard let declaration = MethodRegistry.method(method)?.declaration,
      declaration.parameter(MethodParameter.treated.id) != nil, let place = wasteTreatmentPlace
    else { return "" }
    return declaration.protocols.gpc.replacing("{t}", with: String(place.number))
  }

  /// Where the record says that its waste is treated; nil when it does not say.
  public var wasteTreatmentPlace: WasteTreatmentPlace? {
    let id = MethodParameter.treated.id
    return statedText(id).flatMap(WasteTreatmentPlace.init)
  }
}

extension MethodParameter {
  /// The parameter that picks the GPC cell where the record's `gpc` cell is empty.
  static let treated = MethodParameter(
    "treated", "Where the waste is treated, for its GPC reference",
    words: WasteTreatmentPlace.allCases.map(\.rawValue), .absent)
}

extension MethodInputs {
  /// Refuses an unknown place of treatment, and one that contradicts the record's GPC reference.
  func checkTreated<Recorder: CalculationRecorder>(
    _ recorder: inout Recorder
  ) throws(MethodProblem) {
    let id = MethodParameter.treated.id
    guard states(id) else { return }
    let word = try word(id, &recorder)
    guard let place = WasteTreatmentPlace(rawValue: word), !record.gpcReference.isEmpty else {
      return
    }
    let expected = declaration.protocols.gpc.replacing("{t}", with: String(place.number))
    guard record.gpcReference != expected else { return }
    throw MethodProblem(
      "gpc",
      "The record says \(record.gpcReference) here, and “treated=\(word)”, which is \(expected). Correct one of them."
    )
  }
}
