/** Previews of objects, and text edited in place. */
package app.bellhop.viewmodel.preview;
