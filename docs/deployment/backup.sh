#!/usr/bin/env bash
# Copies a content store that may be serving: backup.sh LAKE_DATA TARGET [COPIES_KEPT]
# Each copy is a folder with the database and the asset files, which is a data folder itself.
set -euo pipefail
data=${1:?Name the data folder of the lake.}
target=${2:?Name the folder for copies.}
kept=${3:-14}
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
copy="$target/$(date -u +%Y-%m-%dT%H%M%SZ)"

mkdir -p "$target"
trap 'rm -rf "$copy.part"' EXIT
mkdir "$copy.part"
"$project/node_modules/.bin/node" "$project/lake/src/cli.ts" backup "$copy.part/lake.sqlite" --data "$data" >&2
# After the database: an asset file is written before the document that names it, and never changes.
if [ -d "$data/assets" ]; then cp -a --reflink=auto "$data/assets" "$copy.part/assets"; fi
mv "$copy.part" "$copy"
find "$target" -mindepth 1 -maxdepth 1 -type d -name '*Z' | sort | head -n "-$kept" | xargs -r rm -rf
echo "$copy"
