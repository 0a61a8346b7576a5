/** The object table and its commands: open, upload, copy, rename, delete. */
@NullMarked
package app.bellhop.viewmodel.objects;

import org.jspecify.annotations.NullMarked;
