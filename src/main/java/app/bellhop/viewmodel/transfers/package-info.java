/** The transfer queue, and what happens when it is done. */
package app.bellhop.viewmodel.transfers;
