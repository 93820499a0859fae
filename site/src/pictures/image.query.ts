/** Fields of an image with its words. */
export const imageFields = /* groq */ `
  alt, decorative, crop{top, right, bottom, left}, hotspot{x, y},
  "assetId": asset->_id, "lqip": asset->metadata.lqip, "isOpaque": asset->metadata.isOpaque
`
