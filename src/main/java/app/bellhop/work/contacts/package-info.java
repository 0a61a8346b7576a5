/** A contacts table turned into topics and subscriptions: what it asks for, and the plan that gets there. */
package app.bellhop.work.contacts;
