// What people in the demo world ask for and give, a few of each kind.

export interface Template {
  direction: "need" | "offer";
  category: string;
  /** Hours it may begin at; none for what has no agreed time. */
  hours: readonly string[];
  minutes?: number;
  party?: readonly number[];
  details?: readonly (readonly string[])[];
  notes?: readonly (readonly [lang: string, text: string])[];
  slots?: readonly (readonly [role: string, places: number, ...needs: string[]])[];
  remote?: boolean;
  meetingPoints?: readonly string[];
}

const floors = [
  ["floor_1"],
  ["floor_2", "no_lift"],
  ["floor_3", "no_lift", "bring_gloves"],
  ["floor_ground", "parking"],
];
const library = ["Hovedindgangen til biblioteket", "Caféen på biblioteket"];

const need = (category: string, hours: string, rest: Partial<Template> = {}): Template => ({
  direction: "need",
  category,
  hours: hours ? hours.split(" ") : [],
  ...rest,
});
const offer = (category: string, hours: string, rest: Partial<Template> = {}): Template => ({
  direction: "offer",
  category,
  hours: hours ? hours.split(" ") : [],
  ...rest,
});

export const templates: readonly Template[] = [
  need("moving", "10:00 13:00 15:00", {
    minutes: 180,
    party: [2, 3, 4, 5, 6],
    details: floors,
    notes: [
      ["da", "Vi har ingen store møbler, mest kasser, to senge og en barnevogn."],
      ["en", "We have packed everything. The new flat is only ten minutes away."],
      ["ar", "كل شيء جاهز في صناديق. نقدّم القهوة والكعك بعد النقل."],
    ],
  }),
  need("furniture", "11:00 16:30 17:00", {
    details: floors,
    notes: [
      ["da", "En sofa og et spisebord, som vi har fået af en nabo."],
      ["en", "A wardrobe. It can be taken apart."],
      ["ar", "غسالة من بيت يبعد ثلاثة كيلومترات."],
    ],
  }),
  need("bicycle", "10:00 16:00 17:30", {
    minutes: 60,
    details: [["bring_tools"], []],
    notes: [
      ["da", "Kæden hopper af, og jeg cykler til sprogskole hver morgen."],
      ["en", "The back tyre is flat and the brakes are loose."],
    ],
  }),
  need("transport", "08:15 09:30 14:00 18:00", {
    minutes: 60,
    party: [1, 2, 3, 4],
    details: [["children"], [], ["step_free"]],
    notes: [
      ["da", "Mor og to børn til sygehuset og hjem igen. Vi har selv barnestole."],
      ["en", "From the station with four suitcases."],
    ],
  }),
  need("come_along", "09:00 10:30 13:00", {
    minutes: 90,
    party: [1, 1, 2],
    meetingPoints: ["Borgerservice, ved nummermaskinen", ...library],
    notes: [
      ["da", "Til jobcentret. Det er rart ikke at være alene."],
      ["en", "First parents' meeting at the school, I do not know how it works."],
      ["ar", "لأول مرة في البنك لفتح حساب. أحتاج شخصاً معي."],
    ],
  }),
  need("translate_meeting", "09:30 11:00 13:30", {
    minutes: 60,
    meetingPoints: ["Skolens kontor", "Sundhedshuset, venteværelset"],
    notes: [
      ["da", "Samtale på skolen om min søn i 3. klasse."],
      ["en", "Meeting with the landlord about the heating."],
    ],
  }),
  need("phone_call", "09:00 12:30 15:30", {
    minutes: 20,
    remote: true,
    notes: [
      ["da", "Ringe til lægen og bestille en tid."],
      ["en", "Calling the power company about a bill."],
    ],
  }),
  need("form", "10:00 15:00 19:00", {
    minutes: 45,
    meetingPoints: library,
    notes: [
      ["da", "Ansøgning om plads i børnehave."],
      ["en", "I got a letter in e-Boks and do not understand it."],
      ["ar", "طلب مساعدة سكن. عندي كل الأوراق."],
    ],
  }),
  need("childcare", "09:00 14:00 17:00", {
    minutes: 90,
    party: [1, 2],
    details: [["floor_2"], ["pets"], []],
  }),
  need("homework", "15:30 16:30 19:00", {
    minutes: 60,
    party: [1, 2],
    meetingPoints: library,
    notes: [
      ["da", "Matematik i 7. klasse, brøker."],
      ["en", "My daughter has a Danish test on Friday."],
    ],
  }),
  need("danish", "", { party: [1, 2], meetingPoints: library }),
  need("danish", "17:00 19:00", {
    minutes: 60,
    party: [1],
    meetingPoints: library,
    notes: [
      ["da", "Jeg skal til prøve i Dansk 3 og vil gerne tale, tale, tale."],
      ["ti", "ቋንቋ ዳኒሽ ክለማመድ ይደሊ ኣለኹ።"],
    ],
  }),
  need("dinner", "18:00 18:30", {
    minutes: 150,
    details: [["children"], [], ["step_free"]],
    notes: [
      ["da", "Vi laver mad, som vi gør det hjemme. I skal bare komme sultne."],
      ["ar", "نطبخ لكم المقلوبة. أهلاً وسهلاً!"],
      ["en", "We have lived here for a year and would like to meet our neighbours."],
    ],
  }),
  need("legal", "17:00 19:30", {
    minutes: 45,
    meetingPoints: library,
    notes: [["en", "A question about family reunification, I have the letter with me."]],
  }),
  need("health", "08:30 10:00 13:15", {
    minutes: 90,
    party: [1, 2],
    details: [["women_only"], ["step_free"], []],
  }),
  need("repair", "16:00 17:00", {
    minutes: 90,
    details: [["floor_3", "no_lift"], ["bring_tools"]],
    notes: [["da", "Vandhanen i køkkenet drypper, og døren binder."]],
  }),
  need("other", "12:00 15:00", {
    minutes: 60,
    notes: [
      ["da", "Lære at bruge vaskekælderen i vores nye opgang."],
      ["en", "Where do I sort which rubbish? Somebody to show me once."],
    ],
  }),
  offer("bicycle", "", {
    slots: [["taker", 1]],
    notes: [
      ["da", "Damecykel med tre gear, 26 tommer. Ny kæde."],
      ["en", "Children's bike, 20 inch, with lights."],
    ],
  }),
  offer("furniture", "", {
    details: floors,
    slots: [["taker", 1]],
    notes: [
      ["da", "Reol, 80 x 200 cm. Skal hentes."],
      ["en", "Two mattresses, almost new."],
    ],
  }),
  offer("clothes", "", {
    slots: [["taker", 3]],
    notes: [
      ["da", "Flyverdragter i størrelse 98, 110 og 122."],
      ["en", "Winter jackets, men's L."],
    ],
  }),
  offer("dinner", "18:00 18:30", {
    minutes: 150,
    slots: [["guest", 6]],
    details: [["children"], ["pets"]],
    notes: [
      ["da", "Frikadeller, kartofler og hygge. Også en gryde uden kød."],
      ["en", "Soup night. Bring a story."],
    ],
  }),
  offer("tickets", "14:00 19:00", {
    minutes: 120,
    slots: [["taker", 4]],
    notes: [
      ["da", "Fire billetter til fodbold, siddepladser."],
      ["en", "Tickets for the swimming hall."],
    ],
  }),
  offer("other", "", { slots: [["taker", 2]], notes: [["da", "Skolebøger og et pennalhus."]] }),
];
