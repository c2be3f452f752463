internal import Inventory
internal import Quantities

extension TargetSuggestion.Reason {
  /// In a full sentence.
  public var text: String {
    func percent(_ part: Double) -> String { NumberText.significant(part * 100, digits: 3) + "%" }
    switch self {
    case .nearestInventory(let chosen, let usual):
      return chosen == usual
        ? "It counts from \(usual), the last year before the pandemic."
        : "It counts from \(chosen), the inventory nearest to \(usual), the last year before the pandemic."
    case .pledgeBaseMissing(let pledge, let chosen):
      return
        "The pledge counts from \(pledge), for which there is no inventory; \(chosen) stands in, which asks for more or less than the pledge does."
    case .fairShare(let perResident, let ofTotal):
      return
        "\(percent(perResident)) for each resident by the Human Development Index; \(percent(ofTotal)) of the total, because the number of residents changes."
    case .directScopes(let meant, let counted):
      return
        "Its source is for scope 1 and 2, \(EmissionsInventory.text(meant)) here; the percentage is taken of the whole inventory, \(EmissionsInventory.text(counted))."
    case .netOfLand:
      return
        "The nation counts net of what land takes up; here it is taken of emissions before that."
    case .pledge(let low, let high):
      return "The nation pledged \(percent(low)) to \(percent(high)); the middle is taken."
    case .grossFloor(let reduction):
      return "A usual floor is a cut of \(percent(reduction)) before anything is balanced."
    case .residual(let tonnes):
      return
        "What is left, \(EmissionsInventory.text(tonnes)), has to be taken up every year: say how, or cut more."
    case .straightLine(let from, let to):
      return "On a straight line from \(from) to \(to)."
    case .globalBudget(let gigatonnes, let temperature, let probability):
      return
        "The world may emit \(NumberText.grouped(gigatonnes)) Gt of carbon dioxide from 2020 on for \(NumberText.significant(temperature)) °C at \(NumberText.significant(probability)) percent."
    case .perPerson: return "It is divided by people, the same for everyone in the world."
    case .grandfathered:
      return "It is divided by the emissions of 2019, so that whoever emitted more keeps more."
    case .unverified:
      return "Unverified: a reconstruction, or a figure that was not read in its source."
    }
  }
}
