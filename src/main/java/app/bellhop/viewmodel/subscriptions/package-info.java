/** Subscriptions of SNS topics: the list, new ones, filter policies, delivery settings. */
@NullMarked
package app.bellhop.viewmodel.subscriptions;

import org.jspecify.annotations.NullMarked;
