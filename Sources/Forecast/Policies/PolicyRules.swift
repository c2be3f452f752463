public import Tables

/// Which policies of a scenario count, where one excludes or contains another.
///
/// Policies multiply, so two that rule the same kilowatt hours would count twice. Of two that exclude each other the one that
/// comes first in the table counts. One that another contains does not count beside it, wherever it stands, nor does what it
/// contains itself; of policies that contain each other in a circle the first counts.
public struct PolicyRules: Sendable {
  /// Those that count, in their order.
  public let kept: [Policy]
  /// What the rules took out, at the cells that say so.
  public let findings: [Finding]

  /// - Parameter chosen: The policies of a scenario, in the order in which they are stacked.
  public init(_ chosen: [Policy]) {
    let holding = Self.holding(chosen)
    var findings: [Finding] = []
    var standing: [Policy] = []
    for policy in chosen {
      let rival = standing.first { other in
        Self.exclude(other, policy) && holding[other.id]?.contains(policy.id) != true
          && holding[policy.id]?.contains(other.id) != true
      }
      guard let rival else {
        standing.append(policy)
        continue
      }
      findings.append(Self.excluded(policy, by: rival))
    }
    let places = Dictionary(standing.enumerated().map { ($1.id, $0) }) { first, _ in first }
    kept = standing.enumerated().filter { place, policy in
      let holder = standing.enumerated().first { otherPlace, other in
        guard other.id != policy.id, holding[other.id]?.contains(policy.id) == true else {
          return false
        }
        return holding[policy.id]?.contains(other.id) != true || otherPlace < place
      }
      guard let holder, places[policy.id] == place else { return true }
      findings.append(Self.contained(policy, in: holder.element))
      return false
    }.map(\.element)
    self.findings = findings
  }

  private static func exclude(_ one: Policy, _ other: Policy) -> Bool {
    one.excludes.contains(other.id) || other.excludes.contains(one.id)
  }

  /// By id: the ids of all that a policy contains, directly or by way of others.
  private static func holding(_ policies: [Policy]) -> [String: Set<String>] {
    let direct = Dictionary(policies.map { ($0.id, $0.contains) }) { first, _ in first }
    return direct.mapValues { first in
      var found: Set<String> = []
      var open = first
      while let next = open.popLast() {
        if found.insert(next).inserted { open += direct[next] ?? [] }
      }
      return found
    }
  }

  private static func excluded(_ policy: Policy, by rival: Policy) -> Finding {
    let stating = policy.excludes.contains(rival.id) ? policy : rival
    return Finding(
      .warning,
      "The policies “\(rival.id)” and “\(policy.id)” exclude each other. “\(rival.id)” comes first and counts; “\(policy.id)” does not, in any scenario with both.",
      at: stating.place.at(column: "excludes"))
  }

  private static func contained(_ policy: Policy, in holder: Policy) -> Finding {
    Finding(
      .note,
      "The policy “\(holder.id)” contains “\(policy.id)”, so “\(policy.id)” does not count beside it.",
      at: holder.place.at(column: "contains"))
  }

  /// Ids in the rules that no policy has, and policies that name themselves or one policy twice.
  ///
  /// - Parameter policies: Rows of `policies.csv`.
  public static func findings(of policies: [Policy], library: PolicyLibrary) -> [Finding] {
    let own = Set(policies.map(\.id))
    return policies.flatMap { policy -> [Finding] in
      let cells = [("excludes", policy.excludes), ("contains", policy.contains)]
      let faults = cells.flatMap { column, ids in
        ids.compactMap { id -> Finding? in
          let place = policy.place.at(column: column)
          if id == policy.id {
            return Finding(.warning, "The policy “\(id)” \(column) itself. Take it out.", at: place)
          }
          guard !own.contains(id), library.policy(id) == nil else { return nil }
          return Finding(
            .warning,
            "“\(policy.id)” \(column) “\(id)”, and there is no policy “\(id)” in policies.csv or the library.",
            at: place)
        }
      }
      let both = policy.excludes.filter(policy.contains.contains).map { id in
        Finding(
          .warning,
          "“\(policy.id)” both excludes and contains “\(id)”. It counts as contained: leave one of the two out.",
          at: policy.place.at(column: "excludes"))
      }
      return faults + both
    }
  }
}
