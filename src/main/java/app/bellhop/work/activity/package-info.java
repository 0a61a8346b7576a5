/** Calls of the services as Python that makes them again. */
@NullMarked
package app.bellhop.work.activity;

import org.jspecify.annotations.NullMarked;
