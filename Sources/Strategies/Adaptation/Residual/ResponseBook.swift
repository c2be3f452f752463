public import Tables

/// Every relief that counts, from the rows of `responses.csv` and the older parameters of actions.
///
/// A row of `responses.csv` wins over `sensitivity_drop` and `capacity_gain` in `action-parameters.csv` for the
/// same action and risk. The older parameters hold for every risk that the action names.
/// - Limits: Points are judgments. They say how far people expect a score to move, not how much harm is avoided.
public struct ResponseBook: Hashable, Sendable {
  /// In the order of the rows, those of `responses.csv` first.
  public let reliefs: [RiskRelief]
  public let findings: [Finding]

  /// Collects what counts.
  ///
  /// - Parameters:
  ///   - actions: Every action; a response to another one is left out, which the reader has found.
  ///   - responses: Rows of `responses.csv`, in order.
  public init(actions: [Action], responses: [RiskResponse]) {
    var maker = ReliefMaker(actions: actions)
    maker.add(responses)
    maker.addParameters(of: actions)
    reliefs = maker.reliefs
    findings = maker.findings
  }

  /// The reliefs of a risk, in the order in which they are complete.
  public func reliefs(of risk: String) -> [RiskRelief] {
    reliefs.filter { $0.risk == risk }.enumerated().sorted {
      ($0.element.completeYear, $0.offset) < ($1.element.completeYear, $1.offset)
    }.map(\.element)
  }

  /// The reliefs by an action, in the order of the rows.
  public func reliefs(by action: String) -> [RiskRelief] {
    reliefs.filter { $0.action == action }
  }

  /// The last year in which anything of a risk changes; nil without a relief.
  public func lastYear(of risk: String) -> Int? {
    reliefs.filter { $0.risk == risk }.map(\.completeYear).max()
  }
}

/// Turns rows into reliefs, and says what is twice, empty or contradictory.
struct ReliefMaker {
  private(set) var reliefs: [RiskRelief] = []
  private(set) var findings: [Finding] = []
  private let actions: [String: Action]
  private var taken: [Pair: RiskResponse] = [:]

  private struct Pair: Hashable {
    let action: String
    let risk: String
  }

  init(actions: [Action]) {
    self.actions = Dictionary(actions.map { ($0.id, $0) }) { first, _ in first }
  }

  mutating func add(_ responses: [RiskResponse]) {
    for response in responses {
      guard let action = actions[response.action] else { continue }
      let pair = Pair(action: response.action, risk: response.risk)
      if let first = taken[pair] {
        findings.append(
          Finding(
            .error,
            "“\(response.action)” has a row for “\(response.risk)” already, at \(first.place). This one is not counted; make one of the two.",
            at: response.place))
        continue
      }
      taken[pair] = response
      check(response, of: action)
      reliefs.append(relief(response, of: action))
    }
  }

  private func relief(_ response: RiskResponse, of action: Action) -> RiskRelief {
    let year = response.fromYear.flatMap { $0 < action.startYear ? nil : $0 }
    return RiskRelief(
      action: action.id, actionTitle: action.title, risk: response.risk,
      exposureDrop: response.exposureDrop, sensitivityDrop: response.sensitivityDrop,
      capacityGain: response.capacityGain, lossReduction: response.lossReduction,
      completeYear: year ?? action.fullYear, hasOwnYear: year != nil, origin: .responses,
      reason: response.reason, place: response.place)
  }

  private mutating func check(_ response: RiskResponse, of action: Action) {
    func find(_ message: String, _ column: String, _ severity: Finding.Severity = .warning) {
      findings.append(Finding(severity, message, at: response.place.at(column: column)))
    }
    if let year = response.fromYear, year < action.startYear {
      find(
        "The response counts from \(year), but “\(action.id)” starts in \(action.startYear). It counts from the action's full year, \(action.fullYear); correct one of the two.",
        "from_year")
    }
    let points = response.exposureDrop + response.sensitivityDrop + response.capacityGain
    if points == 0, response.lossReduction == nil {
      find(
        "The response changes nothing: it has neither points nor avoided losses. Fill one of them, or take the row out.",
        "sensitivity_drop")
    }
    if points > 0, response.reason.isEmpty {
      find("The points have no reason. Write why, so that others can agree or not.", "reason")
    }
    if !action.risks.contains(response.risk) {
      find(
        "“\(action.id)” does not name “\(response.risk)” among its risks in actions.csv. The response counts; add the risk there.",
        "risk", .note)
    }
  }

  mutating func addParameters(of actions: [Action]) {
    for action in actions {
      let drop = points("sensitivity_drop", of: action)
      let gain = points("capacity_gain", of: action)
      guard let parameter = drop?.parameter ?? gain?.parameter else { continue }
      noteUnused(parameter, of: action)
      for risk in action.risks {
        if let response = taken[Pair(action: action.id, risk: risk)] {
          findings.append(
            Finding(
              .warning,
              "What “\(action.id)” does for “\(risk)” is stated here and at \(response.place). The row of responses.csv counts; take this parameter out.",
              at: parameter.place))
          continue
        }
        reliefs.append(
          RiskRelief(
            action: action.id, actionTitle: action.title, risk: risk, exposureDrop: 0,
            sensitivityDrop: drop?.value ?? 0, capacityGain: gain?.value ?? 0,
            lossReduction: nil, completeYear: action.fullYear, hasOwnYear: false,
            origin: .parameters, reason: parameter.note, place: parameter.place))
      }
    }
  }

  private mutating func noteUnused(_ parameter: ActionParameter, of action: Action) {
    guard action.risks.isEmpty else { return }
    findings.append(
      Finding(
        .warning,
        "“\(action.id)” has points but names no risk, so they count nowhere. Name the risks in actions.csv.",
        at: parameter.place))
  }

  /// Whole points 0 to 4 of a parameter; anything else is found and not counted.
  private mutating func points(
    _ name: String, of action: Action
  ) -> (value: Int, parameter: ActionParameter)? {
    guard let parameter = action.parameters[name] else { return nil }
    guard let number = parameter.number, let value = Int(exactly: number), (0...4).contains(value)
    else {
      findings.append(
        Finding(
          .error,
          "“\(parameter.text)” is not a number of points. Use a whole number from 0 to 4; it is not counted.",
          at: parameter.place.at(column: "value")))
      return nil
    }
    return value == 0 ? nil : (value, parameter)
  }
}
