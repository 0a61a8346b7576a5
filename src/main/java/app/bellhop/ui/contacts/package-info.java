/** The window that turns a list of contacts into topics and subscriptions. */
@NullMarked
package app.bellhop.ui.contacts;

import org.jspecify.annotations.NullMarked;
