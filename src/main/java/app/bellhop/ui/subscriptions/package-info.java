/** The subscription table and windows about subscriptions. */
@NullMarked
package app.bellhop.ui.subscriptions;

import org.jspecify.annotations.NullMarked;
