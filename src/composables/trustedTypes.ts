/**
 * The Content-Security-Policy asks for Trusted Types: a script may only be started from an address
 * that one of the policies named there has let through. Both policies here let through the app's
 * own origin and nothing else; no policy makes markup or code from text.
 *
 * Browsers without Trusted Types (Firefox, older Safari) take the plain address.
 */

interface Policy {
  createScriptURL(url: string): unknown
}

interface PolicyFactory {
  readonly defaultPolicy: Policy | null
  createPolicy(name: string, rules: Policy): Policy
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes

let serviceWorkerPolicy: Policy | undefined

/**
 * Lets workers start: the browser sends `new Worker(new URL('./x.ts', import.meta.url))` through the
 * policy named `default`. Call once, before the first worker.
 */
export function allowOwnWorkers(): void {
  if (!factory || factory.defaultPolicy) return
  factory.createPolicy('default', { createScriptURL: ownScriptUrl })
}

/** The address of the service worker in the form its registration accepts. */
export function trustedServiceWorkerUrl(url: URL): string {
  if (!factory) return ownScriptUrl(url.href)
  serviceWorkerPolicy ??= factory.createPolicy('app-sw', { createScriptURL: ownScriptUrl })
  // TypeScript's DOM types do not know that `register` takes a TrustedScriptURL.
  return serviceWorkerPolicy.createScriptURL(url.href) as string
}

function ownScriptUrl(url: string): string {
  const { origin, href } = new URL(url, document.baseURI)
  if (origin !== location.origin) throw new TypeError(`a script of another origin: ${href}`)
  return href
}
