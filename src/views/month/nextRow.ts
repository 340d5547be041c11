import { nextTick } from 'vue'

const rowsOf = (root: HTMLElement | null): HTMLElement[] => [...(root?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]

/** Remembers the row after a project's; called when the project is done, it puts the focus there: what was pressed is no longer there. */
export function nextRow(root: HTMLElement | null, project: string): () => Promise<void> {
  const rows = rowsOf(root)
  const next = rows[rows.findIndex(({ dataset }) => dataset['project'] === project) + 1]?.dataset['project']
  return async () => {
    await nextTick()
    rowsOf(root).find(({ dataset }) => dataset['project'] === next)?.querySelector<HTMLElement>('[data-field="invested"], [data-act]')?.focus()
  }
}

/** Remembers the rows after a project's, then those before it; called when it is reviewed, it puts the focus on 通过 of the next that waits. */
export function nextWaiting(root: HTMLElement | null, project: string): () => Promise<void> {
  const ids = rowsOf(root).map(({ dataset }) => dataset['project'])
  const at = ids.indexOf(project)
  const order = [...ids.slice(at + 1), ...ids.slice(0, Math.max(0, at))]
  return async () => {
    await nextTick()
    const rows = new Map(rowsOf(root).map((row) => [row.dataset['project'], row]))
    const buttons = order.flatMap((id) => rows.get(id)?.querySelector<HTMLElement>('[data-pass]') ?? [])
    buttons[0]?.focus()
  }
}
