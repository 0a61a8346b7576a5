/** Tasks with several steps and no user interface, one package per subject. */
@NullMarked
package app.bellhop.work;

import org.jspecify.annotations.NullMarked;
