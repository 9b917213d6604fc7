// The door of people: who is here, signing up inside other forms, and what others do when somebody leaves.

export { ShortBox } from "./pages/short-box.tsx";
export { SignUpFieldset } from "./pages/sign-up-fields.tsx";
export { mustBeSomebody } from "./policy.ts";
export {
  addWayIn,
  demoLinks,
  deviceOf,
  ensureSession,
  prepareSignUp,
  speakTo,
  welcome,
} from "./routes.tsx";
export { langField, nameField, shortField, signUpFields } from "./schema.ts";
export {
  findVisit,
  giveCode,
  newCode,
  openSession,
  type Returned,
  type SignedUp,
  type SigningUp,
  signUp,
  whenArriving,
  whenLeaving,
  whenReturning,
} from "./service.ts";
export { changeProfile, endKeyedSessions, endSessions, namesOf, type Profile, profileOf } from "./store.ts";
