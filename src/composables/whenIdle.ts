/** The longest that a busy page puts off what can wait: ms. */
const AT_LATEST = 2_000

/** Resolves when the page has painted and has nothing else to do. */
export const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no idle callback.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: AT_LATEST })
    else setTimeout(resolve, AT_LATEST / 10)
  })
