import Inventory

/// Texts of the audit register.
struct AuditWords: Words {
  let tab: String
  let title: String
  let lead: String
  let open: @Sendable (_ severity: String, Int) -> String
  let accepted: @Sendable (Int) -> String
  let passed: @Sendable (Int) -> String
  let skipped: @Sendable (Int) -> String
  let filterLabel: String
  let severity: String
  let all: String
  let state: String
  let openOnly: String
  let acceptedOnly: String
  let openAndAccepted: String
  let show: String
  let whatItMeans: String
  let test: String
  let seen: String
  let advice: String
  let stake: @Sendable (String) -> String
  let doThis: String
  let accept: String
  let acceptLead: String
  let reason: String
  let reasonHint: String
  let office: String
  let officeHint: String
  let acceptButton: String
  let acceptedDone: String
  let withdrawnDone: String
  let acceptedTitle: String
  let withdraw: String
  let history: String
  let editAcceptance: String
  let findings: @Sendable (Int) -> String
  let nothingOpen: String
  let nothingOpenDetail: String
  let noMatch: String
  let passedTitle: @Sendable (Int) -> String
  let skippedTitle: @Sendable (Int) -> String
  let staleTitle: String
  let missingReason: String
  let gone: String
  let already: String
  let yourReason: String
  let notAudited: String
  let download: String
  let rule: String
  let subject: String
  let evidence: String
  let place: String

  static let english = AuditWords(
    tab: "Audit", title: "Audit register",
    lead:
      "The inventory read as an outside auditor would. Each rule comes from a mistake in a published inventory; none changes a number.",
    open: { severity, count in
      switch severity {
      case "error": count == 1 ? "open error" : "open errors"
      case "warning": count == 1 ? "open warning" : "open warnings"
      default: count == 1 ? "open note" : "open notes"
      }
    }, accepted: { _ in "accepted with a reason" },
    passed: { $0 == 1 ? "rule found nothing" : "rules found nothing" },
    skipped: { $0 == 1 ? "rule could not be applied" : "rules could not be applied" },
    filterLabel: "Which findings", severity: "Weight",
    all: "All weights", state: "State", openOnly: "Open", acceptedOnly: "Accepted",
    openAndAccepted: "Open and accepted", show: "Show", whatItMeans: "What this rule means",
    test: "Test", seen: "Seen", advice: "What to do",
    stake: { "\($0) t CO₂e at stake" }, doThis: "Do", accept: "Accept it with a reason",
    acceptLead:
      "A finding that is right as it stands is accepted with a written reason. It stays in the register and no longer counts as open.",
    reason: "Why it is right as it stands",
    reasonHint: "A later reader, or an auditor, must be able to follow it.",
    office: "Office that accepts it", officeHint: "An office, not a person, such as Energy office.",
    acceptButton: "Accept this finding", acceptedDone: "Accepted. The reason is kept in audit.csv.",
    withdrawnDone: "Withdrawn. The finding is open again.",
    acceptedTitle: "Accepted", withdraw: "Withdraw the acceptance",
    history: "History of this acceptance",
    editAcceptance: "Edit the reason",
    findings: { $0 == 1 ? "1 finding" : "\($0) findings" }, nothingOpen: "Nothing is open",
    nothingOpenDetail: "Every finding of the auditor is settled or accepted with a reason.",
    noMatch: "There is no such finding. Choose another weight or state.",
    passedTitle: { "Rules that found nothing (\($0))" },
    skippedTitle: { "Rules that could not be applied (\($0)): their silence says nothing" },
    staleTitle: "Remarks on audit.csv",
    missingReason: "Write why the finding is right as it stands.",
    gone: "The auditor finds nothing of this any more. Look at the register again.",
    already: "This finding is accepted already, with another reason; yours was not saved",
    yourReason: "Your reason",
    notAudited: "Something could not be audited because of an error",
    download: "Download the register as CSV", rule: "Rule", subject: "Subject",
    evidence: "Evidence", place: "Where")

  static let spanish = AuditWords(
    tab: "Auditoría", title: "Registro de auditoría",
    lead:
      "El inventario leído como lo haría un auditor externo. Cada regla viene de un error en un inventario publicado; ninguna cambia un número.",
    open: { severity, count in
      switch severity {
      case "error": count == 1 ? "error abierto" : "errores abiertos"
      case "warning": count == 1 ? "advertencia abierta" : "advertencias abiertas"
      default: count == 1 ? "nota abierta" : "notas abiertas"
      }
    }, accepted: { $0 == 1 ? "aceptado con una razón" : "aceptados con una razón" },
    passed: { $0 == 1 ? "regla no halló nada" : "reglas no hallaron nada" },
    skipped: { $0 == 1 ? "regla no se pudo aplicar" : "reglas no se pudieron aplicar" },
    filterLabel: "Qué hallazgos", severity: "Peso",
    all: "Todos los pesos", state: "Estado", openOnly: "Abiertos", acceptedOnly: "Aceptados",
    openAndAccepted: "Abiertos y aceptados", show: "Mostrar",
    whatItMeans: "Qué significa esta regla", test: "Prueba", seen: "Visto", advice: "Qué hacer",
    stake: { "\($0) t CO₂e en juego" }, doThis: "Hacer", accept: "Aceptarlo con una razón",
    acceptLead:
      "Un hallazgo que es correcto tal como está se acepta con una razón escrita. Permanece en el registro y ya no cuenta como abierto.",
    reason: "Por qué es correcto tal como está",
    reasonHint: "Un lector posterior, o un auditor, debe poder seguirla.",
    office: "Oficina que lo acepta",
    officeHint: "Una oficina, no una persona, como Oficina de energía.",
    acceptButton: "Aceptar este hallazgo",
    acceptedDone: "Aceptado. La razón queda en audit.csv.",
    withdrawnDone: "Retirado. El hallazgo está abierto de nuevo.",
    acceptedTitle: "Aceptado", withdraw: "Retirar la aceptación",
    history: "Historial de esta aceptación",
    editAcceptance: "Editar la razón",
    findings: { $0 == 1 ? "1 hallazgo" : "\($0) hallazgos" }, nothingOpen: "No hay nada abierto",
    nothingOpenDetail:
      "Cada hallazgo del auditor está resuelto o aceptado con una razón.",
    noMatch: "No hay tal hallazgo. Elija otro peso u otro estado.",
    passedTitle: { "Reglas que no hallaron nada (\($0))" },
    skippedTitle: { "Reglas que no se pudieron aplicar (\($0)): su silencio no dice nada" },
    staleTitle: "Hallazgos sobre audit.csv",
    missingReason: "Escriba por qué el hallazgo es correcto tal como está.",
    gone: "El auditor ya no halla nada de esto. Vuelva a mirar el registro.",
    already: "Este hallazgo ya está aceptado, con otro motivo; el suyo no se guardó",
    yourReason: "Su motivo",
    notAudited: "Algo no se pudo auditar a causa de un error",
    download: "Descargar el registro como CSV", rule: "Regla", subject: "Asunto",
    evidence: "Evidencia", place: "Dónde")
}

extension AuditWords {
  /// Who accepted a finding, and when.
  func accepted(_ acceptance: AuditAcceptance) -> HTML {
    let said = [HTML(acceptance.acceptedBy), DayLabel(acceptance.date).html].filter { !$0.isEmpty }
    return said.isEmpty ? HTML(acceptedTitle) : "\(acceptedTitle): \(said.joined(by: ", "))"
  }
}
