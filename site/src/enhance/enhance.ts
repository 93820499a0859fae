import {enhanceTheme} from './theme.ts'

enhanceTheme()
