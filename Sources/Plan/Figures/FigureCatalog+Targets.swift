internal import Factors
public import Forecast
internal import Inventory
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

/// What targets allow, and how far courses of emissions are from them.
extension FigureCatalog {
  /// Names of the figures of a target that there are, in the order of a list.
  public func figures(of level: TargetLevel) -> [String] {
    var names = ["emissions", "reduction", "gap", "plan-gap", "yearly", "yearly-rate"]
    if calculation.pace(to: level)?.rate != nil { names.append("annual-rate") }
    names += ["late", "plan-late"]
    if level.net != nil { names.append("net") }
    if level.rebasing != nil { names.append("rebased") }
    if isDrawn,
      calculation.projection?.years.contains(level.target.year) == true
    {
      names.append("probability")
    }
    return names
  }

  func target(_ parts: [String]) -> Answer {
    if let budget = calculation.targets.budgets.first(where: { $0.target.id == parts.first }) {
      return self.budget(budget, parts)
    }
    guard (2...3).contains(parts.count),
      let level = calculation.levels.first(where: { $0.target.id == parts[0] })
    else { return .missing(calculation.absence(ofTarget: parts.first ?? "")) }
    if parts.count == 3 { return underScenario(level, parts) }
    switch parts[1] {
    case "emissions", "allowed":
      return .found(Figure(level.allowed, .emissions, explanation: level.explanation))
    case "reduction": return statedReduction(level)
    case "total-reduction": return totalReduction(level)
    case "yearly": return pace(level, isRate: false)
    case "yearly-rate": return pace(level, isRate: true)
    case "annual-rate": return constantRate(level)
    case "gap": return gap(level, course(0))
    case "plan-gap": return gap(level, course(1))
    case "late": return late(level, course(0))
    case "plan-late": return late(level, course(1))
    case "net": return net(level)
    case "probability": return probability(level)
    case "rebased": return rebased(level)
    default: return .missing("There is no figure “target/\(parts.joined(separator: "/"))”.")
    }
  }

  /// Gap and arrival under any course, as `target/ID/gap/SCENARIO`.
  private func underScenario(_ level: TargetLevel, _ parts: [String]) -> Answer {
    let courses = calculation.targetScenarios
    guard let course = courses.first(where: { $0.id == parts[2] }) else {
      let known = courses.map(\.id).joined(separator: ", ")
      return .missing("There is no scenario “\(parts[2])”. Scenarios: \(known).")
    }
    switch parts[1] {
    case "gap": return gap(level, course)
    case "late": return late(level, course)
    default: return .missing("There is no figure “target/\(parts.joined(separator: "/"))”.")
    }
  }

  /// The first scenario, or the plan; nil while there is none.
  func course(_ position: Int) -> TargetScenario? {
    let courses = calculation.targetScenarios
    return courses.indices.contains(position) ? courses[position] : nil
  }

  /// The percentage as the table states it or as the kind makes it, per resident or of the whole.
  private func statedReduction(_ level: TargetLevel) -> Answer {
    let target = level.target
    let percent = NumberText.significant(
      level.spokenReduction * 100, digits: target.reduction == nil ? 3 : 6)
    let label = level.status == .unverified ? " (unverified for this community)" : ""
    let isStated = target.reduction != nil
    return .found(
      Figure(
        .text(percent + "%"),
        explanation: Explanation(
          title: "\(target.name): \(isStated ? "stated reduction" : "reduction")",
          value: percent + "%",
          inputs: [
            Explanation.Input(
              symbol: "r", name: "Reduction from \(target.baseYear) to \(target.year)",
              value: percent, unit: level.perResident == nil ? "percent" : "percent per resident",
              source: isStated
                ? calculation.inventory.context.citation(target.source) + label : "calculated",
              place: isStated ? target.place.at(column: "reduction_percent") : nil)
          ], method: isStated ? "As stated." : "", notes: target.note.isEmpty ? [] : [target.note],
          parts: isStated ? [] : [level.explanation])))
  }

  private func totalReduction(_ level: TargetLevel) -> Answer {
    guard level.base > 0 else { return .missing("The base year has no emissions.") }
    return .found(
      Figure(
        level.reduction, .fraction,
        explanation: Explanation(
          title: "\(level.target.name): reduction of the total",
          value: "\(NumberText.grouped(level.reduction * 100, decimals: 1))%",
          formula: "1 − T ÷ E(base)", inputs: [level.target.baseInput(level.base), allowed(level)],
          parts: [level.explanation])))
  }

  private func gap(_ level: TargetLevel, _ course: TargetScenario?) -> Answer {
    guard let course, let gap = TargetGap(of: level, under: course) else {
      return noGap(level, course)
    }
    let year = level.target.year
    return .found(
      Figure(
        gap.tonnes, .emissions,
        explanation: Explanation(
          title: "\(level.target.name): gap under \(course.name) in \(year)",
          value: EmissionsInventory.text(gap.tonnes), formula: "E − T",
          inputs: [
            Explanation.Input(
              symbol: "E", name: "Emissions under \(course.name)",
              value: NumberText.grouped(gap.tonnes + level.allowed), unit: "t CO2e",
              source: "calculated"),
            allowed(level),
          ], method: "Above 0 means that the target is missed.",
          notes: leftOut + course.limits(for: level.target),
          parts: [level.explanation] + explanation(of: course, level.target, year))))
  }

  func noGap(_ level: TargetLevel, _ course: TargetScenario?) -> Answer {
    guard let course else { return noForecast }
    let reason = course.unknown(for: level.target)?.text ?? "nothing can be told of it"
    return .missing("“\(level.target.id)” under \(course.name): \(reason).")
  }

  private func late(_ level: TargetLevel, _ course: TargetScenario?) -> Answer {
    guard let course, let gap = TargetGap(of: level, under: course) else {
      return noGap(level, course)
    }
    let first: Int? =
      switch gap.arrival {
      case .met(let since, _): since
      case .late(let year, _): year
      case .never: nil
      }
    return .found(
      Figure(
        .text(gap.arrivalText),
        explanation: Explanation(
          title: "\(level.target.name): when \(course.name) comes there", value: gap.arrivalText,
          formula: "the first year with E(year) ≤ T", inputs: [allowed(level)],
          method:
            "What the target allows in \(level.target.year) is held against the years of the forecast.",
          notes: leftOut + course.limits(for: level.target),
          parts: [level.explanation]
            + (first.map { explanation(of: course, level.target, $0) } ?? []))))
  }

  private func net(_ level: TargetLevel) -> Answer {
    guard let net = level.net, let removals = level.target.removals else {
      return .missing("The target “\(level.target.id)” states no removals.")
    }
    return .found(
      Figure(
        net, .emissions,
        explanation: Explanation(
          title: "\(level.target.name): net in \(level.target.year)",
          value: EmissionsInventory.text(net), formula: "T − R",
          inputs: [
            allowed(level),
            Explanation.Input(
              symbol: "R", name: "Removals", value: NumberText.grouped(removals), unit: "t CO2e",
              source: calculation.inventory.context.citation(level.target.source),
              place: level.target.place.at(column: "removals_tonnes")),
          ], parts: [level.explanation])))
  }

  private func rebased(_ level: TargetLevel) -> Answer {
    guard let rebasing = level.rebasing else {
      return .missing("The base year of “\(level.target.id)” has not been calculated again.")
    }
    return .found(
      Figure(
        rebasing.shift, .emissions,
        explanation: Explanation(
          title: "\(level.target.name): moved with \(level.target.baseYear)",
          value: EmissionsInventory.text(rebasing.shift), formula: "T(now) − T(then)",
          notes: [rebasing.text(level.target)], parts: [level.explanation])))
  }

  // Pieces

  func allowed(_ level: TargetLevel) -> Explanation.Input {
    Explanation.Input(
      symbol: "T", name: "Allowed by the target", value: NumberText.grouped(level.allowed),
      unit: "t CO2e", source: "calculated")
  }

  var leftOut: [String] { calculation.forecastOmissions.map { "Left out: \($0)" } }

  /// What a course is made from in a year.
  private func explanation(
    of course: TargetScenario, _ target: Target, _ year: Int
  ) -> [Explanation] {
    func isCounted(_ record: ActivityRecord) -> Bool {
      target.reach.includes(record)
    }
    guard year >= course.years.lowerBound else {
      return [
        calculation.inventory.explanation(title: "Emissions in \(year)", of: year) {
          isCounted($0)
        }
      ]
    }
    let isPlan = course.id == calculation.planCourse?.id
    let entry = calculation.scenarios?[course.id]
    let title = "\(isPlan ? "The plan" : course.name) in \(year)"
    if !isPlan, target.reach.isEverything, let entry {
      return [self.explanation(entry, year)].compactMap(\.self)
    }
    let portfolio = isPlan ? calculation.portfolio : entry?.portfolio
    guard let portfolio else {
      let projection = entry?.projection ?? calculation.projection
      return [projection?.explanation(title: title, year: year) { isCounted($0) }]
        .compactMap(\.self)
    }
    if target.reach.isEverything {
      return [portfolio.totalExplanation(year, sources: calculation.workspace.sources)]
    }
    guard let tonnes = course.tonnes(year, target.reach) else { return [] }
    return [
      Explanation(
        title: title, value: EmissionsInventory.text(tonnes),
        method: "Every action applied together; what is left of the streams that the target counts."
      )
    ]
  }
}
