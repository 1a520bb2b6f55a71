/** Whether a URL's hostname, as URL writes it, is this machine itself. */
export const isLoopback = (hostname: string): boolean =>
  /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
