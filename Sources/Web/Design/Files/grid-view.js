/* Draws the rows that are in sight, and the selection; only those are in the document. */
(() => {
  'use strict';
  const Grid = (window.CairnGrid ??= {});
  const rowHeight = 34;
  const beyond = 8;

  const element = (name, className, attributes = {}) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  Grid.element = element;

  class View {
    constructor(root, model, order, words) {
      Object.assign(this, { root, model, order, words });
      // The selection reaches from the anchor, which has the focus, to the extent; row -1 is the header.
      this.anchor = { row: 0, column: 0 };
      this.extent = { row: 0, column: 0 };
      this.drawn = new Map();
      this.spare = [];
      this.listeners = [];
      this.build();
      this.root.addEventListener('scroll', () => this.schedule(), { passive: true });
      new ResizeObserver(() => this.schedule()).observe(this.root);
    }

    build() {
      const count = this.model.columns.length;
      this.root.replaceChildren();
      this.drawn.clear();
      this.spare = [];
      this.root.setAttribute('aria-colcount', count + 1);
      this.head = element('div', 'sheet__head', { role: 'rowgroup' });
      this.header = element('div', 'sheet__row sheet__row--head', { role: 'row', 'aria-rowindex': 1 });
      const corner = element('div', 'sheet__number', { role: 'columnheader', 'aria-colindex': 1 });
      corner.textContent = this.words.row;
      this.header.append(corner, ...this.model.columns.map((column, index) => this.headerCell(column, index)));
      this.head.append(this.header);
      this.body = element('div', 'sheet__body', { role: 'rowgroup' });
      this.root.append(this.head, this.body);
      this.measure();
      this.refresh();
    }

    headerCell(column, index) {
      const cell = element('div', 'sheet__title', {
        role: 'columnheader', 'aria-colindex': index + 2, tabindex: -1, 'data-column': index, 'aria-sort': 'none' });
      if (column.key) cell.classList.add('sheet__title--key');
      const label = element('span', 'sheet__label');
      label.textContent = column.title;
      const sort = element('span', 'sheet__sort', { 'aria-hidden': 'true' });
      cell.title = column.help || column.title;
      cell.append(label, sort);
      return cell;
    }

    /** Widths by what the columns hold: most cells fit, and no column takes the whole window. */
    measure() {
      const rows = this.model.rows;
      // Spread over the table without a rhythm of its own, as tables often have one.
      const sample = Array.from({ length: Math.min(rows.length, 300) }, (_, index) =>
        rows[rows.length <= 300 ? index : Math.floor(((index * 0.6180339887) % 1) * rows.length)]);
      const widths = this.model.columns.map((declared, column) => {
        const { title } = declared;
        const lengths = sample.map(({ cells }) => Grid.shown(declared, cells[column]).length).sort((a, b) => a - b);
        // A number that is cut off looks like another one, so the longest fits; digits are wider than letters.
        const isNumber = declared.kind === 'number' || declared.kind === 'whole';
        const usual = isNumber ? (lengths.at(-1) ?? 0) * 8.4 : (lengths[Math.floor(lengths.length * 0.95)] ?? 0) * 7.6;
        return Math.min(320, Math.max(72, Math.max(usual, title.length * 7.6 + 18) + 24));
      });
      const narrow = this.root.clientWidth < 600;
      if (narrow) widths[0] = Math.min(widths[0], 150);
      const number = 56;
      this.lefts = [];
      widths.reduce((left, width) => { this.lefts.push(left); return left + width; }, number);
      this.widths = widths;
      this.fixed = number + widths[0];
      this.root.style.setProperty('--columns', [number, ...widths].map((width) => `${Math.round(width)}px`).join(' '));
      const total = number + widths.reduce((sum, width) => sum + Math.round(width), 0);
      this.body.style.width = this.head.style.width = `${total}px`;
    }

    // Drawing

    schedule() {
      if (this.waiting) return;
      this.waiting = requestAnimationFrame(() => { this.waiting = null; this.draw(); });
    }

    /** Draws everything anew: what is shown may have changed. */
    refresh() {
      const count = this.order.rows.length;
      this.root.setAttribute('aria-rowcount', count + 1);
      this.body.style.height = `${count * rowHeight}px`;
      this.clamp();
      this.draw(true);
      for (const listener of this.listeners) listener();
    }

    onSelect(listener) { this.listeners.push(listener); }

    clamp() {
      const last = { row: this.order.rows.length - 1, column: this.model.columns.length - 1 };
      for (const end of [this.anchor, this.extent]) {
        end.row = Math.max(-1, Math.min(end.row, last.row));
        end.column = Math.max(0, Math.min(end.column, last.column));
      }
    }

    draw(all = false) {
      const top = this.root.scrollTop;
      const seen = Math.ceil(this.root.clientHeight / rowHeight);
      const first = Math.max(0, Math.floor(top / rowHeight) - beyond);
      const last = Math.min(this.order.rows.length - 1, first + seen + 2 * beyond);
      const isWanted = (index) => (index >= first && index <= last) || index === this.anchor.row;
      for (const [index, row] of this.drawn) {
        if (isWanted(index) && index < this.order.rows.length) continue;
        this.drawn.delete(index);
        this.spare.push(row);
      }
      const wanted = [];
      for (let index = first; index <= last; index += 1) wanted.push(index);
      const { row: active } = this.anchor;
      if (active >= 0 && active < this.order.rows.length && (active < first || active > last)) wanted.push(active);
      for (const index of wanted) {
        let row = this.drawn.get(index);
        const isNew = !row;
        if (isNew) {
          row = this.spare.pop() ?? this.makeRow();
          this.drawn.set(index, row);
          row.style.transform = `translateY(${index * rowHeight}px)`;
          row.setAttribute('aria-rowindex', index + 2);
          row.index = index;
        }
        if (isNew || all) this.fill(row, index);
      }
      for (const row of this.spare.splice(0)) row.remove();
      if (all) this.markHeader();
    }

    makeRow() {
      const row = element('div', 'sheet__row', { role: 'row' });
      row.append(element('div', 'sheet__number', { role: 'rowheader', 'aria-colindex': 1 }));
      for (let column = 0; column < this.model.columns.length; column += 1) {
        row.append(element('div', 'sheet__cell', { role: 'gridcell', 'aria-colindex': column + 2, tabindex: -1 }));
      }
      this.body.append(row);
      return row;
    }

    fill(line, index) {
      const row = this.order.rows[index];
      const [number, ...cells] = line.children;
      const mark = row.base === null ? '+' : '';
      if (number.textContent !== `${row.number}${mark}`) number.textContent = `${row.number}${mark}`;
      const whole = row.findingsAt(-1);
      number.className = `sheet__number${whole.length ? ` is-${worst(whole)}` : ''}`;
      number.title = whole.map(({ message }) => message).join('\n');
      const box = this.box;
      const inRows = index >= box.top && index <= box.bottom;
      cells.forEach((cell, column) => {
        const isSelected = inRows && column >= box.left && column <= box.right;
        this.fillCell(cell, row, column, isSelected, index);
      });
    }

    fillCell(cell, row, column, isSelected, index) {
      const text = row.cells[column];
      const findings = row.findingsAt(column);
      const kind = this.model.columns[column].kind;
      const isActive = index === this.anchor.row && column === this.anchor.column;
      let name = 'sheet__cell';
      if (kind === 'number') name += ' sheet__cell--number';
      if (row.base !== null && text !== row.base[column]) name += ' is-changed';
      if (row.base === null) name += ' is-new';
      if (!row.mayChange) name += ' is-fixed';
      if (findings.length) name += ` is-${worst(findings)}`;
      if (isSelected) name += ' is-selected';
      if (isActive) name += ' is-active';
      if (cell.className !== name) cell.className = name;
      const note = findings.map(({ severity, message }) => `${this.words[severity]}: ${message}`).join('\n');
      if (cell.isEditing) return;
      if (cell.shownText !== text || cell.shownNote !== note) {
        const shown = Grid.shown(this.model.columns[column], text);
        cell.textContent = shown.includes('\n') ? shown.replaceAll('\n', ' ⏎ ') : shown;
        if (note) {
          const hidden = element('span', 'hidden');
          hidden.textContent = ` ${note}`;
          cell.append(hidden);
        }
        cell.title = note || (shown.length > 24 ? shown : '');
        cell.shownText = text;
        cell.shownNote = note;
      }
      setOr(cell, 'aria-selected', isSelected);
      setOr(cell, 'aria-readonly', !row.mayChange);
      setOr(cell, 'aria-invalid', findings.some(({ severity }) => severity === 'error'));
      const tab = isActive ? '0' : '-1';
      if (cell.getAttribute('tabindex') !== tab) cell.setAttribute('tabindex', tab);
    }

    markHeader() {
      const box = this.box;
      [...this.header.children].slice(1).forEach((cell, column) => {
        const isActive = this.anchor.row === -1 && this.anchor.column === column;
        cell.setAttribute('tabindex', isActive ? 0 : -1);
        cell.classList.toggle('is-active', isActive);
        cell.classList.toggle('is-selected', column >= box.left && column <= box.right);
        const sort = this.order.sort?.column === column ? this.order.sort : null;
        cell.setAttribute('aria-sort', sort ? (sort.descending ? 'descending' : 'ascending') : 'none');
        cell.lastChild.textContent = sort ? (sort.descending ? '▼' : '▲') : '';
        cell.classList.toggle('is-filtered', this.order.byColumn.has(column));
      });
    }

    // Selection

    get box() {
      const [a, b] = [this.anchor, this.extent];
      return {
        top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row),
        left: Math.min(a.column, b.column), right: Math.max(a.column, b.column),
      };
    }

    get activeRow() { return this.order.rows[this.anchor.row] ?? null; }

    /** The rows of the selection that are rows of the table. */
    get selectedRows() { return this.order.rows.slice(Math.max(0, this.box.top), this.box.bottom + 1); }

    select(row, column, { extend = false, focus = true } = {}) {
      this.extent = { row, column };
      if (!extend) this.anchor = { row, column };
      this.clamp();
      this.reveal(this.extent);
      this.draw(true);
      if (focus) this.focus();
      for (const listener of this.listeners) listener();
    }

    selectBox(top, left, bottom, right) {
      this.anchor = { row: top, column: left };
      this.extent = { row: bottom, column: right };
      this.clamp();
      this.draw(true);
      this.focus();
      for (const listener of this.listeners) listener();
    }

    cellAt({ row, column }) {
      return row < 0 ? this.header.children[column + 1] : this.drawn.get(row)?.children[column + 1] ?? null;
    }

    focus() { this.cellAt(this.anchor)?.focus({ preventScroll: true }); }

    reveal({ row, column }) {
      const head = this.head.offsetHeight;
      const { scrollTop, clientHeight, scrollLeft, clientWidth } = this.root;
      if (row >= 0) {
        const top = row * rowHeight;
        if (top < scrollTop) this.root.scrollTop = top;
        else if (top + rowHeight > scrollTop + clientHeight - head) this.root.scrollTop = top + rowHeight - clientHeight + head;
      }
      if (column > 0) {
        const [left, width] = [this.lefts[column], this.widths[column]];
        if (left - this.fixed < scrollLeft) this.root.scrollLeft = left - this.fixed;
        else if (left + width > scrollLeft + clientWidth) this.root.scrollLeft = Math.min(left - this.fixed, left + width - clientWidth);
      }
    }

    get pageRows() { return Math.max(1, Math.floor((this.root.clientHeight - this.head.offsetHeight) / rowHeight) - 1); }

    /** The place of a cell or header of the document. */
    placeOf(node) {
      const cell = node.closest?.('[role=gridcell], [role=columnheader], [role=rowheader]');
      if (!cell || !this.root.contains(cell)) return null;
      const row = cell.parentElement === this.header ? -1 : cell.parentElement.index;
      return { row, column: Number(cell.getAttribute('aria-colindex')) - 2, cell };
    }
  }

  const ranks = { note: 0, warning: 1, error: 2 };
  const worst = (findings) => findings.reduce((worst, { severity }) =>
    (ranks[severity] > ranks[worst] ? severity : worst), 'note');

  const setOr = (cell, attribute, holds) => {
    if (holds) { if (cell.getAttribute(attribute) !== 'true') cell.setAttribute(attribute, 'true'); }
    else if (cell.hasAttribute(attribute)) cell.removeAttribute(attribute);
  };

  Grid.View = View;
  Grid.worst = worst;
})();
