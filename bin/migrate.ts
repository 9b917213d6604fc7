// Brings DATABASE_URL up to date. The embedded database is migrated by every start.
import { migrate } from "../src/platform/migrate.ts";
import { command } from "../tools/command.ts";

await command(async () => {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error(
      "Set DATABASE_URL to the database to migrate. The embedded one is migrated by every start.",
    );
  const applied = await migrate(url);
  console.log(applied.length ? `Applied: ${applied.join(", ")}` : "Nothing to do: the database is current.");
});
