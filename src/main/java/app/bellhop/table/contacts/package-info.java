/** A table of contacts made topics and subscriptions: what is there, what is missing, what is too much. */
package app.bellhop.table.contacts;
