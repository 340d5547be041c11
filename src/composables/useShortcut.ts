import { onScopeDispose } from 'vue'

/** A key with Ctrl (⌘ on a Mac), for the whole page. */
export interface Shortcut {
  /** As `KeyboardEvent.key`, in lower case. */
  readonly key: string
  readonly shift?: boolean
  /** Whether it also holds while somebody types; undo does not, as the field has its own. */
  readonly whileTyping?: boolean
}

const EDITABLE = 'input, textarea, select, [contenteditable="true"]'

/** Runs an action on a shortcut as long as the component lives. */
export function useShortcut(shortcut: Shortcut, action: () => void, target: Window = window): void {
  const onKey = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
    if (event.key.toLowerCase() !== shortcut.key || event.shiftKey !== (shortcut.shift ?? false)) return
    if (!shortcut.whileTyping && (event.target as Element | null)?.closest?.(EDITABLE)) return
    event.preventDefault()
    action()
  }
  target.addEventListener('keydown', onKey)
  onScopeDispose(() => target.removeEventListener('keydown', onKey))
}
