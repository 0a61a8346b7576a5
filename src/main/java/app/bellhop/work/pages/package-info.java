/** Pages put into buckets: written, linked, checked from outside, published to topics; and the files of a site. */
@NullMarked
package app.bellhop.work.pages;

import org.jspecify.annotations.NullMarked;
