internal import Factors
internal import Inventory
internal import Quantities
internal import Tables

/// A target that would fit a place, with its figure and the reasons for every choice in it.
public struct TargetSuggestion: Sendable {
  /// What was chosen, and why.
  public enum Reason: Hashable, Sendable {
    /// The base year is the inventory nearest to the one that is usual.
    case nearestInventory(chosen: Int, usual: Int)
    /// The nation's pledge counts from a year without an inventory here, so that another year stands in.
    case pledgeBaseMissing(pledge: Int, chosen: Int)
    case fairShare(perResident: Double, ofTotal: Double)
    /// The source is for scope 1 and 2, metric tons of the base year, and more is counted here.
    case directScopes(meant: Double, counted: Double)
    /// The nation counts net of what land takes up, and emissions are counted here before that.
    case netOfLand
    /// The middle of the pledged range.
    case pledge(low: Double, high: Double)
    case grossFloor(reduction: Double)
    case residual(tonnes: Double)
    case straightLine(from: Int, to: Int)
    case globalBudget(gigatonnes: Double, temperature: Double, probability: Double)
    case perPerson
    case grandfathered
    /// The arithmetic or one of its figures was not read in a source.
    case unverified
  }

  public let target: Target
  /// Metric tons CO2e allowed in the target's year, or in all years of a budget together.
  public let tonnes: Double
  public let reasons: [Reason]
  /// How fast emissions would have to fall; nil for a budget and where the year is not ahead.
  public let pace: TargetPace?
  /// The percentage less every year from the last inventory, 0 to 1; nil where none leads there or an inventory lacks
  /// records because of an error.
  public let rate: Double?
  /// What of a budget is left after the last inventory; nil for other kinds, and where a year or records are missing.
  public let left: Double?

  /// The cells of the row that would make it a target, by column.
  public var cells: [String: String] { target.cells }
}

/// Why a kind of target is not offered.
public struct TargetNotOffered: Hashable, Sendable {
  public let kind: Target.Kind
  /// A full sentence.
  public let reason: String
}

/// The targets that would fit a place: its fair share, the nation's pledge, net zero and a carbon budget.
public struct TargetSuggestions: Sendable {
  public let offered: [TargetSuggestion]
  public let notOffered: [TargetNotOffered]

  /// The year that base years are near to where any would do: the last before the pandemic.
  static let usualBase = 2019

  /// - Parameter book: The targets that there are; a year on the way leads to the net zero that is among them.
  public init(in ground: TargetGround, beside book: TargetBook) {
    var offers = TargetOffers(ground: ground, book: book)
    offers.make()
    offered = offers.offered
    notOffered = offers.notOffered
  }
}

/// Makes the offers one by one.
private struct TargetOffers {
  let ground: TargetGround
  let book: TargetBook
  var offered: [TargetSuggestion] = []
  var notOffered: [TargetNotOffered] = []

  mutating func make() {
    guard let base = nearest(to: TargetSuggestions.usualBase) else {
      notOffered = [.init(kind: .fairShare, reason: "There is no inventory yet to count from.")]
      return
    }
    fairShare(from: base)
    for year in [2030, 2035] { pledge(for: year) }
    netZero(from: base)
    for allocation in Target.Allocation.allCases { budget(allocation) }
  }

  private func nearest(to year: Int) -> Int? {
    ground.years(of: .everything).min { ($0 - year).magnitude < ($1 - year).magnitude }
  }

  private static func baseReason(_ chosen: Int) -> [TargetSuggestion.Reason] {
    [.nearestInventory(chosen: chosen, usual: TargetSuggestions.usualBase)]
  }

  private mutating func fairShare(from base: Int) {
    let target = target("fair-share-2030", "Fair share by 2030", .fairShare, base, 2030, nil)
    let direct = directTonnes(base)
    offer(target) { level in
      let scopes: [TargetSuggestion.Reason] =
        direct < level.base * (1 - 1e-9) ? [.directScopes(meant: direct, counted: level.base)] : []
      return Self.baseReason(base)
        + [.fairShare(perResident: level.perResident ?? 0, ofTotal: level.reduction)] + scopes
        + [.unverified]
    }
  }

  /// Metric tons CO2e of scope 1 and 2.
  private func directTonnes(_ year: Int) -> Double {
    ground.inventory.entries(of: year).filter { [1, 2].contains($0.record.countedScope) }
      .reduce(0) { $0 + ground.inventory.potentials.tonnes($1.emissions) }
  }

  private mutating func pledge(for year: Int) {
    let library = ground.library
    func share(_ end: String) -> Parameter? {
      library.constant("national-pledge", variant: "USA:2005:\(year):\(end)", year: year)
    }
    guard let low = share("low"), let high = share("high"), let base = nearest(to: 2005) else {
      return
    }
    let middle = (low.value + high.value) / 200
    var target = target(
      "national-pledge-\(year)", "The nation's pledge for \(year)", .pledge, base, year, middle)
    target.source = low.source.id
    target.status = base == 2005 ? .verified : .unverified
    let reasons: [TargetSuggestion.Reason] =
      base == 2005 ? [] : [.pledgeBaseMissing(pledge: 2005, chosen: base)]
    offer(target) { _ in
      [.pledge(low: low.value / 100, high: high.value / 100), .netOfLand] + reasons
    }
  }

  private mutating func netZero(from base: Int) {
    guard let gross = ground.library.constant("net-zero-reduction", variant: "gross", year: 2050)
    else { return }
    var target = target(
      "net-zero-2050", "Net zero by 2050", .netZero, base, 2050, gross.value / 100)
    target.source = gross.source.id
    guard let residual = try? target.level(in: ground).allowed else {
      return offer(target) { _ in [] }
    }
    target.removals = residual.rounded(.up)
    offer(target) { level in
      Self.baseReason(base) + [
        .grossFloor(reduction: gross.value / 100), .residual(tonnes: level.allowed), .unverified,
      ]
    }
    halfway(to: target, from: base)
  }

  private mutating func halfway(to goal: Target, from base: Int) {
    let own = book.levels.first { $0.target.id == goal.id }
    guard let level = own ?? (try? goal.level(in: ground)), level.target.kind != .interim,
      level.target.year > 2040, level.target.reach.isEverything
    else { return }
    var target = target(
      "on-the-way-2040", "On the way to net zero, 2040", .interim, base, 2040, nil)
    target.leadsTo = goal.id
    offer(target, goal: level) { _ in
      [.straightLine(from: base, to: level.target.year), .unverified]
    }
  }

  private mutating func budget(_ allocation: Target.Allocation) {
    let library = ground.library
    guard let first = library.years(of: "carbon-budget").first,
      let global = library.constant("carbon-budget", variant: "1.5:50", year: first)
    else { return }
    let name = allocation == .perCapita ? "the same for every person" : "by past emissions"
    var target = target(
      "budget-\(allocation.rawValue)", "Carbon budget for 1.5 °C, \(name)", .budget, first, 2050,
      nil)
    target.source = global.source.id
    target.budget.temperature = 1.5
    target.budget.probability = 50
    target.budget.allocation = allocation
    do throws(TargetProblem) {
      let budget = try target.carbonBudget(in: ground)
      let pace = budget.pace()
      offered.append(
        TargetSuggestion(
          target: target, tonnes: budget.tonnes,
          reasons: [
            .globalBudget(gigatonnes: global.value, temperature: 1.5, probability: 50),
            allocation == .perCapita ? .perPerson : .grandfathered, .unverified,
          ], pace: nil, rate: pace?.rate, left: pace?.left))
    } catch {
      notOffered.append(.init(kind: .budget, reason: error.finding.message))
    }
  }

  private func target(
    _ id: String, _ name: String, _ kind: Target.Kind, _ base: Int, _ year: Int,
    _ reduction: Double?
  ) -> Target {
    Target(
      id: id, name: name, kind: kind, baseYear: base, year: year, reduction: reduction,
      source: "iclei-usa-sbt", status: .unverified, note: "", place: Place(file: "targets.csv"))
  }

  private mutating func offer(
    _ target: Target, goal: TargetLevel? = nil,
    _ reasons: (TargetLevel) -> [TargetSuggestion.Reason]
  ) {
    do throws(TargetProblem) {
      let level = try target.level(in: ground, goal: goal)
      let last = ground.years(of: .everything).last ?? target.baseYear
      let pace = TargetPace(
        to: level, from: last, now: ground.emissions(last) ?? .nan)
      offered.append(
        TargetSuggestion(
          target: target, tonnes: level.allowed, reasons: reasons(level), pace: pace,
          rate: pace?.rate, left: nil))
    } catch {
      notOffered.append(.init(kind: target.kind, reason: error.finding.message))
    }
  }
}
