// The packages that carry the Node binary state their platform as plain text where pnpm expects
// lists, so that pnpm would install every platform's binary; the Linux ones are built for glibc.
const carriesNode = /^node-(bin-)?(darwin|linux|win)-/

function readPackage(manifest) {
  if (!carriesNode.test(manifest.name)) return manifest
  manifest.os = [manifest.os].flat()
  manifest.cpu = [manifest.cpu].flat()
  if (manifest.os.includes('linux')) manifest.libc = ['glibc']
  return manifest
}

module.exports = {hooks: {readPackage}}
