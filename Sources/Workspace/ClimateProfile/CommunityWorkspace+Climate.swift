internal import Tables

extension CommunityWorkspace {
  /// Puts a climate profile in place of the one that the workspace has.
  ///
  /// Its tables are replaced as a whole; single models of the profile before go, since they would be of another place. Findings and hazards stay those of the last reading: read the
  /// workspace again to see what the new profile leads to.
  public mutating func replaceClimate(with profile: ClimateProfile) {
    let (summary, series) = ClimateProfileTables.tables(of: profile)
    for table in [summary, series] {
      tables[table.file] = table
      documents[table.file] = nil
    }
    let models = WorkspaceTables.climateModels.file
    tables[models] = ClimateProfileTables.models(of: profile)
    documents[models] = nil
    climate = profile
  }
}
