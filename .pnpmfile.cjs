// Packs a package without its `source` conditions: they lead to TypeScript that only this workspace has.
const withoutSource = (target) =>
  typeof target === 'object' ? (({ source: _source, ...rest }) => rest)(target) : target

module.exports = {
  hooks: {
    beforePacking: (manifest) => {
      for (const [path, target] of Object.entries(manifest.exports ?? {}))
        manifest.exports[path] = withoutSource(target)
      return manifest
    },
  },
}
