extension IndicatorCatalog {
  static let plannerSpells: [IndicatorDeclaration] = [
    wetDayCount("wet-days", "Wet days", .atLeast) { "Days with at least \($0) of precipitation" }
      .about(.heavyRain, worse: .neither),
    wetDayCount("dry-days", "Dry days", .below) { "Days with less than \($0) of precipitation" }
      .about(.drought, .wildfire, worse: .higher),
    PlannerDefinitions.declaration(
      "longest-dry-spell", "Longest dry spell", equation: "longest run of days with pr < threshold",
      parameters: [dryThreshold], source: spells, limits: crossing
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try day(arguments, .below)
      return (
        "Longest run of days with less than \(text) of precipitation",
        .longestRun(condition, mayCrossPeriods: true), .days
      )
    }
    .about(.drought, .wildfire, worse: .higher),
    PlannerDefinitions.declaration(
      "dry-spells", "Dry spells", equation: "count of runs of at least d days with pr < threshold",
      parameters: [dryThreshold, PlannerDefinitions.days(10)], source: spells, limits: ending
    ) { arguments throws(ClimateProblem) in
      let (condition, _) = try day(arguments, .below)
      let days = try arguments.integer("days")
      return (
        "Dry spells of \(days.of("day")) or more", .runCount(condition, atLeast: days), .count
      )
    }
    .about(.drought, worse: .higher),
    PlannerDefinitions.declaration(
      "longest-wet-spell", "Longest wet spell", equation: "longest run of days with pr ≥ threshold",
      parameters: [wetThreshold], source: spells, limits: crossing
    ) { arguments throws(ClimateProblem) in
      let (condition, text) = try day(arguments, .atLeast)
      return (
        "Longest run of days with at least \(text) of precipitation",
        .longestRun(condition, mayCrossPeriods: true), .days
      )
    }
    .about(.heavyRain, worse: .higher),
    PlannerDefinitions.declaration(
      "wet-spells", "Wet spells", equation: "count of runs of at least d days with pr ≥ threshold",
      parameters: [wetThreshold, PlannerDefinitions.days(5)], source: spells, limits: ending
    ) { arguments throws(ClimateProblem) in
      let (condition, _) = try day(arguments, .atLeast)
      let days = try arguments.integer("days")
      return (
        "Wet spells of \(days.of("day")) or more", .runCount(condition, atLeast: days), .count
      )
    }
    .about(.heavyRain, worse: .higher),
  ]

  private static let spells =
    "ETCCDI indices CDD and CWD, with the measurable amount of the National Weather Service (0.01 inch) for 1 mm; Zhang and others, WIREs Climate Change 2, 2011"
  private static let crossing =
    "A spell over New Year counts, whole, in the year in which it ends. " + drizzle
  private static let ending = "A run ends with its period. " + drizzle
  private static let dryThreshold = PlannerDefinitions.threshold(0.01, .inchesPerDay, "Dry below")

  private static func wetDayCount(
    _ id: String, _ name: String, _ relation: DailyComparison.Relation,
    title: @escaping @Sendable (String) -> String
  ) -> IndicatorDeclaration {
    PlannerDefinitions.dayCount(
      id, name, .pr, relation, relation == .below ? dryThreshold : wetThreshold,
      source: PlannerDefinitions.precipitationReport + "; " + PlannerDefinitions.explorer,
      limits: drizzle, title: title)
  }

  private static func day(
    _ arguments: IndicatorArguments, _ relation: DailyComparison.Relation
  ) throws(ClimateProblem) -> (DailyCondition, String) {
    let (value, unit) = try arguments.value("threshold")
    return (DailyCondition(.variable(.pr), relation, .value(value, unit)), unit.text(value))
  }
}
