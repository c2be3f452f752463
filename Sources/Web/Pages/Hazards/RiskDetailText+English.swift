import Vulnerability

extension RiskDetailText {
  static let english = RiskDetailText(
    edit: "Score and edit", history: "History of this risk", record: "All fields",
    newTitle: "New risk", scored: "How it is rated", otherPresets: "Under the other rules",
    hazard: "The hazard", judgeHazard: "Judge the hazard itself",
    judgeAlone: "Judge it by yourself", judgeWorkshop: "Enter what a workshop said of it",
    judge: "Judge it",
    factors: "What the capacity rests on", groups: "Groups of people", evidence: "Evidence",
    evidenceHint:
      "Links and ids of sources, one on a line or separated by spaces.",
    notes: "Notes", source: "Sources (ids)", systemName: "System, in your words",
    systemType: "System in the list",
    noSystemType: "Not chosen: known effects of all systems are shown",
    whatLowers: "Actions that lower it", nothingLowers: "No action lowers this risk yet.",
    addAction: "Add an action", linkAction: "Link an action that is there", linkButton: "Link",
    linked: "The action is linked.", goals: "Goals", noGoals: "No goal is tied to this risk yet.",
    assessors: "Several assessors",
    assessorsLead: {
      $0 == 0
        ? "Nobody has scored this risk alone yet."
        : $0 == 1 ? "1 assessor has scored it alone." : "\($0) assessors have scored it alone."
    }, scoreAlone: "Score it by yourself", workshop: "Enter scores of a workshop",
    toAgreement: "Agreement and settling", effects: "Known effects",
    effectsLead:
      "What research found about this hazard or a related one and this system, with the numbers of this place where they are known.",
    noHazardType:
      "Say which hazard of the list this one is; then known effects appear here.",
    effectsElsewhere: {
      $0 == 1
        ? "1 effect found elsewhere, which may not hold here"
        : "\($0) effects found elsewhere, which may not hold here"
    }, putEffect: "Put into the description", effectThere: "in the description",
    effectPut: "The sentence stands in the description now, its source in the evidence.",
    validity: "Holds for", effectSource: "Source",
    effectBasis: "The numbers of this place are from",
    relatedHazard: "Related hazard", unverified: "unverified",
    otherScores: "Other scores",
    otherScoresLead: "Not read by this workspace's rule; other rules and exports use them.",
    describe: "Describe it", result: "What these scores lead to", look: "See the result",
    save: "Save", reason: "Why (optional)",
    reasonHint: "Such as “Workshop of 12 March”. It stands in the history.",
    wrongHazard: "Choose a hazard.",
    wrongSystem: "Name the part of the community, such as “Electric grid”.",
    noConfidence: "Not said",
    help: [
      .exposure: "How much of it stands where the hazard strikes.",
      .sensitivity: "How badly it suffers when the hazard strikes.",
      .adaptiveCapacity: "How well it can prepare, cope and recover; here 5 is best.",
      .likelihood: "How often a damaging event is to be expected within the life of the plan.",
      .consequence: "How bad it is for the community then.",
      .magnitude: "How large the impact on people, services and money would be.",
    ],
    scales: [
      .exposure: [
        "hardly anything or anyone stands where it strikes", "a few places or people do",
        "a good part does, in some neighborhoods", "most of it does",
        "nearly all does, or the part that everything else needs",
      ],
      .sensitivity: [
        "goes on as usual", "short discomfort or small damage; normal within a day",
        "damage or illness that takes days of repair or care",
        "serious damage; some do not recover without help",
        "fails, or people die, even in a moderate event",
      ],
      .adaptiveCapacity: [
        "no money, staff, plan or neighbors to turn to", "a little of these, for a few",
        "enough for an ordinary event, strained by a severe one",
        "plans, money and people are ready for a severe event",
        "prepares, copes and comes back better, even after several events",
      ],
      .likelihood: [
        "less than once in 200 years", "about once in 50 to 200 years",
        "about once in 10 to 50 years", "about once in 2 to 10 years", "every year or nearly",
      ],
      .consequence: [
        "hardly noticed but by those directly hit", "small losses; services slow for hours",
        "some hurt or displaced; services out for days; a yearly budget can carry it",
        "many hurt or displaced; services out for weeks; outside help is needed",
        "many deaths, or a part of the community is lost for good",
      ],
      .magnitude: [
        "important services go on; injuries very unlikely; hardly any loss",
        "short interruptions; a few minor injuries; small losses",
        "some services stop for days; injuries likely; part of the economy feels it",
        "important services stop for long; serious injuries or deaths likely; losses everywhere",
        "services that lives depend on fail; many deaths possible; set back for years",
      ],
    ],
    probabilityScale: [
      "less than once in 200 years", "about once in 50 to 200 years",
      "about once in 10 to 50 years", "about once in 2 to 10 years", "every year or nearly",
    ],
    settledAway:
      "Scores that were settled and are changed here count as settled no longer.")
}
