/** Files on this computer: their names, folders walked, downloads written beside and moved into place. */
@NullMarked
package app.bellhop.transfer.local;

import org.jspecify.annotations.NullMarked;
