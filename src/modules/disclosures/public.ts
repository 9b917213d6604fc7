// The door of disclosures. Nobody comes in: it is used from its own pages alone.

export {};
