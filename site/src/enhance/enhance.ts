import {enhancePlan} from './plan.ts'
import {enhanceTheme} from './theme.ts'

enhanceTheme()
enhancePlan()
