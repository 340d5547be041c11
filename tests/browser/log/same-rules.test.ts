// The rules of the log hold on the browser's own IndexedDB exactly as they do in memory.
import '../../unit/log/append.test.ts'
import '../../unit/log/merge.test.ts'
import '../../unit/log/opening.test.ts'
import '../../unit/log/snapshot.test.ts'
import '../../unit/log/tabs.test.ts'
import '../../unit/log/verify.test.ts'
import '../../unit/log/upgrade.test.ts'
import '../../unit/exporting/backup.test.ts'
