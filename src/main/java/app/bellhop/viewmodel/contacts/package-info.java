/** A table of contacts made topics and subscriptions. */
package app.bellhop.viewmodel.contacts;
