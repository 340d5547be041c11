/** The same cards as plain DOM: the floor of the board. Cloned from one template, without a framework. */
const LINES = ['2501-330108-04-01-000000', '西兴街道 · 先进制造业基地', '总投资 20,000 万元', '年度计划 500 万元', '58.3 %', '续建', '市重点', '在本阶段 30 天', '联系领导1', '示例']

const names: string[] = []

/** Shows n cards in four columns. @returns ms from the call to the frame after which they are painted */
export async function showPlainCards(n: number): Promise<number> {
  const from = performance.now()
  const host = document.querySelector('#floor')
  const template = cardTemplate()
  const lists = ['储备', '开工', '续建', '投产'].map(() => document.createElement('ul'))
  for (let index = 0; index < n; index += 1) {
    const card = template.cloneNode(true) as HTMLElement
    names[index] = `${index % 10 === 0 ? '物联谷' : '产业大厦'}${index}号项目(示例)`
    const heading = card.querySelector('a')
    if (heading) heading.textContent = names[index] ?? ''
    lists[index % 10 === 0 ? 0 : index % 10 === 1 ? 3 : 2]?.append(card)
  }
  host?.replaceChildren(...lists)
  await painted()
  return performance.now() - from
}

function cardTemplate(): HTMLElement {
  const card = document.createElement('li')
  card.append(document.createElement('a'))
  for (const line of LINES) {
    const part = document.createElement('span')
    part.textContent = line
    card.append(part)
  }
  const button = document.createElement('button')
  button.textContent = '移到…'
  card.append(button)
  return card
}

/** Moves one card to another column by hand. @returns ms to the frame after which it is painted */
export async function dropPlainCard(): Promise<number> {
  const lists = document.querySelectorAll('#floor ul')
  const from = performance.now()
  const card = lists[0]?.firstElementChild
  if (card) lists[1]?.append(card)
  await painted()
  return performance.now() - from
}

/** Hides every card whose name has not the text. @returns ms to the frame after which it is painted */
export async function filterPlainCards(text: string): Promise<number> {
  const from = performance.now()
  for (const card of document.querySelectorAll<HTMLElement>('#floor li')) card.hidden = !(card.firstElementChild?.textContent ?? '').includes(text)
  await painted()
  return performance.now() - from
}

/** Resolves after the frame that shows what was just changed. */
const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    port2.postMessage(null)
  }))
