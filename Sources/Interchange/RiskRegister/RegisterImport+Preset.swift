internal import Quantities
internal import Tables
internal import Vulnerability
internal import Workspace

/// The preset that a register was scored by.
extension RegisterImport {
  /// Finds the file's preset and, as chosen, sets it in `community.yaml`; a finding says what was done.
  mutating func keepPreset(of table: CSVTable, _ choice: RegisterPreset.Choice) {
    guard let (named, place) = statedPreset(table),
      let bytes = workspace.files[CommunityText.file], var community = try? CommunityText(bytes)
    else { return }
    let own = (try? community.text("risk_preset")) ?? nil
    let effective = workspace.community.riskPreset
    var preset = RegisterPreset(
      ofFile: named, ofWorkspace: own ?? "", effective: effective, community: nil)
    let rated = workspace.risks.filter { $0.rating(effective, hazard: hazard(of: $0)) != nil }
    // A rule that has rated the register is not changed unasked, though nobody wrote its name down.
    let isFree = own?.isEmpty != false && rated.isEmpty
    let isTaken = preset.differs && (choice == .take || choice == .fill && isFree)
    if isTaken, (try? community.set("risk_preset", to: named.rawValue)) != nil {
      preset.community = community.bytes
    }
    self.preset = preset
    tell(preset, at: place)
    tellLost(rated, preset, at: place)
  }

  private func hazard(of risk: Risk) -> Hazard? {
    workspace.hazards.first { $0.id == risk.hazard }
  }

  /// Says how many risks that have a rating now would have none under the file's preset, with the file's scores.
  private mutating func tellLost(_ rated: [Risk], _ preset: RegisterPreset, at place: Place) {
    guard preset.differs else { return }
    let count = rated.count { preset.ofFile.rating(of: filled($0)) == nil }
    let file = preset.ofFile.rawValue
    switch count {
    case 0: break
    case 1:
      find(.warning, "1 risk that has a rating now would be unsure under “\(file)”.", at: place)
    default:
      find(
        .warning, "\(count) risks that have a rating now would be unsure under “\(file)”.",
        at: place)
    }
  }

  /// What a preset reads of a risk, with the scores that the file gave.
  private func filled(_ risk: Risk) -> RiskSubject {
    let hazard = hazard(of: risk)
    var subject = RiskSubject(scores: risk.scores, outlook: hazard?.outlook ?? HazardOutlook())
    if let record = current(WorkspaceTables.risks).record([risk.id]) {
      for axis in RiskScores.Axis.allCases {
        subject.scores[axis] = Int(record[axis.rawValue]) ?? subject.scores[axis]
      }
    }
    if let hazard, let record = current(WorkspaceTables.hazards).record([hazard.id]) {
      subject.outlook.probability = Int(record["probability"]) ?? subject.outlook.probability
    }
    return subject
  }

  /// The one preset that the rows name, else the former tool's own; nil when a row names none that there is, or another.
  private mutating func statedPreset(_ table: CSVTable) -> (RiskPreset, Place)? {
    var stated: (preset: RiskPreset, row: Int, place: Place)?
    var unread: Set<String> = []
    for record in table.records {
      let name = text(record, .preset)
      guard !name.isEmpty, !unread.contains(name) else { continue }
      let place = record.place.at(column: header(.preset))
      guard let preset = FormerRegister.preset(name) else {
        unread.insert(name)
        find(.error, "“\(name)” is no preset. \(FormerRegister.presetAdvice(name))", at: place)
        continue
      }
      if let stated, stated.preset != preset {
        find(
          .error,
          "Row \(stated.row) names the preset “\(stated.preset.rawValue)” and this row “\(preset.rawValue)”. A register has one preset; make both the same.",
          at: place)
        return nil
      }
      stated = stated ?? (preset, record.row, place)
    }
    guard unread.isEmpty else { return nil }
    return stated.map { ($0.preset, $0.place) } ?? (.adaptiveNeed, Place(file: table.file))
  }

  private mutating func tell(_ preset: RegisterPreset, at place: Place) {
    let (file, own) = (preset.ofFile.rawValue, preset.ofWorkspace)
    guard preset.differs else { return }
    switch (preset.community == nil, own.isEmpty) {
    case (false, true):
      find(
        .note,
        "The scores of this file belong to the preset “\(file)”. community.yaml named none, so risk_preset was set to it.",
        at: place)
    case (false, false):
      find(
        .note,
        "The scores of this file belong to the preset “\(file)”. risk_preset of community.yaml was “\(own)” and was set to it, as chosen.",
        at: place)
    case (true, true):
      find(
        .warning,
        "The scores of this file belong to the preset “\(file)”. risk_preset was not set, so “\(RiskPreset.vulnerability.rawValue)” rates them; where it reads a score that the file lacks, the rating is unsure.",
        at: place)
    case (true, false):
      find(
        .warning,
        "The scores of this file belong to the preset “\(file)”, and community.yaml names “\(own)”, which stays; where it reads a score that the file lacks, the rating is unsure. Choose the file's preset when you read it, or set risk_preset.",
        at: place)
    }
  }
}

extension FormerRegister {
  /// A preset by its id or title, whatever the case and signs.
  static func preset(_ text: String) -> RiskPreset? {
    let wanted = folded(text)
    return RiskPreset.allCases.first {
      folded($0.rawValue) == wanted || folded($0.title) == wanted
    }
  }

  /// What a preset that there is not may have meant, else those that there are.
  static func presetAdvice(_ text: String) -> String {
    let wanted = folded(text)
    let near = NearestName.find(
      wanted, among: RiskPreset.allCases.flatMap { [$0.rawValue, $0.title] }, spelled: folded)
    if let preset = near.flatMap(preset) { return "Did you mean “\(preset.rawValue)”?" }
    let all = RiskPreset.allCases.map(\.rawValue).joined(separator: ", ")
    return "Write one of: \(all)."
  }
}
