import {expect, inject, test} from 'vitest'
import {readRelease, textOf} from '../support/release.ts'

// The page that Crosswalk began with (product reference, "Acceptance fixtures"), statement by statement
// and in its order, in words of ours. Each line names what it said and where we say it.

const statements: readonly [statement: string, ours: RegExp][] = [
  ['how to become a product manager', /How to Become a Product Manager/],
  [
    'n+ transition paths, from various backgrounds',
    /7\+ transition paths from various backgrounds/,
  ],
  [
    'skill gaps, roadmaps and advice from where you start',
    /skills that are missing.*roadmap.*advice/,
  ],
  ['the target career, by name', /Target Career: Product Manager/],
  ['guides a product from conception to launch', /steers a product from first idea to launch/],
  ['defines the vision', /setting out what it should become/],
  ['prioritises', /deciding which problems come first/],
  ['works with engineering and design', /working with engineering and design/],
  [
    'paths from different backgrounds, counted',
    /Transition paths from different backgrounds \(7\)/,
  ],

  [
    'generative AI to AI product, 8 months',
    /From Generative AI Engineer to AI Product Manager: Your 8-Month Transition Guide/,
  ],
  [
    'an advantage to begin with',
    /you build features whose output nobody can predict.*dependable enough to ship/,
  ],
  [
    'depth in models and prompts',
    /what transformers and diffusion models do well.*how far a prompt can bend them/,
  ],
  ['as few non-technical managers can', /Few product managers without that training do/],
  [
    'credible when the vision of an AI product is set',
    /your word counts when an AI product needs a vision/,
  ],
  ['prioritisation and feasibility', /features are ranked by what is feasible/],
  [
    'a bridge between engineering and business',
    /explain those limits to engineers and to those who pay/,
  ],
  [
    'quality, user experience and use, which are product concerns',
    /output quality.*what use the answer is to them: product questions/,
  ],
  [
    'industries need somebody who turns technology into value',
    /More and more trades.*turns what is possible into something useful/,
  ],
  ['products that also pay', /earns its keep/],
  [
    'from a model to a product strategy',
    /from making one model behave to deciding which product should exist/,
  ],
  [
    'respect of engineers for the roadmap',
    /Engineers will trust your roadmap because you have done their work/,
  ],
  ['advocate of users and business', /you speak for users and the business/],

  [
    'deep learning to AI product, 8 months',
    /From Deep Learning Engineer to AI Product Manager: Your 8-Month Transition Guide/,
  ],
  [
    'networks, architectures and research',
    /how networks learn, where an architecture stops helping.*results in a paper/,
  ],
  [
    'wanted by teams that build on AI',
    /A team that wants to build on learned models needs that judgement/,
  ],
  [
    'what is possible, new and practical',
    /what can be done today, what is open research, and what will be too slow or too dear/,
  ],
  [
    'papers and problems lead to markets and discovery',
    /read a new field quickly.*the field is a market and the problem belongs to a customer/,
  ],
  [
    'from one model to what millions use',
    /Instead of improving one model.*whole product that very many people may use/,
  ],
  ['from Python to requirements', /written requirements where it used to be Python/],
  ['speaks with engineers', /Engineers will find you easy to talk to/],
  ['weighs feasibility and innovation', /weigh what is feasible against what would be new/],

  [
    'software to product, 9 months',
    /From Software Engineer to Product Manager: Your 9-Month Transition Guide/,
  ],
  ['knows how software is built', /you already know how an idea becomes running software/],
  ['estimates', /what is quick, what is slow, and where an estimate hides a risk/],
  ['speaks with engineers', /Engineers need not translate for you/],
  ['trade-offs', /weigh two designs by yourself/],
  ['which many managers cannot', /Many people in product posts have never shipped code/],
  [
    'system design and problem solving',
    /You have designed systems, and cut vague, oversized problems/,
  ],
  [
    'market needs, pain and journeys of users',
    /what a market needs, where customers get stuck on their way/,
  ],
  [
    'from what one is told to what and why',
    /the ticket has said what to build\. A Product Manager answers for why/,
  ],
  [
    'more influence on strategy and business',
    /more say in where the product goes and in what the business gets out of it/,
  ],

  ['ready to start', /Ready to start\?/],
  [
    'a free assessment of the fit',
    /free career assessment shows how close you are to the work of a Product Manager/,
  ],
  ['recommendations from your background', /which path begins where you stand/],
]

test('the career page of a product manager says all that the first guide said, in its order', () => {
  const page = readRelease(inject('data')).pages.find(
    ({pathname}) => pathname === '/careers/product-manager/',
  )
  const main = page?.elements.find(({tagName}) => tagName === 'main')
  const text = main ? textOf(main) : ''

  let from = 0
  const missing: string[] = []
  for (const [statement, ours] of statements) {
    const found = ours.exec(text.slice(from))
    if (found) from += found.index
    else missing.push(`${statement}: ${ours}`)
  }

  expect(missing).toEqual([])
})
