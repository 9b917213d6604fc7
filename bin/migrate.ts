// Brings DATABASE_URL up to date; with --write also renews the files that describe the database.
import { migrate } from "../src/platform/migrate.ts";
import { writeSchema } from "../tools/schema.ts";

if (process.argv.includes("--write")) {
  await writeSchema();
  console.log("db/schema.sql and src/platform/schema.ts are current.");
} else if (process.env.DATABASE_URL) {
  const applied = await migrate(process.env.DATABASE_URL);
  console.log(applied.length ? `Applied: ${applied.join(", ")}` : "Nothing to do: the database is current.");
} else {
  console.log("Set DATABASE_URL to the database to migrate. The embedded one is migrated by every start.");
}
