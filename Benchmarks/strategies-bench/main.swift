// The measuring program behind Benchmarks/strategies: draws of a plan, and shares of a year's actions.
//
// Reading and the first calculation do not count; what the draws themselves need to be made ready does. It prints
// what another program needs to do the same: activity, emissions per activity and heat of every stream, by year.
internal import Factors
internal import Forecast
internal import Foundation
internal import Inventory
internal import Plan
internal import Quantities
internal import Strategies
internal import Tables
internal import Workspace

struct Streams: Encodable {
  struct Stream: Encodable {
    let id: String
    let activity: [Double]
    let rates: [Double]
    let heat: Double
  }

  struct Result: Encodable {
    let seconds: [Double]
    let processorSeconds: [Double]
    let median: Double
    let deviation: Double
    let shapleySeconds: Double
    let coupledSeconds: Double
    let largestRest: Double
  }

  let firstYear: Int
  /// A kilowatt-hour and a mile in the units of activity.
  let kilowattHour: Double
  let mile: Double
  let streams: [Stream]
  let result: Result
}

func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func heat(_ record: ActivityRecord, _ library: FactorLibrary) -> Double {
  guard record.method == "stationary-fuel", let fuel = library.fuels[record.activity],
    let heat = fuel.heatContent
  else { return 0 }
  return Energy.mmBtu(heat / fuel.unit.canonicalFactor).canonical
}

/// Shares of every year, from the actions alone: seconds, and the largest rest that they leave of the whole.
func attribute(_ actions: [Action], _ calculation: PlanCalculation) -> (
  seconds: Double, rest: Double
) {
  guard let projection = calculation.projection else { return (.nan, .nan) }
  let start = ContinuousClock().now
  let portfolio = Portfolio(actions: actions, projection: projection)
  var rest = 0.0
  for year in projection.years {
    let shares = actions.compactMap { portfolio.wedge(of: $0.id, in: year)?.share }
    rest = max(
      rest, (shares.reversed().reduce(0, +) - (portfolio.reduction(in: year) ?? .nan)).magnitude)
  }
  return ((ContinuousClock().now - start) / .seconds(1), rest)
}

/// Actions that all save amounts from the same streams, so that every set of them must be tried.
func coupledActions(_ count: Int, from year: Int) -> [Action] {
  guard let kind = ActionKind(rawValue: "streetlights") else { return [] }
  return (0..<count).map { number in
    var action = Action(
      id: "lamps-\(number)", title: "Lamps \(number)", summary: "",
      kind: kind,
      sector: "buildings", startYear: year + 1, fullYear: year + 1, risks: [], lead: "",
      partners: "", status: .planned, priority: .mid, capitalCost: nil, annualCost: nil,
      costSource: "", isCostPublic: true, staff: nil, whoBenefits: "", whoPays: "",
      whoDecides: "", coBenefits: [], funding: "", monitoringIndicator: "", source: "", note: "",
      place: Place(file: "actions.csv"))
    let numbers = [
      "lamps": 100 + Double(number), "power_each": 0.0001, "hours": 4_000, "saving": 0.5,
    ]
    for (name, number) in numbers {
      let unit = Calculator.of(action.kind).input(name)?.units.first.flatMap(MeasurementUnit.named)
      action.parameters[name] = ActionParameter(
        name: name, number: number, text: "\(number)", unit: unit, source: "", note: "",
        place: Place(file: "action-parameters.csv"))
    }
    return action
  }
}

do {
  guard CommandLine.arguments.count == 4, let count = Int(CommandLine.arguments[2]),
    let runs = Int(CommandLine.arguments[3])
  else { throw CocoaError(.featureUnsupported) }
  let library = FactorLibrary.standard
  let workspace = try WorkspaceFolder.read(
    URL(filePath: CommandLine.arguments[1]), library: library)
  let calculation = PlanCalculation(workspace: workspace, library: library)
  guard let projection = calculation.projection else { throw CocoaError(.fileReadUnknown) }
  for finding in calculation.findings where finding.severity == .error {
    FileHandle.standardError.write(Data("\(finding.place): \(finding.message)\n".utf8))
  }
  var options = PlanDraws.Options()
  options.draws = count
  _ = calculation.portfolio?.total(projection.years.upperBound)
  var seconds: [Double] = []
  var processor: [Double] = []
  var spread: DrawSpread?
  for _ in 0..<runs {
    let (start, startProcessor) = (ContinuousClock().now, processorSeconds())
    let draws = calculation.draws(options)
    seconds.append((ContinuousClock().now - start) / .seconds(1))
    processor.append(processorSeconds() - startProcessor)
    spread = draws?.plan.last
  }
  let shares = attribute(Array(calculation.workspace.actions.prefix(20)), calculation)
  let coupled = attribute(
    coupledActions(20, from: projection.years.lowerBound), calculation)
  let output = Streams(
    firstYear: projection.years.lowerBound,
    kilowattHour: Energy.kilowattHours(1).canonical, mile: Distance.miles(1).canonical,
    streams: projection.streams.map { stream in
      Streams.Stream(
        id: stream.record.id,
        activity: (0..<projection.years.count).map { stream.activity($0) },
        rates: (0..<projection.years.count).map {
          calculation.inventory.potentials.tonnes(stream.rate($0))
        }, heat: heat(stream.record, library))
    },
    result: Streams.Result(
      seconds: seconds, processorSeconds: processor, median: spread?.p50 ?? .nan,
      deviation: spread?.standardDeviation ?? .nan, shapleySeconds: shares.seconds,
      coupledSeconds: coupled.seconds, largestRest: max(shares.rest, coupled.rest)))
  print(String(decoding: try JSONEncoder().encode(output), as: UTF8.self))
} catch {
  FileHandle.standardError.write(
    Data("strategies-bench WORKSPACE DRAWS RUNS: \(error)\n".utf8))
  exit(1)
}
