/** Turns the first bytes of an object into a preview. Pure functions. */
package app.bellhop.work.preview;
