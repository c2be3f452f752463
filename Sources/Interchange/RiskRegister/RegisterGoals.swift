internal import Workspace

/// An action for a risk: a row of the register.
struct RegisterPair: Hashable {
  let action: String
  let risk: String
}

/// The goals that a register's rows say, each text once, with the risks and the actions it is for.
///
/// A goal is for every action of its risks unless it names actions. A text stands in a second row of `goals.csv` only
/// where one row would give it to an action that does not have it.
struct RegisterGoals {
  /// A row of `goals.csv`.
  struct Goal: Hashable {
    let id: String
    let title: String
    var risks: [String]
    /// Empty for every action of the risks.
    var actions: [String]
    let isNew: Bool
  }

  /// What a goal is for, to look up.
  private struct Reach {
    var risks: Set<String>
    /// Empty for every action of the risks.
    var actions: Set<String>

    init(_ goal: Goal) {
      risks = Set(goal.risks)
      actions = Set(goal.actions)
    }

    func isFor(_ pair: RegisterPair) -> Bool {
      risks.contains(pair.risk) && (actions.isEmpty || actions.contains(pair.action))
    }
  }

  private(set) var goals: [Goal]
  /// Of each goal, in the same order.
  private var reaches: [Reach]
  private let actionsByRisk: [String: [String]]
  private let risksByAction: [String: [String]]
  private var identifiers: Set<String>
  /// What each row of the file says, by title.
  private var said: [String: Set<RegisterPair>] = [:]
  /// Where each title stands among the goals.
  private var rows: [String: [Int]] = [:]

  /// - Parameters:
  ///   - goals: Those of the workspace, in the order of the table.
  ///   - pairs: Every action of every risk.
  init(_ goals: [Goal], pairs: [RegisterPair]) {
    self.goals = goals
    reaches = goals.map(Reach.init)
    identifiers = Set(goals.map(\.id))
    risksByAction = Dictionary(grouping: pairs, by: \.action).mapValues { $0.map(\.risk) }
    actionsByRisk = Dictionary(grouping: pairs, by: \.risk).mapValues { $0.map(\.action) }
    for (index, goal) in goals.enumerated() { rows[goal.title, default: []].append(index) }
  }

  /// The action that a goal without actions came with, by the goal's id.
  ///
  /// Registers that were read before goals could name actions gave each action with a goal a row of its own,
  /// `goal-` and the action's id.
  static func actionsOfOwnGoals(among actions: some Sequence<String>) -> [String: String] {
    Dictionary(actions.map { ("goal-\($0)", $0) }) { first, _ in first }
  }

  /// Takes what the rows of a file say; an empty cell says nothing and takes nothing away.
  mutating func take(_ cells: [(pair: RegisterPair, text: String)]) {
    let byRisk = goalsByRisk
    let wanted = cells.compactMap { pair, text -> (pair: RegisterPair, titles: [String])? in
      let now = (byRisk[pair.risk] ?? []).filter { reaches[$0].isFor(pair) }.map { goals[$0].title }
      guard !text.isEmpty, now.joined(separator: "; ") != text else { return nil }
      return (pair, Self.titles(in: text).filter { !now.contains($0) })
    }
    var pairs: [String: [RegisterPair]] = [:]
    for (pair, titles) in wanted {
      for title in titles where said[title, default: []].insert(pair).inserted {
        pairs[title, default: []].append(pair)
      }
    }
    for title in Self.ordered(wanted.map(\.titles)) {
      for pair in pairs[title] ?? [] { place(title, pair) }
    }
    for index in goals.indices where goals[index].isNew { forgetActions(index) }
  }

  /// Places of the goals of each risk, in the order of the goals.
  private var goalsByRisk: [String: [Int]] {
    var places: [String: [Int]] = [:]
    for (index, reach) in reaches.enumerated() {
      for risk in reach.risks { places[risk, default: []].append(index) }
    }
    return places
  }

  /// The goals of one cell; one whose spaces would not come back as they are stays whole.
  private static func titles(in text: String) -> [String] {
    let parts = FormerRegister.parts(text)
    let isWhole = parts.joined(separator: "; ") == text && Set(parts).count == parts.count
    return isWhole ? parts : [text]
  }

  /// Each text once, in an order that keeps that of every list where one order can.
  static func ordered(_ lists: [[String]]) -> [String] {
    var places: [String: Int] = [:]
    var texts: [String] = []
    var after: [Set<Int>] = []
    for list in lists {
      var last: Int?
      for text in list {
        let place = places[text] ?? texts.count
        if place == texts.count {
          places[text] = place
          texts.append(text)
          after.append([])
        }
        if let last { after[last].insert(place) }
        last = place
      }
    }
    return TopologicalOrder(after: after).places.map { texts[$0] }
  }

  private mutating func place(_ title: String, _ pair: RegisterPair) {
    guard !(rows[title] ?? []).contains(where: { reaches[$0].isFor(pair) }) else { return }
    for index in rows[title] ?? [] {
      let addsAction =
        !reaches[index].actions.isEmpty && !reaches[index].actions.contains(pair.action)
      guard gains(index, with: pair, addsAction: addsAction).allSatisfy({ isSaid(title, $0) })
      else { continue }
      if reaches[index].risks.insert(pair.risk).inserted { goals[index].risks.append(pair.risk) }
      if addsAction {
        reaches[index].actions.insert(pair.action)
        goals[index].actions.append(pair.action)
      }
      return
    }
    let id = RowIdentifier.free(RegisterImport.identifier(title), among: identifiers)
    identifiers.insert(id)
    rows[title, default: []].append(goals.count)
    let goal = Goal(id: id, title: title, risks: [pair.risk], actions: [pair.action], isNew: true)
    goals.append(goal)
    reaches.append(Reach(goal))
  }

  /// What a goal would be for with the risk of a pair, and with its action, and is not.
  private func gains(_ index: Int, with pair: RegisterPair, addsAction: Bool) -> [RegisterPair] {
    let old = reaches[index]
    var new = old
    new.risks.insert(pair.risk)
    if addsAction { new.actions.insert(pair.action) }
    // Only pairs of the risk and, where the action is new to it, of the action can be gained.
    let ofRisk = (actionsByRisk[pair.risk] ?? []).map {
      RegisterPair(action: $0, risk: pair.risk)
    }
    let ofAction =
      addsAction
      ? (risksByAction[pair.action] ?? []).map { RegisterPair(action: pair.action, risk: $0) } : []
    return (ofRisk + ofAction).filter { new.isFor($0) && !old.isFor($0) }
  }

  /// True for a pair whose row says the text and that no other row of it is for.
  private func isSaid(_ title: String, _ pair: RegisterPair) -> Bool {
    said[title]?.contains(pair) == true
      && !(rows[title] ?? []).contains { reaches[$0].isFor(pair) }
  }

  /// A goal of every action of its risks names none, so that it is for later ones too.
  private mutating func forgetActions(_ index: Int) {
    let reach = reaches[index]
    let isOfAll = goals[index].risks.allSatisfy { risk in
      (actionsByRisk[risk] ?? []).allSatisfy {
        reach.isFor(RegisterPair(action: $0, risk: risk))
      }
    }
    guard isOfAll else { return }
    goals[index].actions = []
    reaches[index].actions = []
  }
}
