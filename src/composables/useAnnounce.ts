import { readonly, shallowRef, type Ref } from 'vue'

/** Says things to screen readers, through a live region that shows `message`. */
export interface Announcer {
  readonly message: Readonly<Ref<string>>
  readonly announce: (sentence: string) => void
}

/** An invisible mark that makes the same sentence said twice a new text, so that it is read twice. */
const AGAIN = '\u200b'

/** An announcer of its own; its `message` belongs into an element with `role=status`. */
export function useAnnounce(): Announcer {
  const message = shallowRef('')
  function announce(sentence: string): void {
    message.value = message.value === sentence ? sentence + AGAIN : sentence
  }
  return { message: readonly(message), announce }
}
