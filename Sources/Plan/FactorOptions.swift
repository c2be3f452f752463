public import Factors
public import Inventory
internal import Tables
public import Workspace

/// One way to fill the `factor` cell of a record, with what would come of it.
public struct FactorOption: Sendable {
  /// Where the option comes from.
  public enum Group: String, Hashable, Sendable, CaseIterable {
    /// What the record says now.
    case current
    /// What the library takes by itself.
    case automatic
    /// A set of the community's own factors.
    case own
    /// Another edition, revision or year of the same factors.
    case edition
    /// Another study or source for one of the inputs.
    case study
    /// The grid of another region.
    case region
  }

  public let group: Group
  /// The text of the `factor` cell; empty for the automatic choice.
  public let cell: String
  /// Metric tons CO2e; nil when the record's data do not allow it.
  public let tonnes: Double?
  /// Why it is not possible; empty when it is.
  public let problem: String
  /// The factors, each with value, unit and source; inputs that are no factors are left out.
  public let inputs: [Explanation.Input]
  /// What a reader should know, in full sentences.
  public let notes: [String]
  /// Half of a 95 percent interval as stated with the factors, in percent; nil when none is.
  public let uncertaintyPercent: Double?
}

extension PlanCalculation {
  /// Every way to fill a record's `factor` cell that its method, activity, year and place allow; nothing else is calculated.
  ///
  /// The present way comes first. Of ways that take the very same factors only the first is there, and ways that are not
  /// possible are left out, but for the present one.
  ///
  /// - Parameter cell: What the record's cell says now.
  public static func factorOptions(
    of record: ActivityRecord, cell: String, in workspace: CommunityWorkspace,
    library: FactorLibrary
  ) -> [FactorOption] {
    let community = workspace.community
    guard let method = MethodRegistry.method(record.method)?.declaration,
      let potentials = library.warmingPotentials(
        set: community.gwpSet, horizon: community.gwpHorizon)
    else { return [] }
    let context = workspace.inventoryContext(library)
    let maker = FactorOptionMaker(
      record: record, method: method, context: context, potentials: potentials,
      // Other records only matter where contracts cover several of them.
      others: context.instruments.isEmpty
        ? [] : workspace.records.filter { $0.bookedAccount == .community })
    let current = maker.option(.current, cell)
    var seen: Set<[String]> = [maker.texts(current)]
    return [current]
      + maker.candidates(cell).compactMap { group, cell in
        let option = maker.option(group, cell)
        guard option.tonnes != nil, seen.insert(maker.texts(option)).inserted else { return nil }
        return option
      }
  }
}

/// Makes the options of one record.
private struct FactorOptionMaker {
  let record: ActivityRecord
  let method: MethodDeclaration
  let context: InventoryContext
  let potentials: WarmingPotentials
  let others: [ActivityRecord]

  /// The subregion that the record names; nil when it names none.
  private var namedSubregion: String? {
    let name = record.factor.name
    return name.lowercased().hasPrefix("egrid:") ? String(name.dropFirst("egrid:".count)) : nil
  }

  /// Options of the cell that choose an edition, and so leave with another choice.
  private static let editionKeys: Set<String> = ["edition", "revision", "grid_year"]
  /// Inputs that choose between studies; all others describe the place.
  private static let studies = [
    "ch4_n2o", "carbon", "docf", "docf-by", "approach", "factors", "rates",
  ]

  func candidates(_ cell: String) -> [(FactorOption.Group, String)] {
    let own = context.factorSets.keys.sorted().filter { set in
      context.factorSets[set]?.rows(activity: record.activity, year: record.year).isEmpty == false
    }
    return [(.automatic, text(cell))] + own.map { (.own, text(cell, name: $0)) } + editions(cell)
      + studyChoices(cell) + regions(cell)
  }

  /// The cell with another name, and an option more or in place of what it says of it.
  private func text(_ cell: String, name: String = "", option: (key: String, value: String)? = nil)
    -> String
  {
    let kept = cell.split(separator: " ").filter { word in
      let key = word.prefix { $0 != "=" }
      return word.contains("=") && !Self.editionKeys.contains(String(key))
        && option.map { $0.key != key } ?? true
    }.map(String.init)
    let added = option.map { ["\($0.key)=\($0.value)"] } ?? []
    return ([name] + kept + added).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func editions(_ cell: String) -> [(FactorOption.Group, String)] {
    var found: [(FactorOption.Group, String)] = []
    if method.parameter("ch4_n2o") != nil || method.parameter("edition") != nil {
      found += context.library.editions.filter { $0.family == .hub }.map {
        (.edition, text(cell, option: ("edition", $0.mark)))
      }
    }
    guard method.parameter("revision") != nil else { return found }
    let subregion = namedSubregion ?? context.subregion
    let name = namedSubregion == nil ? "" : "egrid:\(subregion)"
    let all = context.library.gridEditions(subregion: subregion)
    found += all.filter { $0.year == record.year && !$0.revision.isEmpty }.map {
      (.edition, text(cell, name: name, option: ("revision", $0.revision)))
    }
    let years = Set(all.map(\.year)).subtracting([record.year])
    // Of two that are equally near the earlier one.
    let near = years.sorted {
      (($0 - record.year).magnitude, $0) < (($1 - record.year).magnitude, $1)
    }
    found += near.prefix(4).map {
      (.edition, text(cell, name: name, option: ("grid_year", String($0))))
    }
    return found
  }

  private func studyChoices(_ cell: String) -> [(FactorOption.Group, String)] {
    let ids = method.parameters.filter {
      // What is stated in a table of its own would still hold.
      Self.studies.contains($0.id) && record.parameters[$0.id] == nil
    }
    return ids.flatMap { parameter -> [(FactorOption.Group, String)] in
      let words =
        parameter.words.isEmpty
        ? parameter.constantName.map { context.library.variants(of: $0) } ?? [] : parameter.words
      return words.map { word in
        (.study, text(cell, name: record.factor.name, option: (parameter.id, word)))
      }
    }
  }

  private func regions(_ cell: String) -> [(FactorOption.Group, String)] {
    guard method.parameter("revision") != nil else { return [] }
    let own = namedSubregion ?? context.subregion
    return context.library.gridSubregions.filter { $0 != own }.map {
      (.region, text(cell, name: "egrid:\($0)"))
    }
  }

  func option(_ group: FactorOption.Group, _ cell: String) -> FactorOption {
    var candidate = record
    candidate.factor = FactorChoice(cell)
    let row = MethodComparison(
      of: candidate, among: others, context: context, potentials: potentials
    ).rows.first { $0.isUsed }
    let own =
      context.factorSets[candidate.factor.name]?
      .rows(activity: record.activity, year: record.year) ?? []
    let inputs = row?.explanation?.inputs ?? []
    return FactorOption(
      group: group, cell: cell, tonnes: row?.tonnes,
      problem: row?.tonnes == nil ? row?.reason ?? "" : "",
      // What stands in the community's own rows is no choice of a factor.
      inputs: inputs.filter { $0.place == nil || $0.place?.file == "factors.csv" },
      notes: row?.explanation?.notes ?? [],
      uncertaintyPercent: own.compactMap(\.uncertaintyPercent).max())
  }

  func texts(_ option: FactorOption) -> [String] {
    option.tonnes == nil
      ? [option.problem]
      : option.inputs.map { "\($0.symbol) \($0.value) \($0.unit) \($0.source)" }
  }
}

extension MethodParameter {
  /// The constant of the library whose variants may be named in place of a number; nil without one.
  fileprivate var constantName: String? {
    switch fallback {
    case .constant(let name, _), .variant(let name): name
    default: nil
    }
  }
}
