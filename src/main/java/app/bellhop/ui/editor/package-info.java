/** Editors for documents and text, with highlighting. */
package app.bellhop.ui.editor;
