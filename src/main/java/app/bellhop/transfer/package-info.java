/** The transfer queue: plan, order, limit, retry, journal; and bulk deletes. Knows ports only. */
package app.bellhop.transfer;
