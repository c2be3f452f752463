import Interchange
import Vulnerability

extension RegisterTransferText {
  static let english = RegisterTransferText(
    link: "Other systems' files", title: "The register in other systems' files",
    lead:
      "Take the register of the former tool (Temperate) in, and write this register as the tables that other systems ask for.",
    downloads: "Download", download: "Download", former: "The former tool's table",
    formerDetail: "CSV in its 19 columns, one row for each risk and action.",
    lost: "Add what its own export left out",
    lostHint:
      "Categories, visibility, vulnerable groups, timeframe, confidence, the scores that other presets read, ids and the rating follow the 19 columns, so that reading the file again loses nothing.",
    onlyPublic: "Leave out actions that are kept from the public",
    onlyPublicHint: "For a file that leaves the team.",
    frameworks: [
      .hazards: (
        "GCoM: hazards and risks",
        "The risk table of the Global Covenant of Mayors' common reporting framework, CSV with one row for each hazard. The labels of the framework's lists are unverified, and the file says so."
      ),
      .events: (
        "GCoM: major past hazards",
        "One row for each past event with year, losses, deaths and injuries; what is not known is left empty."
      ),
      .capacity: (
        "GCoM: factors of adaptive capacity",
        "One row for each factor that a risk names, with the degree of challenge by a rule that the file tells."
      ),
      .trackHazards: (
        "CDP-ICLEI Track 2.2: climate hazards",
        "The columns of that question, with the share of people inside the zones of each hazard, to be copied into the questionnaire."
      ),
      .trackCapacity: (
        "CDP-ICLEI Track 2.3: adaptive capacity",
        "The columns of that question, one row for each factor."
      ),
    ],
    own: "Every score and rating",
    ownDetail: "CSV with one row for each risk, and all that is computed from its scores.",
    upload: "Take in the former tool's table",
    uploadLead: "You see what was found and what would change before anything is taken.",
    file: "File",
    fileHint:
      "The review of the former tool as CSV, with or without the added columns; at most 8 MB.",
    year: "Year in which its actions begin",
    yearHint: "The file says none. Each action can be changed afterwards.",
    look: "Look at the file", noFile: "Choose a CSV file.",
    wrongYear: "Write a year from 1990 to 2100.",
    gone: "The file is not here any more. Send it again.",
    stale:
      "Somebody has changed these rows since you looked. Nothing was taken; this is what would change now.",
    previewTitle: "What this register would change",
    holds: {
      "\($0), read as the former tool's table. An empty cell of the file never empties a filled one."
    },
    counts: "Rows by table", countColumns: ["Table", "New", "Changed"],
    leftOut: {
      $0 == 1
        ? "1 row of the file is left out, because of the errors below"
        : "\($0) rows of the file are left out, because of the errors below"
    },
    nothing: "Nothing would change.", findings: "Found in the file",
    newFindings: "Findings that would be new in the workspace",
    words: "Words that are in no list",
    wordsLead:
      "Say what each one means, then look again. A misspelt word leaves its rows out until then.",
    kinds: [
      .hazard: "Hazard", .system: "Community system", .collaborator: "Collaborator",
      .capacityFactor: "Factor of capacity", .vulnerableGroup: "Vulnerable group",
      .actionType: "Type of action", .actionCategory: "Category of action",
    ],
    suggested: { "\($0) (suggested)" }, ownWord: { "A word of our own: \($0)" },
    preset: "The rule that rates these scores",
    presetLead:
      "Scores belong to a preset. The former tool scored magnitude and adaptive capacity only; a preset that reads other scores leaves its risks unsure until somebody gives them.",
    presetAfter: "Rate the register by",
    takePreset: { "\($0), to which the scores of the file belong" },
    keepPreset: { "\($0), as now" }, setNoPreset: "What counts where nothing is set, as now",
    lookAgain: "Look again with these", changes: "Changes",
    moreRows: { $0 == 1 ? "1 more row would change." : "\($0) more rows would change." },
    reason: "Why", reasonDefault: "Register from ", take: "Take these rows",
    takeRight: "Take the rows that are right", drop: "Take nothing")
}
