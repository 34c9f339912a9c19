/** Stand-ins for Electron's session and protocol: they keep what the shell registers, and apply it. */
import { EventEmitter } from "node:events";

type RequestAnswer = (answer: { readonly cancel: boolean }) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string) => boolean;
type PermissionRequest = (
  contents: { readonly getURL: () => string },
  permission: string,
  answer: (isGranted: boolean) => void,
) => void;

class Session extends EventEmitter {
  permissionCheck: PermissionCheck = () => true;
  permissionRequest: PermissionRequest = (_contents, _permission, answer) => answer(true);
  beforeRequest: (details: { readonly url: string }, answer: RequestAnswer) => void = (_, answer) =>
    answer({ cancel: false });

  setPermissionCheckHandler(check: PermissionCheck): void {
    this.permissionCheck = check;
  }
  setPermissionRequestHandler(request: PermissionRequest): void {
    this.permissionRequest = request;
  }
  setDevicePermissionHandler(): void {}

  readonly webRequest = {
    onBeforeRequest: (listener: Session["beforeRequest"]) => {
      this.beforeRequest = listener;
    },
  };

  /** Whether the page may load `url`, by the listener of the shell. */
  mayLoad(url: string): Promise<boolean> {
    return new Promise((resolve) => this.beforeRequest({ url }, (a) => resolve(!a.cancel)));
  }

  /** Whether a page at `origin` is granted `permission`: both the check and the request must say so. */
  grants(permission: string, origin: string): boolean {
    let isGranted = false;
    const contents = { getURL: () => `${origin}/` };
    this.permissionRequest(contents, permission, (answer) => {
      isGranted = answer;
    });
    return isGranted && this.permissionCheck(contents, permission, origin);
  }
}

export const session = { defaultSession: new Session() };

type SchemeHandler = (request: Request) => Promise<Response>;
const schemes = new Map<string, SchemeHandler>();

export const protocol = {
  registerSchemesAsPrivileged: () => {},
  handle: (scheme: string, handler: SchemeHandler) => void schemes.set(scheme, handler),
};

// Chromium knows no scheme of ours: app://host/x is shown as http://host.app.localhost/x, which is
// a secure origin of its own, and never leaves the machine because every request is answered here.
const shown = /^http:\/\/([^./]+)\.([a-z]+)\.localhost(?=\/|$)/;

/** The address that Chromium is given for `url`. */
export function toShown(url: string): string {
  return url.replace(/^([a-z]+):\/\/([^/]+)/, (whole, scheme: string, host: string) =>
    schemes.has(scheme) ? `http://${host}.${scheme}.localhost` : whole,
  );
}

/** The address that the shell knows for what Chromium shows. */
export function fromShown(url: string): string {
  return url.replace(shown, (_whole, host: string, scheme: string) => `${scheme}://${host}`);
}

/** The handler of the scheme of `url`, an address as the shell knows it. */
export function handlerOf(url: string): SchemeHandler | undefined {
  return schemes.get(url.slice(0, url.indexOf(":")));
}
