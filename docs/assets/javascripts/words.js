/** Of many mistakes only so many are told one by one. */
const FEW = 5;

/** Everything the scripts say to a reader; all other words come from the engine. */
export const words = {
  starting: "Starting Python …",
  waiting: "Starting Python; your change is answered the moment it is up …",
  ahead: "Worked out when this page was built; starting Python …",
  exact: (/** @type {string} */ version) => `Python ${version} in this page · exact`,
  restarting: "Python stopped; starting it again …",
  unavailable: "Live answers are unavailable.",
  stillAhead: "What is shown was worked out when this page was built.",
  stale: "What is shown is for earlier inputs.",
  unsaved: "The network does not answer; when it does, “Save everything” at the end of a page makes the tools work without it.",
  retry: "Try again",
  saving: "Python is starting; the file is saved when it is up …",
  saved: (/** @type {string} */ file) => `Saved ${file}.`,
  notSaved: (/** @type {string} */ reason) => `Not saved. ${reason}`,
  cannotSave: "Live answers are unavailable, so nothing can be saved.",
  noInput: (/** @type {string} */ name) => `${name} is no input of this tool.`,
  noChoice: (/** @type {string} */ text, /** @type {string} */ name) => `${text} is none of the choices for ${name}.`,
  became: (/** @type {string} */ label, /** @type {string} */ text, /** @type {string} */ nearest) =>
    `${label}: ${text} became ${nearest || "as published"}.`,
  corrected: (/** @type {string} */ from, /** @type {string[]} */ notes) =>
    [
      `${notes.length === 1 ? "One thing" : `${notes.length} things`} in ${from} could not be used as given.`,
      ...notes.slice(0, FEW),
      ...(notes.length > FEW ? [`And ${notes.length - FEW} more.`] : []),
    ].join(" "),
  link: "this link",
  newer: "It was made by a newer version of this page; what is not known here was left out.",
  noRoom: (/** @type {number} */ count) =>
    `${count === 1 ? "One pinned state" : `${count} pinned states`} had no room beside yours, or could not be read.`,
  copied: (/** @type {string} */ what) => `${what} is copied.`,
  selected: (/** @type {string} */ what) => `${what} is selected; copy it with your keyboard or menu.`,
  noPages: (/** @type {string} */ address) => `The page around this tool lets no other page open. The address: ${address}`,
  loaded: (/** @type {string} */ file) => `Loaded ${file}.`,
  notLoaded: (/** @type {string} */ file) => `${file} is not saved data. Choose a JSON file that a tool has saved.`,
  elsewhere: (/** @type {string} */ file, /** @type {string} */ tool) =>
    `${file} belongs to another tool, ${tool}, which is not on this page. Open it there.`,
};
