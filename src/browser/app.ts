// The one script of every page: htmx, and the enhancers. Every page works without it.
import "htmx.org";
import "./live.ts";
import "./copy.ts";
import "./menus.ts";
import "./exit.ts";
import "./once.ts";
import "./stepper.ts";
