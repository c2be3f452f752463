/// What records of one source have in common in every year.
struct SourceName: Hashable {
  let sector: Sector
  let subsector: String
  let activity: String

  init(_ record: ActivityRecord) {
    (sector, subsector, activity) = (record.sector, record.subsector, record.activity)
  }
}
