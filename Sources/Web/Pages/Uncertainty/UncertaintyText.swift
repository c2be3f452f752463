/// The words of the page of how sure the plan is.
struct UncertaintyText: Words {
  let tab: String
  let title: String
  let lead: String
  let wait: String
  let saved: String
  let removed: String
  let taken: String
  let emptyTitle: String
  let emptyDetail: String
  let addRange: String
  let chances: String
  let sentences: String
  let noTargets: String
  let chanceOf: @Sendable (_ target: String, _ year: Int) -> String
  let chanceWords: @Sendable (Double) -> String
  let chanceSentence:
    @Sendable (_ target: String, _ year: Int, _ chance: String, _ words: String) -> String
  let gapSentence: @Sendable (_ low: String, _ high: String) -> String
  let target: String
  let yearColumn: String
  let chance: String
  let inWords: String
  let gapLow: String
  let gapMiddle: String
  let gapHigh: String
  let chanceCaption: String
  let chanceNote: String
  let budget: String
  let years: String
  let leftLow: String
  let leftMiddle: String
  let leftHigh: String
  let budgetCaption: String
  let budgetNote: String
  let budgetSentence:
    @Sendable (_ name: String, _ first: Int, _ last: Int, _ chance: String, _ words: String) ->
      String
  let leftSentence: @Sendable (_ low: String, _ high: String) -> String
  let fan: String
  let fanLead: String
  let matters: @Sendable (Int) -> String
  let mattersLead: String
  let nothingMoves: @Sendable (Int) -> String
  let next: String
  let nextLead: String
  let measureFirst: String
  let wouldNarrow: @Sendable (_ part: String, _ tonnes: String, _ year: Int) -> String
  let measureCaption: @Sendable (Int) -> String
  let input: String
  let range: String
  let atLow: String
  let atHigh: String
  let share: String
  let narrower: String
  let ofGap: String
  let call: String
  let act: String
  let measureNote: String
  let openRecord: String
  let changeRange: String
  let setRange: String
  let findings: @Sendable (Int) -> String
  let omissions: String
  let inputs: String
  let inputsLead: @Sendable (_ stated: Int, _ inventory: Int, _ held: Int) -> String
  let ranged: String
  let source: String
  let suggested: String
  let fromInventory: @Sendable (Int) -> String
  let inventoryCaption: String
  let inventoryNote: String
  let heldTitle: String
  let heldLead: String
  let heldSentences: @Sendable (Int) -> String
  let more: @Sendable (Int) -> String
  let how: String
  let howLead: String
  let limited: @Sendable (String) -> String
  let year: String
  let draws: String
  let seed: String
  let latin: String
  let money: String
  let moneyLead: String
  let showMoney: String
  let noMoney: String
  let moneyCaption: @Sendable (_ dollarsOf: Int) -> String
  let moneyNote: String
  let action: String
  let allActions: String
  let paysBack: String
  let worthLow: String
  let worthMiddle: String
  let worthHigh: String
  let tonneLow: String
  let tonneMiddle: String
  let tonneHigh: String
  let show: String
}
