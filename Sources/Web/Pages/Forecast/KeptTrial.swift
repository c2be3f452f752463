import Plan
import Strategies
import Tables
import Workspace

/// What was tried out of the actions as one change of the tables, with what becomes of those that are switched off.
struct KeptTrial {
  private let saving: WhatIfSaving
  private let off: SwitchedOffActions
  private let fate: SwitchedOffActions.Fate
  private let name: String
  private let text: ScenarioText
  /// Why, where nobody says it.
  let usualReason: String

  /// - Parameters:
  ///   - fate: What becomes of the actions that are switched off.
  ///   - name: What a scenario without them is called; empty takes their titles.
  init(
    _ trial: WhatIf, of calculation: PlanCalculation, fate: SwitchedOffActions.Fate, name: String,
    _ visit: Visit
  ) {
    saving = WhatIfSaving(saved: calculation.workspace.actions, trial: trial)
    off = SwitchedOffActions(calculation, off: trial.off)
    let words = visit.words(WedgeText.self)
    let said = String(name.prefix(200))
    self.fate = fate
    self.name = said.isEmpty ? words.offNameValue(off.actions.map(\.title)) : said
    text = visit.words(ScenarioText.self)
    usualReason = words.saveReason
  }

  /// Why actions would not work as they were tried out; empty when all would.
  var problems: [String] { saving.problems }

  func apply(to edits: inout TableEdits) {
    saving.write(into: &edits)
    off.write(fate, name: name, into: &edits, text)
  }
}
