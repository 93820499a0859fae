import type {Plugin} from 'vite'
import {rewritePlugin} from './rewriteModules.ts'

/**
 * Draws what a tooltip says when somebody asks for it, not before.
 *
 * Sanity UI draws all of it hidden, as soon as the tab has time, and begins again whenever a key is
 * pressed. The rows of a list alone say so much that a busy tab is never done while somebody types.
 */
export function askedTooltips(sanityVersion: string): Plugin {
  return rewritePlugin(
    {
      name: 'crosswalk-asked-tooltips',
      trouble: 'Hidden tooltips would take the time of those who type',
      mend: 'studio/askedTooltips.ts, or remove it if Sanity has mended this',
      rewrites: [
        {
          what: 'the place before the tooltip',
          module: tooltip,
          literal: /(?=^function useDelayedState\()/gm,
          replacement: `function useWasShown(isShown) {
	const wasShown = useRef(false)
	if (isShown) wasShown.current = true
	return wasShown.current
}
`,
        },
        {
          what: 'the tooltip that is drawn hidden',
          module: tooltip,
          literal: /(?<=let t\d+ = )disabled(?= \? null : t\d+, t\d+;)/g,
          replacement: '!useWasShown(showTooltip) || disabled',
        },
      ],
    },
    sanityVersion,
  )
}

const tooltip = /\/@sanity\/ui\/dist\/tooltip\.js$/
