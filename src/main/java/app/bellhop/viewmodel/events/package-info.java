/** Bucket events that notify topics. */
package app.bellhop.viewmodel.events;
