import { shallowRef } from 'vue'
import type { ProjectLog } from '#log/types.ts'

const opened = shallowRef<ProjectLog | null>(null)

/** Gives the stores the log that `main.ts` opened. Done once, before the app is mounted. */
export function provideLog(log: ProjectLog): void {
  opened.value = log
}

/** The opened log. @throws when `main.ts` mounted the app without one: that is a bug */
export function theLog(): ProjectLog {
  if (!opened.value) throw new Error('The log is not open yet')
  return opened.value
}
