// Names: real first names with an invented second one from Danish nature, which nobody in Denmark is called by.
import type { Random } from "./random.ts";

/** Where a first name is at home; decides which languages its bearer speaks. */
export type Culture = "da" | "ar" | "fa" | "ps" | "ti" | "so" | "uk" | "tr" | "ku" | "fr";

const first: Record<Culture, string> = {
  da: `Anders Anna Asger Astrid Birgit Bo Carl Caroline Dorte Ebbe Ellen Emil Emma Erik Esther Frederik Freja Grethe
    Hanne Helle Henrik Ida Inger Jakob Jens Johanne Julie Kasper Kirsten Lars Laura Lene Lise Mads Magnus
    Maja Malene Marie Mathilde Mette Mikkel Morten Nanna Niels Ole Oscar Pernille Peter Pia Rasmus Rikke Sigrid Simon
    Sofie Søren Thea Thomas Tine Tobias Troels Ulla Vibeke Viggo Yrsa`,
  ar: `Ahmad Ali Amina Bashar Dalia Fadi Fatima Firas Ghada Hala Hanan Hassan Huda Ibrahim Iman Jamal Kamal Khaled
    Laila Lina Maha Mahmoud Mariam Mona Mustafa Nadia Nour Omar Rami Rana Rima Salma Samir Sana Tarek Wafa Yara Yasmin
    Youssef Zahra Ziad`,
  fa: `Abbas Ali Arash Azadeh Bahar Daryush Farhad Fereshte Golnaz Hamid Jawad Kian Laleh Mahdi Maryam Mina Nasrin Navid
    Omid Parisa Reza Roya Sahar Shirin Soraya Zahra`,
  ps: "Aziz Gulalai Hamid Jamila Khalid Malalai Nazia Palwasha Rahim Shakila Spogmai Wali Zarmina",
  ti: "Abeba Abraham Biniam Feven Filmon Helen Kidane Luwam Meron Mulu Robel Ruta Saba Selam Senait Tesfay Yonas Zeray",
  so: "Abdi Amina Asha Ayaan Deqa Farah Halima Hodan Idil Ladan Mahad Nimo Sagal Warsame Yusuf Zamzam",
  uk: "Andriy Bohdan Daryna Halyna Iryna Kateryna Larysa Maksym Mykola Nadiya Oksana Olena Pavlo Svitlana Taras Yulia",
  tr: "Ahmet Ayşe Burak Cem Deniz Elif Emine Emre Fatma Hakan Leyla Mehmet Murat Selin Zeynep",
  ku: "Azad Berfin Dilan Evin Hêvî Jiyan Karwan Lava Nergiz Rojda Rojin Rêber Sherko Zozan",
  fr: "Aimée Awa Béatrice Claude Divine Fatou Grâce Ibrahima Josué Mamadou Moussa Prosper",
};

/** Some keep their name in the letters they learned it in, alone. */
const ownLetters: Partial<Record<Culture, string>> = {
  ar: "سمر ليان حلا نور يوسف مريم خالد رنا سليم دعاء",
  fa: "نسرین آرش بهار امید پریسا کیان",
  ti: "ሰላም ሩታ ዮናስ ሄለን",
  uk: "Олена Тарас Дарина Ірина Максим",
};

const second = `Agern Anemone Blåbær Blåklokke Blåmejse Brombær Bøgeblad Dråbe Egern Engsnerle Erantis Forglemmigej 
  Grankogle Græsstrå Gærdesmutte Hasselnød Havbrise Havtorn Honningbi Hyldebær Jordbær Kamille Kløverblad 
  Lanterne Lavendel Mariehøne Muslingeskal Musvit Mælkebøtte Månestråle Nordlys Rabarber Regnbue
  Regndråbe Rødkælk Sandslot Sejlskib Skovjordbær Skovsti Sneflok Snefnug Solsikke Solstråle Sommerfugl
  Stjerneskud Strandsten Svalerede Tidevand Tordensky Trækrone Tyttebær Valmue Vandmølle Vindspil Vintergæk Ælling`;

const listed = (text: string) => text.trim().split(/\s+/);
const firstNames = Object.fromEntries(Object.entries(first).map(([k, v]) => [k, listed(v)])) as Record<
  Culture,
  string[]
>;
const secondNames = listed(second);

/** A chosen name, as somebody of this culture might show it; never a name of the three one can sign in as. */
export function chosenName(culture: Culture, chance: Random): string {
  const own = ownLetters[culture];
  if (own && chance.chance(0.12)) return chance.pick(listed(own));
  return `${chance.pick(firstNames[culture])} ${chance.pick(secondNames)}`;
}
