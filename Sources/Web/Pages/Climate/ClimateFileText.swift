import ClimateFiles
import Workspace

/// The words of a climate profile from a file of one's own.
struct ClimateFileText: Words {
  let title: String
  let lead: String
  let file: String
  let fileHint: String
  let made: String
  let stationTitle: String
  let stationFile: String
  let stationHint: String
  let layout: String
  let layouts: [DailyColumn.Layout: String]
  let temperatureUnit: String
  let precipitationUnit: String
  let unitHint: String
  let notStated: String
  let look: String
  let noFile: String
  let gone: String
  // Files that cannot be used
  let notNetCDF: @Sendable (_ file: String) -> String
  let cutShort: @Sendable (_ file: String) -> String
  let withoutIndex: @Sendable (_ file: String) -> String
  let tooLarge: @Sendable (_ file: String) -> String
  let unreadable: @Sendable (_ file: String, _ english: String) -> String
  // Choices that cannot be used
  let noScenario: String
  let noIndicator: String
  let wrongPeriod: @Sendable (_ written: String) -> String
  let periodCount: String
  let wrongYears: String
  let wrongID: String
  // What a look found
  let previewTitle: String
  let holds:
    @Sendable (_ file: String, _ places: Int, _ models: Int, _ first: Int, _ last: Int) -> String
  let place: String
  let away: @Sendable (_ kilometers: String) -> String
  let proposed: String
  let placeOpen: String
  let noPlace: @Sendable (_ id: String) -> String
  let noPeriod: @Sendable (_ periods: String, _ first: Int, _ last: Int) -> String
  let tooManyRows: @Sendable (_ rows: Int) -> String
  let wrongStation: @Sendable (_ english: String) -> String
  let wrongProfile: @Sendable (_ english: String) -> String
  let chooseBelow: String
  let noObserved: @Sendable (_ span: String) -> String
  let besides: String
  let stationFindings: String
  let newFindings: String
  let changes: String
  let rowsOfSummary: String
  let standings: [ClimateRowChange.Standing: String]
  let beside: @Sendable (_ yearly: Int, _ single: Int) -> String
  let columns: [String]
  let kinds: [String: String]
  let observed: String
  let historical: String
  let moreRows: @Sendable (Int) -> String
  let wouldBeDisplaced: @Sendable (Int) -> String
  let wereDisplaced: @Sendable (Int) -> String
  let oneRowEach: String
  let noSource: String
  let notes: String
  let nothing: String
  let reason: String
  let take: String
  let drop: String
  let stale: String
  let lookAgainNow: String
  // The choice
  let choice: String
  let chooseOne: String
  let placeHint: @Sendable (_ places: Int) -> String
  let nearest: String
  let scenarios: String
  let indicators: String
  let periodsTitle: String
  let baseline: String
  let baselineHint: String
  let periods: String
  let periodsHint: String
  let runningMean: String
  let runningMeanHint: String
  let sourceID: String
  let sourceIDHint: String
  let withoutStation: String
  let lookAgain: String
  // The job
  let reading: String
  let computing: String
  let comparing: String
  let keeping: String
  let looked: @Sendable (_ rows: Int) -> String
  let askedMore: String
  let seeChanges: String
  // The way here
  let ownFile: String
  let ownFileDetail: String
  let toOwnFile: String

  /// Why a file cannot be used, and what to do.
  func refusal(_ refusal: ClimateFileReading.Refusal, _ file: String) -> String {
    switch refusal {
    case .notNetCDF: notNetCDF(file)
    case .cutShort: cutShort(file)
    case .withoutIndex: withoutIndex(file)
    case .tooLarge: tooLarge(file)
    case .unreadable(let english): unreadable(file, english)
    }
  }

  /// Why there is no profile yet.
  func problem(
    _ problem: ClimateFileReading.Problem, _ choice: ClimateFileChoice, _ years: ClosedRange<Int>
  ) -> String {
    switch problem {
    case .placeOpen: placeOpen
    case .noPlace(let id): noPlace(id)
    case .noPeriod:
      noPeriod("\(choice.baseline) \(choice.periods)", years.lowerBound, years.upperBound)
    case .tooManyRows(let rows): tooManyRows(rows)
    case .station(let english): wrongStation(english)
    case .profile(let english): wrongProfile(english)
    }
  }
}
