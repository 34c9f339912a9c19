/** What may the page do? The headers that every page and script is served with, in both hosts. */

/**
 * The Content-Security-Policy of the page: everything from its own origin, nothing from elsewhere,
 * no inline script or style element, no eval, no frames, no forms. `blob:` is for files that the
 * page itself makes to be saved. `sockets` are the origins it may open a WebSocket to.
 */
export function contentPolicy(sockets: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...sockets].join(" ")}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** The headers of everything that is served to the page, the content policy among them. */
export function pageHeaders(sockets?: readonly string[]): Readonly<Record<string, string>> {
  return {
    "content-security-policy": contentPolicy(sockets),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    // The estate is drawn from data of its own; nothing of the machine is needed.
    "permissions-policy": "camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()",
    // A rebuilt page must show at the next load.
    "cache-control": "no-cache",
  };
}
