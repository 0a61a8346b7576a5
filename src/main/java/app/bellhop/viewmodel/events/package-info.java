/** Buckets that ring topics when their objects change. */
package app.bellhop.viewmodel.events;
