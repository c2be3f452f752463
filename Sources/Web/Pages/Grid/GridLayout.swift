import Store
import Tables
import Workspace

/// The page around a grid: its tools, the place of the rows, and what stands below them.
struct GridLayout {
  let file: String
  let place: WorkspacePlace
  let text: GridText
  let words: ColumnWords
  let script: GridScriptText
  /// What shows that a request comes from this page.
  let token: String
  /// What unsaved changes are kept under in the browser.
  let draftKey: String

  private var isInventory: Bool { file == WorkspaceTables.inventory.file }
  private var query: String { "?file=\(SitePath.encoded(file))" }

  var title: String { isInventory ? text.activityData : words.table(file) }

  var html: HTML {
    """
    <div class="stack">
    <div class="row row--ends">
    <h1>\(title)</h1>
    <div class="actions actions--small">
    \(isInventory && place.mayEditRows ? link(text.upload, "inventory/upload") : .empty)
    \(isInventory ? link(text.template, "inventory/template") : .empty)
    \(link(text.csv, "grid/download\(query)&as=csv"))
    \(link(text.xlsx, "grid/download\(query)&as=xlsx"))
    \(link(text.plainTable, "table\(query)"))
    </div>
    </div>
    <p class="soft">\(place.mayEditRows ? text.lead : text.readOnly)</p>
    <noscript><div class="notice"><p>\(text.withoutScript) <a href="\(place.path("table\(query)"))">\(text.plainTable)</a></p></div></noscript>
    <p class="paper-only">\(text.onPaper)</p>
    \(app)
    </div>
    """
  }

  private func link(_ label: String, _ path: String) -> HTML {
    "<a class=\"button button--plain button--small\" href=\"\(place.path(path))\">\(label)</a>"
  }

  private var app: HTML {
    """
    <div id="grid" class="gridapp" hidden data-words="\(script.json)" data-token="\(token)" \
    data-rows="\(place.path("grid/rows\(query)"))" data-findings="\(place.path("grid/findings\(query)"))" \
    data-check="\(place.path("grid/check\(query)"))" data-save="\(place.path("grid/save\(query)"))" \
    data-key="\(draftKey)">
    <input type="hidden" name="_csrf" value="\(token)">
    \(tools)
    <div class="gridapp__filters" data-part="filters" hidden></div>
    <p class="notice" data-part="none" hidden>\(isInventory ? text.noRecords : text.noRows)</p>
    <div class="sheet" role="grid" aria-label="\(title)" aria-multiselectable="true"\("aria-readonly", place.mayEditRows ? nil : "true") data-part="sheet"></div>
    <div class="gridapp__foot">
    \(problem)
    \(bar)
    </div>
    \(conflict)
    <ul class="finding-list" data-part="general"></ul>
    \(cell)
    \(keys)
    \(bulk)
    <p class="hidden" role="status" aria-live="polite" data-part="live"></p>
    </div>
    """
  }

  private func tool(_ act: String, _ label: String) -> HTML {
    "<button type=\"button\" class=\"button button--plain button--small\" data-act=\"\(act)\">\(label)</button>"
  }

  private var tools: HTML {
    let edits: HTML = """
      \(tool("undo", text.undo))\(tool("redo", text.redo))
      \(place.mayAddRows ? tool("add", text.add) + tool("duplicate", text.duplicate) : .empty)
      \(tool("remove", text.remove))\(tool("fill", text.fill))\(tool("bulk", text.bulk))
      """
    return """
      <div class="gridapp__tools" role="group" aria-label="\(text.tools)">
      <label class="hidden" for="grid-filter">\(text.filter)</label>
      <input class="input input--small" type="search" id="grid-filter" data-part="filter" placeholder="\(text.filter)" autocomplete="off">
      <button type="button" class="button button--plain button--small" data-act="columns" aria-expanded="false">\(text.columnFilters)</button>
      <label class="choice choice--small"><input type="checkbox" data-part="only"><span>\(text.onlyFindings)</span></label>
      <span class="gridapp__counts"><span data-part="count"></span> · <span data-part="found"></span></span>
      \(tool("next", text.next))
      \(place.mayEditRows ? "<span class=\"gridapp__edits\">\(edits)</span>" : .empty)
      </div>
      """
  }

  /// Where nothing may be changed the bar says what is selected, and no more.
  private var bar: HTML {
    """
    <div class="gridapp__bar\(place.mayEditRows ? HTML.empty : " is-reading")" data-part="bar" role="group" aria-label="\(text.status)">
    <strong data-part="status"></strong>
    <span class="soft small" data-part="selection"></span>
    <span class="gridapp__save">
    <label class="gridapp__reason"><span>\(text.reason)</span>
    <input class="input input--small" data-part="reason" maxlength="500" title="\(text.reasonHint)"></label>
    <button type="button" class="button button--plain button--small" data-act="discard" hidden>\(text.discard)</button>
    <button type="button" class="button button--small" data-act="save" disabled>\(text.save)</button>
    </span>
    <span class="gridapp__said soft small" data-part="said"></span>
    </div>
    """
  }

  /// Stands in sight with the bar: whoever has just pressed Save looks there.
  private var problem: HTML {
    """
    <div class="notice notice--danger" data-part="problem" hidden>
    <p class="notice__title" data-part="problem-text"></p>
    <div class="actions">
    <a class="button button--plain button--small" data-part="sign-in" href="\(SitePath.signIn)" target="_blank" rel="opener">\(text.signIn)</a>
    <button type="button" class="button button--small" data-act="retry">\(text.retry)</button>
    </div>
    </div>
    """
  }

  private var conflict: HTML {
    """
    <section class="notice notice--caution stack" data-part="conflict" hidden>
    <h2 tabindex="-1">\(text.conflictTitle)</h2>
    <p>\(text.conflictLead)</p>
    <div class="stack" data-part="conflicts"></div>
    <div class="actions"><button type="button" class="button button--small" data-act="resolve">\(text.resolve)</button></div>
    </section>
    """
  }

  private var cell: HTML {
    let path = place.path("record\(query)&row=")
    let factor: HTML =
      isInventory && place.mayEditRows
      ? """
      <a class="button button--plain button--small" data-part="factor" data-path="\(place.path("inventory/records/"))" data-end="/factor" hidden href="#">\(text.factor)</a>
      """ : .empty
    return """
      <section class="gridapp__cell panel panel--quiet" data-part="cell" aria-label="\(text.cell)">
      <div class="row row--ends"><h2 class="gridapp__place" data-part="place"></h2>
      <div class="actions">
      \(place.mayEditRows ? tool("edit", text.edit) : "<button type=\"button\" data-act=\"edit\" hidden>\(text.edit)</button>")
      \(factor)
      <a class="button button--plain button--small" data-part="record" data-path="\(path)" hidden href="#">\(text.record)</a>
      </div></div>
      <p class="soft small" data-part="help"></p>
      <p class="gridapp__value" data-part="value"></p>
      <ul class="finding-list" data-part="findings"></ul>
      </section>
      """
  }

  private var keys: HTML {
    """
    <details><summary>\(text.keysTitle)</summary>
    <dl class="keys">
    \(text.keys.map { "<div><dt>\($0.key)</dt><dd>\($0.meaning)</dd></div>" as HTML })
    </dl></details>
    """
  }

  private var bulk: HTML {
    """
    <dialog class="dialog dialog--small" data-part="bulk" aria-labelledby="grid-bulk-title">
    <div class="stack">
    <h2 id="grid-bulk-title">\(text.bulkTitle)</h2>
    <div class="field"><label class="field__label" for="grid-bulk-column">\(text.bulkColumn)</label>
    <select class="input" id="grid-bulk-column" data-part="bulk-column"></select></div>
    <div class="field"><label class="field__label" for="grid-bulk-value">\(text.bulkValue)</label>
    <div data-part="bulk-value"></div></div>
    <fieldset><legend>\(text.bulkRows)</legend>
    <label class="choice"><input type="radio" name="bulk-rows" value="selected" checked><span data-part="bulk-selected"></span></label>
    <label class="choice"><input type="radio" name="bulk-rows" value="shown"><span data-part="bulk-shown"></span></label>
    </fieldset>
    <div class="actions"><button type="button" class="button" data-act="bulk-apply">\(text.bulkApply)</button>
    <button type="button" class="button button--plain" data-act="bulk-cancel">\(text.cancel)</button></div>
    </div>
    </dialog>
    """
  }
}
