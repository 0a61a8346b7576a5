/** User actions: each command is defined once by its view model and found by id. */
package app.bellhop.viewmodel.command;
