internal import ArgumentParser

/// `cairn exposure`: assets and people against hazard zones.
struct ExposureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exposure", abstract: "Find which assets and people hazard zones reach.",
    discussion: """
      Bring shapes in, then lay them over each other:

        cairn exposure import my-town flood.zip --as zones --hazard river-flooding --level-field FLD_ZONE
        cairn exposure import my-town schools.geojson --as assets --type school --system education
        cairn exposure my-town --by quartile --overlay svi-2022

      People inside zones are an estimate by area of their tract. docs/exposure.md says what is computed and how.
      """,
    subcommands: [
      ExposureShowCommand.self, ExposedAssetsCommand.self, TractReachCommand.self,
      ExposureMapCommand.self, ExposureImportCommand.self, TractMeasuresCommand.self,
    ],
    defaultSubcommand: ExposureShowCommand.self)
}
