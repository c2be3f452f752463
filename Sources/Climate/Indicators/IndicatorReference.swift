/// What the indicators are, made from their declarations.
public enum IndicatorReference {
  /// The page `docs/climate/indicators.md`.
  public static func markdown() -> String {
    introduction + DefinitionSet.allCases.map(chapter).joined(separator: "\n")
  }

  private static let introduction = """
    # Climate indicators

    Made by `cairn climate indicators --format markdown` from the declarations in the code; do not edit.

    An indicator turns the daily values of one model (or of a station) into one number for each period. It is computed for every
    model on its own calendar; models are summarized only afterward.

    ## How to name one

    An indicator is named by its id, and by those parameters that differ from the defaults:

        tx-days-above
        tx-days-above(threshold=90 degF)
        heat-wave-days(threshold=35 degC, days=5)

    A threshold is written with its unit: `degF`, `degC`, `K`, `in/day`, `mm/day`, `mph`, `m s-1` or `%`; without one, the unit of
    the default is meant. A value that no place on Earth has is refused, for its unit is probably wrong.

    ## Symbols

    | symbol | meaning |
    |---|---|
    | tx, tn | the day's highest and lowest temperature |
    | pr | the day's precipitation |
    | RH, wind | the day's mean relative humidity and wind speed |
    | P(x) | a percentile of x in the base period |
    | es, ea | saturation and actual vapor pressure |
    | Σ, mean, max, min | over the days of the period |
    | run | consecutive days |

    ## Units

    Results come in US units, the ETCCDI indices in metric ones; each can be had in metric units without changing what is counted.
    Changes are stated in percent only where zero means none: not for temperatures and dates. A day of the year is its
    number in a year with a 29 February, so that a date has one number in every year: 1 May is 122.

    ## Periods

    Calendar years unless the entry says otherwise. Each indicator can be had over months, quarters, seasons, years from
    another month, the offset years of the Climate API (the last days of a year from number 181 on, and the first 180 of the
    next) and parts of the year. A part may run over New Year; it then counts in the year of its end. 29 February as the end of a
    part is the last of February in a year without one. The drought indices SPI and SPEI are made of months, and can be had over
    years, seasons, quarters and months.

    ## Missing days

    A period with more than 15 missing days in 365 (one in a month) has no value. A missing day never counts and ends a
    run. Sums are of the days that are there.


    """

  private static func chapter(_ definitions: DefinitionSet) -> String {
    let declarations = IndicatorCatalog.all.filter { $0.definitions == definitions }
    return """
      ## \(title(definitions))

      \(preface(definitions))

      \(declarations.map(section).joined(separator: "\n"))
      """
  }

  private static func title(_ definitions: DefinitionSet) -> String {
    switch definitions {
    case .temperate: "As the Climate API computed them (`temperate`)"
    case .etccdi: "The indices of ETCCDI (`etccdi`)"
    case .planner: "What planners ask for (`planner`)"
    }
  }

  private static func preface(_ definitions: DefinitionSet) -> String {
    switch definitions {
    case .temperate:
      """
      The 23 indicators behind Temperate, with their peculiarities, so that numbers of older plans can be made again. For
      new work the other sets are better. What differs from the API on purpose:

      - Parts of the year may run over New Year and may end on 29 February, where the API refused the one and failed on the other.
      - A percentile or a base period that the API had not stored is computed, where the API answered 0 events.
      - Thresholds of a base period are each model's own, where the API took their mean over models for all.
      - A period that lacks days has no value, and its gaps are counted.
      - Thresholds are rounded to the single precision of the daily values before they are compared.
      - An offset year may join the last year of the past with the first of a scenario, when the data are one series.
      """
    case .etccdi:
      "The internationally agreed indices of the Expert Team on Climate Change Detection and Indices, to compare with publications."
    case .planner: "Counts, sums and dates in the words of a plan. Any threshold can be changed."
    }
  }

  private static func section(_ declaration: IndicatorDeclaration) -> String {
    var lines = [
      "### \(declaration.name) (`\(declaration.id)`)", "", "**Equation.** \(declaration.equation)",
      "",
    ]
    if let usual = try? declaration.indicator() {
      let needs = usual.inputs.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      lines += [
        "**Needs** \(needs). **Unit:** \(usual.unit.symbol).\(periodText(usual.period))", "",
      ]
    }
    if let first = declaration.hazards.first {
      let others = declaration.hazards.dropFirst().map { $0.name.lowercased() }
      let all = [first.name.lowercased()] + others
      lines += ["**Tells of** \(all.joined(separator: ", "))\(worse(declaration.direction)).", ""]
    }
    if !declaration.parameters.isEmpty {
      lines += ["| parameter | meaning | default | values |", "|---|---|---|---|"]
      lines += declaration.parameters.map(row)
      lines.append("")
    }
    if !declaration.limits.isEmpty { lines += ["**Limits.** \(declaration.limits)", ""] }
    lines += ["**Source.** \(declaration.source).", ""]
    return lines.joined(separator: "\n")
  }

  private static func worse(_ direction: IndicatorDirection) -> String {
    switch direction {
    case .higher: "; higher is worse"
    case .lower: "; lower is worse"
    case .neither: ""
    }
  }

  private static func periodText(_ period: PeriodRule) -> String {
    switch period {
    case .yearly: ""
    case .yearsFrom(let month): " **Period:** years from the first day of month \(month)."
    case .custom(let parts):
      " **Period:** \(parts.map { "\($0.first) to \($0.last)" }.joined(separator: ", ")) of every year."
    case .monthly: " **Period:** months."
    case .quarterly: " **Period:** quarters."
    case .seasonal: " **Period:** seasons."
    case .offsetYearly: " **Period:** offset years."
    }
  }

  private static func row(_ parameter: IndicatorParameter) -> String {
    let values =
      switch parameter.kind {
      case .number(_, let unit, let range):
        "\(numberText(range.lowerBound)) to \(numberText(range.upperBound))"
          + (unit.isEmpty ? "" : " \(unit)")
      case .value(_, let unit): "a \(quantity(unit.kind)) with its unit"
      case .word(_, let words): words.joined(separator: ", ")
      case .years: "first and last year"
      }
    return
      "| `\(parameter.id)` | \(parameter.name) | \(parameter.defaultText) | \(values) |"
  }

  private static func quantity(_ kind: ClimateVariable.Kind) -> String {
    switch kind {
    case .temperature: "temperature"
    case .precipitation: "depth in a day"
    case .humidity: "humidity"
    case .wind: "speed"
    }
  }
}
