/* What stands around the rows: the active cell with its findings, conflicts, and the status. */
(() => {
  'use strict';
  const Grid = (window.CairnGrid ??= {});
  const { element } = Grid;

  /** The words of the page, with numbers put in and the plural that a number needs. */
  class Words {
    constructor(all) {
      this.all = all;
      this.plural = new Intl.PluralRules(document.documentElement.lang);
      this.format = new Intl.NumberFormat(document.documentElement.lang);
    }

    say(name, count) {
      const text = this.all[`${name}.${this.plural.select(count ?? 0)}`] ?? this.all[`${name}.other`] ?? this.all[name] ?? name;
      return count === undefined ? text : text.replace('{n}', this.format.format(count));
    }
  }

  /** Shows the active cell: where it is, what its column means, what is in it and what is wrong with it. */
  class CellPanel {
    constructor(root, model, view, words, edit) {
      Object.assign(this, { root, model, view, words });
      this.place = root.querySelector('[data-part=place]');
      this.help = root.querySelector('[data-part=help]');
      this.value = root.querySelector('[data-part=value]');
      this.findings = root.querySelector('[data-part=findings]');
      this.links = [...root.querySelectorAll('a[data-path]')];
      root.querySelector('[data-act=edit]').addEventListener('click', edit);
    }

    show() {
      const { model, view, words } = this;
      const row = view.activeRow;
      const column = model.columns[view.anchor.column];
      const edit = this.root.querySelector('[data-act=edit]');
      edit.hidden = !row?.mayChange;
      for (const link of this.links) {
        link.hidden = !row?.key;
        if (row?.key) link.href = link.dataset.path + encodeURIComponent(row.key) + (link.dataset.end ?? '');
      }
      if (!column) return;
      this.place.textContent = row ? `${column.title} · ${words.say('row')} ${row.number}` : column.title;
      this.help.textContent = column.help ?? '';
      const text = row?.cells[view.anchor.column] ?? '';
      const choice = column.choices?.find(([value]) => value === text)?.[1];
      this.value.textContent = row ? (text === '' ? words.say('empty') : choice && choice !== text ? `${text} – ${choice}` : Grid.shown(column, text)) : '';
      this.value.classList.toggle('soft', text === '');
      const all = row ? [...row.findingsAt(view.anchor.column), ...row.findingsAt(-1)] : [];
      this.findings.replaceChildren(...all.map(({ severity, message }) => {
        const item = element('li', `finding finding--${severity}`);
        const mark = element('strong', '');
        mark.textContent = `${words.say(severity)}: `;
        item.append(mark, message);
        return item;
      }));
    }
  }

  /** Rows that somebody else has changed too: a choice for each. */
  class ConflictPanel {
    constructor(root, model, words, finished) {
      Object.assign(this, { root, model, words, finished, conflicts: [] });
      this.list = root.querySelector('[data-part=conflicts]');
      root.querySelector('[data-act=resolve]').addEventListener('click', () => this.resolve());
    }

    /** Edits that wait for a choice. */
    get edits() { return this.conflicts.map(({ edit }) => edit); }

    /** @param authors Who changed a row, by its key. */
    show(conflicts, authors = {}) {
      this.conflicts = conflicts;
      this.root.hidden = conflicts.length === 0;
      this.list.replaceChildren(...conflicts.map((conflict, index) => this.item(conflict, index, authors[conflict.key])));
      if (conflicts.length) this.root.querySelector('h2').focus();
    }

    item({ key, edit, row }, index, author) {
      const { words } = this;
      const set = element('fieldset', 'panel panel--quiet stack stack--tight');
      const legend = element('legend', '');
      legend.textContent = key + (author ? ` · ${words.say('changedBy')} ${author}` : '');
      set.append(legend);
      const mine = edit.set ?? {};
      const theirs = (name) => row?.cells[this.model.columnIndex(name)] ?? '';
      const names = Object.keys(edit.base).filter((name) => (mine[name] ?? edit.base[name]) !== theirs(name));
      const isOverlapping = !row || !edit.set
        || Object.keys(mine).some((name) => theirs(name) !== edit.base[name] && theirs(name) !== mine[name]);
      if (row && edit.set) set.append(this.table(names, mine, edit.base, theirs));
      const options = [
        ['mine', words.say(edit.set ? (row ? 'keepMine' : 'putBack') : 'removeStill'), !isOverlapping],
        ['theirs', words.say(row ? 'keepTheirs' : 'leaveGone'), false],
      ];
      for (const [value, text, isChosen] of options) {
        const label = element('label', 'choice');
        const radio = element('input', '', { type: 'radio', name: `conflict-${index}`, value });
        radio.checked = isChosen;
        label.append(radio, element('span', ''));
        label.lastChild.textContent = text;
        set.append(label);
      }
      return set;
    }

    table(names, mine, base, theirs) {
      const scroll = element('div', 'scroll', { tabindex: 0, role: 'region', 'aria-label': this.words.say('differences') });
      const table = element('table', '');
      const line = (cells, name) => {
        const row = element('tr', '');
        cells.forEach((text, index) => {
          const cell = element(index === 0 ? 'th' : name, '', index === 0 ? { scope: name === 'th' ? 'col' : 'row' } : name === 'th' ? { scope: 'col' } : {});
          cell.textContent = text;
          row.append(cell);
        });
        return row;
      };
      const head = element('thead', '');
      head.append(line(['column', 'before', 'mine', 'theirs'].map((word) => this.words.say(word)), 'th'));
      const body = element('tbody', '');
      const column = (name) => this.model.columns[this.model.columnIndex(name)];
      const shown = (name, text) => (text === '' ? this.words.say('empty') : column(name) ? Grid.shown(column(name), text) : text);
      body.append(...names.map((name) => line(
        [column(name)?.title ?? name, ...[base[name], mine[name] ?? base[name], theirs(name)].map((text) => shown(name, text))], 'td')));
      table.append(head, body);
      scroll.append(table);
      return scroll;
    }

    resolve() {
      const choices = this.conflicts.map((_, index) => this.list.querySelector(`[name=conflict-${index}]:checked`)?.value);
      const open = choices.findIndex((choice) => choice === undefined);
      if (open >= 0) { this.list.querySelector(`[name=conflict-${open}]`).focus(); return; }
      const { model } = this;
      const step = { cells: [], insert: [], remove: [] };
      this.conflicts.forEach(({ edit, row }, index) => {
        if (choices[index] !== 'mine') return;
        if (!edit.set) step.remove.push(row);
        else if (row) step.cells.push(...model.cellsOf(row, edit.set));
        else {
          const again = model.newRow();
          for (const { column, after } of model.cellsOf(again, { ...edit.base, ...edit.set })) again.cells[column] = after;
          step.insert.push({ row: again, index: model.rows.length + step.insert.length });
        }
      });
      this.show([]);
      model.apply(step);
      this.finished();
    }
  }

  Object.assign(Grid, { Words, CellPanel, ConflictPanel });
})();
