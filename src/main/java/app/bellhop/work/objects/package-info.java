/** Tasks on objects: comparing texts, collecting versions, copying and moving. */
package app.bellhop.work.objects;
