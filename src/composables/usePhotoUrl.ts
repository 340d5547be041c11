import { onScopeDispose, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue'

/** A `blob:` address for a photo's bytes as long as the component lives; `null` while there are none. */
export function usePhotoUrl(photo: MaybeRefOrGetter<{ readonly bytes: Uint8Array; readonly mediaType: string } | null>): Readonly<Ref<string | null>> {
  const url = shallowRef<string | null>(null)
  const release = (): void => {
    if (url.value) URL.revokeObjectURL(url.value)
  }
  watch(
    () => toValue(photo),
    (shown) => {
      release()
      // A copy: the bytes may lie in a buffer that is shared, which a Blob does not take.
      url.value = shown ? URL.createObjectURL(new Blob([shown.bytes.slice()], { type: shown.mediaType })) : null
    },
    { immediate: true },
  )
  onScopeDispose(release)
  return url
}
