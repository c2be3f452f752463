import Inventory
import Tables
import Workspace

/// The form in which somebody says what the names of a file mean.
struct UploadNamesForm {
  let questions: UploadQuestions
  let mapping: UploadMapping
  /// The file's, as its sender calls it.
  let name: String
  let text: UploadNamesText
  let upload: UploadText
  let words: ColumnWords
  /// The address of the upload.
  let path: String

  private var names: UploadNames { questions.names }

  func html(_ visit: Visit) -> HTML {
    """
    <div class="stack">
    <h1>\(text.title)</h1>
    <p class="lead">\(text.lead)</p>
    <p class="soft">\(name)</p>
    \(summary(visit))
    \(visit.form(path, """
      \(UploadMapping.hidden(columns.fields))
      <input type="hidden" name="named" value="yes">
      \(questions.sections.map { section($0, visit) })
      \(names.told.contains("method") ? "<p class=\"soft small\">\(text.methodHint)</p>" as HTML : .empty)
      <div class="actions"><button class="button" name="act" value="map">\(upload.mapApply)</button>
      <button class="button button--plain" name="act" value="again" formnovalidate>\(upload.mapAgain)</button>
      <button class="button button--plain" name="act" value="drop" formnovalidate>\(upload.drop)</button></div>
      """))
    </div>
    """
  }

  /// Which column is which, without what is said of names: that is what is asked here.
  private var columns: UploadMapping {
    var columns = mapping
    columns.said = [:]
    columns.isNamed = false
    return columns
  }

  private func summary(_ visit: Visit) -> HTML {
    let counts = questions.counts
    let items = [
      (counts.sure, text.recognized, "good"), (counts.likely, text.likely, "caution"),
      (counts.unknown, text.unknown, "danger"),
    ].filter { $0.0 > 0 }.map { count, label, tone in
      "<li><span class=\"tag tag--\(tone)\">\(visit.number(Double(count))) \(label)</span></li>"
        as HTML
    }
    let crowded = questions.crowded.map {
      "<p class=\"soft small\">\(text.crowded($0))</p>" as HTML
    }
    return "<ul class=\"tags\">\(items)</ul>\(crowded)"
  }

  private func section(_ section: UploadQuestions.Section, _ visit: Visit) -> HTML {
    let heads = [text.inFile, text.rows] + section.targets.map(title)
    let caption = "\(title(section.source)): \(text.column(section.title))"
    return """
      <section class="stack stack--tight">
      <h2>\(title(section.source)) <span class="soft small">\(text.column(section.title))</span></h2>
      <div class="scroll" role="region" aria-label="\(caption)" tabindex="0">
      <table class="names">
      <caption class="hidden">\(caption)</caption>
      <thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead>
      <tbody>
      \(section.lines.map { line($0, section, visit) })
      </tbody>
      </table>
      </div>
      \(section.hasTons ? "<p class=\"soft small\">\(text.tonHint)</p>" as HTML : .empty)
      \(section.more > 0 ? "<p class=\"soft small\">\(text.more(visit.number(Double(section.more))))</p>" as HTML : .empty)
      </section>
      """
  }

  private func line(
    _ line: UploadQuestions.Line, _ section: UploadQuestions.Section, _ visit: Visit
  ) -> HTML {
    """
    <tr><th scope="row">\(line.text) \(line.isName || line.rank(section.source) == .unknown ? tag(line.rank(section.source)) : .empty)</th>\
    <td class="number" data-label="\(text.rows)">\(visit.number(Double(line.rows)))</td>\
    \(section.targets.map { "<td data-label=\"\(title($0))\">\(choice($0, line, section.source))</td>" as HTML })</tr>
    """
  }

  private func tag(_ rank: UploadQuestions.Line.Rank) -> HTML {
    let (label, tone) =
      switch rank {
      case .sure: (text.recognized, "good")
      case .likely: (text.likely, "caution")
      case .unknown: (text.unknown, "danger")
      }
    return "<span class=\"tag tag--\(tone)\">\(label)</span>"
  }

  // The choice of a code

  private func choice(_ target: String, _ line: UploadQuestions.Line, _ source: String) -> HTML {
    let saying = UploadNames.Saying(source: source, text: line.text, target: target)
    // A row tells more of its method than a name does.
    let isUsual = target == "method" && source != target
    let suggested = isUsual ? nil : line.meaning.codes[target]
    let chosen = names.said(line.text, from: source, for: target)
    // What was suggested needs no word of the form.
    let first =
      suggested.map { label($0, target) }
      ?? (isUsual ? text.usual : target == source ? text.asIs : text.choose)
    let codes = codes(of: target, line).filter { $0 != suggested }
    return """
      <select class="input input--small" name="\(UploadMapping.name(saying))" aria-label="\(line.text): \(title(target))">
      <option value="">\(first)</option>
      \(suggested == nil ? .empty : option(UploadMapping.asItIs, target == source ? text.asIs : text.nothing, chosen == ""))
      \(codes.map { option($0, label($0, target), chosen == $0) })
      </select>
      """
  }

  private func option(_ value: String, _ label: String, _ isChosen: Bool) -> HTML {
    "<option value=\"\(value)\"\("selected", when: isChosen)>\(label)</option>"
  }

  /// Every code of a column; of methods only those for the activity, where it is known and some are declared for it.
  private func codes(of target: String, _ line: UploadQuestions.Line) -> [String] {
    guard target == "method", let activity = line.meaning.codes["activity"],
      case let methods = names.methods(of: activity), !methods.isEmpty
    else { return names.lexicon.codes(of: target) }
    return methods
  }

  private func title(_ column: String) -> String {
    words.title(of: column, in: WorkspaceTables.inventory.file)
  }

  private func label(_ code: String, _ column: String) -> String {
    words.label(of: code, in: names.lexicon.column(column))
  }
}

extension UploadMapping {
  /// What a form sends on unseen.
  static func hidden(_ fields: [(name: String, value: String)]) -> HTML {
    let inputs = fields.map { field in
      "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">" as HTML
    }
    return "\(inputs)"
  }
}
