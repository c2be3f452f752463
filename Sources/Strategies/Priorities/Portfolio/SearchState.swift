/// How far a search is.
struct SearchState {
  struct Found {
    let schedule: Schedule
    let reckoning: ScheduleReckoning
  }

  private(set) var best: Found?
  private(set) var rounds: [PortfolioSearch.Round] = []
  private(set) var isOver = false
  /// True when nothing that a single change could do to the best is left.
  private(set) var isStable = false
  /// True when the solver also found nothing better in changes of several actions at once.
  private(set) var isSearched = false
  /// How many actions may change in the next round.
  private(set) var radius: Int
  private let all: Int
  var lastBound: Double?
  var firstBound: Double?

  /// The most actions that may change at once at first: few, since the model is exact for one.
  private static let firstRadius = 8

  init(changeable: Int) {
    all = changeable
    radius = min(changeable, Self.firstRadius)
  }

  /// Keeps a schedule when it is better; true when it was.
  mutating func consider(
    _ schedule: Schedule, _ reckoning: ScheduleReckoning, isComplete: Bool
  ) -> Bool {
    if let best, !reckoning.isBetter(than: best.reckoning) {
      // The same schedule once more may have been looked through to the end this time.
      if best.schedule == schedule, isComplete { isStable = true }
      return false
    }
    best = Found(schedule: schedule, reckoning: reckoning)
    isStable = isComplete
    return true
  }

  /// Takes what is best by the net cost of all actions together.
  ///
  /// - Parameter isPriced: True when no change of a single action costs less by it.
  mutating func settle(
    _ schedule: Schedule, _ reckoning: ScheduleReckoning, isPriced: Bool
  ) {
    // The solver has not looked around another schedule by these prices.
    if best?.schedule != schedule { isSearched = false }
    best = Found(schedule: schedule, reckoning: reckoning)
    isStable = isPriced
  }

  mutating func close(_ round: PortfolioSearch.Round, isFirst: Bool, isCertain: Bool) {
    rounds.append(round)
    guard !isFirst else { return }
    if round.isBetter {
      radius = min(all, radius * 2)
    } else if radius > 2 {
      radius = max(2, radius / 2)
    } else {
      isOver = true
      isSearched = isCertain
    }
  }

  mutating func stop() { isOver = true }

  /// Ends it with nothing left to search.
  mutating func finish() {
    isOver = true
    isSearched = true
  }
}
