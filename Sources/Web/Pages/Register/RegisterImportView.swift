import Interchange
import Store
import Tables
import Vulnerability

/// What a register would change: its unknown words with the choice of what they mean, the findings, the rows, and taking it.
struct RegisterImportView {
  let visit: Visit
  let text: RegisterTransferText
  let name: String
  let choice: RegisterChoice
  let look: RegisterLook
  let taxonomy: Taxonomy
  let base: Int
  let notice: String?

  private static let shownRows = 60

  private var changesAnything: Bool { look.preview?.differences.isEmpty == false }

  private var path: String {
    let upload = (try? visit.parameter("upload")) ?? ""
    return visit.place?.path("\(RegisterTransferPages.path)/\(SitePath.encoded(upload))") ?? ""
  }

  var html: HTML {
    """
    <div class="stack">
    \(Trail(steps: [(text.title, visit.place?.path(RegisterTransferPages.path) ?? "")]).html)
    <h1>\(text.previewTitle)</h1>
    \(notice.map { Notice(tone: .caution, title: $0).html })
    <p class="lead">\(text.holds(name))</p>
    \(counts)
    \(FindingNotice(text.findings, look.register.findings, visit).html)
    \(words)
    \(preset)
    \(FindingNotice(text.newFindings, look.preview?.newFindings ?? [], visit).html)
    \(rows)
    \(decision)
    </div>
    """
  }

  private var counts: HTML {
    let register = look.register
    func number(_ count: Int) -> HTML {
      "<span class=\"number\">\(visit.number(Double(count)))</span>"
    }
    let rows = register.tables.keys.sorted().map { file -> [HTML] in
      [
        HTML(visit.columnWords.table(file)), number(register.added[file] ?? 0),
        number(register.changed[file] ?? 0),
      ]
    }
    let left: HTML =
      register.leftOut == 0
      ? .empty : Notice(tone: .danger, title: text.leftOut(register.leftOut)).html
    guard !rows.isEmpty else { return "<p>\(text.nothing)</p>\(left)" }
    return "\(left)\(DataTable(caption: text.counts, columns: text.countColumns, rows: rows).html)"
  }

  // Words that are in no list

  private var words: HTML {
    let unknown = look.register.unknownWords
    guard !unknown.isEmpty else { return .empty }
    return """
      <section class="panel stack" aria-labelledby="words">
      <h2 id="words">\(text.words)</h2>
      <p class="soft">\(text.wordsLead)</p>
      \(visit.form(path, """
        \(choice.hiddenYear)\(choice.hiddenPreset)
        \(unknown.enumerated().map { word($1, $0) })
        <div class="actions"><button class="button\(look.register.hasErrors ? HTML.empty : " button--plain")" name="act" value="look">\(text.lookAgain)</button></div>
        """))
      </section>
      """
  }

  private func word(_ unknown: UnknownRegisterWord, _ number: Int) -> HTML {
    let word = unknown.word
    let offered = unknown.suggestion.map { RegisterWord.Meaning.entry($0.id) } ?? .own
    let value = choice.meanings[word] ?? offered
    let suggested = unknown.suggestion.map { entry in
      (value: RegisterWord.Meaning.entry(entry.id).formValue, label: text.suggested(name(entry)))
    }
    let others = taxonomy.shown(word.kind).filter { !$0.isOwn && $0.id != unknown.suggestion?.id }
      .map { entry in
        (value: RegisterWord.Meaning.entry(entry.id).formValue, label: name(entry))
      }
    let options: [(value: String, label: String)] =
      (suggested.map { [$0] } ?? []) + [
        (value: RegisterWord.Meaning.ownValue, label: text.ownWord(word.text))
      ]
      + others
    return """
      \(RegisterChoice.hidden(word, number))
      \(Choice(
        name: RegisterChoice.field(number, "meaning"), label: "“\(word.text)”", options: options,
        value: value.formValue, hint: "\(text.kinds[word.kind] ?? ""), \(visit.words(of: unknown.place))"
      ).html())
      """
  }

  private func name(_ entry: TaxonomyEntry) -> String { entry.name(visit.language) }

  // The preset of the file's scores

  private var preset: HTML {
    guard let preset = look.register.preset, preset.differs else { return .empty }
    let own = preset.ofWorkspace
    let isTaken = preset.community != nil
    let options: [(value: String, label: String)] = [
      (RegisterPreset.Choice.take.rawValue, text.takePreset(preset.ofFile.rawValue)),
      (
        RegisterPreset.Choice.keep.rawValue,
        own.isEmpty ? text.setNoPreset : text.keepPreset(own)
      ),
    ]
    let value: RegisterPreset.Choice = isTaken ? .take : .keep
    return """
      <section class="panel stack" aria-labelledby="preset">
      <h2 id="preset">\(text.preset)</h2>
      <p class="soft">\(text.presetLead)</p>
      \(visit.form(path, """
        \(choice.hiddenMeanings)\(choice.hiddenYear)
        \(Choice(name: RegisterChoice.presetField, label: text.presetAfter, options: options, value: value.rawValue).html())
        <div class="actions"><button class="button button--plain" name="act" value="look">\(text.lookAgain)</button></div>
        """))
      </section>
      """
  }

  // What would change

  private var rows: HTML {
    guard let preview = look.preview, changesAnything else { return .empty }
    let shown = Array(preview.differences.prefix(Self.shownRows))
    let heads = look.register.tables.mapValues { table in
      Array(CSVTable(file: table.file, header: table.header).text.utf8)
    }
    let more = preview.differences.count - shown.count
    return """
      <section class="stack" aria-labelledby="changes">
      <h2 id="changes">\(text.changes)</h2>
      \(DifferenceList(differences: shown, heads: heads).html)
      \(more > 0 ? "<p class=\"soft\">\(text.moreRows(more))</p>" as HTML : .empty)
      </section>
      """
  }

  private var decision: HTML {
    let drop: HTML =
      "<button class=\"button button--plain\" name=\"act\" value=\"drop\" formnovalidate>\(text.drop)</button>"
    guard changesAnything else {
      return visit.form(path, "<div class=\"actions\">\(drop)</div>")
    }
    let take = look.register.leftOut > 0 ? text.takeRight : text.take
    return visit.form(
      path, className: "form panel",
      """
      \(visit.draftFields(base: base))
      \(choice.hidden)
      \(Field(name: "reason", label: text.reason, value: text.reasonDefault + name, isRequired: false, maxLength: 500).html())
      <div class="actions"><button class="button" name="act" value="take">\(take)</button>\(drop)</div>
      """)
  }
}
