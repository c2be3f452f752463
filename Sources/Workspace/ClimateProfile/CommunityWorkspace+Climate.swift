internal import Tables

extension CommunityWorkspace {
  /// Puts a climate profile in place of what the workspace has of its sources; rows of other sources stay.
  ///
  /// Findings and hazards stay those of the last reading, and so does the profile that was read: read the workspace again
  /// to see what the new tables lead to.
  /// - Parameter sources: The ids of the profile's sources.
  /// - Returns: The tables, and what was replaced.
  @discardableResult
  public mutating func replaceClimate(
    with profile: ClimateProfile, sources: Set<String>
  ) -> ClimateTableMerge {
    let merge = ClimateTableMerge(profile, sources: sources, into: tables)
    for table in [merge.summary, merge.series, merge.models] {
      documents[table.file] = nil
      tables[table.file] = table
    }
    if merge.models.records.isEmpty { tables[merge.models.file] = nil }
    return merge
  }
}
