import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import { opfsDesk } from '#log/journal/desk.ts'
import { LogReadError } from '#log/failure.ts'
import { openLog } from '#log/openLog.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRegister } from '#stores/register.ts'
import { useSearch } from '#stores/search.ts'
import { useSession } from '#stores/session.ts'
import { sayLog } from '#stores/logWording.ts'
import { keepDraftsIn } from '#composables/draftStorage.ts'
import { loadReadings } from '#composables/pinyin.ts'
import { startAppUpdate } from '#composables/useAppUpdate.ts'
import { listenForInstall } from '#composables/useInstall.ts'
import { allowOwnWorkers } from '#composables/trustedTypes.ts'
import { whenIdle } from '#composables/whenIdle.ts'
import { loadHeader, preloadFirstView } from '#views/shell/firstView.ts'
import App from './App.vue'
import { makeRouter } from './router.ts'
import '#styles/tokens.css'
import '#styles/base.css'
import '#styles/print.css'

/** A register that is read sooner is shown at once; else the page says that it is being read: ms. */
const SHOWN_AT_LATEST = 300

/** Opens the log, reads who works here, shows the app, and only then reads what is not needed to show it. */
async function start(): Promise<void> {
  allowOwnWorkers()
  if (wasUsedBefore()) preloadFirstView(location.hash)
  listenForInstall()
  const log = await openLog({ journal: opfsDesk, unlock: async (door) => (await import('#views/lock/lockScreen.ts')).showLockScreen(door) })
  if (!log.ok) return showFailure(sayLog(log.issue))
  provideLog(log.value)
  keepDraftsIn(log.value.lock.texts)
  const app = createApp(App).use(createPinia())
  // A component that breaks is told by FaultNotice, as any other fault.
  app.config.errorHandler = reportError
  const session = useSession()
  // Asked of the database together: it answers one while the other is worked on.
  const reading = useRegister().start()
  await session.restore()
  const router = makeRouter(() => session.actor !== null)
  app.use(router)
  const whole = [reading, router.isReady(), ...(session.actor === null ? [] : [loadHeader()])]
  await Promise.race([Promise.allSettled(whole), new Promise((resolve) => setTimeout(resolve, SHOWN_AT_LATEST))])
  app.mount('#app')
  await reading
  void startAppUpdate()
  await whenIdle()
  void log.value.journal.tend()
  learnWhenKnown(session)
}

/** Reads the pinyin of names as soon as somebody works here: 首次使用 has nothing to search. */
function learnWhenKnown(session: ReturnType<typeof useSession>): void {
  const stop = watch(() => session.actor !== null, (known) => {
    // Without the dictionary names are found by their characters.
    if (known) learn().catch(() => undefined)
  }, { immediate: true })
  async function learn(): Promise<void> {
    const readings = await loadReadings()
    stop()
    await whenIdle()
    useSearch().learn(readings)
  }
}

/** Whether the log has left its sentinel here: a newcomer is shown 首次使用 first, and loads no board for it. */
function wasUsedBefore(): boolean {
  try {
    return localStorage.length > 0
  } catch {
    return false
  }
}

/** Without its log the app shows nothing that could be taken for an empty register. */
function showFailure(sentence: string): void {
  const place = document.querySelector('#app')
  const message = document.createElement('p')
  message.setAttribute('role', 'alert')
  message.className = 'start-failure'
  message.textContent = sentence
  place?.replaceChildren(message)
}

/** A fault while starting leaves no blank page, and a version that mends it can still come. */
function startFailed(error: unknown): void {
  const isShown = document.querySelector('#app')?.hasChildNodes() ?? false
  if (!isShown) showFailure(error instanceof LogReadError ? sayLog(error.issue) : NOT_STARTED)
  void startAppUpdate()
  reportError(error)
}

const NOT_STARTED = '程序没有启动成功，本机记录没有改动。请刷新页面；仍不行，请关闭所有打开的本系统页面后重新打开，以取得新版本。'

start().catch(startFailed)
