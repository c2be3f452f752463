internal import Factors
public import Quantities
internal import Tables

/// On-road trips by where they begin and end: the community's part of traffic that it induces.
///
///     VMT' = T · (p_internal · w_internal + (p_in + p_out) · w_one + p_through · w_through)
///     m(gas) = Σ VMT' · a · s · rate of the vehicle, as for vehicle miles
///
/// All miles of trips inside count, half of those with one end inside, and none of through traffic.
///
/// - Source: [GPC-2021], chapter 7, induced activity; [USCP-2019], TR.1.A; weights as in [METC-CPRG].
/// - Limits: Trips of their whole length, from a travel model or mobile-phone data; not counts on roads.
public enum OnRoadOriginDestination: EmissionMethod {
  public static let declaration = MethodDeclaration(
    id: "on-road-origin-destination", name: "On-road vehicles by origin and destination",
    sectors: [.transportation], family: "on-road-miles", kinds: [.distance],
    quantity: "Vehicle miles of all trips that touch the community, at full length",
    equation:
      "VMT' = T · (p_internal · 1 + (p_in + p_out) · w + p_through · 0);  m(gas) = Σ VMT' · a · s · rate",
    symbols: [
      ("T", "miles of all trips that begin, end or pass inside, at full length"),
      ("p", "parts of T by trip: internal, inbound, outbound, through; they sum to 1"),
      ("w", "part of a trip with one end inside that is the community's"),
      ("a", "what makes the miles those of a year"),
      ("s", "share of the miles by vehicle and fuel"),
      ("i", "part of the miles of trips with one end inside that is driven inside the boundary"),
    ], parameters: parameters,
    protocols: ProtocolTags(
      gpc: "II.1.1", scope: 1, uscp: "TR.1.A", counts: .activity),
    isLinear: false,
    validity:
      "Trip tables of a travel model or of location data, with through traffic told apart. State the four parts as shares or as miles; nothing is guessed. All of the community's part is counted in one record unless “part” divides it by scope, which needs the part driven inside. Not for road counts, which have no ends.",
    source: "GPC 2021, chapter 7 (induced activity); US Community Protocol, TR.1.A")

  private static let parameters: [MethodParameter] =
    TripEnds.allCases.flatMap { ends in
      [
        MethodParameter(
          "\(ends.rawValue)_share", "p(\(ends.rawValue))", "Part of the miles: \(ends.meaning)",
          unit: "share", range: 0...1, .absent),
        MethodParameter(
          "\(ends.rawValue)_miles", "T(\(ends.rawValue))", "Miles: \(ends.meaning)", unit: "mile",
          range: 0...1e15, .absent),
      ]
    } + [
      MethodParameter(
        "one_end_weight", "w", "Part of a trip with one end inside that is the community's",
        unit: "share", range: 0...1, .constant("trip-weight", variant: "one-end")),
      MethodParameter(
        "inside_share", "i", "Part of the miles of trips with one end inside that is driven inside",
        unit: "share", range: 0...1, .absent),
      MethodParameter(
        "part", "Which part is counted: all, or one scope of it",
        words: ["all", "scope-1", "scope-2", "scope-3"], .word("all")),
      .annualization, .grid, .revision, .hubEdition,
    ]

  public static func emissions<Recorder: CalculationRecorder>(
    of record: ActivityRecord, in context: InventoryContext, recorder: inout Recorder
  ) throws(MethodProblem) -> EmissionsByGas {
    let transport = try TransportInputs(record, context, declaration)
    recorder.formula { declaration.equation }
    let quantity = try transport.inputs.quantity("T", &recorder)
    let annual = try transport.inputs.value("annualization", &recorder)
    let trips = try TripMiles(transport, total: Distance(canonical: quantity), &recorder)
    let part = try transport.countedPart(&recorder)
    let inside = try transport.inputs.optional("inside_share", &recorder)
    recorder.note { trips.summary }
    guard let inside else {
      guard part == "all" else {
        throw MethodProblem(
          "factor",
          "“part=\(part)” needs “inside_share”: the part of the miles of trips with one end inside that is driven inside the boundary."
        )
      }
      recorder.note {
        "Trips inside are scope 1 (GPC II.1.1). Trips with one end inside are scope 1 on roads inside and scope 3 (II.1.3) outside; state “inside_share” to divide them."
      }
      return try transport.emissions(of: trips.counted * annual, &recorder).total
    }
    let scopes = try trips.scopes(
      inside: inside, transport.emissions(of: trips.counted * annual, &recorder))
    recorder.note { scopes.summary }
    return scopes.emissions(part)
  }
}

/// Where a trip begins and ends.
enum TripEnds: String, CaseIterable {
  case `internal`, inbound, outbound, through

  var meaning: String {
    switch self {
    case .internal: "trips that begin and end inside"
    case .inbound: "trips that begin outside and end inside"
    case .outbound: "trips that begin inside and end outside"
    case .through: "trips that begin and end outside"
    }
  }
}

/// Miles of trips by their ends, and what of them is the community's.
struct TripMiles {
  /// Miles of trips inside, with one end inside, and passing through, all at full length.
  let inside, oneEnd, through: Distance
  /// The community's part of trips with one end inside.
  let weight: Double

  /// All miles that are the community's.
  var counted: Distance { inside + oneEnd * weight }

  init<Recorder: CalculationRecorder>(
    _ transport: TransportInputs, total: Distance, _ recorder: inout Recorder
  ) throws(MethodProblem) {
    let form = try TripMiles.form(transport)
    var parts: [TripEnds: Double] = [:]
    for ends in TripEnds.allCases {
      parts[ends] = try transport.inputs.value("\(ends.rawValue)_\(form)", &recorder)
    }
    let sum = TripEnds.allCases.reduce(0) { $0 + (parts[$1] ?? 0) }
    let whole = form == "miles" ? total.miles : 1
    guard (sum - whole).magnitude <= 1e-6 * whole else {
      throw MethodProblem(
        "factor",
        "The \(form) of trips (internal, inbound, outbound, through) sum to \(NumberText.significant(sum)), not \(form == "miles" ? "to the quantity of \(NumberText.significant(whole)) miles" : "1"). Mend them; the record was left out."
      )
    }
    func distance(_ ends: TripEnds...) -> Distance {
      let part = ends.reduce(0) { $0 + (parts[$1] ?? 0) }
      return form == "miles" ? .miles(part) : total * part
    }
    inside = distance(.internal)
    oneEnd = distance(.inbound, .outbound)
    through = distance(.through)
    weight = try transport.inputs.value("one_end_weight", &recorder)
  }

  /// Whether the record states miles or shares; a mixture is refused.
  private static func form(_ transport: TransportInputs) throws(MethodProblem) -> String {
    let stated = Set(
      ["share", "miles"].filter { form in
        TripEnds.allCases.contains { transport.inputs.states("\($0.rawValue)_\(form)") }
      })
    guard stated.count < 2 else {
      throw MethodProblem(
        "factor", "The trips are stated partly in miles and partly as shares. State all four alike."
      )
    }
    return stated.first ?? "share"
  }

  /// What counts, in one sentence.
  var summary: String {
    func text(_ distance: Distance) -> String { NumberText.grouped(distance.miles) }
    return
      "Counted: all \(text(inside)) miles of trips inside and \(NumberText.significant(weight)) of \(text(oneEnd)) miles of trips with one end inside; \(text(through)) miles of through traffic are left out."
  }

  /// Divides emissions of the counted miles by scope.
  func scopes(inside share: Double, _ emissions: MileEmissions) -> TripScopes {
    let near = inside + oneEnd * (weight * share)
    let part = counted == .zero ? 0 : near / counted
    return TripScopes(
      fuelInside: emissions.fuel * part, electricityInside: emissions.electricity * part,
      outside: emissions.total * (1 - part))
  }
}

/// The community's part of trips by scope.
struct TripScopes {
  let fuelInside, electricityInside, outside: EmissionsByGas

  func emissions(_ part: String) -> EmissionsByGas {
    switch part {
    case "scope-1": fuelInside
    case "scope-2": electricityInside
    case "scope-3": outside
    default: fuelInside + electricityInside + outside
    }
  }

  /// Carbon dioxide of each scope, in one sentence.
  var summary: String {
    func text(_ emissions: EmissionsByGas) -> String {
      "\(NumberText.significant(emissions.carbonDioxide.tonnes)) t CO₂"
    }
    return
      "By scope: \(text(fuelInside)) are scope 1 (GPC II.1.1), \(text(electricityInside)) scope 2 (II.1.2), \(text(outside)) scope 3 (II.1.3)."
  }
}
