#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Bundles the report's third-party JavaScript anew from npm, at the versions of scripts/report_assets/package.json.
# Needed only to move to other versions: the bundles are kept in python/colead/report/assets. Needs node and npm.
set -euo pipefail
cd "$(dirname "$0")/report_assets"
assets=$PWD/../../python/colead/report/assets
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp package.json vega.js network.js "$work"
cd "$work"
npm install --no-audit --no-fund --ignore-scripts
for pair in vega:vega network:net; do
  npx esbuild "${pair%%:*}.js" --bundle --minify --format=iife --global-name="${pair##*:}" --legal-comments=eof \
    --charset=utf8 --outfile="$assets/${pair%%:*}.min.js"
done
node -e '
const fs = require("fs"), path = require("path");
const folders = fs.readdirSync("node_modules").filter((one) => !one.startsWith(".") && !one.startsWith("@") && one !== "esbuild");
const lines = [];
for (const one of folders) {
  const about = JSON.parse(fs.readFileSync(path.join("node_modules", one, "package.json")));
  const file = fs.readdirSync(path.join("node_modules", one)).find((name) => /^licen[cs]e/i.test(name));
  const text = file ? fs.readFileSync(path.join("node_modules", one, file), "utf8").trim() : "(no licence file in the package)";
  lines.push(`${about.name} ${about.version}, ${about.license}\n\n${text}\n`);
}
process.stdout.write(lines.join("\n" + "-".repeat(80) + "\n\n"));
' > "$assets/LICENSES.txt"
