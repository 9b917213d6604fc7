// The organisations of FIELD.md, and their centres, shops, cafés and clubs.

interface Organisation {
  slug: string;
  name: string;
  kind: "network" | "ngo" | "public" | "sport" | "company";
}

export const organisations: readonly Organisation[] = [
  { slug: "venligboerne", name: "Venligboerne", kind: "network" },
  { slug: "dansk-roede-kors", name: "Dansk Røde Kors", kind: "ngo" },
  { slug: "dansk-flygtningehjaelp", name: "Dansk Flygtningehjælp", kind: "ngo" },
  { slug: "dfunk", name: "DFUNK – Dansk Flygtningehjælp Ungdom", kind: "ngo" },
  { slug: "kvinfo", name: "KVINFO", kind: "ngo" },
  { slug: "duf", name: "DUF – Dansk Ungdoms Fællesråd", kind: "ngo" },
  { slug: "dgi", name: "DGI", kind: "sport" },
  { slug: "dif", name: "DIF – Danmarks Idrætsforbund", kind: "sport" },
  { slug: "trampolinhuset", name: "Trampolinhuset", kind: "ngo" },
  { slug: "asylret", name: "Asylret", kind: "ngo" },
];

type Kind = "centre" | "shop" | "club" | "cafe";

/** What an organisation runs in one place, and how many take part when the world is at its real size. */
export interface Branch {
  slug: string;
  name: string;
  kind: Kind;
  organisation: string | null;
  place: string;
  members: number;
}

type Row = readonly [slug: string, name: string, place: string, members: number];

const of = (kind: Kind, organisation: string | null, rows: readonly Row[]): Branch[] =>
  rows.map(([slug, name, place, members]) => ({ slug, name, kind, organisation, place, members }));

export const branches: readonly Branch[] = [
  ...of("centre", "dansk-roede-kors", [
    ["center-brovst", "Center Brovst", "brovst-849", 260],
    ["center-hanstholm", "Center Hanstholm", "hanstholm-787", 150],
    ["center-avnstrup", "Center Avnstrup", "avnstrup-350", 120],
  ]),
  ...of("centre", null, [
    ["center-sjaelsmark", "Center Sjælsmark", "sjaelsmark-223", 110],
    ["center-kaershovedgaard", "Center Kærshovedgård", "kaershovedgaard-756", 90],
  ]),
  ...of("shop", "dansk-roede-kors", [
    ["roede-kors-butik-vesterbro", "Røde Kors-butikken Vesterbro", "vesterbro-101", 90],
    ["roede-kors-butik-oesterbro", "Røde Kors-butikken Østerbro", "oesterbro-101", 80],
    ["roede-kors-butik-amagerbro", "Røde Kors-butikken Amagerbro", "amagerbro-101", 70],
    ["roede-kors-butik-aarhus", "Røde Kors-butikken Aarhus", "aarhus-midtby-751", 75],
    ["roede-kors-butik-odense", "Røde Kors-butikken Odense", "odense-midtby-461", 60],
    ["roede-kors-butik-aalborg", "Røde Kors-butikken Aalborg", "aalborg-midtby-851", 60],
    ["roede-kors-butik-esbjerg", "Røde Kors-butikken Esbjerg", "esbjerg-561", 45],
    ["roede-kors-butik-randers", "Røde Kors-butikken Randers", "randers-730", 40],
    ["roede-kors-butik-kolding", "Røde Kors-butikken Kolding", "kolding-621", 40],
    ["roede-kors-butik-soenderborg", "Røde Kors-butikken Sønderborg", "soenderborg-540", 20],
    ["roede-kors-butik-hjoerring", "Røde Kors-butikken Hjørring", "hjoerring-860", 35],
    ["roede-kors-butik-svendborg", "Røde Kors-butikken Svendborg", "svendborg-479", 35],
    ["roede-kors-butik-roenne", "Røde Kors-butikken Rønne", "roenne-400", 30],
  ]),
  ...of("cafe", "dansk-roede-kors", [
    ["lektiecafe-noerrebro", "Lektiecaféen Nørrebro", "noerrebro-101", 120],
    ["lektiecafe-nordvest", "Lektiecaféen Nordvest", "nordvest-101", 80],
    ["lektiecafe-gellerup", "Lektiecaféen Gellerup", "gellerup-751", 90],
    ["lektiecafe-vollsmose", "Lektiecaféen Vollsmose", "vollsmose-461", 70],
    ["lektiecafe-aalborg-oest", "Lektiecaféen Aalborg Øst", "aalborg-oest-851", 50],
    ["lektiecafe-esbjerg", "Lektiecaféen Kvaglund", "kvaglund-561", 40],
    ["lektiecafe-kolding", "Lektiecaféen Skovparken", "skovparken-621", 40],
    ["lektiecafe-helsingoer", "Lektiecaféen Helsingør", "helsingoer-217", 40],
  ]),
  ...of("club", "dansk-flygtningehjaelp", [
    ["drengeklub-vollsmose", "Drengeklubben Vollsmose", "vollsmose-461", 45],
    ["drengeklub-gellerup", "Drengeklubben Gellerup", "gellerup-751", 45],
    ["drengeklub-nordvest", "Drengeklubben Nordvest", "nordvest-101", 40],
    ["pigeklub-noerrebro", "Pigeklubben Nørrebro", "noerrebro-101", 45],
    ["pigeklub-brabrand", "Pigeklubben Brabrand", "brabrand-751", 35],
    ["pigeklub-kolding", "Pigeklubben Kolding", "kolding-621", 30],
  ]),
  ...of("club", "dfunk", [
    ["dfunk-koebenhavn", "DFUNK København", "koebenhavn-101", 900],
    ["dfunk-aarhus", "DFUNK Aarhus", "aarhus-751", 400],
    ["dfunk-odense", "DFUNK Odense", "odense-461", 160],
  ]),
  ...of("club", "kvinfo", [["kvinfo-mentornetvaerk", "KVINFOs mentornetværk", "christianshavn-101", 1400]]),
  ...of("club", "duf", [["duf-krydsfelt", "DUF Krydsfelt", "oesterbro-101", 300]]),
  ...of("club", "dgi", [
    ["dgi-idraet-plus-vollsmose", "DGI Idræt+ Vollsmose", "vollsmose-461", 40],
    ["dgi-idraet-plus-gellerup", "DGI Idræt+ Gellerup", "gellerup-751", 40],
    ["dgi-idraet-plus-esbjerg", "DGI Idræt+ Esbjerg", "esbjerg-561", 30],
  ]),
  ...of("club", "dif", [
    ["get2sport-tingbjerg", "Get2Sport Tingbjerg", "tingbjerg-101", 50],
    ["get2sport-bispehaven", "Get2Sport Bispehaven", "bispehaven-751", 40],
    ["get2sport-slagelse", "Get2Sport Slagelse", "slagelse-330", 30],
  ]),
  ...of("cafe", "trampolinhuset", [["trampolinhuset", "Trampolinhuset", "nordvest-101", 900]]),
  ...of("club", "asylret", [["asylret", "Asylret", "vesterbro-101", 500]]),
];
