// Where the service worker lives: an address of its own that never changes, with no page under it.
export const workerAddress = "/push/worker.js";
