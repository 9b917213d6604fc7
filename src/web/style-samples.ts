// Specimen text for the page of components: of the lengths real pages have, in three languages.
export interface Samples {
  title: string;
  lead: string;
  group: string;
  call: string;
  shortCall: string;
  category: string;
  when: string;
  where: string;
  languages: string;
  drivers: string;
  carriers: string;
  of: (taken: number, places: number) => string;
  can: string;
  urgent: string;
  coming: string;
  full: string;
  known: string;
  save: string;
  cancel: string;
  remove: string;
  more: string;
  question: string;
  answer: string;
  host: string;
  name: string;
  hint: string;
  error: string;
  errors: string;
  optional: string;
  step: string;
  days: string[];
  parts: string[];
  choices: [string, string, string, string, string, string];
  empty: string;
  copy: string;
  copied: string;
  ago: string;
}

const en: Samples = {
  title: "Components",
  lead: "Everything pages are built from, with text as long as it gets.",
  group: "City group",
  call: "A family of four needs help moving to their first home of their own",
  shortCall: "A bicycle is looking for a rider",
  category: "Moving",
  when: "Today 14:00–17:00",
  where: "Brabrand, 2.4 km from you",
  languages: "Arabic, Danish, a little English",
  drivers: "Drivers with a car",
  carriers: "People to carry",
  of: (taken, places) => `${taken} of ${places}`,
  can: "I can",
  urgent: "Urgent",
  coming: "You are coming",
  full: "Full",
  known: "Known here",
  save: "Save",
  cancel: "I can’t after all",
  remove: "Remove the call",
  more: "What helpers see",
  question: "Is there a lift, or do we carry everything down from the third floor?",
  answer: "There is a lift, but it is small. The sofa has to go down the stairs.",
  host: "host",
  name: "What should we call you?",
  hint: "Any name you like. Others see only this.",
  error: "Write a name, so that others know who is coming.",
  errors: "Two things are missing",
  optional: "not needed",
  step: "Step 2 of 5",
  days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  parts: ["Morning", "Afternoon", "Evening"],
  choices: ["Moving", "Bicycle", "Translating a meeting", "Come along", "Dinner", "Something else"],
  empty: "No open calls today",
  copy: "Copy the code",
  copied: "Copied",
  ago: "20 minutes ago",
};

const da: Samples = {
  title: "Byggeklodser",
  lead: "Alt det, siderne er bygget af, med så lang tekst, som den kan blive.",
  group: "Bygruppe",
  call: "En familie på fire har brug for hjælp til at flytte ind i deres første egen lejlighed",
  shortCall: "En cykel søger en rytter",
  category: "Flytning",
  when: "I dag kl. 14.00–17.00",
  where: "Høje-Taastrup Kulturcenter, 2,4 km fra dig",
  languages: "Arabisk, dansk, en smule engelsk",
  drivers: "Bilister med anhængertræk",
  carriers: "Folk, der kan bære flyttekasser",
  of: (taken, places) => `${taken} af ${places}`,
  can: "Jeg kan",
  urgent: "Haster",
  coming: "Du kommer",
  full: "Fuldt besat",
  known: "Kendt her",
  save: "Gem",
  cancel: "Jeg kan alligevel ikke",
  remove: "Fjern opslaget",
  more: "Det ser hjælperne",
  question: "Er der elevator, eller skal vi bære alt ned fra tredje sal?",
  answer: "Der er en elevator, men den er lille. Sofaen må ned ad trappen.",
  host: "vært",
  name: "Hvad skal vi kalde dig?",
  hint: "Det navn, du vil. Andre ser kun det.",
  error: "Skriv et navn, så de andre ved, hvem der kommer.",
  errors: "Der mangler to ting",
  optional: "ikke nødvendigt",
  step: "Trin 2 af 5",
  days: ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"],
  parts: ["Formiddag", "Eftermiddag", "Aften"],
  choices: ["Flytning", "Cykel", "Oversætte forældremøde", "Følgeskab", "Middag", "Noget andet"],
  empty: "Ingen åbne opslag i dag",
  copy: "Kopiér koden",
  copied: "Kopieret",
  ago: "for 20 minutter siden",
};

const ar: Samples = {
  title: "مكوّنات الصفحات",
  lead: "كل ما تُبنى منه الصفحات، بنصوص طويلة كما في الواقع.",
  group: "مجموعة مدينة",
  call: "عائلة من أربعة أشخاص تحتاج إلى مساعدة في الانتقال إلى أول بيت لها في الدنمارك",
  shortCall: "دراجة تبحث عن راكب",
  category: "نقل السكن",
  when: "اليوم 14:00–17:00",
  where: "برابراند، على بعد 2.4 كم منك",
  languages: "العربية والدنماركية وقليل من الإنجليزية",
  drivers: "سائقون مع سيارة",
  carriers: "أشخاص لحمل الأغراض",
  of: (taken, places) => `${taken} من ${places}`,
  can: "أنا أستطيع",
  urgent: "عاجل",
  coming: "أنت قادم",
  full: "اكتمل العدد",
  known: "معروف هنا",
  save: "احفظ",
  cancel: "لم أعد أستطيع",
  remove: "احذف الطلب",
  more: "ما يراه المساعدون",
  question: "هل يوجد مصعد، أم علينا أن نحمل كل شيء من الطابق الثالث؟",
  answer: "يوجد مصعد لكنه صغير. الأريكة يجب أن تنزل على الدرج.",
  host: "مضيفة",
  name: "بأي اسم نناديك؟",
  hint: "أي اسم تحبه. لا يرى الآخرون غيره.",
  error: "اكتب اسمًا ليعرف الآخرون من القادم.",
  errors: "ينقص شيئان",
  optional: "غير ضروري",
  step: "الخطوة 2 من 5",
  days: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
  parts: ["الصباح", "بعد الظهر", "المساء"],
  choices: ["نقل السكن", "دراجة", "ترجمة في اجتماع", "تعال معي", "عشاء", "شيء آخر"],
  empty: "لا طلبات مفتوحة اليوم",
  copy: "انسخ الرمز",
  copied: "نُسخ",
  ago: "قبل 20 دقيقة",
};

export const samples = { en, da, ar };
