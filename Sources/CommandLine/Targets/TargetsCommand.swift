internal import ArgumentParser

/// `cairn targets`: what targets allow, what they need and how far away they are.
struct TargetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "targets", abstract: "Show what targets allow, need, and lack.",
    discussion: """
      `cairn targets FOLDER` shows for every row of targets.csv: the level, the reduction that each year has to bring, and the gap to \
      each scenario and to the plan, in metric tons and in years; for a carbon budget, when it is used up. \
      Where records are left out of the forecast because of an error, no gap is told; where actions are, the gap \
      of the plan is told without them, and a sentence says how many they are. \
      Ends with exit code 1 then, and when a row of targets.csv could not be used.
      """,
    subcommands: [TargetListCommand.self, TargetSuggestCommand.self],
    defaultSubcommand: TargetListCommand.self)
}
