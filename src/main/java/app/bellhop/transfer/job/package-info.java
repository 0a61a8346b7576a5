/** What is to be transferred, and the journal that remembers it until it is done. */
package app.bellhop.transfer.job;
