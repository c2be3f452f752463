// The measuring program behind Benchmarks/screening: screens every county of the United States, timed one by one.
//
// A county's time is from its code to its proposals: reading its state's table, following codes, applying the rule.
// One over the budget is timed twice more and its least time counts, because the machine has other work.
internal import Glibc
internal import Vulnerability

let year = 2026
let budget = 50.0
let library = CountyLibrary.standard
let taxonomy = Taxonomy.standard
let codes = library.stateCodes.flatMap { state in
  library.table(state: state)?.current.map(\.geoid) ?? []
}
let clock = ContinuousClock()
var times: [Double] = []
var counts: [String: Int] = [:]
for code in codes {
  var least = Double.infinity
  for turn in 0..<3 where turn == 0 || least > budget {
    let start = clock.now
    let answer = library.facts(of: code)
    let screening = HazardScreening(
      taxonomy: taxonomy, columns: library.columns, place: ScreeningInputs(county: answer.facts),
      year: year)
    least = min(least, (clock.now - start) / .milliseconds(1))
    guard turn == 0 else { continue }
    for proposal in screening.proposals {
      counts[proposal.proposal?.rawValue ?? "cannot be judged", default: 0] += 1
    }
  }
  times.append(least)
}
times.sort()
print("counties \(times.count)")
print("median_ms \(times[times.count / 2])")
print("most_ms \(times[times.count - 1])")
for (name, count) in counts.sorted(by: { $0.key < $1.key }) { print("\(name): \(count)") }
exit(times[times.count - 1] <= budget ? 0 : 1)
