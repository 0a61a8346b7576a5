/** Turns the first bytes of an object into something to look at. Plain functions; knows no screen and no server. */
package app.bellhop.viewmodel.preview;
