internal import Plan
internal import Tables

extension PlanBook {
  /// The document of an edition with its exhibits, in the plan's language.
  func document(
    for edition: Edition, of exhibits: ExhibitCatalog, memory: ExhibitMemory
  ) -> (document: PlanDocument, findings: [Finding]) {
    let translation = memory.translation(of: calculation)
    var made = document(
      for: edition, exhibitIDs: exhibits.ids, said: { translation?.said($0) ?? $0 }
    ) { memory.block($0, $1, at: $2, of: exhibits) }
    made.document.date = translation?.said(made.document.date) ?? made.document.date
    return made
  }
}
