/** Files on this computer: their names, folders walked, downloads written beside and moved into place. */
package app.bellhop.transfer.local;
