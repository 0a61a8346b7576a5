/** Turns a contacts table into topics and subscriptions: the desired state, and the plan to reach it. */
package app.bellhop.work.contacts;
