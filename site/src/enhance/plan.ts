import {countOf} from '../templates/words.ts'
import {readStored, writeStored} from './deviceStorage.ts'
import {planLeft} from './planLeft.ts'
import {
  mergeProgress,
  type Progress,
  parseProgress,
  parseProgressFile,
  progressFile,
} from './progress.ts'

/** Makes the plan of a page one that can be ticked off and paced; what is ticked stays on the device. */
export function enhancePlan(): void {
  const controls = document.querySelector<HTMLElement>('[data-plan]')
  if (controls === null) return
  const view = planView(controls)
  let progress: Progress = {}

  const load = () => {
    progress = parseProgress(readStored('progress'))
    const stored = readStored('pace')
    for (const pace of view.paces) if (pace.value === stored) pace.checked = true
    show(view, progress)
  }
  const keep = (changed: Progress, message: string) => {
    progress = changed
    view.message.textContent = writeStored('progress', JSON.stringify(progress))
      ? message
      : 'This browser keeps nothing for this site. Save your progress to a file before you leave.'
    show(view, progress)
  }

  onChange(view.steps, (step) => {
    const done = {...progress[view.plan]}
    if (step.checked) done[step.value] = step.dataset.title ?? ''
    else delete done[step.value]
    keep({...progress, [view.plan]: done}, '')
  })
  onChange(view.paces, (pace) => {
    writeStored('pace', pace.value)
    show(view, progress)
  })
  view.save.addEventListener('click', () => download(progressFile(progress)))
  onChange([view.load], async (input) => {
    const found = parseProgressFile((await input.files?.[0]?.text()) ?? '')
    input.value = ''
    if (found === undefined) {
      view.message.textContent =
        'That file holds no progress of this site. Choose one that was saved here.'
      return
    }
    const count = Object.keys(found[view.plan] ?? {}).length
    keep(
      mergeProgress(progress, found),
      `Read from the file: ${countOf(count, 'step')} of this plan.`,
    )
  })

  load()
  // Another tab, or a page that comes back from the history, may be behind.
  addEventListener('storage', load)
  addEventListener('pageshow', load)
  // Spoken from here on: what the page starts with is no news.
  view.left.setAttribute('role', 'status')
}

type PlanView = ReturnType<typeof planView>

/** The parts that PlanControls.astro and RoadmapStep.astro print. */
function planView(controls: HTMLElement) {
  const find = <E extends HTMLElement>(name: string) =>
    controls.querySelector(`[data-${name}]`) as E
  return {
    plan: controls.dataset.plan ?? '',
    steps: document.querySelectorAll<HTMLInputElement>('[name="done"]'),
    paces: document.querySelectorAll<HTMLInputElement>('[name="pace"]'),
    left: find('left'),
    road: find<HTMLProgressElement>('road'),
    earlier: find('earlier'),
    earlierSteps: find('earlier-steps'),
    save: find('save'),
    load: find<HTMLInputElement>('load'),
    message: find('message'),
  }
}

function show(view: PlanView, progress: Progress): void {
  const done = progress[view.plan] ?? {}
  const gone = new Set(Object.keys(done))
  let hoursLeft = 0
  let doneCount = 0
  for (const step of view.steps) {
    step.checked = gone.delete(step.value)
    if (step.checked) doneCount += 1
    else hoursLeft += Number(step.dataset.hours)
  }
  view.road.value = view.road.max - hoursLeft
  view.left.textContent = planLeft({
    stepCount: view.steps.length,
    doneCount,
    hoursLeft,
    weeklyHours: Number([...view.paces].find((pace) => pace.checked)?.value),
  })
  view.earlier.hidden = gone.size === 0
  view.earlierSteps.replaceChildren(
    ...[...gone].map((key) => {
      const item = document.createElement('li')
      item.textContent = done[key] ?? ''
      return item
    }),
  )
}

function onChange(
  inputs: Iterable<HTMLInputElement>,
  react: (input: HTMLInputElement) => void,
): void {
  for (const input of inputs) input.addEventListener('change', () => react(input))
}

function download(text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], {type: 'application/json'}))
  link.download = 'crosswalk-progress.json'
  link.click()
  URL.revokeObjectURL(link.href)
}
