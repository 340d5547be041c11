/** Leads to a field of a gate's form: opens what it is folded into, focuses it and brings it into view. */
export function goToField(field: string): void {
  const target = document.getElementById(`gate-${field}`)
  target?.closest('details')?.setAttribute('open', '')
  target?.focus()
  target?.scrollIntoView({ block: 'center' })
}
