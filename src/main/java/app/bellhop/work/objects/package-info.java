/** Tasks on objects: comparing texts, collecting versions, copying and moving. */
@NullMarked
package app.bellhop.work.objects;

import org.jspecify.annotations.NullMarked;
