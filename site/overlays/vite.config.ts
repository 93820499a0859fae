import {defineConfig} from 'vite'

/** One script with all that it needs: the templates' own build would give it their older React. */
export default defineConfig({
  define: {'process.env.NODE_ENV': '"production"'},
  build: {
    lib: {entry: 'overlays.ts', formats: ['es'], fileName: 'overlays'},
    rolldownOptions: {output: {codeSplitting: false}},
    minify: true,
  },
})
