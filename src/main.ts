import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { opfsDesk } from '#log/journal/desk.ts'
import { openLog } from '#log/openLog.ts'
import { provideLog } from '#stores/openedLog.ts'
import { useRegister } from '#stores/register.ts'
import { useSearch } from '#stores/search.ts'
import { useSession } from '#stores/session.ts'
import { say } from '#stores/wording.ts'
import { keepDraftsIn } from '#composables/draftStorage.ts'
import { loadReadings } from '#composables/pinyin.ts'
import { startAppUpdate } from '#composables/useAppUpdate.ts'
import { listenForInstall } from '#composables/useInstall.ts'
import { allowOwnWorkers } from '#composables/trustedTypes.ts'
import App from './App.vue'
import { makeRouter, preloadFirstView } from './router.ts'
import '#styles/tokens.css'
import '#styles/base.css'
import '#styles/print.css'

/** Opens the log, reads who works here, shows the app, and only then reads what is not needed to show it. */
async function start(): Promise<void> {
  allowOwnWorkers()
  if (wasUsedBefore()) preloadFirstView(location.hash)
  listenForInstall()
  const log = await openLog({ journal: opfsDesk, unlock: async (door) => (await import('#views/lock/lockScreen.ts')).showLockScreen(door) })
  if (!log.ok) return showFailure(say(log.issue))
  provideLog(log.value)
  keepDraftsIn(log.value.lock.texts)
  const app = createApp(App).use(createPinia())
  const session = useSession()
  await session.restore()
  const router = makeRouter(() => session.actor !== null)
  app.use(router).mount('#app')
  await useRegister().start()
  void log.value.journal.tend()
  void startAppUpdate()
  useSearch().learn(await loadReadings())
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

void start()
