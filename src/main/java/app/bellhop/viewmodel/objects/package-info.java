/** The object table and its commands: open, upload, copy, rename, delete. */
package app.bellhop.viewmodel.objects;
