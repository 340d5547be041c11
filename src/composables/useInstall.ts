import { readonly, shallowRef, type Ref } from 'vue'

/** The browser's offer to install, which it makes once and early; TypeScript's DOM types do not know it. */
interface InstallOffer extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>
}

/**
 * How the app can be put on this device: `offered` by the browser, `by-hand` through its menu, `installed`
 * already, or `insecure`: a plain http address has no offline installation at all.
 */
export type InstallWay = 'offered' | 'by-hand' | 'installed' | 'insecure'

const offer = shallowRef<InstallOffer | null>(null)
const way = shallowRef<InstallWay>('by-hand')

/** Begins to listen for the browser's offer. Call once at the start: it comes before any view asks. */
export function listenForInstall(target: Window = window): void {
  if (!target.isSecureContext) way.value = 'insecure'
  else if (target.matchMedia('(display-mode: standalone)').matches) way.value = 'installed'
  target.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer.value = event as InstallOffer
    way.value = 'offered'
  })
  target.addEventListener('appinstalled', () => {
    offer.value = null
    way.value = 'installed'
  })
}

/** How the app can be installed here, and the act of installing it. */
export function useInstall(): { way: Readonly<Ref<InstallWay>>; install: () => Promise<void> } {
  return { way: readonly(way), install }
}

/** Shows the browser's own question. An offer can be used once only. */
async function install(): Promise<void> {
  const asked = offer.value
  if (!asked) return
  offer.value = null
  const { outcome } = await asked.prompt()
  if (outcome === 'dismissed') way.value = 'by-hand'
}
