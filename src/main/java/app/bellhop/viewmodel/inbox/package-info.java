/** What the demo delivered by email and SMS. */
package app.bellhop.viewmodel.inbox;
