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
