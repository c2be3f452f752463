import Plan
import Strategies
import Tables
import TestSupport
import Testing

/// Thresholds and goals in other units than the series that they are compared with.
@Suite struct UnlikeUnitTests {
  private func adaptation(_ changes: [String: String]) throws -> AdaptationPlan {
    let files = SampleAdaptation.files.merging(changes.mapValues(Optional.some)) { $1 }
    return try SampleWorkspace(files).calculation().adaptation
  }

  /// A sea that is 20 mm higher in 2020 and rises by 10 mm a year, and a threshold of 10 inches.
  @Test func `a threshold in inches is held against a series in millimeters`() throws {
    let rows = (2020...2080).map { "sea-level,rcp85,\($0),\(20 + 10 * ($0 - 2020)),,,1,1" }
    let plan = try adaptation([
      "climate-summary.csv": """
      \(SampleClimate.summaryHeader)
      sea-level,Rise of the sea,mm,rcp85,2035-2064,absolute,315,,,,,,1,,,,Rise since 2018,bill,

      """,
      "climate-series.csv": ([SampleClimate.seriesHeader] + rows).joined(separator: "\n") + "\n",
      "pathways.csv": """
      id,risk,indicator,scenario,threshold,unit,action,lead_years,note,source
      walls,river-homes,sea-level,rcp85,10,inch,,4,,bill

      """,
    ])
    // 254 mm are passed between 2043, with 250, and 2044, with 260.
    #expect(try #require(plan.points.first).year == 2044)
  }

  @Test func `a goal in inches is followed by an indicator in millimeters`() throws {
    let plan = try adaptation([
      "indicators.csv": """
      indicator,year,value,unit,source,note
      flood-depth,2022,50.8,mm,bill,
      flood-depth,2025,25.4,mm,bill,

      """,
      "goals.csv": """
      id,title,description,risks,indicator,baseline_year,baseline,target_year,target,unit,lead,status,source,note
      dry,Less water in the streets,,river-homes,flood-depth,2022,2,2032,0,inch,Streets,planned,bill,

      """,
    ])
    let goal = try #require(plan.goals.first)
    #expect(isClose(goal.part ?? .nan, 0.5))
    #expect(goal.findings.isEmpty)
  }

  @Test func `a goal in days has no reading of an indicator in events`() throws {
    let calculation = try SampleWorkspace(
      SampleAdaptation.files.merging([
        "indicators.csv": """
        indicator,year,value,unit,source,note
        closures,2022,5,events,bill,

        """,
        "goals.csv": """
        id,title,description,risks,indicator,baseline_year,baseline,target_year,target,unit,lead,status,source,note
        open,Roads stay open,,river-homes,closures,2021,9,2032,0,days,Streets,planned,bill,

        """,
      ]) { $1 }
    ).calculation()
    #expect(calculation.adaptation.goals.first?.state == .noReading)
    #expect(
      calculation.findings.contains {
        $0.message.hasPrefix("The goal is in days and its indicator in events")
      })
  }
}
