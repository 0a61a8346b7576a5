/** What the user can do: a command is defined once by the view model that does it, and found by its id. */
package app.bellhop.viewmodel.command;
