// Bundles each app into a page of its own under site/.
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { sassPlugin } from "esbuild-sass-plugin";

const folder = process.argv[2];
for (const file of readdirSync(folder).filter((name) => name.endsWith(".jsx"))) {
  const name = file.replace(".jsx", "");
  await build({
    absWorkingDir: folder, entryPoints: [file], bundle: true, minify: true, outfile: `site/${name}.js`,
    define: { "process.env.NODE_ENV": '"production"' }, loader: { ".svg": "dataurl", ".woff2": "dataurl" },
    plugins: [sassPlugin()], logLevel: "error",
  });
  const style = existsSync(`${folder}/site/${name}.css`) ? `<link rel="stylesheet" href="${name}.css">` : "";
  writeFileSync(`${folder}/site/${name}.html`, `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Example shop: ${name}</title><link rel="icon" href="data:,">${style}</head>
<body><header><a href="#main">Example shop</a></header>
<main id="main"><h1>Questions about your order?</h1><p>An example page.</p><div id="app"></div></main>
<script src="${name}.js"></script></body></html>
`);
}
