/** Ends the running task, so that it is counted by itself. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Watches how long the page does not answer. @returns what ends the watch and tells the longest halt: ms, 0 below 50 */
export function watchHalts(): () => number {
  let longest = 0
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
  })
  observer.observe({ type: 'longtask' })
  return () => {
    for (const { duration } of observer.takeRecords()) longest = Math.max(longest, duration)
    observer.disconnect()
    return longest
  }
}
