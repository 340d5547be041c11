/** What the file chooser offers as a sheet. */
export const SHEET_ACCEPT = '.xlsx,.xlsm,.csv,.tsv,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Whether a file is a ledger in the app's own JSON; anything else is read as a sheet, whatever its name. */
export const isRegisterFile = ({ name, type }: File): boolean => /\.json$/i.test(name) || type === 'application/json'
