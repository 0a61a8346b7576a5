/** The tour: does the main job unattended in the real window, takes screenshots and checks each step on the server. */
package app.bellhop.app.tour;
