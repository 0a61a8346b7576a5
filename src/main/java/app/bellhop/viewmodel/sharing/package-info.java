/** Sharing objects: ACLs, presigned URLs, and who can read them. */
package app.bellhop.viewmodel.sharing;
