/** The header's code, asked for once however often this is called. */
export const loadHeader = (): Promise<typeof import('#views/shell/AppHeader.vue')> => import('#views/shell/AppHeader.vue')
/** The board's code. */
export const loadBoard = (): Promise<typeof import('#views/board/BoardView.vue')> => import('#views/board/BoardView.vue')

/**
 * Asks for what most visits begin with while the log is still being opened: otherwise its code
 * would be asked for only after that.
 */
export function preloadFirstView(hash: string): void {
  void loadHeader()
  if (hash === '' || hash === '#/' || hash.startsWith('#/board')) void loadBoard()
}
