/// The texts of going back to an earlier revision.
struct RevertText: Words {
  let link: String
  let title: @Sendable (Int) -> String
  let lead: String
  let counts: @Sendable (_ files: Int, _ back: Int, _ changed: Int, _ gone: Int) -> String
  let nothing: String
  let what: String
  let before: String
  let after: String
  let reason: String
  let reasonHint: String
  let noReason: String
  let confirm: String
  let cancel: String
  /// What stands before the reason in the history.
  let said: @Sendable (_ revision: Int, _ reason: String) -> String
  let stale: String
  let staleDetail: @Sendable (_ name: String, _ person: String) -> String
  let moreStale: @Sendable (Int) -> String
  let done: String

  static let english = RevertText(
    link: "Go back to this revision",
    title: { "Go back to revision \($0)" },
    lead:
      "Everything becomes as it was then, as one new change. What was done since stays in the history, and you can take this back too.",
    counts: { files, back, changed, gone in
      let parts = [(changed, "changed back"), (back, "brought back"), (gone, "removed")]
        .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
      return "In \(files == 1 ? "1 file" : "\(files) files"), rows and texts: \(parts)."
    },
    nothing: "Nothing would change: everything is as it was at that revision.",
    what: "What would change",
    before: "“Before” is how it is now, “after” how it was then.",
    after: "See both revisions beside each other",
    reason: "Why do you go back?",
    reasonHint: "It stands in the history, such as “The import was of another town”.",
    noReason: "Say why, in at most 400 letters.",
    confirm: "Go back to it",
    cancel: "Leave it as it is",
    said: { "Back to revision \($0). \($1)" },
    stale:
      "Somebody changed the workspace while you looked. Nothing was changed back; look at the list again.",
    staleDetail: { "\($0), by \($1)" },
    moreStale: { "And \($0) more." },
    done: "Everything is as it was at that revision.")

  static let spanish = RevertText(
    link: "Volver a esta revisión",
    title: { "Volver a la revisión \($0)" },
    lead:
      "Todo queda como estaba entonces, en un solo cambio nuevo. Lo que se hizo desde entonces sigue en el historial, y esto también se puede deshacer.",
    counts: { files, back, changed, gone in
      let parts = [(changed, "quedan como estaban"), (back, "vuelven"), (gone, "desaparecen")]
        .filter { $0.0 > 0 }.map { "\($0.1): \($0.0)" }.joined(separator: ", ")
      return "En \(files == 1 ? "1 archivo" : "\(files) archivos"), filas y textos que \(parts)."
    },
    nothing: "No cambiaría nada: todo está como en esa revisión.",
    what: "Qué cambiaría",
    before: "«Antes» es como está ahora; «después», como estaba entonces.",
    after: "Ver las dos revisiones una junto a otra",
    reason: "¿Por qué vuelve atrás?",
    reasonHint: "Queda en el historial, por ejemplo «La importación era de otra ciudad».",
    noReason: "Diga por qué, en 400 letras como máximo.",
    confirm: "Volver a ella",
    cancel: "Dejarlo como está",
    said: { "Vuelta a la revisión \($0). \($1)" },
    stale:
      "Alguien cambió el espacio de trabajo mientras usted miraba. No se volvió atrás en nada; mire la lista otra vez.",
    staleDetail: { "\($0), por \($1)" },
    moreStale: { "Y \($0) más." },
    done: "Todo está como en esa revisión.")
}
