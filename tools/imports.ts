// Who imports whom: the graph of our own files, read by esbuild.
import { readFileSync } from "node:fs";
import { build, type Loader, type Plugin } from "esbuild";
import { ROOT } from "../src/platform/root.ts";

export interface Import {
  from: string;
  to: string;
  /** Nothing of it remains when the program runs. */
  typeOnly: boolean;
}

/** Every import between files of ours, as paths from the root. Packages are left out. */
export async function readImports(files: string[]): Promise<Import[]> {
  const [all, running] = await Promise.all([edges(files, true), edges(files, false)]);
  const remains = new Set(running.map(({ from, to }) => `${from} ${to}`));
  return all.map(({ from, to }) => ({ from, to, typeOnly: !remains.has(`${from} ${to}`) }));
}

async function edges(files: string[], withTypes: boolean): Promise<{ from: string; to: string }[]> {
  const { metafile } = await build({
    entryPoints: files,
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    metafile: true,
    outdir: "out",
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "silent",
    loader: { ".css": "empty" },
    tsconfigRaw: {
      compilerOptions: { verbatimModuleSyntax: true, jsx: "react-jsx", jsxImportSource: "hono/jsx" },
    },
    plugins: withTypes ? [typesCount] : [],
  });
  return Object.entries(metafile.inputs).flatMap(([from, { imports }]) =>
    imports.filter(({ external }) => !external).map(({ path }) => ({ from, to: path })),
  );
}

/** esbuild forgets "import type" before it looks; told that it is an ordinary import, it follows it too. */
const typesCount: Plugin = {
  name: "types count",
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replace(/^import type /gm, "import ")
        .replace(/^export type (?=[{*])/gm, "export ")
        .replace(/(?<=[{,]\s*)type (?=\w+(?: as \w+)?\s*[,}])/g, ""),
      loader: (path.endsWith("x") ? "tsx" : "ts") as Loader,
    }));
  },
};
