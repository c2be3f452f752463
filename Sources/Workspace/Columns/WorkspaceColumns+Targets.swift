internal import Forecast
internal import Inventory
internal import Tables

extension WorkspaceColumns {
  static let targetTable = TableDescription(
    file: "targets.csv", title: "Targets", row: "Target",
    purpose: "The reductions that the community aims for, against a base year.",
    naming: ["name"],
    groups: [
      .init("What it is", targetNames), .init("The reduction", reduction),
      .init("A fair share", fairShare), .init("Net zero, or tons of your own", tonnes),
      .init("A year on the way", onTheWay), .init("A carbon budget", budget),
      .init("When the base year changes", adoption), sourceAndNote,
    ])

  private static let targetNames = [
    identifier("climate-2030"),
    ColumnDeclaration(
      "name", "Name", help: "What the plan calls it, such as “Half by 2030”."),
    ColumnDeclaration(
      "kind", "Kind of target", .choice(words(Target.Kind.self)),
      help: "Choose how its figure comes about; the page of targets says what each kind means.",
      labels: labels(Target.Kind.self, label)),
    ColumnDeclaration(
      "sector", "Sector", .choice(words(Sector.self)),
      help: "The sector it is for, such as buildings; leave it empty for all.",
      labels: labels(Sector.self, \.title)),
    ColumnDeclaration(
      "covers", "Scopes and sectors",
      help:
        "What it counts of the inventory: scope-1, scope-2, scope-3 and sectors, with spaces between, such as scope-1 scope-2; leave it empty for everything."
    ),
  ]

  private static func label(_ kind: Target.Kind) -> String {
    switch kind {
    case .absolute: "Of the total"
    case .perCapita: "For each resident"
    case .fairShare: "Fair share of the world's reduction"
    case .pledge: "The nation's pledge"
    case .netZero: "Net zero"
    case .interim: "A year on the way"
    case .budget: "Carbon budget"
    case .own: "Tons of your own"
    }
  }

  private static let reduction = [
    ColumnDeclaration(
      "base_year", "Base year", .year,
      help:
        "The inventory year that it is measured against, such as 2019; of a budget the first year. Tons of your own may leave it empty, for the last inventory year."
    ),
    ColumnDeclaration(
      "year", "Target year", .year,
      help: "The year it is to be reached in, such as 2030; of a budget the last year."),
    ColumnDeclaration(
      "reduction_percent", "Reduction, percent", .number,
      help:
        "How much lower than in the base year, such as 50; leave it empty where the kind makes its own.",
      range: 0...100),
    status("percentage"),
  ]

  private static let fairShare = [
    ColumnDeclaration(
      "hdi_country", "Development index of the country", .number,
      help: "The Human Development Index, such as 0.921; leave it empty for Cairn's own.",
      range: 0...1),
    ColumnDeclaration(
      "hdi_world", "Development index of the world", .number,
      help: "The Human Development Index, such as 0.732; leave it empty for Cairn's own.",
      range: 0...1),
    ColumnDeclaration(
      "global_reduction_percent", "Reduction of the world, percent", .number,
      help:
        "What the whole world has to bring by 2030, such as 50; leave it empty for Cairn's own.",
      range: 0...100),
  ]

  private static let tonnes = [
    ColumnDeclaration(
      "removals_tonnes", "Removals, metric tons", .number,
      help: "What is taken up in the target's year to balance what is left, such as 120000.",
      range: 0...1e18),
    ColumnDeclaration(
      "allowed_tonnes", "Allowed, metric tons", .number,
      help: "What may be emitted in the target's year, such as 900000; for tons of your own.",
      range: 0...1e18),
  ]

  private static let onTheWay = [
    ColumnDeclaration(
      "leads_to", "Leads to", .reference(file: "targets.csv", column: "id"),
      help: "The target that this year is on the way to, such as net-zero-2050."),
    ColumnDeclaration(
      "shape", "Way", .choice(words(TargetPath.Shape.self)),
      help: "Choose the same tons or the same percentage less every year; tons if left empty.",
      labels: labels(TargetPath.Shape.self) {
        $0 == .straight ? "The same tons less every year" : "The same percentage less every year"
      }),
  ]

  private static let budget = [
    ColumnDeclaration(
      "budget_tonnes", "Budget, metric tons", .number,
      help:
        "What may be emitted in all its years together; leave it empty to take a share of the world's.",
      range: 0...1e18),
    ColumnDeclaration(
      "temperature", "Warming, °C", .number,
      help: "The warming that the budget goes with, such as 1.5.", range: 0...10),
    ColumnDeclaration(
      "probability", "Chance, percent", .number,
      help: "The chance of staying below that warming, such as 50 or 67.", range: 0...100),
    ColumnDeclaration(
      "allocation", "Share of the world budget", .choice(words(Target.Allocation.self)),
      help: "Choose how the world's budget is divided; for every person the same if left empty.",
      labels: labels(Target.Allocation.self) {
        $0 == .perCapita ? "The same for every person" : "By past emissions"
      }),
  ]

  private static let adoption = [
    ColumnDeclaration(
      "adopted_base_tonnes", "Base year when adopted, metric tons", .number,
      help:
        "What the base year was when the target was adopted, such as 1250000, to show how it has moved.",
      range: 0...1e18)
  ]
}
