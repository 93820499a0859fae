/** What services that show links draw a picture in, in pixels. */
export const CARD_WIDTH = 1200
export const CARD_HEIGHT = 630
