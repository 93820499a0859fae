import {mkdirSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseOptions, runCommand} from '../command/runCommand.ts'
import {Problem} from '../launch/problem.mjs'
import {withSampleSite} from '../sample/sampleSite.ts'
import {type Template, templatePages} from '../sample/templates.ts'
import {type TakeShot, withCamera} from './camera.ts'
import {contactSheet, type Shot, webp} from './pictures.ts'
import {docsViews, views} from './views.ts'

const docsFolder = fileURLToPath(new URL('../../docs/images', import.meta.url))
const templates = Object.keys(templatePages) as Template[]

const help = `Usage: pnpm screenshots [--out DIR] [--only NAME] [--site URL]
       pnpm screenshots --docs [--site URL]

Takes a picture of every template at 390, 820 and 1440 px, light and dark, and puts the six of each
on a sheet to look at.

--out DIR    where to write; default screenshots. A folder that git ignores is a good one.
--only NAME  one template: ${templates.join(', ')}
--docs       instead, takes the pictures of the README again, into docs/images
--site URL   a site that is running already; default: start one with the sample content

Files written go to stdout, progress to stderr.
`

async function main(args: string[]): Promise<void> {
  const {values} = parse(args)
  if (values.help) {
    process.stdout.write(help)
    return
  }
  const {only} = values
  const wanted = templates.filter((template) => only === undefined || template === only)
  if (wanted.length === 0) {
    throw new Problem(`There is no template "${only}". There are: ${templates.join(', ')}.`)
  }
  const folder = values.docs ? docsFolder : resolve(values.out)
  mkdirSync(folder, {recursive: true})
  const take = (siteUrl: string) =>
    withCamera(siteUrl, (shoot) =>
      values.docs ? takeForDocs(shoot, folder) : takeAll(shoot, {folder, wanted}),
    )
  await (values.site === undefined ? withSampleSite(take) : take(values.site))
}

async function takeAll(
  shoot: TakeShot,
  {folder, wanted}: {folder: string; wanted: readonly Template[]},
): Promise<void> {
  for (const template of wanted) {
    process.stderr.write(`${template}\n`)
    const shots: Shot[] = []
    for (const view of views) {
      const image = await shoot({...view, template})
      shots.push({...view, image})
      write(join(folder, `${template}-${view.width}-${view.colorScheme}.png`), image)
    }
    write(join(folder, `sheet-${template}.webp`), await contactSheet(shots))
  }
}

async function takeForDocs(shoot: TakeShot, folder: string): Promise<void> {
  for (const {name, ...view} of docsViews) {
    process.stderr.write(`${name}\n`)
    write(join(folder, `${name}.webp`), await webp(await shoot(view)))
  }
}

function write(file: string, bytes: Uint8Array): void {
  writeFileSync(file, bytes)
  process.stdout.write(`${file}\n`)
}

function parse(args: string[]) {
  return parseOptions('pnpm screenshots', {
    args,
    options: {
      out: {type: 'string', default: 'screenshots'},
      only: {type: 'string'},
      docs: {type: 'boolean', default: false},
      site: {type: 'string'},
      help: {type: 'boolean', short: 'h', default: false},
    },
  })
}

runCommand(main)
