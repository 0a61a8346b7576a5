/** The first bytes of an object turned into something to look at. Plain functions; no screen, no server. */
package app.bellhop.work.preview;
