/** Editors for documents and text, with highlighting. */
@NullMarked
package app.bellhop.ui.editor;

import org.jspecify.annotations.NullMarked;
