import { createApp } from 'vue'
import type { LockedDoor } from '#stores/deviceLock.ts'
import LockScreen from './LockScreen.vue'

/** Shows the lock screen in place of the app. @returns when the door is open */
export function showLockScreen(door: LockedDoor): Promise<void> {
  return new Promise((resolve) => {
    const app = createApp(LockScreen, {
      door,
      onOpened: () => {
        app.unmount()
        resolve()
      },
    })
    app.mount('#app')
  })
}
