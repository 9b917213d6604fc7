// What counts as a contact detail and what does not, and which language a text is in.
import { describe, expect, test } from "vitest";
import { findContact, textLang } from "./rules.ts";

describe("contact details", () => {
  test.each([
    ["Ring 28910473", "phone"],
    ["Ring 28 91 04 73 efter kl. 16", "phone"],
    ["Ring 28-91-04-73", "phone"],
    ["tlf. 28.91.04.73", "phone"],
    ["2891 0473", "phone"],
    ["289 10 473", "phone"],
    ["28 910 473", "phone"],
    ["call +45 28 91 04 73", "phone"],
    ["+4528910473", "phone"],
    ["0045 28 91 04 73", "phone"],
    ["(+45) 2891-0473", "phone"],
    ["(45) 28910473", "phone"],
    ["WhatsApp: https://wa.me/4528910473", "phone"],
    ["+49 176 1234567", "phone"],
    ["0532 123 45 67", "phone"],
    ["070-123 45 67", "phone"],
    ["اتصل بي ٢٨٩١٠٤٧٣", "phone"],
    ["رقمي ۲۸ ۹۱ ۰۴ ۷۳", "phone"],
    ["28\u00a091\u00a004\u00a073", "phone"],
    ["28\u200b910473", "phone"],
    ["28–91–04–73", "phone"],
    ["we are 2, call 28910473 at 14:30", "phone"],
    ["amira@example.org", "email"],
    ["skriv til amira.h+x@post.example.dk tak", "email"],
    ["amira (at) example.org", "email"],
    ["amira[snabel-a]example.dk", "email"],
    ["amira@example (dot) org", "email"],
    ["راسلني على amira@example.org", "email"],
    ["010190-1234", "cpr"],
    ["010190 1234", "cpr"],
    ["mit cpr er 0101901234", "cpr"],
    ["01 01 90-1234", "cpr"],
    ["٠١٠١٩٠-١٢٣٤", "cpr"],
  ])("%s", (text, kind) => expect(findContact(text)).toBe(kind));

  test.each([
    "",
    "Where is the nearest dentist?",
    "Det koster 1.500.000 kr.",
    "12.000.000 kroner om året",
    "between 1000-2000 kr",
    "1000 2000 kr",
    "kr 12 000 000",
    "DKK 25000000",
    "450 kr for 2 tickets",
    "på lørdag 10-12 og 14-16",
    "kl. 14.30-16.30",
    "14:30 - 16:30, 17:00-18:00",
    "8.00-10.00 12.00-14.00 18.00",
    "12.06.2026 kl. 10",
    "12/6 2026 14:30",
    "2026-06-12",
    "in 2015-2016 we lived in Hanstholm",
    "2024/2025",
    "Nørregade 12, 3. tv., 8000 Aarhus C",
    "husnumre 12 14 16 18",
    "houses 21-23-25-27",
    "numbers 2 4 6 8 10 12 14 16",
    "postcodes 2200 2300",
    "2000-2500 København",
    "Call 112, or 1813 for the doctor, 114 for the police",
    "bus 5C, 150S and 350S",
    "4 children: 3, 6, 9 and 12 years",
    "60 x 120 x 200 cm, 45 kg",
    "98 % of 3,200 pairs, 7,000 people",
    "meet @ the station",
    "§ 9 c, stk. 2, lov 1234 af 2019",
  ])("no contact detail in: %s", (text) => expect(findContact(text)).toBeUndefined());

  test("looks through the longest text there may be in an instant, whatever is in it", () => {
    for (const text of [
      "1 ".repeat(300),
      "12.".repeat(200),
      "a@".repeat(300),
      "+1(".repeat(200),
      "0".repeat(600),
    ]) {
      findContact(text);
    }
  });
});

test.each([
  ["en", "Where is the dentist?", "en"],
  ["da", "Hvor er tandlægen?", "da"],
  ["ar", "أين طبيب الأسنان؟", "ar"],
  ["en", "أين طبيب الأسنان؟", "ar"],
  ["fa", "دندانپزشک کجاست؟", "fa"],
  ["da", "Де стоматолог?", "uk"],
  ["ar", "Hvor er tandlægen?", "und"],
  ["ar", "أين Borger.dk؟ أريد الموقع", "ar"],
  ["ar", "???", "ar"],
])("read in %s, written: %s, marked %s", (stated, text, lang) => expect(textLang(stated, text)).toBe(lang));
