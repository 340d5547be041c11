/** What a key asks of the grid. Steps of `Infinity` go to the edge; `page` steps are as many rows as fit. */
export type GridCommand =
  | { readonly kind: 'move'; readonly rows: number; readonly cols: number; readonly extend: boolean }
  | { readonly kind: 'page'; readonly pages: number; readonly extend: boolean }
  | { readonly kind: 'edit' }
  | { readonly kind: 'type' }
  | { readonly kind: 'press'; readonly adding: boolean }
  | { readonly kind: 'shift'; readonly by: number }
  | { readonly kind: 'size'; readonly by: number }
  | { readonly kind: 'clear' | 'toggle' | 'fill' | 'all' | 'open' | 'collapse' | 'tab' | 'tabBack' }

/** The parts of a keyboard event that matter. */
export type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing' | 'keyCode'>

const ARROWS: Readonly<Record<string, readonly [rows: number, cols: number]>> = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
}

/** One press of a key resizes by so much: px. */
const SIZE_STEP = 16
/** What a key event has in place of a character while an input method is about to compose. */
const COMPOSES = 229

const move = (rows: number, cols: number, extend: boolean): GridCommand => ({ kind: 'move', rows, cols, extend })

/** What a key asks of the grid while no cell is being edited; `null` for keys that are the browser's. */
export function commandOf(key: Key, inHeader: boolean): GridCommand | null {
  const ctrl = key.ctrlKey || key.metaKey
  const arrow = ARROWS[key.key]
  if (arrow) return arrowCommand(key, arrow, ctrl, inHeader)
  if (key.key === 'Home') return move(ctrl ? -Infinity : 0, -Infinity, key.shiftKey)
  if (key.key === 'End') return move(ctrl ? Infinity : 0, Infinity, key.shiftKey)
  if (key.key === 'PageUp' || key.key === 'PageDown') return { kind: 'page', pages: key.key === 'PageUp' ? -1 : 1, extend: key.shiftKey }
  if (ctrl) return ctrlCommand(key)
  return inHeader ? headerCommand(key) : cellCommand(key)
}

function arrowCommand({ shiftKey, altKey }: Key, [rows, cols]: readonly [number, number], ctrl: boolean, inHeader: boolean): GridCommand | null {
  if (altKey) return inHeader && cols !== 0 ? (shiftKey ? { kind: 'size', by: cols * SIZE_STEP } : { kind: 'shift', by: cols }) : null
  const far = ctrl ? Infinity : 1
  return move(rows === 0 ? 0 : rows * far, cols === 0 ? 0 : cols * far, shiftKey)
}

function ctrlCommand({ key, altKey }: Key): GridCommand | null {
  if (altKey) return null
  if (key === 'd' || key === 'D') return { kind: 'fill' }
  if (key === 'a' || key === 'A') return { kind: 'all' }
  return key === 'Enter' ? { kind: 'open' } : null
}

function headerCommand({ key, shiftKey }: Key): GridCommand | null {
  return key === 'Enter' || key === ' ' ? { kind: 'press', adding: shiftKey } : null
}

function cellCommand({ key, keyCode, shiftKey, altKey, isComposing }: Key): GridCommand | null {
  if (altKey) return null
  if (key === 'Tab') return { kind: shiftKey ? 'tabBack' : 'tab' }
  if (key === 'Enter' || key === 'F2') return { kind: 'edit' }
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' }
  if (key === ' ') return { kind: 'toggle' }
  if (key === 'Escape') return { kind: 'collapse' }
  return [...key].length === 1 || keyCode === COMPOSES || isComposing ? { kind: 'type' } : null
}
