/** Work on objects: comparing texts, collecting versions. */
package app.bellhop.work.objects;
