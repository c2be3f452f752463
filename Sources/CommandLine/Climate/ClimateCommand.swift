internal import ArgumentParser

/// `cairn climate`: from daily model output to the hazards of a place.
struct ClimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "climate",
    abstract: "Show a place's climate hazards, or compute them from daily model output.",
    discussion: """
      Every county of the 48 adjoining states has a summary that comes with Cairn:

        cairn climate show "Hennepin County, MN"

      From daily files of climate models, Cairn computes indicators for any place, each model first and \
      then the spread across models, and keeps them in an atlas:

        cairn climate build models/ --places places.csv -o atlas.nc
        cairn climate show my-town --atlas atlas.nc
        cairn climate profile WORKSPACE --place my-town --atlas atlas.nc
      """,
    subcommands: [
      ClimateShowCommand.self, ClimateReturnLevelsCommand.self, ClimateProfileCommand.self,
      ClimateIndicatorsCommand.self,
      ClimateBuildCommand.self, ClimateTasksCommand.self, ClimateTaskCommand.self,
      ClimateJoinCommand.self,
    ])
}
