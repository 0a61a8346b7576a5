/** Turns a contacts table into topics and subscriptions: the desired state, and the plan to reach it. */
@NullMarked
package app.bellhop.work.contacts;

import org.jspecify.annotations.NullMarked;
