/** The tour: does the main job unattended in the real window, takes screenshots and checks each step on the server. */
@NullMarked
package app.bellhop.app.tour;

import org.jspecify.annotations.NullMarked;
