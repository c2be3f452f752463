/* Tools of the grid with parts of their own: a filter for each column, and setting a column in many rows. */
(() => {
  'use strict';
  const Grid = (window.CairnGrid ??= {});
  const { element } = Grid;

  /** A line of fields above the rows, one for each column. */
  class ColumnFilters {
    constructor(root, button, { model, order, view, words }, changed) {
      Object.assign(this, { root, button, order, view, words, changed });
      this.line = element('div', 'sheet__row sheet__row--filter', { role: 'presentation' });
      this.line.append(element('span', 'sheet__number'));
      model.columns.forEach((column, index) => this.line.append(this.field(column, index)));
      root.append(this.line);
      view.root.addEventListener('scroll', () => { root.scrollLeft = view.root.scrollLeft; }, { passive: true });
    }

    field(column, index) {
      const field = element('input', 'sheet__filter', { type: 'search', 'aria-label': `${this.words.say('filterColumn')} ${column.title}` });
      field.addEventListener('input', () => {
        if (field.value === '') this.order.byColumn.delete(index); else this.order.byColumn.set(index, field.value);
        clearTimeout(this.timer);
        this.timer = setTimeout(this.changed, 60);
      });
      field.addEventListener('focus', () => this.view.reveal({ row: -1, column: index }));
      return field;
    }

    toggle() {
      const isOpen = this.root.hidden;
      this.root.hidden = !isOpen;
      this.root.style.setProperty('--columns', this.view.root.style.getPropertyValue('--columns'));
      this.root.scrollLeft = this.view.root.scrollLeft;
      this.button.setAttribute('aria-expanded', isOpen);
      if (isOpen) { this.line.querySelector('input').focus(); return; }
      for (const field of this.line.querySelectorAll('input')) field.value = '';
      this.order.byColumn.clear();
      this.changed();
    }
  }

  /** Sets one column in the selected rows, or in all that are shown. */
  class BulkDialog {
    constructor(root, { model, order, view, words, input, commands }) {
      Object.assign(this, { root, model, order, view, words, input, commands });
      this.column = this.part('bulk-column');
      this.column.replaceChildren(...model.columns.map((column, index) => {
        const option = element('option', '', { value: index });
        option.textContent = column.title;
        return option;
      }));
      this.column.addEventListener('change', () => this.showField());
    }

    part(name) { return this.root.querySelector(`[data-part=${name}]`); }

    open() {
      this.column.value = Math.max(0, this.view.anchor.column);
      this.part('bulk-selected').textContent = this.words.say('bulkSelected', this.view.selectedRows.length);
      this.part('bulk-shown').textContent = this.words.say('bulkShown', this.order.rows.length);
      this.showField();
      this.root.showModal();
    }

    close() { this.root.close(); }

    showField() {
      const field = this.input.makeField(this.model.columns[Number(this.column.value)], '');
      field.className = 'input';
      field.id = 'grid-bulk-value';
      this.part('bulk-value').replaceChildren(field);
    }

    apply() {
      const isShown = this.root.querySelector('[name=bulk-rows]:checked').value === 'shown';
      const rows = isShown ? this.order.rows : this.view.selectedRows;
      this.close();
      this.commands.setColumn(Number(this.column.value), document.getElementById('grid-bulk-value').value, rows);
      this.view.focus();
    }
  }

  Object.assign(Grid, { ColumnFilters, BulkDialog });
})();
