public import Factors
public import Forecast
public import Inventory
public import Strategies
public import Tables
public import Vulnerability

/// One community's whole record: its files as they stand, and what they say.
///
/// The files are the truth. Every entity below is read from them, and a change is a change to a table
/// or text, so that writing gives back every byte that was not changed.
public struct CommunityWorkspace: Sendable {
  /// Every CSV table by its file name, losslessly.
  public var tables: [String: CSVTable]
  /// Every other file by its path in the folder, as bytes.
  public var documents: [String: [UInt8]]

  public var community: Community
  public var sources: [String: FactorSource] = [:]
  public var indicators: [String: Indicator] = [:]
  /// In order of first appearance.
  public var indicatorOrder: [String] = []
  public var records: [ActivityRecord] = []
  /// Rows of `inventory-parameters.csv` by record and parameter.
  public var statedParameters: [String: [String: RecordParameter]] = [:]
  /// Rows of `inventory.csv` that could not be read.
  public var rejected: [RejectedRecord] = []
  /// True when `inventory.csv` is there and none of it could be read.
  public var isInventoryUnreadable = false
  public var vehicleMixes: [String: [VehicleShare]] = [:]
  public var wasteMixes: [String: [MaterialShare]] = [:]
  /// Waste put in a landfill by year, by set.
  public var wasteDeposits: [String: [WasteDeposit]] = [:]
  public var factorSets: [String: FactorSet] = [:]
  public var instruments: [ContractualInstrument] = []
  public var reported: [ReportedFigure] = []
  public var acceptances: [AuditAcceptance] = []
  /// What past years were recalculated for.
  public var recalculations = RecalculationLog()
  public var rules: [GrowthRule] = []
  public var paths: [String: ReferencePath] = [:]
  public var targets: [Target] = []
  /// Empty when there is no `climate-summary.csv`.
  public var climate = ClimateProfile()
  public var hazards: [Hazard] = []
  public var risks: [Risk] = []
  /// Each assessor's own scores.
  public var assessorScores: [AssessorScore] = []
  public var hazardScores: [HazardScore] = []
  /// What the community adds to the taxonomy and hides from it.
  public var ownTaxonomy: [OwnTaxonomyEntry] = []
  public var screeningDecisions: [ScreeningDecision] = []
  /// What has happened here, in the order of the table.
  public var hazardEvents: [HazardEvent] = []
  public var losses: [RiskLoss] = []
  public var pathways: [Pathway] = []
  public var assets: [Asset] = []
  public var zones: [HazardZone] = []
  public var tracts: [Tract] = []
  public var tractMeasures: [TractMeasure] = []
  public var equity: [EquityMeasure] = []
  public var equityAnswers: [EquityAnswer] = []
  public var equityEvidence: [EquityEvidence] = []
  public var goals: [AdaptationGoal] = []
  public var responses: [RiskResponse] = []
  public var actions: [Action] = []
  /// Scenarios and policies.
  public var scenarioBook = ScenarioBook()
  public var moneyBook = MoneyBook()
  public var rangeBook = RangeBook()
  public var priorityBook = PriorityBook()
  public var engagement: [EngagementEvent] = []
  public var milestones: [Milestone] = []
  public var book: BookOutline?
  /// What reviewers have said about chapters, in the order of the table.
  public var comments: [ReviewComment] = []
  /// Yeses to chapters, each to one text of theirs.
  public var approvals: [ChapterApproval] = []
  /// What was found while reading, file by file.
  public var findings: [Finding] = []

  init(tables: [String: CSVTable], documents: [String: [UInt8]], community: Community) {
    self.tables = tables
    self.documents = documents
    self.community = community
  }

  /// The text of a document; nil when there is none or it is not UTF-8.
  public func text(_ path: String) -> String? {
    documents[path].flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Every file of the folder as bytes, by path: what `write` writes.
  public var files: [String: [UInt8]] {
    documents.merging(tables.mapValues { Array($0.text.utf8) }) { _, table in table }
  }
}
