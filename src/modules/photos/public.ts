// The door of the photos module for everybody else.

export { photoAnswer } from "./routes.tsx";
export { developPhoto, keepPhoto } from "./service.ts";
export { deletePhotos, type Photo } from "./store.ts";
