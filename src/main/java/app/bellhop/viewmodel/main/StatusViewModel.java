package app.bellhop.viewmodel.main;

import app.bellhop.viewmodel.base.Activities;
import javafx.beans.value.ObservableValue;

/**
 * The status bar of the main window. FX thread.
 *
 * @param status what is shown, with counts
 * @param notice the last completed action
 * @param activities the running operations
 */
public record StatusViewModel(ObservableValue<String> status, ObservableValue<String> notice, Activities activities) {}
