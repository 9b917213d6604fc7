// Headers of every answer: what a page may load, who may frame or cache it, what others learn of it.

/** Where quick exit leads: a page anyone might have open. */
export const exitUrl = "https://www.dmi.dk/";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  `form-action 'self' ${exitUrl}`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** `same-origin`, not `no-referrer`: with the latter browsers send `Origin: null` on our own forms. */
export const pageHeaders: Record<string, string> = {
  "Content-Security-Policy": policy,
  "Cache-Control": "no-store",
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
  "X-Robots-Tag": "noindex, nofollow",
};

export const secureOnly = { "Strict-Transport-Security": "max-age=31536000" };
