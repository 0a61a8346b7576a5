/** Wires, starts and stops the application. The only package that creates threads. */
@NullMarked
package app.bellhop.app;

import org.jspecify.annotations.NullMarked;
