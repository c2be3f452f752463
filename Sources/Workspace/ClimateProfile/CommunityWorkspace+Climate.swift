internal import Tables

extension CommunityWorkspace {
  /// Puts a climate profile in place of the one that the workspace has.
  ///
  /// Both tables are replaced as a whole. Findings and hazards stay those of the last reading: read the
  /// workspace again to see what the new profile leads to.
  public mutating func replaceClimate(with profile: ClimateProfile) {
    let (summary, series) = ClimateProfileTables.tables(of: profile)
    for table in [summary, series] {
      tables[table.file] = table
      documents[table.file] = nil
    }
    climate = profile
  }
}
