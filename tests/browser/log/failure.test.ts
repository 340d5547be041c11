// Every k-th storage call fails, on the browser's own IndexedDB.
import '../../unit/log/failure.test.ts'
