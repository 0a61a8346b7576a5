/** A contacts table turned into topics and subscriptions. */
@NullMarked
package app.bellhop.viewmodel.contacts;

import org.jspecify.annotations.NullMarked;
