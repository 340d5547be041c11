import { loadAhead } from '#composables/useAppUpdate.ts'

/** The gate dialog's code. */
export const loadGate = (): Promise<typeof import('#views/gate/GateDialog.vue')> => import('#views/gate/GateDialog.vue')
/** The 移到… menu's code. */
export const loadStageMenu = (): Promise<typeof import('#components/board/StageMenu.vue')> => import('#components/board/StageMenu.vue')

const ACTS: readonly (() => Promise<unknown>)[] = [
  loadStageMenu,
  loadGate,
  () => import('./LightPopover.vue'),
  () => import('./ViewPanel.vue'),
  () => import('./NewProjectDialog.vue'),
  () => import('#views/shell/CommandPalette.vue'),
  // What these say and write by.
  () => import('#stores/wording.ts'),
  () => import('#projection/drafts.ts'),
]

/**
 * Loads what a person may do on the board before it is asked for, so that the first press is answered at once, and
 * also when the network has gone meanwhile where no service worker keeps the app.
 */
export const loadActs = (): void => void loadAhead(ACTS)
