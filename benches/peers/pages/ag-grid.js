// AG Grid with what the bench needs of it: quick filter and sorting.
import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community';
import { COLUMNS, rows } from './stored.js';

ModuleRegistry.registerModules([AllCommunityModule]);
const grid = createGrid(document.getElementById('peer'), {
  rowData: rows,
  cacheQuickFilter: true,
  columnDefs: COLUMNS.map(([field, headerName]) => ({ field, headerName, flex: field === 'text' ? 4 : 1 })),
});

window.benchPeer = {
  filter: (words) => grid.setGridOption('quickFilterText', words),
  sort: (field) => grid.applyColumnState({ state: field ? [{ colId: field, sort: 'asc' }] : [], defaultState: { sort: null } }),
  count: () => grid.getDisplayedRowCount(),
  first: '.ag-row[row-index="0"] [col-id="text"]',
};
