import {createApp} from 'astro/app/entrypoint'

/** Renders the pages of the site, with the data that `crosswalk.siteData` gives. */
export const application = createApp({streaming: false})
