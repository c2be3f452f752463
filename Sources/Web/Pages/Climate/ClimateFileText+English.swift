import ClimateFiles
import Workspace

extension ClimateFileText {
  static let english = ClimateFileText(
    title: "A climate profile from your own file",
    lead:
      "Send an atlas of climate indicators. You see the profile of your place beside what the plan has before anything is taken.",
    file: "Atlas",
    fileHint:
      "A NetCDF-4 file that the command “cairn climate build” has made from daily model output; at most 50 MB with the station’s file.",
    made:
      "An atlas of one town with 20 indicators and 30 models has less than 10 MB. From a larger one the command “cairn climate profile” makes the same tables on your own machine.",
    stationTitle: "A weather station beside the models", stationFile: "Daily values of a station",
    stationHint:
      "A GHCN-Daily file, a CSV with a header such as date, tmax, tmin, prcp, or the input of RClimDex; not packed.",
    layout: "How the station’s file is laid out",
    layouts: [
      .ghcn: "GHCN-Daily, in any of its forms", .header: "CSV with a header",
      .climdex: "Input of RClimDex, without a header",
    ], temperatureUnit: "Unit of the station’s temperatures",
    precipitationUnit: "Unit of the station’s precipitation",
    unitHint: "Only for a CSV with a header; it is never guessed.", notStated: "not stated",
    look: "Make the profile", noFile: "Choose an atlas.",
    gone: "The file is not here any more. Send it again.",
    notNetCDF: {
      "\($0) is no NetCDF-4 file. Send the atlas that “cairn climate build” has made, not daily values or a table."
    },
    cutShort: {
      "\($0) is shorter than it says of itself: it was cut short on its way. Fetch or build it again, and send it again."
    },
    withoutIndex: {
      "\($0) is not as “cairn climate build” made it: another program has written or changed it. Send the file that Cairn made, or make the profile with “cairn climate profile”, which reads this one too."
    },
    tooLarge: {
      "\($0) has too many indicators, models or years for a page. Make the profile with “cairn climate profile”, or build an atlas with fewer."
    }, unreadable: { "\($0): \($1)" }, noScenario: "Choose at least one scenario.",
    noIndicator: "Choose at least one indicator.",
    wrongPeriod: {
      "“\($0)” is no period. Write years such as 2035-2064, or a warming level such as 2C."
    }, periodCount: "Write one to twelve periods with spaces between them.",
    wrongYears: "Write a whole number of years from 1 to 99.",
    wrongID: "An id has lower-case letters, digits and single hyphens, such as climate-profile.",
    previewTitle: "What this profile would change",
    holds: {
      "\($0): \($1 == 1 ? "1 place" : "\($1) places"), \($2 == 1 ? "1 model" : "\($2) models"), \($3) to \($4)."
    }, place: "Place", away: { "\($0) km from the middle of the community" },
    proposed: "proposed; another can be chosen below",
    placeOpen:
      "Nothing tells which place of the atlas is yours. Choose it, or name the community’s place (GEOID) in the settings.",
    noPlace: { "The atlas has no place “\($0)”." },
    noPeriod: {
      "No model has enough years of any of these periods: \($0). The atlas has \($1) to \($2). Write periods within these years."
    },
    tooManyRows: {
      "This would be \($0) rows, more than a plan should have of a profile. Choose fewer indicators or scenarios."
    }, wrongStation: { "The station’s file: \($0)" }, wrongProfile: { $0 },
    chooseBelow: "Nothing was taken, and the file is kept for a day. Choose below and look again.",
    noObserved: {
      "What was observed (\($0)) fills 80 percent of the years of none of these periods, so no observed value stands beside the models. Choose a baseline within these years."
    }, besides: "Observed at", stationFindings: "Found in the station’s file",
    newFindings: "Findings that would be new in the workspace", changes: "Changes",
    rowsOfSummary: "Rows of the climate table",
    standings: [
      .added: "Added", .changed: "Changed", .same: "Same",
      .displaced: "In place of another source", .removed: "Removed",
    ],
    beside: {
      "With them go \($0) yearly values and \($1) years of single models, whose degree days a forecast can follow."
    }, columns: ["Indicator", "Scenario", "Period", "Figure", "Now", "New", "What happens"],
    kinds: ["absolute": "value", "change": "change", "percent": "change in percent"],
    observed: "Observed", historical: "Historical",
    moreRows: { $0 == 1 ? "1 more row" : "\($0) more rows" },
    wouldBeDisplaced: {
      $0 == 1
        ? "1 row of another source would give way" : "\($0) rows of other sources would give way"
    },
    wereDisplaced: {
      $0 == 1 ? "1 row of another source gave way" : "\($0) rows of other sources gave way"
    },
    oneRowEach:
      "A table has one row for each indicator, scenario, period and figure. The history brings a row back.",
    noSource: "no stated source", notes: "Notes, and models that are missing",
    nothing: "The plan has these figures already.", reason: "Why",
    take: "Take these figures", drop: "Take nothing",
    stale: "Somebody has changed these rows since you looked. Nothing was taken.",
    lookAgainNow: "Look at what would change now", choice: "Place, scenarios and indicators",
    chooseOne: "Choose a place",
    placeHint: { "The id of one of the \($0) places of the atlas." },
    nearest: "The nearest places", scenarios: "Scenarios", indicators: "Indicators",
    periodsTitle: "Periods and the source", baseline: "Baseline",
    baselineHint: "What changes are counted from, such as 1981-2010.", periods: "Periods",
    periodsHint: "Years such as 2035-2064 or warming levels such as 2C, with spaces between them.",
    runningMean: "Running mean of yearly values, in years",
    runningMeanHint: "1 for none. Each model is smoothed by itself.",
    sourceID: "Id of the source",
    sourceIDHint:
      "Rows of this source are replaced. Another id keeps the figures that are there, where they are others.",
    withoutStation: "Leave the station out", lookAgain: "Look again with these",
    reading: "Reading the atlas", computing: "Summarizing the models",
    comparing: "Comparing with the workspace", keeping: "Keeping what would change",
    looked: {
      $0 == 0
        ? "The profile was made. Nothing would change."
        : $0 == 1
          ? "The profile was made. 1 row would change."
          : "The profile was made. \($0) rows would change."
    }, askedMore: "The atlas was read. The profile needs a choice of yours.",
    seeChanges: "See what would change", ownFile: "Figures from a file of your own",
    ownFileDetail:
      "An atlas made from daily model output has more indicators, scenarios and the spread of the models.",
    toOwnFile: "Make a profile from a file")
}
