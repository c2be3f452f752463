internal import Quantities
internal import Vulnerability

/// Compares a strategy with a risk and a community, one property at a time.
struct StrategyFit {
  typealias Reason = StrategySuggestion.Reason

  let subject: SuggestionSubject
  let traits: CommunityTraits
  let capacityFits: [CapacityFit]
  let names: (_ id: String, _ language: String) -> String

  /// Nil when it does not meet the hazard, or the system where no hazard is said, or is for coasts and the place is inland.
  func suggestion(_ strategy: AdaptationStrategy, adopted: [String]) -> StrategySuggestion? {
    let meetsHazard = strategy.hazards.contains(subject.hazard)
    let meetsSystem = strategy.systems.contains(subject.system)
    let isFor = subject.hazard.isEmpty ? meetsSystem : meetsHazard
    guard isFor, !(strategy.isCoastal && traits.isCoastal == false) else {
      return nil
    }
    let compared = [region(strategy), size(strategy), staff(strategy)].compactMap { $0 }
    let fits =
      [meetsHazard ? hazard(strategy) : nil, meetsSystem ? system : nil, coast(strategy)]
      .compactMap(\.self)
      + compared.filter(\.isFit).map(\.reason) + weakScores(strategy) + capacity(strategy)
    return StrategySuggestion(
      strategy: strategy,
      meeting: meetsHazard && meetsSystem ? .hazardAndSystem : meetsHazard ? .hazard : .system,
      isMainHazard: subject.isMainHazard(of: strategy), reasons: fits,
      misfits: mismatch(meetsSystem) + compared.filter { !$0.isFit }.map(\.reason),
      adopted: adopted)
  }

  private func hazard(_ strategy: AdaptationStrategy) -> Reason {
    let isMain = subject.isMainHazard(of: strategy)
    return Reason(
      kind: .hazard,
      text:
        "It answers \(names(subject.hazard, "en").lowercased()).\(isMain ? " That is what it is mainly for." : "")",
      spanishText:
        "Responde a \(names(subject.hazard, "es").lowercased()).\(isMain ? " Para eso es sobre todo." : "")"
    )
  }

  private var system: Reason {
    Reason(
      kind: .system, text: "It protects \(names(subject.system, "en").lowercased()).",
      spanishText: "Protege \(names(subject.system, "es").lowercased()).")
  }

  /// The system that it does not meet though the risk says it; not said counts neither way.
  private func mismatch(_ meetsSystem: Bool) -> [Reason] {
    guard !meetsSystem, !subject.system.isEmpty else { return [] }
    return [
      Reason(
        kind: .system,
        text: "It was not written for \(names(subject.system, "en").lowercased()).",
        spanishText: "No se escribió para \(names(subject.system, "es").lowercased()).")
    ]
  }

  /// One reason for each weak score that it moves: exposure and sensitivity of 4 and 5, capacity of 1 and 2.
  private func weakScores(_ strategy: AdaptationStrategy) -> [Reason] {
    let axes: [(RiskScores.Axis, points: Int, names: (en: String, es: String))] = [
      (.exposure, strategy.exposureDrop, ("It lowers exposure", "Reduce la exposición")),
      (.sensitivity, strategy.sensitivityDrop, ("It lowers sensitivity", "Reduce la sensibilidad")),
      (
        .adaptiveCapacity, strategy.capacityGain,
        ("It raises adaptive capacity", "Aumenta la capacidad de adaptación")
      ),
    ]
    return axes.compactMap { axis, points, names in
      guard points > 0, let score = subject.scores[axis] else { return nil }
      guard axis.isHigherBetter ? score <= 2 : score >= 4 else { return nil }
      return Reason(
        kind: .score, text: "\(names.en), which is scored \(score) of 5.",
        spanishText: "\(names.es), puntuada con \(score) de 5.")
    }
  }

  private func coast(_ strategy: AdaptationStrategy) -> Reason? {
    guard strategy.isCoastal, traits.isCoastal == true else { return nil }
    return Reason(
      kind: .coast, text: "It is for coasts, and the community has one.",
      spanishText: "Es para costas, y la comunidad tiene una.")
  }

  private func region(_ strategy: AdaptationStrategy) -> (isFit: Bool, reason: Reason)? {
    guard let region = traits.region, !strategy.regions.isEmpty else { return nil }
    let isFit = strategy.regions.contains(region)
    let name = region.split(separator: "-").joined(separator: " ")
    return (
      isFit,
      Reason(
        kind: .region,
        text: isFit
          ? "It suits the region (\(name))." : "It was written for other regions than \(name).",
        spanishText: isFit
          ? "Conviene a la región (\(name))." : "Se escribió para otras regiones que \(name).")
    )
  }

  private func size(_ strategy: AdaptationStrategy) -> (isFit: Bool, reason: Reason)? {
    guard let size = traits.size, let population = traits.population,
      strategy.sizes.count < AdaptationStrategy.Size.allCases.count
    else { return nil }
    let isFit = strategy.sizes.contains(size)
    let people = NumberText.grouped(population)
    return (
      isFit,
      Reason(
        kind: .size,
        text: isFit
          ? "It suits a community of \(people) people."
          : "It is meant for communities of another size than \(people) people.",
        spanishText: isFit
          ? "Conviene a una comunidad de \(people) habitantes."
          : "Está pensada para comunidades de otro tamaño que \(people) habitantes.")
    )
  }

  private func staff(_ strategy: AdaptationStrategy) -> (isFit: Bool, reason: Reason)? {
    guard let staff = traits.staff else { return nil }
    let isFit = strategy.staff <= staff
    return (
      isFit,
      Reason(
        kind: .staff,
        text: isFit
          ? "It needs no more staff than the community says it has."
          : "It needs more staff (\(strategy.staff.rawValue)) than the community says it has (\(staff.rawValue)).",
        spanishText: isFit
          ? "No requiere más personal del que la comunidad dice tener."
          : "Requiere más personal del que la comunidad dice tener.")
    )
  }

  /// One reason for each limit that it meets.
  private func capacity(_ strategy: AdaptationStrategy) -> [Reason] {
    subject.capacityFactors.compactMap { factor in
      capacityFits.first { $0.factor == factor && $0.holds(for: strategy) }.map {
        Reason(kind: .capacity, text: $0.reason, spanishText: $0.spanishReason)
      }
    }
  }
}
