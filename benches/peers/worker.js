// The peers in their worker: told ['xlsx' or 'csv', bytes], it makes rows of text, keeps them, and says how many.
/* global Papa, XLSX */
self.onmessage = ({ data: [format, bytes] }) => {
  if (format === 'csv') {
    self.rows = Papa.parse(new TextDecoder().decode(bytes), { skipEmptyLines: true }).data;
  } else {
    const book = XLSX.read(bytes, { type: 'array', dense: true, cellFormula: false, cellHTML: false });
    self.rows = XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1, raw: false, defval: '' });
  }
  self.postMessage(self.rows.length);
};
self.postMessage('ready');
