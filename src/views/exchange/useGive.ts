import { computed, onMounted, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { downloadFile } from '#composables/useDownload.ts'
import { canShareFile, shareFile } from '#composables/useShareFile.ts'
import { useExchange } from '#stores/exchange.ts'
import type { Estimate, Wish } from '#stores/exchangeGiving.ts'
import { notPackedWords, sizeWords } from '#views/data/words.ts'

/** What the giving half of the page shows and does. */
export interface Give {
  /** The chosen peer's device; "" for anybody. */
  readonly device: Ref<string>
  readonly photos: Ref<boolean>
  readonly estimate: ShallowRef<Estimate | null>
  readonly message: ShallowRef<string | null>
  readonly file: ComputedRef<File | null>
  readonly canShare: ComputedRef<boolean>
  readonly make: () => Promise<void>
  readonly save: () => Promise<void>
  readonly share: () => Promise<void>
}

/** Makes a package for the chosen peer, and hands it to the downloads or to the system's share sheet. */
export function useGive(): Give {
  const exchange = useExchange()
  const [device, photos] = [ref(''), ref(true)]
  const estimate = shallowRef<Estimate | null>(null)
  const message = shallowRef<string | null>(null)
  const wish = computed<Wish>(() => ({ peer: exchange.memory.peers.find((peer) => peer.device === device.value) ?? null, photos: photos.value }))
  const file = computed(() => {
    const made = exchange.made?.exchange
    return made ? new File([made.file], made.fileName, { type: 'application/zip' }) : null
  })
  async function weigh(): Promise<void> {
    exchange.made = null
    estimate.value = await exchange.estimate(wish.value)
  }
  watch(wish, () => void weigh())
  onMounted(() => void weigh())

  async function make(): Promise<void> {
    message.value = null
    const made = await exchange.make(wish.value, Date.now())
    if (!made.ok) message.value = notPackedWords(made.issue)
  }
  async function handedOver(how: string): Promise<void> {
    const made = exchange.made?.exchange
    await exchange.handedOver(Date.now())
    if (made) message.value = `${how} ${made.fileName}：${made.events} 条记录、${made.files} 张照片，${sizeWords(made.file.size)}。`
    estimate.value = await exchange.estimate(wish.value)
  }
  async function save(): Promise<void> {
    if (!file.value) return
    downloadFile(file.value, file.value.name)
    await handedOver('已保存')
  }
  async function share(): Promise<void> {
    if (file.value && (await shareFile(file.value))) await handedOver('已分享')
  }
  return { device, photos, estimate, message, file, canShare: computed(() => canShareFile(file.value)), make, save, share }
}
