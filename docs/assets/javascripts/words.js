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
};
