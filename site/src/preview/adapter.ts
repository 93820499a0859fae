import type {AstroIntegration} from 'astro'

/** Lets the preview server render pages itself: the build ends in a module that holds the application. */
export function previewAdapter(): AstroIntegration {
  return {
    name: 'crosswalk-preview',
    hooks: {
      'astro:config:done': ({setAdapter}) => {
        setAdapter({
          name: 'crosswalk-preview',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('application.ts', import.meta.url),
          adapterFeatures: {buildOutput: 'server', middlewareMode: 'classic'},
          supportedAstroFeatures: {serverOutput: 'stable', sharpImageService: 'stable'},
        })
      },
    },
  }
}
