/** The tour: does the main job by itself in the real window, takes pictures, checks each step on the server. */
package app.bellhop.app.tour;
