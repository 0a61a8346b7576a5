/** What every screen's state is built from: errors, texts, and the context that all share. */
@NullMarked
package app.bellhop.viewmodel.base;

import org.jspecify.annotations.NullMarked;
