import Plan
import Quantities
import Strategies
import Tables

/// What a program tries out of the actions, held against the numbers that there are to try.
struct TriedChanges {
  /// What would be passed over, each at its place.
  private(set) var flaws: [APIFlaw] = []
  private let actions: [Action]
  private let years: ClosedRange<Int>?
  private var numbers: [(name: String, value: String)] = []
  private var seen: Set<String> = []
  private var off: Set<String> = []

  /// - Parameters:
  ///   - asked: The items of `changes`.
  ///   - years: Those of the forecast.
  init(_ asked: [JSONValue], of actions: [Action], years: ClosedRange<Int>?) {
    self.actions = actions.filter(\.isMitigation)
    self.years = years
    for (index, change) in asked.enumerated() { take(change, at: "/changes/\(index)") }
  }

  /// As the form of the page sends it.
  var fields: [(name: String, value: String)] {
    let on = actions.filter { !off.contains($0.id) }
    return [("try", "1")] + on.map { ("on", $0.id) } + numbers
  }

  private mutating func take(_ change: JSONValue, at place: String) {
    let id = change["action"]?.text ?? ""
    guard let action = actions.first(where: { $0.id == id }) else {
      return refuse(place + "/action", "There is no action “\(id)” that cuts emissions.")
    }
    guard seen.insert(id).inserted else {
      return refuse(place + "/action", "“\(id)” stands in the list twice.")
    }
    let isOff = change["isOff"]?.truth == true
    if isOff { off.insert(id) }
    for number in Self.numbers(of: change) {
      let place = "\(place)/\(number.name)"
      if isOff {
        refuse(place, "An action that is switched off has no numbers to try.")
        continue
      }
      switch Self.field(of: number, action, years) {
      case .success(let field): numbers.append(field)
      case .failure(let refusal): refuse(place, refusal.why)
      }
    }
  }

  private mutating func refuse(_ place: String, _ message: String) {
    flaws.append(APIFlaw(place: .body(place), message: message))
  }

  private struct Refusal: Error { let why: String }

  /// Numbers of a change by the names that `listLevers` has.
  private static func numbers(of change: JSONValue) -> [(name: String, value: Double)] {
    (change.members ?? []).flatMap { member -> [(name: String, value: Double)] in
      if member.name == "parameters" {
        return (member.value.members ?? []).compactMap { parameter in
          parameter.value.double.map { ("parameters/\(parameter.name)", $0) }
        }
      }
      return member.value.double.map { [(member.name, $0)] } ?? []
    }
  }

  private static func field(
    of number: (name: String, value: Double), _ action: Action, _ years: ClosedRange<Int>?
  ) -> Result<(name: String, value: String), Refusal> {
    let levers = WhatIfLever.all(of: action, years: years)
    if let lever = levers.first(where: { $0.name == number.name }) {
      return .success((lever.field, NumberText.cell(number.value)))
    }
    guard number.name.hasPrefix("parameters/") else {
      return .failure(Refusal(why: "“\(action.id)” has no such number to try."))
    }
    if let problem = action.parameterProblems().first {
      return .failure(
        Refusal(
          why: "Nothing of “\(action.id)” can be tried before this is mended: \(problem.message)"))
    }
    let known = levers.map(\.name).filter { $0.hasPrefix("parameters/") }
      .map { String($0.dropFirst("parameters/".count)) }
    return .failure(
      Refusal(
        why:
          "“\(action.id)” has no such number to try. It has \(known.joined(separator: ", "))."))
  }
}

extension WhatIfLever {
  /// What the body of a trial calls it.
  var name: String {
    switch kind {
    case .parameter(let input, _): "parameters/\(input.name)"
    case .start: "startYear"
    case .full: "fullYear"
    case .end: "endYear"
    case .finalShare: "finalShare"
    }
  }
}
