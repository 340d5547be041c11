import { readonly, shallowRef, type Ref } from 'vue'
import { canReloadNow } from '#composables/reloadGuards.ts'
import { trustedServiceWorkerUrl } from '#composables/trustedTypes.ts'

/** How often a tab that stays open asks for a new version: ms. */
const UPDATE_CHECK_EVERY = 60 * 60 * 1000

/** A chunk that is missing right after a reload will be missing after the next one too: ms. */
const SHORTEST_BETWEEN_RELOADS = 10 * 1000

const RELOADED_AT = 'app-update/reloaded-at'

const updateReady = shallowRef(false)
let registration: ServiceWorkerRegistration | undefined
let checkedAt = 0
let loadingAhead = 0

/** A new version of the app, downloaded and waiting for the user's consent. */
export interface AppUpdate {
  /** True from the moment a new version waits, in every tab. */
  readonly updateReady: Readonly<Ref<boolean>>
  /**
   * Changes every open tab to the new version; a tab with unsaved input stays as it is until then.
   * @returns false when this tab holds unsaved input: nothing was done, ask the user to save first
   */
  readonly applyUpdate: () => boolean
  /** Asks the server for a new version now. */
  readonly lookForUpdate: () => Promise<UpdateLook>
}

/** What asking found; `unmanaged` where there is no service worker: a reload brings the newest version. */
export type UpdateLook = 'current' | 'found' | 'offline' | 'unmanaged'

/** The state of the app's own update. */
export function useAppUpdate(): AppUpdate {
  return { updateReady: readonly(updateReady), applyUpdate, lookForUpdate }
}

/**
 * Registers the service worker, in the built app and in a secure context only (a plain
 * http://10.x address has none). Call once, when the app is on the screen. Never rejects: without
 * a service worker the app works as long as its server does.
 */
export async function startAppUpdate(): Promise<void> {
  addEventListener('vite:preloadError', reloadForMissingChunk)
  if (!import.meta.env.PROD || !isSecureContext || !('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  const hadController = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    // The first worker takes over the page that installed it; only a later one is an update.
    if (hadController || updateReady.value) reloadOrWait()
  })
  try {
    const url = trustedServiceWorkerUrl(new URL('sw.js', document.baseURI))
    registration = await serviceWorker.register(url, { scope: './' })
  } catch {
    return
  }
  // A browser told to block service workers may answer with nothing instead of refusing.
  if (registration) watchForUpdate(registration)
}

function watchForUpdate(registered: ServiceWorkerRegistration): void {
  const noteWaiting = () => {
    if (registered.waiting && registered.active) updateReady.value = true
  }
  noteWaiting()
  registered.addEventListener('updatefound', () => {
    registered.installing?.addEventListener('statechange', noteWaiting)
  })
  checkedAt = Date.now()
  document.addEventListener('visibilitychange', () => void checkForUpdate(registered))
}

async function checkForUpdate(registered: ServiceWorkerRegistration): Promise<void> {
  if (document.visibilityState !== 'visible' || Date.now() - checkedAt < UPDATE_CHECK_EVERY) return
  checkedAt = Date.now()
  // Offline is an ordinary state: the next visit asks again.
  await registered.update().catch(() => undefined)
}

async function lookForUpdate(): Promise<UpdateLook> {
  if (!registration) return 'unmanaged'
  checkedAt = Date.now()
  const asked = await registration.update().then(() => true, () => false)
  if (!asked) return 'offline'
  return registration.installing || registration.waiting ? 'found' : 'current'
}

function applyUpdate(): boolean {
  if (!canReloadNow()) return false
  // Without a waiting worker another tab has already accepted: only this page is old.
  if (registration?.waiting) registration.waiting.postMessage({ type: 'SKIP_WAITING' })
  else location.reload()
  return true
}

/** The new version is in charge. A page with unsaved input offers the update again instead. */
function reloadOrWait(): void {
  if (canReloadNow()) location.reload()
  else updateReady.value = true
}

/** Loads code before it is needed. A part that cannot be had now is then no reason to reload; it is asked for again when needed. */
export async function loadAhead(loads: readonly (() => Promise<unknown>)[]): Promise<void> {
  // A new version waits: the old one's parts are not worth it, and requests under way as it is accepted hold it back for minutes.
  if (updateReady.value) return
  loadingAhead += 1
  await Promise.allSettled(loads.map((load) => load()))
  loadingAhead -= 1
}

/** A lazy part of an older version is gone from the server and from the cache. */
function reloadForMissingChunk(): void {
  if (loadingAhead > 0) return
  const last = Number(sessionStorage.getItem(RELOADED_AT) ?? 0)
  if (Date.now() - last < SHORTEST_BETWEEN_RELOADS) return
  if (canReloadNow()) sessionStorage.setItem(RELOADED_AT, String(Date.now()))
  reloadOrWait()
}
