/** The table of calls, and their code. */
@NullMarked
package app.bellhop.ui.activity;

import org.jspecify.annotations.NullMarked;
