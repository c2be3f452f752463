import Store
import Vulnerability
import Workspace

/// One list: the community's own entries, adding one, and which entries of Cairn are shown.
struct OwnWordsView {
  let visit: Visit
  let workspace: CommunityWorkspace
  let taxonomy: Taxonomy
  let kind: TaxonomyEntry.Kind
  let errors: FormErrors

  var text: OwnWordsText { visit.words(OwnWordsText.self) }
  private var path: String { visit.place?.path(OwnWordsPages.path) ?? "" }
  private var base: HTML { visit.draftFields(base: visit.place?.summary.head ?? 0) }
  private var entries: [TaxonomyEntry] { taxonomy.entries[kind] ?? [] }
  private var hidden: Set<String> { taxonomy.hidden[kind] ?? [] }

  var html: HTML {
    """
    <div class="stack stack--loose">
    <div class="stack"><h1>\(text.title)</h1><p class="lead">\(text.lead)</p>
    \(visit.doneNotice(["saved": text.saved, "same": text.same, "added": text.added]))
    \(errors.summary)
    \(lists)</div>
    \(own)
    \(cairns)
    </div>
    """
  }

  private func name(of kind: TaxonomyEntry.Kind) -> String {
    let declared = WorkspaceColumns.column("kind", of: "taxonomy.csv")
    return visit.columnWords.label(of: kind.rawValue, in: declared)
  }

  private var lists: HTML {
    let items = TaxonomyEntry.Kind.allCases.map { item -> HTML in
      """
      <li><a href="\(path)?list=\(item.rawValue)"\("aria-current", item == kind ? "true" : nil)>\(name(of: item))</a></li>
      """
    }
    return """
      <nav class="pills pills--small" aria-label="\(text.lists)"><ul>\(items)</ul></nav>
      """
  }

  // The community's own

  private var own: HTML {
    let mine = entries.filter(\.isOwn)
    let rows = mine.map { entry -> ListRow in
      let record =
        visit.place?.path(
          to: DocumentName(file: "taxonomy.csv", row: "\(kind.rawValue)/\(entry.id)")) ?? ""
      return ListRow(
        title: "<a href=\"\(record)\">\(entry.name)</a>", detail: HTML(entry.description))
    }
    return """
      <section class="stack" aria-labelledby="own">
      <h2 id="own">\(text.own)</h2>
      \(mine.isEmpty ? "<p class=\"soft\">\(text.none)</p>" as HTML : rows.html)
      \(visit.mayAdd ? adding : .empty)
      </section>
      """
  }

  private var adding: HTML {
    let form = visit.form(
      path + "/add",
      """
      \(base)
      <input type="hidden" name="list" value="\(kind.rawValue)">
      <div class="grid">
      \(Field(name: "name", label: text.name, value: visit.form.text("name"), hint: text.nameHint, maxLength: 100).html(errors))
      \(group)
      </div>
      \(kind == .hazard ? "<label class=\"choice\"><input type=\"checkbox\" name=\"coastal\" value=\"yes\"\("checked", when: visit.form["coastal"] == "yes")><span>\(visit.words(ScreeningText.self).isCoastal)</span></label>" as HTML : .empty)
      \(Field(name: "note", label: text.note, value: visit.form.text("note"), isRequired: false, maxLength: 1_000, lines: 2).html(errors))
      \(Field(name: "source", label: text.source, value: visit.form.text("source"), hint: text.sourceHint, isRequired: false, maxLength: 200).html(errors))
      <button class="button">\(text.add)</button>
      """)
    return """
      <details\("open", when: errors["name"] != nil)><summary>\(text.add)</summary>\(form)</details>
      """
  }

  /// Hazards have groups with names; other lists have groups of any name, or none.
  private var group: HTML {
    let value = visit.form.text("group")
    switch kind {
    case .hazard:
      let groups = visit.words(ScreeningText.self).groups.sorted { $0.value < $1.value }
      return Choice(
        name: "group", label: text.group, options: groups.map { ($0.key, $0.value) },
        value: value.isEmpty ? "other" : value
      ).html(errors)
    case .system, .capacityFactor:
      let known = Set(entries.map(\.group)).filter { !$0.isEmpty }.sorted()
      return Field(
        name: "group", label: text.group, value: value,
        hint: text.groupHint(known.joined(separator: ", ")), isRequired: false, maxLength: 60
      ).html(errors)
    default: return .empty
    }
  }

  // Cairn's

  private var cairns: HTML {
    let listed = entries.filter { !$0.isOwn }
    let boxes = listed.map { entry -> HTML in
      """
      <label class="choice choice--small"><input type="checkbox" name="shown" value="\(entry.id)"\("checked", when: !hidden.contains(entry.id))><span>\(entry.name(visit.language))</span></label>
      """
    }
    let form = visit.form(
      path + "/shown",
      """
      \(base)
      <input type="hidden" name="list" value="\(kind.rawValue)">
      <fieldset id="field-shown"><legend class="hidden">\(text.shown): \(name(of: kind))</legend>
      <div class="choices--columns">\(boxes)</div></fieldset>
      <button class="button">\(text.save)</button>
      """)
    let plain: HTML = """
      <ul>\(listed.filter { !hidden.contains($0.id) }.map { "<li>\($0.name(visit.language))</li>" as HTML })</ul>
      """
    return """
      <section class="stack" aria-labelledby="shown">
      <h2 id="shown">\(text.shown)</h2>
      <p>\(text.shownLead(listed.count { hidden.contains($0.id) }, listed.count))</p>
      \(visit.mayEdit ? form : plain)
      </section>
      """
  }
}

/// The words of the lists of the assessment.
struct OwnWordsText: Words {
  let tab: String
  let title: String
  let lead: String
  let lists: String
  let own: String
  let none: String
  let add: String
  let added: String
  let name: String
  let nameHint: String
  let noName: String
  let taken: @Sendable (_ name: String) -> String
  let group: String
  let groupHint: @Sendable (_ known: String) -> String
  let note: String
  let source: String
  let sourceHint: String
  let shown: String
  let shownLead: @Sendable (_ hidden: Int, _ all: Int) -> String
  let noneShown: String
  let save: String
  let saved: String
  let same: String

  static let english = OwnWordsText(
    tab: "Lists", title: "The lists of this plan",
    lead:
      "Hazards, systems, groups and other words to choose from. Add what Cairn lacks, and hide what does not fit here. What was written with a hidden word keeps its name.",
    lists: "Lists", own: "Your own", none: "Nothing of your own is in this list yet.",
    add: "Add an entry", added: "The entry is in your list.", name: "Name",
    nameHint: "As people read it, in as many words as it takes.",
    noName: "Give it a name.",
    taken: { "“\($0)” is in the list already. Choose another name, or show it below." },
    group: "Group", groupHint: { "What it belongs with in the list: \($0)." },
    note: "What it means here", source: "Source",
    sourceHint: "The short name of a source of the plan.", shown: "Shown from Cairn’s list",
    shownLead: { hidden, all in
      hidden == 0 ? "All \(all) entries are shown." : "\(hidden) of \(all) entries are hidden."
    }, noneShown: "Keep at least one entry of the list.", save: "Save what is shown",
    saved: "The list is saved.", same: "Nothing was changed.")

  static let spanish = OwnWordsText(
    tab: "Listas", title: "Las listas de este plan",
    lead:
      "Amenazas, sistemas, grupos y otras palabras para elegir. Agregue lo que a Cairn le falta y oculte lo que no va aquí. Lo que se escribió con una palabra oculta conserva su nombre.",
    lists: "Listas", own: "Suyas", none: "Todavía no hay nada suyo en esta lista.",
    add: "Agregar una entrada", added: "La entrada está en su lista.", name: "Nombre",
    nameHint: "Como lo lee la gente, con tantas palabras como haga falta.",
    noName: "Póngale un nombre.",
    taken: { "«\($0)» ya está en la lista. Elija otro nombre, o muéstrela abajo." },
    group: "Grupo", groupHint: { "Con qué va en la lista: \($0)." },
    note: "Qué significa aquí", source: "Fuente",
    sourceHint: "El nombre corto de una fuente del plan.",
    shown: "Se muestran de la lista de Cairn",
    shownLead: { hidden, all in
      hidden == 0
        ? "Se muestran las \(all) entradas." : "\(hidden) de \(all) entradas están ocultas."
    }, noneShown: "Deje al menos una entrada de la lista.", save: "Guardar lo que se muestra",
    saved: "La lista está guardada.",
    same: "No se cambió nada.")
}
