/** User actions: each command is defined once by its view model and found by id. */
@NullMarked
package app.bellhop.viewmodel.command;

import org.jspecify.annotations.NullMarked;
