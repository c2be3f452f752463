internal import Factors
internal import Forecast
internal import Inventory
internal import Quantities
internal import Tables

/// Lists the numbers that a range can be of; what it lists is what `RangeResolution` takes.
struct RangeSubjects {
  let portfolio: Portfolio
  let costs: [CostRow]
  let prices: [EnergyPrice]
  let rate: DiscountRate?

  private var projection: Projection { portfolio.projection }

  var all: [RangeSubject] {
    parameters + series + policies + records + factors + costSubjects + priceSubjects
      + portfolio.effective.flatMap(course) + policies.map(timing) + discountRate
  }

  /// When an action comes, how far it spreads and what is left of it.
  private func course(of action: Action) -> [RangeSubject] {
    func subject(
      _ what: InputRange.What, _ stated: Double, unit: String, _ bounds: ClosedRange<Double>,
      _ reach: UncertainInput.Reach
    ) -> RangeSubject {
      RangeSubject(
        what: what, subject: action.id, parameter: "", owner: action.title,
        title: "\(action.title): \(what.rawValue)", input: nil, stated: stated, unit: unit,
        bounds: bounds, place: action.place, reach: reach)
    }
    let first = projection.years.lowerBound + 1
    let timing =
      action.startYear < first
      ? []
      : [
        subject(
          .timing, 0, unit: "", Double(first - action.startYear)...60, .timing(action: action.id))
      ]
    return timing + [
      subject(.uptake, 1, unit: "", 0 ... .infinity, .uptake(action: action.id)),
      subject(
        .rebound, action.uptake.rebound * 100, unit: "percent", 0...100,
        .rebound(action: action.id)),
      subject(
        .decay, action.uptake.decay * 100, unit: "percent", 0...100, .decay(action: action.id)),
    ]
  }

  private func timing(of policy: RangeSubject) -> RangeSubject {
    RangeSubject(
      what: .policyTiming, subject: policy.subject, parameter: "", owner: policy.owner,
      title: "\(policy.owner): timing", input: nil, stated: 0, unit: "", bounds: -60...60,
      place: policy.place, reach: .policyTiming(policy.subject))
  }

  private var discountRate: [RangeSubject] {
    rate.map { rate in
      [
        RangeSubject(
          what: .discountRate, subject: "usual", parameter: "", owner: rate.name,
          title: "discount rate", input: nil, stated: rate.rate * 100, unit: "percent",
          bounds: 0...30, place: nil, reach: .discountRate)
      ]
    } ?? []
  }

  private var parameters: [RangeSubject] {
    portfolio.effective.flatMap { action in
      Calculator.of(action.kind).inputs.compactMap { parameter($0, of: action) }
    }
  }

  private func parameter(_ input: CalculatorInput, of action: Action) -> RangeSubject? {
    guard input.kind != nil, let parameter = action.parameter(input.name),
      let number = parameter.number
    else { return nil }
    let scale = parameter.unit?.canonicalFactor ?? 1
    let isOwn = action.parameters[input.name] != nil
    return RangeSubject(
      what: .parameter, subject: action.id, parameter: input.name,
      owner: action.title, title: "\(action.title): \(input.name)", input: input,
      stated: number / scale,
      unit: parameter.unit?.symbol ?? "",
      bounds: input.range.map { ($0.lowerBound / scale)...($0.upperBound / scale) },
      place: isOwn ? parameter.place : action.place,
      reach: .parameter(action: action.id, name: input.name))
  }

  /// Facts and paths that some stream follows, in the last year that they state.
  private var series: [RangeSubject] {
    var facts: Set<String> = []
    var paths: Set<String> = []
    for kind in followed {
      switch kind {
      case .driver(let id): facts.insert(id)
      case .path(let id): paths.insert(id)
      default: break
      }
    }
    return facts.sorted().compactMap { id in
      projection.indicators[id].flatMap { indicator in
        subject(
          .indicator, id, indicator.title, indicator.series, unit: indicator.unit.symbol
        ) { year in indicator.origins[year]?.place }
      }
    }
      + paths.sorted().compactMap { id in
        projection.paths[id].flatMap {
          subject(.path, id, id, $0.series, unit: $0.unit) { _ in nil }
        }
      }
  }

  private func subject(
    _ what: InputRange.What, _ id: String, _ title: String, _ series: YearSeries, unit: String,
    place: (Int) -> Place?
  ) -> RangeSubject? {
    guard let last = series.span?.upperBound else { return nil }
    let year = min(last, projection.years.upperBound)
    guard year > projection.years.lowerBound, let stated = series.value(in: year), stated != 0
    else { return nil }
    return RangeSubject(
      what: what, subject: id, parameter: String(year), owner: title,
      title: "\(title), \(year)", input: nil, stated: stated, unit: unit, bounds: nil,
      place: place(year),
      reach: what == .indicator ? .indicator(id, year: year) : .path(id, year: year))
  }

  private var followed: Set<StreamShape.Factor.Kind> {
    Set(projection.streams.flatMap { $0.shape.factors.map(\.kind) })
  }

  private var policies: [RangeSubject] {
    let ids = followed.compactMap { kind -> String? in
      if case .policy(let id) = kind { id } else { nil }
    }
    return ids.sorted().map { id in
      RangeSubject(
        what: .policy, subject: id, parameter: "", owner: projection.policies[id]?.name ?? id,
        title: "\(projection.policies[id]?.name ?? id): part of its effect", input: nil, stated: 1,
        unit: "", bounds: 0 ... .infinity, place: projection.policies[id]?.place,
        reach: .policy(id))
    }
  }

  private var records: [RangeSubject] {
    projection.streams.map(\.record).compactMap { record in
      guard let quantity = record.quantity, quantity != 0 else { return nil }
      return RangeSubject(
        what: .record, subject: record.id, parameter: "", owner: record.title,
        title: "\(record.title): activity", input: nil, stated: quantity,
        unit: record.unit?.symbol ?? "", bounds: nil,
        place: record.place, reach: .record(record.id))
    }
  }

  /// The factors of an activity, which err together.
  private var factors: [RangeSubject] {
    var ids: [String: [String]] = [:]
    var order: [String] = []
    for record in projection.streams.map(\.record) {
      if ids[record.activity] == nil { order.append(record.activity) }
      ids[record.activity, default: []].append(record.id)
    }
    return order.map { activity in
      RangeSubject(
        what: .factor, subject: activity, parameter: "", owner: activity,
        title: "\(activity): emission factor", input: nil, stated: 1, unit: "", bounds: nil,
        place: nil,
        reach: .factor(ids[activity] ?? []))
    }
  }

  /// The prices of an activity, in multiples of what is stated: what drives one up drives up all.
  private var priceSubjects: [RangeSubject] {
    Set(prices.map(\.activity)).sorted().map { activity in
      RangeSubject(
        what: .price, subject: activity, parameter: "", owner: activity,
        title: "\(activity): price", input: nil, stated: 1, unit: "", bounds: 0 ... .infinity,
        place: prices.first { $0.activity == activity }?.place, reach: .price(activity))
    }
  }

  private var costSubjects: [RangeSubject] {
    let rows = costs.filter { $0.amount != 0 && ($0.what == .capital || $0.what == .operating) }
    let named = rows.map { row in
      let title = portfolio.actions.first { $0.id == row.action }?.title ?? row.action
      return RangeSubject(
        what: .cost, subject: row.id, parameter: "", owner: "\(title), \(row.id)",
        title: "\(title): \(row.what.rawValue) cost", input: nil, stated: row.amount, unit: "US$",
        bounds: nil, place: row.place,
        reach: .costRow(row.place))
    }
    let counted = Set(costs.map(\.action))
    return named
      + portfolio.actions.filter { !counted.contains($0.id) }.flatMap { action in
        [("capital", action.capitalCost), ("annual", action.annualCost)].compactMap { name, cost in
          cost.flatMap { $0.dollars == 0 ? nil : subject(of: action, name, $0.dollars) }
        }
      }
  }

  private func subject(of action: Action, _ name: String, _ dollars: Double) -> RangeSubject {
    RangeSubject(
      what: .cost, subject: action.id, parameter: name, owner: action.title,
      title: "\(action.title): \(name) cost", input: nil, stated: dollars, unit: "US$", bounds: nil,
      place: action.place,
      reach: .cost(action: action.id, isYearly: name == "annual"))
  }
}
