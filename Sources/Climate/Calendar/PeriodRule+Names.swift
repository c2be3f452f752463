extension PeriodRule {
  /// The rule that a text names.
  ///
  /// - Parameter text: `yearly`, `monthly`, `quarterly`, `seasonal`, `offset-yearly`, `years-from-10` (a month), or parts of
  ///   the year such as `6-1:8-31` with `+` between several.
  /// - Throws: `ClimateProblem` for any other text.
  public init(named text: String) throws(ClimateProblem) {
    switch text.lowercased() {
    case "yearly": self = .yearly
    case "monthly": self = .monthly
    case "quarterly": self = .quarterly
    case "seasonal": self = .seasonal
    case "offset-yearly", "offset_yearly": self = .offsetYearly
    default:
      let problem = ClimateProblem(
        "“\(text)” is no period. Write yearly, monthly, quarterly, seasonal, offset-yearly, years-from-10, or parts of the year such as 6-1:8-31."
      )
      if text.hasPrefix("years-from-"), let month = Int(text.dropFirst(11)) {
        guard (1...12).contains(month) else { throw problem }
        self = .yearsFrom(month: month)
        return
      }
      var parts: [YearPart] = []
      for part in text.split(separator: "+") {
        let ends = part.split(separator: ":").map {
          $0.split(separator: "-").compactMap { Int($0) }
        }
        guard ends.count == 2, ends.allSatisfy({ $0.count == 2 }) else { throw problem }
        let days = ends.map { MonthDay($0[0], $0[1]) }
        guard
          days.allSatisfy({
            ClimateCalendar.allLeap.contains(CalendarDate(2000, $0.month, $0.day))
          })
        else { throw problem }
        parts.append(YearPart(days[0], days[1]))
      }
      guard !parts.isEmpty else { throw problem }
      self = .custom(parts)
    }
  }

  /// What a part of the year is called, such as `June–August` for `JJA`; the name itself where it has no better.
  public func title(ofPart name: String) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    switch self {
    case .monthly: return Int(name).flatMap { (1...12).contains($0) ? months[$0 - 1] : nil } ?? name
    case .seasonal:
      let seasons = [
        "DJF": "December–February", "MAM": "March–May", "JJA": "June–August",
        "SON": "September–November",
      ]
      return seasons[name] ?? name
    case .quarterly:
      let quarters = [
        "Q1": "January–March", "Q2": "April–June", "Q3": "July–September", "Q4": "October–December",
      ]
      return quarters[name] ?? name
    case .custom(let parts):
      guard let number = Int(name), parts.indices.contains(number - 1) else { return name }
      let part = parts[number - 1]
      return
        "\(part.first.day) \(months[part.first.month - 1]) – \(part.last.day) \(months[part.last.month - 1])"
    default: return name
    }
  }
}
