// Tabulator with what the bench needs of it: one search over all columns, and sorting.
import { TabulatorFull } from 'tabulator-tables';
import 'tabulator-tables/dist/css/tabulator.min.css';
import { COLUMNS, rows } from './stored.js';

const table = new TabulatorFull('#peer', {
  data: rows,
  height: '100%',
  layout: 'fitColumns',
  columns: COLUMNS.map(([field, title]) => ({ field, title, widthGrow: field === 'text' ? 4 : 1 })),
});

const has = (row, { words }) => COLUMNS.some(([field]) => row[field].toLowerCase().includes(words));
window.benchPeer = {
  filter: (words) => (words === '' ? table.clearFilter() : table.setFilter(has, { words: words.toLowerCase() })),
  sort: (field) => (field ? table.setSort(field, 'asc') : table.clearSort()),
  count: () => table.getDataCount('active'),
  first: '.tabulator-row .tabulator-cell[tabulator-field="text"]',
};
