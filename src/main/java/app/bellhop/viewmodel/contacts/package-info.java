/** A contacts table turned into topics and subscriptions. */
package app.bellhop.viewmodel.contacts;
