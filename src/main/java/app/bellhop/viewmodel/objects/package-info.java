/** The object table and what is done with objects: open, upload, copy, rename, delete. */
package app.bellhop.viewmodel.objects;
