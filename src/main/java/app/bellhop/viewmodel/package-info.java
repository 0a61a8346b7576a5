/** One view model per screen: its state as properties, its commands as methods. No toolkit, no waiting. */
package app.bellhop.viewmodel;
