/** Pages put into buckets: written, linked, checked from outside, published to topics; and the files of a site. */
package app.bellhop.work.pages;
