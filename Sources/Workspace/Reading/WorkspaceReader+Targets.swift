internal import Factors
internal import Forecast
internal import Inventory
internal import Tables

extension WorkspaceReader {
  mutating func readTargets() {
    for record in records(of: WorkspaceTables.targets) {
      var decoder = RecordDecoder(record)
      let target = target(&decoder)
      if let kind = target?.kind { noteUnused(kind, &decoder) }
      guard accept(decoder), let target else { continue }
      workspace.targets.append(target)
    }
  }

  private func target(_ decoder: inout RecordDecoder) -> Target? {
    let record = decoder.record
    let id = decoder.identifier()
    let kind: Target.Kind? = decoder.choice("kind")
    // Tonnes of one's own are a share of nothing: what they are compared with may be the last inventory.
    let isOwnWithoutBase = kind == .own && record.text("base_year") == nil
    let baseYear =
      isOwnWithoutBase
      ? workspace.community.inventoryYears.max() ?? decoder.year("base_year")
      : decoder.year("base_year")
    let year = decoder.year()
    let reduction = percent("reduction_percent", &decoder)
    let sector: Sector? = decoder.optionalChoice("sector")
    let status: EvidenceStatus? =
      record.text("status") == nil ? .unverified : decoder.choice("status")
    let terms = terms(&decoder)
    // Where the kind does not use it, it is passed over with a warning.
    let covers =
      kind.map { Target.columns(of: $0).contains("covers") } == true
      ? covers(sector: sector, &decoder) : .everything
    guard let kind, let baseYear, let year, let status else { return nil }
    if [.absolute, .perCapita, .pledge, .netZero].contains(kind),
      record.text("reduction_percent") == nil
    {
      _ = decoder.required("reduction_percent")
    }
    var target = Target(
      id: id, name: record["name"], kind: kind, baseYear: baseYear, year: year,
      reduction: reduction, sector: sector, source: record["source"], status: status,
      note: record["note"], place: record.place)
    terms(&target)
    target.covers = covers
    return target
  }

  /// Scopes and sectors that a target counts.
  private func covers(sector: Sector?, _ decoder: inout RecordDecoder) -> TargetReach {
    var reach = TargetReach.everything
    for word in decoder.record["covers"].split(separator: " ").map(String.init) {
      if let sector = Sector(rawValue: word) {
        reach.sectors.insert(sector)
      } else if let scope = [1, 2, 3].first(where: { word == "scope-\($0)" }) {
        reach.scopes.insert(scope)
      } else if let account = Account(rawValue: word) {
        decoder.find(
          .error,
          account == .community
            ? "A target is of the community's account always. Leave “\(word)” out."
            : "A target is of the community's account. The account “\(word)” has no forecast that a target could be held against: write its goal as an action or a milestone.",
          column: "covers")
      } else {
        let known = Sector.allCases.map(\.rawValue).joined(separator: ", ")
        decoder.find(
          .error,
          "“\(word)” is neither a scope nor a sector. Write scope-1, scope-2, scope-3 or one of \(known), with spaces between.",
          column: "covers")
      }
    }
    if sector != nil, !reach.sectors.isEmpty {
      decoder.find(
        .error,
        "“sector” and “covers” both name sectors. Leave one of the two empty, or name only scopes in “covers”.",
        column: "covers")
    }
    return reach
  }

  /// What only some kinds read, to be put into a target.
  private func terms(_ decoder: inout RecordDecoder) -> (inout Target) -> Void {
    let allowed = tonnes("allowed_tonnes", &decoder)
    let removals = tonnes("removals_tonnes", &decoder)
    let shape: TargetPath.Shape? = decoder.optionalChoice("shape")
    let allocation: Target.Allocation? = decoder.optionalChoice("allocation")
    var fairShare = Target.FairShareTerms()
    fairShare.countryIndex = decoder.optionalAmount("hdi_country")
    fairShare.worldIndex = decoder.optionalAmount("hdi_world")
    fairShare.globalReduction = percent("global_reduction_percent", &decoder)
    var budget = Target.BudgetTerms()
    budget.tonnes = tonnes("budget_tonnes", &decoder)
    budget.temperature = decoder.optionalAmount("temperature")
    budget.probability = decoder.optionalAmount("probability")
    budget.allocation = allocation
    let adopted = decoder.optionalAmount("adopted_base_tonnes")
    let goal = decoder.record["leads_to"]
    return { target in
      target.allowedTonnes = allowed
      target.removals = removals
      target.leadsTo = goal
      target.shape = shape ?? .straight
      target.fairShare = fairShare
      target.budget = budget
      target.adoptedBase = adopted
    }
  }

  /// Metric tons; nil when the cell is empty or cannot be read.
  private func tonnes(_ column: String, _ decoder: inout RecordDecoder) -> Double? {
    guard let tonnes = decoder.number(column) else { return nil }
    guard tonnes < 0 else { return tonnes }
    let text = decoder.record[column]
    let advice =
      switch column {
      case "removals_tonnes": "Write what is taken up as a number of 0 or more."
      case "budget_tonnes": "A budget is what may still be emitted; when it is used up, write 0."
      default:
        "A target is for emissions before removals. For less than nothing choose the kind net-zero and state what is taken up in “removals_tonnes”."
      }
    decoder.find(.error, "“\(column)” is negative (\(text)). \(advice)", column: column)
    return nil
  }

  /// A part of 1 from a cell in percent; nil when it is empty or cannot be read.
  private func percent(_ column: String, _ decoder: inout RecordDecoder) -> Double? {
    guard let percent = decoder.number(column) else { return nil }
    if percent < 0 {
      decoder.find(
        .error,
        "A reduction is not negative (\(decoder.record[column])). Where emissions may rise, state the tonnes with the kind own and “allowed_tonnes”.",
        column: column)
      return nil
    }
    if percent > 100 {
      decoder.find(.error, "A reduction is at most 100 percent.", column: column)
    }
    return percent / 100
  }

  /// Says which cells a kind does not read, so that nobody believes them to count.
  private func noteUnused(_ kind: Target.Kind, _ decoder: inout RecordDecoder) {
    let unused = Target.ownColumns.subtracting(Target.columns(of: kind)).sorted()
    for column in unused where decoder.record.text(column) != nil {
      decoder.find(
        .warning,
        "A target of the kind “\(kind.rawValue)” does not use “\(column)”, so the cell was passed over.",
        column: column)
    }
  }
}
