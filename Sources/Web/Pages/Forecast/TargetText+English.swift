import Forecast

extension TargetText {
  static let english = TargetText(
    tab: "Targets", title: "Targets beside the forecast",
    lead:
      "What each target allows, how far business as usual and the plan are from it, and how much every year has to bring.",
    table: "Targets, t CO₂e", target: "Target",
    reduction: { percent, isPerResident, base in
      "\(percent) \(isPerResident ? "per resident " : "")below \(base)"
    }, reductionTitle: "Reduction", year: "Year", allowed: "Allowed",
    gap: "Gap, business as usual", planGap: "Gap, with this plan",
    yearly: "Needed each year", yearlyRate: "Needed each year, %",
    ofYearBefore: { "or \($0) compound" }, ofTotal: { "\($0) of the total" },
    net: { "\($0) net of removals" }, moved: { "\($0) since \($1) was recalculated" },
    arrival: { arrival, year in
      switch arrival {
      case .met(let since, nil): since == year ? "met in \(year)" : "met from \(since) on"
      case .met(let since, let exceeded?):
        "met \(since == year ? "in" : "from") \(since), exceeded again in \(exceeded)"
      case .late(let first, let exceeded):
        "\(first - year) year\(first - year == 1 ? "" : "s") late, in \(first)\(exceeded.map { ", exceeded again in \($0)" } ?? "")"
      case .never(let last): "not met by \(last)"
      }
    }, edit: "Edit", add: "Add a target", unverified: "unverified",
    unverifiedNote:
      "Unverified: the percentage was not confirmed for this community in a source.",
    gapNote: "A gap above 0 means that the target is missed.",
    sectorNote:
      "A target of some sectors or scopes is held against their emissions; power that actions use counts where grid electricity does.",
    scopes: { "scope \(TargetText.list($0, and: "and"))" },
    yearlyNote: { last in
      last.map {
        "Needed each year: the same amount every year from the inventory of \($0) to the target's year; the percentage is of that inventory. Compound: the same percentage of the year before, every year."
      } ?? ""
    }, notComputed: "Targets that could not be computed", remarks: "Remarks on the targets",
    emptyTitle: "There is no target yet",
    emptyDetail:
      "A target says by how much emissions fall from a base year to a year ahead. Add the first one.",
    readMore: "What it rests on", budgetTable: "Carbon budgets, t CO₂e", budget: "Budget",
    years: "Years", whole: "Whole", usedSoFar: "Used until the last inventory",
    usedUp: "Used up, business as usual", planUsedUp: "Used up, with this plan",
    budgetRate: "Needed each year, % of the year before", after: { "after \($0)" },
    budgetNote:
      "A global budget is of carbon dioxide alone; all gases are counted against it here. Years between inventories lie on a straight line.",
    suggestions: "Targets that would fit",
    suggestionsLead:
      "Made from your own inventory and residents. Each fills the form for you; nothing is saved until you say so.",
    why: "Why these numbers", fillForm: "Fill the form",
    notOffered: { $0 == 1 ? "One kind is not offered" : "\($0) kinds are not offered" },
    offeredLevel: { "\($0) t CO₂e in \($1)." },
    offeredBudget: { "\($0) t CO₂ from \($1) to \($2) together." },
    offeredPace: { "\($0) t less each year." },
    offeredLeft: { "\($0) t are left after the last inventory." },
    offeredRate: { "That is \($0) less than the year before, every year." },
    offerName: { $0.name }, reason: { englishReason($0, $1) },
    kinds: "What the kinds of target mean",
    kindName: { englishName($0) }, kindHelp: { englishHelp($0) })

  private static func englishName(_ kind: Target.Kind) -> String {
    switch kind {
    case .absolute: "Of the total"
    case .perCapita: "For each resident"
    case .fairShare: "Fair share"
    case .pledge: "National pledge"
    case .netZero: "Net zero"
    case .interim: "Year on the way"
    case .budget: "Carbon budget"
    case .own: "Tons of your own"
    }
  }

  private static func englishHelp(_ kind: Target.Kind) -> String {
    switch kind {
    case .absolute: "A percentage below the base year's total. Growth does not change it."
    case .perCapita:
      "A percentage below the base year's emissions for each resident. What it allows grows with the number of residents."
    case .fairShare:
      "The world's reduction by 2030, made larger where people are better off by the Human Development Index, for each resident. Both that and the percentage of the total are shown. The arithmetic is a reconstruction and unverified."
    case .pledge:
      "The percentage that the nation has pledged, applied here as it is. It is no fair share, and whether the nation stands by it must be checked."
    case .netZero:
      "A large gross reduction; removals that are stated must balance what is left. Gross, rest and net are shown apart."
    case .interim:
      "A year on the way to another target, on a straight line or by the same percentage every year."
    case .budget:
      "All emissions from one year to another together: tons of your own, or a share of what the world may still emit for a warming and a chance. It says when it is used up."
    case .own: "Tons that may be emitted in the target's year, as decided elsewhere."
    }
  }

  private static func englishReason(
    _ reason: TargetSuggestion.Reason, _ number: (Double, Int) -> String
  ) -> String {
    switch reason {
    case .nearestInventory(let chosen, let usual):
      chosen == usual
        ? "It counts from \(usual), the last year before the pandemic."
        : "It counts from \(chosen), the inventory nearest to \(usual), the last year before the pandemic."
    case .pledgeBaseMissing(let pledge, let chosen):
      "The pledge counts from \(pledge), for which there is no inventory; \(chosen) stands in, which asks for more or less than the pledge does."
    case .fairShare(let perResident, let ofTotal):
      "\(number(perResident * 100, 1))% for each resident by the Human Development Index; \(number(ofTotal * 100, 1))% of the total, because the number of residents changes."
    case .directScopes(let meant, let counted):
      "Its source is for scope 1 and 2, \(number(meant, 0)) t CO₂e here; the percentage is taken of the whole inventory, \(number(counted, 0)) t CO₂e."
    case .netOfLand:
      "The nation counts net of what land takes up; here it is taken of emissions before that."
    case .pledge(let low, let high):
      "The nation pledged \(number(low * 100, 0))% to \(number(high * 100, 0))%; the middle is taken."
    case .grossFloor(let reduction):
      "A usual floor is a cut of \(number(reduction * 100, 0))% before anything is balanced."
    case .residual(let tonnes):
      "What is left, \(number(tonnes, 0)) t CO₂e, has to be taken up every year: say how, or cut more."
    case .straightLine(let from, let to): "On a straight line from \(from) to \(to)."
    case .globalBudget(let gigatonnes, let temperature, let probability):
      "The world may emit \(number(gigatonnes, 0)) Gt of carbon dioxide from 2020 on for \(number(temperature, 1)) °C at \(number(probability, 0))%."
    case .perPerson: "It is divided by people, the same for everyone in the world."
    case .grandfathered:
      "It is divided by the emissions of 2019, so that whoever emitted more keeps more."
    case .unverified:
      "Unverified: a reconstruction, or a figure that was not read in its source."
    }
  }
}
