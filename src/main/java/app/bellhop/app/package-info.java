/** Wires everything once, starts it, stops it. The only place with threads. */
package app.bellhop.app;
