import type { StoredEvent } from '#domain/event.ts'
import type { Project } from '#domain/project.ts'

/** The log's rows as IndexedDB gives them, in one `getAll`, read from JSON: the floor of a replay. */
export async function readRaw(name: string): Promise<number> {
  const database = await promised(indexedDB.open(name))
  const rows = await promised(database.transaction('events').objectStore('events').getAll() as IDBRequest<{ text: string }[]>)
  database.close()
  for (const { text } of rows) JSON.parse(text)
  return rows.length
}

function promised<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'))
  })
}

/** The same writes with neither heads nor bases nor decoding: last one wins. The floor of the fold. */
export function foldPlainly(events: readonly StoredEvent[]): number {
  const subjects = new Map<string, Record<string, unknown>>()
  for (const { event } of events) {
    let fields = subjects.get(event.subject)
    if (!fields) subjects.set(event.subject, (fields = {}))
    for (const { field, to } of event.changes) fields[field] = to
  }
  return subjects.size
}

/** The same sums as the rollup by 属地, in one plain loop. */
export function sumPlainly(projects: readonly Project[], year: number): Map<string, { projects: number; total: number; plan: number; done: number }> {
  const prefix = `${year}-`
  const groups = new Map<string, { projects: number; total: number; plan: number; done: number }>()
  for (const project of projects) {
    const key = project.district ?? ''
    let group = groups.get(key)
    if (!group) groups.set(key, (group = { projects: 0, total: 0, plan: 0, done: 0 }))
    group.projects += 1
    group.total += project.totalInvestment ?? 0
    group.plan += project.plans.get(year)?.annualPlan ?? 0
    for (const { period, invested } of project.reports) if (period.startsWith(prefix)) group.done += invested ?? 0
  }
  return groups
}
