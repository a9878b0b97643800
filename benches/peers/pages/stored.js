// The rows that a grid's page shows: stored by the bench as JSON, as a page that keeps its work in the browser would store them.
export const rows = JSON.parse(localStorage.getItem('rows') ?? '[]');

// The columns of Hearth's list of all actions.
export const COLUMNS = [
  ['reference', 'Ref'], ['text', 'Action'], ['leads', 'Leads'], ['timeframe', 'Timeframe'], ['due', 'Due'], ['status', 'Status'], ['update', 'Last update'],
];
