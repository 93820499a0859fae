/** A page of each template with typical content, by the name of the template. */
export const templatePages = {
  home: '/',
  careers: '/careers/',
  career: '/careers/product-manager/',
  path: '/paths/software-engineer-to-product-manager/',
  roadmap: '/roadmaps/product-manager-for-engineers/',
  skill: '/skills/sql/',
  background: '/from/software-engineer/',
  category: '/categories/product/',
  list: '/skills/',
  person: '/people/crosswalk-editors/',
  compare: '/compare/?a=careers/product-manager&b=careers/data-analyst',
  search: '/search/?q=interviews',
  assessment: '/assessment/',
  methodology: '/methodology/',
  prose: '/about/',
  lost: '/paths/sofware-enginer-to-product-manger/',
} as const

export type Template = keyof typeof templatePages
