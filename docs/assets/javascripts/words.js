/** Everything the scripts say to a reader; all other words come from the engine. */
export const words = {
  starting: "Starting Python …",
  waiting: "Starting Python; your change is answered the moment it is up …",
  exact: (/** @type {string} */ version) => `Python ${version} in this page · exact`,
  restarting: "Python stopped; starting it again …",
  unavailable: "Live answers are unavailable.",
  stale: "What is shown is for earlier inputs.",
  retry: "Try again",
};
