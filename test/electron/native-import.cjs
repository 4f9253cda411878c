/** Loads a module as Node does, past the test runner, which would transform it. */
module.exports = (address) => import(address);
