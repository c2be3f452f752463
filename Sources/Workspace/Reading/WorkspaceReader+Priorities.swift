internal import Strategies
internal import Tables

extension WorkspaceReader {
  /// Reads criteria, weights, scores and limits; after actions.
  mutating func readPriorities() {
    readCriteria()
    // Without criteria of its own a community weighs and scores by Cairn's.
    let known = Set(workspace.priorityBook.usedCriteria.map(\.id))
    readCriterionWeights(known)
    workspace.findings +=
      WeightPanel(
        criteria: workspace.priorityBook.usedCriteria, weights: workspace.priorityBook.weights
      ).findings
    readActionScores(known)
    readLimits()
  }

  private mutating func readCriteria() {
    read(WorkspaceTables.criteria) { decoder, record in
      let measure: Criterion.Measure? = decoder.choice("measure")
      let direction: Criterion.Direction? = decoder.optionalChoice("direction")
      let basis: Criterion.Basis? = decoder.optionalChoice("basis")
      let scale: Criterion.Scale? = decoder.optionalChoice("scale")
      if let measure, let basis, !measure.bases.contains(basis) {
        let known = measure.bases.map { "“\($0.rawValue)”" }.joined(separator: ", ")
        decoder.find(
          .error,
          "“\(measure.rawValue)” cannot be read from “\(basis.rawValue)”. Use \(known).",
          column: "basis")
      }
      let (indifference, preference) = decoder.thresholds()
      let criterion = Criterion(
        id: decoder.identifier(), name: decoder.required("name"), measure: measure ?? .own,
        weight: decoder.amount("weight") ?? 0, direction: direction, basis: basis,
        year: record.text("year") == nil ? nil : decoder.year(), scale: scale ?? .minMax,
        indifference: indifference, preference: preference, source: record["source"],
        note: record["note"], place: record.place)
      return measure == nil ? nil : criterion
    } keep: {
      $0.priorityBook.criteria.append($1)
    }
    let criteria = workspace.priorityBook.criteria
    if !criteria.isEmpty, criteria.allSatisfy({ $0.weight == 0 }) {
      find(
        .warning, "All criteria weigh 0, so each counts alike. Give them weights.",
        at: Place(file: WorkspaceTables.criteria.file))
    }
  }

  private mutating func readCriterionWeights(_ known: Set<String>) {
    let file = WorkspaceTables.criteria.file
    read(WorkspaceTables.criteriaWeights) { decoder, record in
      let weight = decoder.amount("weight")
      let row = CriterionWeight(
        person: decoder.required("person"),
        criterion: decoder.reference("criterion", to: known, in: file, .error),
        weight: weight ?? 0, reason: record["reason"], place: record.place)
      return weight == nil ? nil : row
    } keep: {
      $0.priorityBook.weights.append($1)
    }
  }

  private mutating func readActionScores(_ known: Set<String>) {
    let actions = Set(workspace.actions.map(\.id))
    let criteria = workspace.priorityBook.usedCriteria
    read(WorkspaceTables.actionScores) { decoder, record in
      let criterion = decoder.reference(
        "criterion", to: known, in: WorkspaceTables.criteria.file, .error)
      if let measured = criteria.first(where: { $0.id == criterion }), !measured.isScored {
        decoder.find(
          .warning,
          "“\(measured.id)” is calculated and not scored, so this score is not counted. Write “score” as its basis in criteria.csv, or take the row out.",
          column: "criterion")
      }
      return ActionScore(
        action: decoder.reference("action", to: actions, in: "actions.csv", .error),
        criterion: criterion, person: decoder.required("person"),
        score: decoder.score(from: 1, to: 5), reason: record["reason"], place: record.place)
    } keep: {
      $0.priorityBook.scores.append($1)
    }
  }

  private mutating func readLimits() {
    read(WorkspaceTables.limits) { decoder, record in
      let kind: PortfolioLimit.Kind? = decoder.choice("kind")
      let year = record.text("year") == nil ? nil : decoder.year()
      let value = decoder.amount("value")
      if kind == .equity, let value, value > 100 {
        decoder.find(
          .error, "“\(record["value"])” is not a percentage from 0 to 100.", column: "value")
      }
      if kind == .equity, year != nil {
        decoder.find(
          .warning, "An equity floor holds for all years together; the year is not used.",
          column: "year")
      }
      if kind == .target, year == nil {
        decoder.find(
          .warning, "The ceiling holds for every year, because no year is given.", column: "year")
      }
      guard let kind, let value else { return nil }
      return PortfolioLimit(
        kind: kind, year: kind == .equity ? nil : year, value: value, note: record["note"],
        place: record.place)
    } keep: {
      $0.priorityBook.limits.append($1)
    }
  }
}

extension RecordDecoder {
  /// The two differences of outranking, each a part of the scale, the second not below the first.
  fileprivate mutating func thresholds() -> (Double, Double) {
    let indifference = part("indifference") ?? Criterion.usualIndifference
    let preference = part("preference") ?? max(indifference, Criterion.usualPreference)
    if preference < indifference {
      find(
        .error, "Preference begins below indifference. Exchange the two.", column: "preference")
    }
    return (indifference, max(indifference, preference))
  }

  private mutating func part(_ column: String) -> Double? {
    guard let value = optionalAmount(column) else { return nil }
    guard value <= 1 else {
      find(
        .error, "“\(record[column])” is not a part of the scale. Use a number from 0 to 1.",
        column: column)
      return nil
    }
    return value
  }

  /// A score within bounds; nil for an empty cell or `unsure`.
  fileprivate mutating func score(from low: Double, to high: Double) -> Double? {
    guard let text = record.text("score"), text.lowercased() != "unsure" else { return nil }
    guard let score = number("score") else { return nil }
    guard (low...high).contains(score) else {
      find(
        .error, "“\(text)” is not a score. Use 1 to 5, or unsure.", column: "score")
      return nil
    }
    return score
  }
}
