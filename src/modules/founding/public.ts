// The door of founding: its words.

