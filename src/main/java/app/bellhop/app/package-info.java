/** Wires, starts and stops the application. The only package that creates threads. */
package app.bellhop.app;
